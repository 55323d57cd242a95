"""What WhatsApp itself writes into an export, in the languages of its phones."""

from __future__ import annotations

import re

NOTICE = re.compile(
    r"end-to-end|מקצה לקצה|szyfrowane|مشفّرة|مشفرة|verschlüsselt|chiffré|cifrad|crittografat|"
    r"criptografia|versleuteld|сквозн",
    re.I,
)
_FILE = r"[^<>:/\\\n]{1,200}\.\w{2,5}"
ATTACHED = (
    re.compile(rf"^<\s*[^:<>]{{2,30}}:\s*(?P<file>{_FILE})\s*>"),
    re.compile(rf"^(?P<file>{_FILE})\s*<[^<>]{{4,30}}>"),
    re.compile(
        rf"^(?P<file>{_FILE})\s*\((?:file attached|plik załączony|załączono plik|הקובץ מצורף|"
        r"קובץ מצורף|Datei angehängt|fichier joint|archivo adjunto|file allegato|"
        r"arquivo anexado|الملف مرفق|ملف مرفق)\)"
    ),
)
_LEFT_OUT = (
    r"omitted|pominięt\w{1,2}|הושמט\w?|לא נכלל\w?|استبعاد|weggelassen|ausgeschlossen|weggelaten|"
    r"omitid[oa]s?|ocult[oa]|ocultad[oa]|omess[oaie]|omis\w{0,2}|absente?|Без медиафайлов"
)
_MEDIA = (
    "image|photo|video|video note|audio|voice message|gif|sticker|document|contact card|"
    "obraz|zdjęcie|wideo|film|dźwięk|naklejk[aę]|dokument|kart[aę] kontaktu|plik GIF|"
    "ה?תמונה|ה?סרטון|ה?שמע|ה?מדבקה|ה?מסמך|כרטיס איש ה?קשר|ה?הודעה ה?קולית|"
    "bild|imagen|imagem|immagine|afbeelding"
)
OMITTED = re.compile(
    rf"^(?:<[^<>]{{0,40}}(?:{_LEFT_OUT})[^<>]{{0,20}}>|(?:{_MEDIA}) (?:{_LEFT_OUT})|"
    rf"pominięto (?:{_MEDIA})|View once (?:photo|video|voice message))$",
    re.IGNORECASE,
)
BESIDE = re.compile(
    rf"^(?P<said>.*?)\s?\u200e(?:<\s*[^:<>]{{2,30}}:\s*(?P<file>{_FILE})\s*>|"
    rf"(?:(?:[^\s<>\u200e]+\s){{1,3}}(?:{_LEFT_OUT})|pominięto \w+))$",
    re.IGNORECASE | re.DOTALL,
)
"""Words, or the name of a document and its pages, before the file they came with. The program
sets its mark there; what only a person typed has none."""
EDITED = re.compile(
    r"<[^<>]{0,80}(?:message was edited|wiadomość (?:została |była )?(?:zmieniona|edytowana)"
    r"|נערכה|bearbeitet|se editó este mensaje|message a été modifié|mensagem editada|"
    r"сообщение изменено)[^<>]{0,80}>$",
    re.IGNORECASE,
)
_BY_WHOM = (
    r"(?: (?:by admin|przez administratora|על[ -]ידי מנהל\S*|vom Admin|por el admin\S*) .{1,60})?"
)
DELETED = re.compile(
    rf"^(?:this message was deleted{_BY_WHOM}|you deleted this message(?: as admin)?|"
    rf"ta wiadomość została (?:usunięta|skasowana){_BY_WHOM}|"
    r"(?:usunięto|skasowano) (?:tę )?wiadomość|wiadomość (?:usunięta|skasowana)|"
    rf"(?:הודעה זו|ההודעה|ההודעה הזו) נמחקה{_BY_WHOM}|"
    r"מחקת (?:הודעה זו|את ההודעה(?: הזו| הזאת)?)|"
    rf"diese nachricht wurde gelöscht{_BY_WHOM}|du hast diese nachricht gelöscht|"
    rf"se eliminó este mensaje{_BY_WHOM}|eliminaste este mensaje|"
    r"(?:ce|vous avez supprimé ce) message(?: a été supprimé)?|"
    r"(?:esta )?mensagem (?:foi )?apagada|questo messaggio è stato eliminato|"
    r"(?:данное )?сообщение удалено|вы удалили данное сообщение)[.\s]*$",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"^(?:missed|voice call|video call|location|live location|poll|contact|nieodebran|połączenie|"
    r"lokalizacja|ankieta|שיחה|מיקום|סקר)",
    re.IGNORECASE,
)
