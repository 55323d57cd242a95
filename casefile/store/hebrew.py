"""Hebrew word forms: clitics before a word, plural and possessive endings after it.

Words come in folded: no points, no final letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from casefile.store.hebrew_verbs import root_meant, roots

FIRM = frozenset(
    x.translate(str.maketrans("ךםןףץ", "כמנפצ"))
    for x in """
    הודעה הסכם הלוואה הלואה העברה הצעה הכנסה הוצאה החזר המחאה התחייבות הפרה הסדר השכרה
    הזמנה הקלטה הפקדה הנחה הצהרה המלצה הנהלה הגנה הוכחה החלטה השקעה הפסד הארכה הכרה הליך הפסקה
    התנגדות הסכמה הערה הרשאה השבה הובלה התקנה הזמין הודיע הבטיח הסכים הגיע התחייב הציע
    מכתב משלוח מכירה משפט מספר משרד מסמך מנהל מחיר מועד מסירה מחאה מלון מגשר מזומן מפעל
    מוצר מחסן מדינה משכורת מסחר מבנה מטבח משפחה מקום מצב מקרה מענה ממון משיכה מקדמה מחברת מחשב
    מבקש משכנתא משיב מוכר מזכיר מנכל מעמ מבחן מחלקה מוסד מורשה מטרה מיסים מכון ממונה מסגרת
    מעסיק מערכת מפרט מצורף משימה מתווך מתנה מתקן
    בית בנק ביטול בקשה בעל ביצוע בוררות בורר ביטוח בירור בניין בניה בדיקה בעיה בחינה ברירה
    בטחון ביטחון בגין בלבד בעמ בודק בונוס
    כסף כתב כתובת כתבה כהן כרטיס כולל כניסה כותרת כמות כוונה כללי
    לקוח לוי לוח ליקוי לשון לימוד לחץ לילה לבן לפני
    שכר שיק שירות שטר שעה שטח שיחה שכירות שליח שליחה שנה שותף שותפות שמאי שלום שבוע שולחן
    שיפוץ שיפוט שינוי שופט שאלה שוכר שימוש שווי שער
    ועד ועדה ויתור וידוא ותק
    """.split()
)
"""Words whose first letter is their own, however much it looks like a clitic."""

WHOLE = frozenset(
    """
    ערבות אחריות עדות זכות תרבות בוררות שירות שותפות שכירות כמות רשות סמכות בעלות
    התחייבות התנגדות השתתפות הזדמנות ריבית חשבונית תזכורת תכנית תוכנית בית כתובת צוות
    """.split()
)
"""Words whose last letters are their own, however much they look like an ending."""

_PLURALS = ("ות", "ימ")
_OWNED = ("ו", "ה", "הנ", "המ", "נו", "כ", "כמ", "כנ")
"""His, her, their, our, your: after a plural, ``חובותיו``, ``חובותיכם``."""
_POSSIBLE = (
    *((f"יותי{whose}", ("ית", "יה", "ות")) for whose in _OWNED),
    *((f"ותי{whose}", ("", "ה", "ת")) for whose in _OWNED),
    *((f"י{whose}", ("", "ה")) for whose in ("הנ", "המ", "כמ", "כנ")),
    *((f"ת{whose}", ("ה", "ת")) for whose in ("כ", "כמ", "כנ", "מ", "נ")),
    ("אות", ("ה",)),
    ("אימ", ("אי",)),
    ("איות", ("אי",)),
    ("כמ", ("",)),
    ("כנ", ("",)),
    ("ויות", ("ות",)),
    ("יות", ("ית", "יה", "ייה", "ות", "י")),
    ("ייתו", ("יה",)),
    ("יתו", ("ית", "יה")),
    ("תנו", ("ה", "ת")),
    ("תו", ("ה", "ת")),
    ("תה", ("ה", "ת")),
    ("תי", ("ה", "ת", "")),
    ("ינו", ("", "ה")),
    ("ות", ("", "ה", "ת")),
    ("ימ", ("", "ה")),
    ("יו", ("", "ה")),
    ("נו", ("",)),
    ("ו", ("", "ה")),
    ("י", ("", "ה")),
    ("ת", ("ה",)),
)
"""An ending, and what stands in its place in the dictionary's form."""
_FEMALE = 5
"""From this length on, a last ``ת`` may be that of a woman's word: ``חייבת``, ``מנהלת``."""
_IRREGULAR = {
    form: base
    for base, forms in {
        "בית": "בתימ בתי",
        "יומ": "ימימ ימי",
        "איש": "אנשימ אנשי",
        "אישה": "נשימ נשי אשת אשתו אשתי",
        "עיר": "ערימ ערי",
        "צד": "צדדימ צדדי",
        "בת": "בנות",
        "שנה": "שנתיימ",
        "עוד": "עוהד",
        "ווטסאפ": "וואטסאפ ווצאפ וואטצאפ",
    }.items()
    for form in forms.split()
}
"""Forms that no ending explains, and words written in several ways; folded.

``עו"ד`` and ``עוה"ד`` (with its article inside) are one word.
"""
_ENDINGS = {
    letter: tuple(one for one in _POSSIBLE if one[0][-1] == letter)
    for letter in {ending[-1] for ending, _ in _POSSIBLE}
}
_CLITICS = re.compile("^(ו?)(לכש|כש|מש|ש)?([כלבמ]?)(ה?)")
_LEAST = 3
_SHORTENED = ("תוכנ", "חוכמ")
"""How words begin whose ו is mostly left out; elsewhere it makes another word."""
_VERB = "\ue012"
_PERSON = re.compile("^[ימתנאה]")
_SELF = re.compile("^(?:לה|[הימתנא])ת")
_TAIL = re.compile(
    "(?:ות(?:יו|יה|ינו|יהמ|יהנ|יכמ|יכ|יי|י)|תכמ|תכ|תנו|תמ|תנ|יהמ|יות|ות|ימ|תי|נו|תו|[התוי])$"
)
_VOWELS = re.compile("[וי]")
_DOUBLED = re.compile("(?<=.)([וי])\\1")


@lru_cache(20_000)
def bases(word: str, least: int = _LEAST) -> tuple[str, ...]:
    """Return the word with and without the clitics it may begin with."""
    found = [word]
    for start in ("ו", "לכש", "כש", "מש", "ש", "כ", "ל", "ב", "מ", "ה"):
        if _firm(word):
            break
        if word.startswith(start) and len(word) - len(start) >= least:
            for rest in bases(word[len(start) :], least):
                if _order(start, rest, word) and rest not in found:
                    found.append(rest)
    return tuple(found)


def _firm(word: str) -> bool:
    return word in FIRM or any(form in FIRM for form in _dictionary(word))


def _order(start: str, rest: str, word: str) -> bool:
    """True when what was taken off *word* down to *rest* is clitics in their order."""
    taken = word[: len(word) - len(rest)]
    found = _CLITICS.match(taken)
    return found is not None and found.end() == len(taken)


@lru_cache(20_000)
def _dictionary(base: str) -> tuple[str, ...]:
    """Return the dictionary forms that *base* may be a plural or a possessive of."""
    found: list[str] = []
    if base in WHOLE:
        return ()
    for ending, fuller in _ENDINGS.get(base[-1], ()):
        if base.endswith(ending):
            left = base[: -len(ending)]
            least = 2 if ending in _PLURALS else _LEAST
            found += [left + end for end in fuller if len(left) >= 2 and len(left + end) >= least]
    if base[-1] == "ה" and len(base) >= 5:
        found.append(base[:-1])
    if base[-1] == "ת" and len(base) >= _FEMALE and not base.endswith("ות"):
        found.append(base[:-1])
    return tuple(found)


@lru_cache(20_000)
def spelled(base: str) -> str:
    """Return a word in one spelling, whether it was written with its vowel letters or without.

    ``ראייה`` ראיה, ``פיקדון`` פקדון, ``תוכנית`` תכנית. A verbal noun keeps its letters: ``סיכום``
    is no ``סכום``.
    """
    short = _DOUBLED.sub(r"\1", base)
    if len(short) >= 5 and short[1] == "י" and short[3] != "ו":
        return short[0] + short[2:]
    return short.replace("ו", "", 1) if short.startswith(_SHORTENED) else short


@lru_cache(20_000)
def lemmas(word: str, *, acronym: bool = False) -> frozenset[str]:
    """Return every dictionary form that the word of a text may be a form of."""
    found: set[str] = set()
    for base in bases(word, 2):
        found.add(base)
        if base in _IRREGULAR:
            found.add(_IRREGULAR[base])
        if not acronym:
            found.update(_dictionary(base))
            if base not in FIRM:
                found.update(_VERB + root for root in roots(_DOUBLED.sub(r"\1", base)))
    return frozenset(x if x[0] == _VERB else spelled(x) for x in found)


@lru_cache(10_000)
def meant(word: str) -> frozenset[str]:
    """Return the dictionary forms that a typed word may mean: fewer than in a text.

    A typed word is mostly the dictionary's own; clitics are taken off only where four letters
    remain, endings only where they are plain plurals.
    """
    found = {word}
    for base in bases(word, 4):
        found.add(base)
        if base in _IRREGULAR:
            found.add(_IRREGULAR[base])
        if base.endswith(("ות", "ימ")) and base not in WHOLE:
            found.update(_dictionary(base))
    verbs = root_meant(_DOUBLED.sub(r"\1", word))
    return frozenset({*(spelled(x) for x in found), *(_VERB + root for root in verbs)})


@lru_cache(20_000)
def skeletons(word: str) -> frozenset[str]:
    """Return the consonants that a word shares with its kin: ``שילם``, ``לשלם``, ``תשלום``."""
    found = set()
    for base in bases(_DOUBLED.sub(r"\1", word)):
        for head in {base, _PERSON.sub("", base), _SELF.sub("", base)}:
            for tail in {head, _TAIL.sub("", head)}:
                bones = tail[:1] + _VOWELS.sub("", tail[1:])
                if len(bones) >= 3:
                    found.add(bones)
    return frozenset(found)
