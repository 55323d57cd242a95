"""Own words told from the older mail quoted below or between them."""

from __future__ import annotations

import re

from casefile.intake.reading import Paragraph, ParagraphKind

_DASHES = r"[-_—–=*]{2,}\s*"
_DIVIDER = re.compile(
    rf"^\s*>?\s*(?:{_DASHES}(?:original message|forwarded message|begin forwarded message|"
    r"reply message|wiadomość oryginalna|oryginalna wiadomość|oryginał|"
    r"(?:wiadomość|treść) przekazan\w+( wiadomości)?|przekazana wiadomość|הודעה מקורית|"
    r"ההודעה המקורית|הודעה שהועברה|הודעה מועברת|ursprüngliche nachricht|"
    r"originalnachricht|message d'origine|message original|mensaje original|"
    rf"mensagem original|messaggio originale)\s*(?:{_DASHES})?"
    r"|begin forwarded message:|początek przekazywanej wiadomości:|"
    r"początek przekazanej wiadomości:|(?:התחלת|תחילת) ה?הודעה (?:שהועברה|המועברת|מועברת):|"
    r"הודעה מקורית:?|wiadomość oryginalna:?)\s*$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^\s*(?:"
    r"on\s.{4,300}\swrote\s*:|"
    r"(?:w dniu|dnia|w dn\.|(?:pon|wt|śr|czw|pt|sob|niedz)\w*\.?,)\s.{4,300}"
    r"(?:napisał\w*|pisze|wrote)\s*(?:\(a\))?\s*:|"
    r"[\w ,.:]{0,60}(?:użytkownik|uzytkownik)\s.{2,200}napisał\w*(?:\(a\))?\s*:|"
    r"(?:wiadomość|treść wiadomości) (?:napisana|wysłana)\s.{4,300}:|"
    r"(?:בתאריך|ב-|ביום|מאת)\s?.{4,300}(?:כתב|כתבה|כתב/ה|כתב\(ה\)|נכתב)[^:]{0,200}:|"
    # Without a verb it takes an hour or an address: people date their own sentences too.
    r"(?:בתאריך|ב-|ביום)\s?(?=.{0,300}(?:\d:\d\d|@)).{4,300}מאת\s[^:]{0,200}:|"
    r"(?:am|den)\s.{4,300}schrieb.{0,200}:|le\s.{4,300}écrit\s*:|el\s.{4,300}escribió\s*:|"
    r"em\s.{4,300}escreveu\s*:|il\s.{4,300}scritto\s*:|op\s.{4,300}schreef.{0,100}:"
    r")\s*[\u200e\u200f\u202c]*$",
    re.IGNORECASE | re.DOTALL,
)
_FROM = re.compile(r"^\s*\*?(?:from|od|nadawca|מאת|von|de|da)\*?\s*:\*?\s*\S", re.IGNORECASE)
_BESIDE = re.compile(
    r"^\s*\*?(?:sent|date|to|subject|cc|wysłano|data|do|odbiorca|adresat|temat|dw|נשלח|תאריך|אל|נושא|עותק|"
    r"gesendet|an|betreff|envoyé|à|objet|enviado|para|asunto|assunto)\*?\s*:",
    re.IGNORECASE,
)
_MARKS = "\u200e\u200f\u202a\u202b\u202c\ufeff "


def told_apart(text: str) -> tuple[Paragraph, ...]:
    """Return *text* in order as stretches of own and of quoted words; nothing is left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kinds = _kinds(lines)
    told: list[Paragraph] = []
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or kinds[place] is not kinds[start]:
            stretch = "\n".join(lines[start:place]).strip("\n")
            if stretch.strip():
                told.append(Paragraph(text=stretch, kind=kinds[start]))
            start = place
    return tuple(told)


def _kinds(lines: list[str]) -> list[ParagraphKind]:
    own, quoted = ParagraphKind.OWN, ParagraphKind.QUOTED
    kinds: list[ParagraphKind] = []
    place = 0
    while place < len(lines):
        line = lines[place].strip(_MARKS)
        if line.startswith(">"):
            kinds.append(quoted)
            place += 1
            continue
        if _DIVIDER.match(line) or _head_block(lines, place):
            return kinds + [quoted] * (len(lines) - place)
        length = _wrote(lines, place)
        if length:
            after = [other.strip(_MARKS) for other in lines[place + length :]]
            if any(other.startswith(">") for other in after):
                kinds += [quoted] * length
                place += length
                continue
            return kinds + [quoted] * (len(lines) - place)
        if line or not kinds:
            kinds.append(own)
        else:  # a blank line goes with what stands before it
            kinds.append(kinds[-1])
        place += 1
    return kinds


def _wrote(lines: list[str], place: int) -> int:
    """Return over how many lines "on such a day so-and-so wrote:" runs from here; 0 for none."""
    first = lines[place].strip(_MARKS)
    if not first or len(first) > 400:
        return 0
    joined = first
    for length in range(1, 5):
        if joined.rstrip(_MARKS).endswith(":") and _WROTE.match(joined):
            return length
        if place + length >= len(lines) or not lines[place + length].strip():
            return 0
        joined += " " + lines[place + length].strip(_MARKS)
    return 0


def _head_block(lines: list[str], place: int) -> bool:
    """True where the heads of an older mail begin: From, then at least two of its fellows."""
    if not _FROM.match(lines[place].strip(_MARKS)):
        return False
    near = [line.strip(_MARKS) for line in lines[place + 1 : place + 8]]
    return sum(bool(_BESIDE.match(line)) for line in near) >= 2
