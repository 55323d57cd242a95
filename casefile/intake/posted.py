"""What a demand gives to pay, in days, and the number and days that proofs of its way show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefile.intake.clues import level
from casefile.intake.finds import days
from casefile.model.dates import LooseDate

_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
_WORDED = {
    **{"three": 3, "five": 5, "seven": 7, "ten": 10, "fourteen": 14, "twenty-one": 21},
    **{"twenty one": 21, "twenty-eight": 28, "thirty": 30},
    **{"trzech": 3, "pięciu": 5, "siedmiu": 7, "dziesięciu": 10, "czternastu": 14},
    **{"dwudziestu jeden": 21, "dwudziestu": 20, "trzydziestu": 30},
    **{"שלושה": 3, "חמישה": 5, "שבעה": 7, "עשרה": 10, "ארבעה עשר": 14, "ארבעה-עשר": 14},
    **{"עשרים ואחד": 21, "שלושים": 30},
}
_WEEKS = {
    **{"a week": 7, "one week": 7, "two weeks": 14, "tygodnia": 7, "dwóch tygodni": 14},
    **{"שבוע": 7, "שבועיים": 14},
}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_N = rf"(?P<n>\d{{1,3}}|{_any_of(_WORDED)})(?:-?(?:miu|mio|stu))?(?:\s*\([^)]{{1,24}}\))?"
_DAYS = r"[\s-]*(?:(?:calendar|full|clear)\s+)?(?:days?|dni|ימים|יום)(?!\w|\s+robocz)"
_WITHIN = (
    r"within|in|not? later than|deadline(?:\s+for\s+payment)?:?"
    r"|w(?:\s+\w+)?\s+(?:terminie|ciągu|przeciągu)|termin\w*(?:\s+(?:do\s+)?(?:za|w)płaty)?:?"
    r"|ב?תוך|לא יאוחר מ"
)
_UP_TO = r"[\s–-]*(?:(?:the\s+next|a\s+(?:further\s+)?period\s+of|do|najpóźniej)\s+)?"
_FROM = (
    r"\s+(?:of|from|after)\s+(?:the\s+)?(?:date|day|receipt|receiving|delivery|service|this|today)"
    r"|\s+od\s+(?:dnia\s+)?(?:otrzymania|doręczenia|daty)|\s+(?:מיום|ממועד|מתאריך|מקבלת)"
)
_GIVEN = (
    re.compile(rf"(?<!\w)(?:{_WITHIN}){_UP_TO}{_N}{_DAYS}", re.IGNORECASE),
    re.compile(rf"(?<![\w.,]){_N}{_DAYS}(?={_FROM})", re.IGNORECASE),
    re.compile(r"(?<!\w)(?P<n>\d{1,3})(?:-?\w{2,3})?[\s-]+dniow\w+\s+termin", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?:{_WITHIN}){_UP_TO}(?P<w>{_any_of(_WEEKS)})(?!\w)", re.IGNORECASE),
)
_ASKS = re.compile(
    r"(?<!\w)(?:please\s+pay|(?:we|i)\s+(?:\w+\s+)?(?:demand|require|request|ask)"
    r"|(?:must|required\s+to)\s+pay|demanding\s+payment"
    r"|wzywa\w*|żąda\w*|domaga\w*"
    r"|pros(?:zę|imy|i)\s.{0,60}?(?:zapłac|zapłat|wpłac|wpłat|uregulowa|opłac|spłac|spłat)\w*"
    r"|ה?נדרש\w*|דורש\w*|לדרוש|מתבקש\w*|אבקש|נבקש)",
    re.IGNORECASE,
)
_OF_PAYING = re.compile(
    r"(?<!\w)(?:pay\w*|paid|zapła\w*|wpła\w*|uregulow\w*|spła\w*|לשלם|ה?תשלום|לסלק|לפרוע)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻא-ת])")
_MOST = 366
"""Days: no demand gives more than a year."""
_READ = 100_000
"""Letters: what a letter gives, and what it went by, stands in its first pages."""

_LABEL = (
    r"(?:tracking|barcode)(?:\s+(?:number|no|id|code))?"
    r"|(?:consignment|parcel|item)\s+(?:number|no|id|code|reference)"
    r"|(?:numer|nr|identyfikator)\s+(?:nadawcz\w+|nadania|przesyłki|listu(?:\s+\w++)?|R(?!\w))"
    r"|(?:מספר|מס')\s+(?:ה?משלוח|דבר\s+ה?דואר|ה?פריט|ה?מעקב|רשום|דואר\s+רשום)"
    r"|דואר\s+רשום\s+(?:מספר|מס')|ברקוד"
)
_END = r"(?![-.,/:]?\d|\w)"
_LABELLED = re.compile(
    rf"(?i:(?<!\w)(?:{_LABEL}))[ \t.:#]*+(?:\n[ \t]*+)?"
    rf"(?P<number>(?:[A-Z]{{2}} )?\(?[A-Z\d]*\d[A-Z\d()]*"
    rf"(?: ?\(?\d+\)?{_END})*(?: ?[A-Z]{{2}}(?!\w))?)"
)
_SHAPED = (
    re.compile(r"(?<![A-Z\d])(?P<number>[A-Z]{2} ?(?:\d ?){9}[A-Z]{2})(?![A-Z\d])"),
    re.compile(r"(?<![\w(])(?P<number>\(00\)\s{0,3}\d(?: ?\d){17,19})(?! ?\d)"),
    re.compile(r"(?<![A-Z\d])(?<!\d )(?P<number>00(?: ?\d){18})(?! ?\d)"),
)
"""A registered item of any post (two letters, nine digits, the country), and one of 20 digits."""
_FEWEST, _DIGITS_MOST = 8, 35
_POSTED = re.compile(
    r"(?<!\w)(?:(?:date\s+(?:of\s+)?)?(?:posted|posting|dispatch(?:ed)?|mailed|lodged|sent)"
    r"(?!\s+back(?!\w))"
    r"|(?:dat\w+\s+|dzień\s+|dnia\s+)?(?:nadania|nadan[oya]|wysłan[oya]|wysłania)"
    r"(?!\s+(?:zwrotn|z\s+powrotem))"
    r"|(?:תאריך|יום|מועד)\s+ה?(?:משלוח|שליחה)|נשלח(?!\s+ב?חזרה)|נמסר\s+למשלוח)"
    r"[^\d\n]{0,30}\n?[^\d\n]{0,10}$",
    re.IGNORECASE,
)
"""What stands before the day of posting, on its line or the one above."""
_BEFORE = 80
"""Letters before a day in which it is said what it is the day of."""


def days_given(text: str) -> int | None:
    """Return the days that a demand of *text* gives to pay; None: it says none, or several.

    What stands in a sentence that demands goes before one that speaks of paying, and that before
    any other: an invoice payable in 30 days is not what the demand gives. Working days are none.
    """
    sentences = _SENTENCE.split(" ".join(_UNSEEN.sub("", level(text[:_READ])).split()))
    told = [(one, given) for one in sentences if (given := set(_days(one)))]
    for asked in (_ASKS, _OF_PAYING, None):
        found = {n for one, given in told if asked is None or asked.search(one) for n in given}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _days(sentence: str) -> Iterator[int]:
    for pattern in _GIVEN:
        for found in pattern.finditer(sentence):
            part = {name: one.casefold() for name, one in found.groupdict().items()}
            if "w" in part:
                yield _WEEKS[part["w"]]
                continue
            days = _WORDED.get(part["n"]) or int(part["n"])
            if 0 < days <= _MOST:
                yield days


def parcel_number(text: str) -> str:
    """Return the number of the consignment in *text*, as written; empty: none, or several.

    A number that is called so goes before one that is only shaped so.
    """
    plain = _UNSEEN.sub("", level(text[:_READ]))
    for patterns in ((_LABELLED,), _SHAPED):
        found: dict[str, str] = {}
        for pattern in patterns:
            for one in pattern.finditer(plain):
                number = " ".join(one["number"].split())
                if _FEWEST <= sum(map(str.isdigit, number)) <= _DIGITS_MOST:
                    found.setdefault(re.sub(r"[^A-Z\d]", "", number), number)
        if found:
            return next(iter(found.values())) if len(found) == 1 else ""
    return ""


def posting_day(text: str) -> LooseDate | None:
    """Return the day of posting that a proof of it shows; None: it shows none, or several.

    A day that is called so goes before one that merely stands there alone. In a paper that tells
    what became of the thing, a day that is called nothing may be that of its arrival or its return.
    """
    plain = _UNSEEN.sub("", level(text[:_READ]))
    shown = list(days(plain))
    named = {
        day for day, at in shown if _POSTED.search(plain[max(at.start - _BEFORE, 0) : at.start])
    }
    alone = set() if tells_what_followed(text) else {day for day, _ in shown}
    for found in (named, alone):
        if found:
            return found.pop() if len(found) == 1 else None
    return None


_ARRIVED = re.compile(
    r"(?<!\w)(?:delivered|delivery\s+(?:date|time)|(?:date|day)\s+of\s+(?:delivery|receipt)"
    r"|received|dor[eę]czon[oay]|otrzyma(?:ł\w{0,3}|no)|odebrał\w{0,3}"
    r"|(?:dat\w+|dzień|dnia)\s+(?:dor[eę]czenia|odbioru)|odebran[oay]"
    r"|pokwitowa(?:no|ł\w*)|קיבלתי"
    r"|wydan[oay]|נמסרה?|נתקבלה?|התקבלה?|(?:תאריך|יום|מועד)\s+ה?(?:מסירה|קבלה))"
    r"[^\d\n]{0,40}\n?[^\d\n]{0,10}$",
    re.IGNORECASE,
)
"""What stands before the day on which it came, on its line or the one above."""
_NOT_CAME = re.compile(
    r"(?<!\w)(?:not|un(?=delivered)|attempt\w*|expected|estimated|nie|niedor[eę]cz\w*|prób\w+"
    r"|awizo\w*|przewidywan\w+|planowan\w+|לא|ניסיון|צפוי\w*|למשלוח)(?!\w*\d)",
    re.IGNORECASE,
)
"""What tells that it did not come on that day, or is only to come."""


def arrival_day(text: str) -> LooseDate | None:
    """Return the day on which a letter came, as its receipt calls it; None: none, or several.

    A day that is not called so, the day of a print or of the posting, is none.
    """
    plain = _UNSEEN.sub("", level(text[:_READ]))
    found = {day for day, at in days(plain) if _calls_arrival(plain[: at.start])}
    return found.pop() if len(found) == 1 else None


def _calls_arrival(before: str) -> bool:
    near = before[-_BEFORE:]
    called = _ARRIVED.search(near)
    if called is None:
        return False
    line = near[near.rfind("\n", 0, called.start()) + 1 :]
    return _NOT_CAME.search(line) is None


_HANDED_IN = re.compile(
    r"(?<!\w)(?:(?:certificate|proof)\s+of\s+(?:posting|postage)|posting\s+(?:receipt|certificate)"
    r"|(?:potwierdzeni\w+|dow[oó]d\w*)\s+nadania|książk\w+\s+nadawcz\w+|nadan[oya](?!\w)"
    r"|אישור\s+(?:על\s+)?(?:משלוח|מסירה\s+למשלוח)|קבלה\s+על\s+משלוח|התקבל\s+למשלוח)",
    re.IGNORECASE,
)
"""What a slip calls itself that the post gives over its counter."""
_CAME = re.compile(
    r"(?<!\w)(?:(?<!undelivered )(?<!not )delivered|delivery\s+(?:confirm|receipt|date|time)\w*"
    r"|(?:advice|acknowledgement)\s+of\s+(?:receipt|delivery)|(?:received|signed\s+for|signed)\s+by"
    r"|collected\s+by|dor[eę]cz(?:ono|ona|ony|eni)\w*|otrzyma(?:ł\w*|no)|odebra\w+"
    r"|odbi[oó]r\w*|odbioru|wydano"
    r"|אישור\s+(?:מסירה(?!\s+למשלוח)|קבלה)|נמסר(?!\s+למשלוח)|נתקבל|התקבל(?!\s+למשלוח))",
    re.IGNORECASE,
)
"""What tells that it came into somebody's hands, or asks for whose."""
_BACK = re.compile(
    r"(?<!\w)(?:return(?:ed)?\s+to\s+(?:the\s+)?sender|unclaimed|not\s+called\s+for"
    r"|(?:zwr[oó]t\w*|zwr[oó]con\w+)\s+(?:do\s+)?nadawc\w+|nie\s+podj[eę]t\w+|niepodj[eę]t\w+"
    r"|ש?הוחזרה?\s+ל?ה?שולח|לא\s+נדרש)",
    re.IGNORECASE,
)
"""What the post writes on what it brings back."""
_RETURNED_ON = re.compile(
    r"(?<!\w)(?:returned|sent\s+back|(?:date|day)\s+of\s+return|return\s+date"
    r"|zwr[oó]con[oya]|odesłan[oya]|(?:dat\w+|dzień|dnia)\s+zwrotu|zwrot"
    r"|הוחזרה?|(?:תאריך|יום|מועד)\s+ה?(?:החזרה|חזרה))[^\d\n]{0,40}\n?[^\d\n]{0,10}$",
    re.IGNORECASE,
)
"""What stands before the day on which it came back, on its line or the one above."""
_CODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}|\d{2}-\d{3}"
    r"|[A-Z]\d[A-Z][ -]?\d[A-Z]\d)(?![\w-])"
)
"""A code of the post: British, Polish, Canadian."""
_TO = re.compile(
    r"(?im)^[ \t]*(?:to|addressee|adresat|odbiorca|do|delivery\s+address)[ \t]*:"
    r"(?P<to>[^\n]*(?:\n[^\n:]*){0,3})"
)


def tells_posting_alone(text: str) -> bool:
    """Return whether *text* is a slip that a thing was handed to the post, and tells no arrival."""
    plain = _UNSEEN.sub("", level(text[:_READ]))
    return _HANDED_IN.search(plain) is not None and _CAME.search(plain) is None


def tells_return(text: str) -> bool:
    """Return whether *text* says that a thing came back, and names no day on which it came."""
    plain = _UNSEEN.sub("", level(text[:_READ]))
    return _BACK.search(plain) is not None and arrival_day(text) is None


def tells_what_followed(text: str) -> bool:
    """Return whether *text* tells what became of a thing that was posted: it came, or came back."""
    return tells_return(text) or arrival_day(text) is not None


def return_line(text: str) -> str:
    """Return the line in which the post says that a thing came back; empty: it says none."""
    if not tells_return(text):
        return ""
    plain = _UNSEEN.sub("", level(text[:_READ]))
    return next((line.strip() for line in plain.splitlines() if _BACK.search(line)), "")


def return_day(text: str) -> LooseDate | None:
    """Return the day on which a thing came back, as the post says; None: it says none, or several.

    A day that is called so goes before one that stands on a line that says that it came back.
    """
    plain = _UNSEEN.sub("", level(text[:_READ]))
    called = {
        day
        for day, at in days(plain)
        if _RETURNED_ON.search(plain[max(at.start - _BEFORE, 0) : at.start])
    }
    beside = {day for line in plain.splitlines() if _BACK.search(line) for day, _ in days(line)}
    for found in (called, beside):
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def bare_number(number: str) -> str:
    """Return the number of a consignment without its spaces, brackets and leading noughts."""
    return re.sub(r"[^A-Z\d]", "", number.upper()).lstrip("0")


def codes_of(address: str) -> frozenset[str]:
    """Return the codes of the post in *address*, without spaces; of some places there are none."""
    return frozenset(re.sub(r"[ -]", "", one) for one in _CODE.findall(level(address).upper()))


def addressed_to(text: str) -> frozenset[str]:
    """Return the codes of the post of those to whom a slip says it goes; empty: it says none."""
    plain = _UNSEEN.sub("", level(text[:_READ]))
    return frozenset().union(*(codes_of(one["to"]) for one in _TO.finditer(plain)))
