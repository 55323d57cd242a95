"""The words around a typed day: a month by its name, about, a half of it, last year."""

from __future__ import annotations

import re
from typing import NamedTuple

from casefile.model.months import month_numbers

_WORDED = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>[^\W\d_]+)['׳.]?,?"
        r"(?:\s+(?P<year>\d{4}))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<month>[^\W\d_]+)['׳.]?(?:\s+(?P<year>\d{4}))?(?P<day>)"),
)
"""12 May 2026, 12 maja, 12 במאי 2026; May 12, 2026; May 2026, May."""
_MONTH = re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})")
"""8.2026, 08/2026."""
_ABOUT = re.compile(
    r"(?:~|about\b|around\b|roughly\b|some\s?time\b|approx(?:\.|imately\b)|circa\b|ca\.|c\."
    r"|oko[łl]o\b|ok\.|mniej wi[ęe]cej\b|gdzie[śs]\b|(?:w\s+)?okolic(?:e|ach|y)\b"
    r"|בערך\b|בסביבות\b|באזור\b|סביב\b|כ-)\s*",
    re.IGNORECASE,
)
_PART_OF_MONTH = re.compile(
    r"(?:(?:at|in|by|towards?|the|pod|na|w|we|z|ku|do)\s+|לקראת\s+|עד\s+)*"
    r"(?:(?:end|beginning|start|middle|(?:first|second|1st|2nd)\s+half)(?:\s+of)?|mid|early(?:\s+in)?"
    r"|late(?:\s+in)?"
    r"|koniec|ko[nń]c(?:em|owi|u|a)|pocz[ąa]t(?:ek|k(?:iem|owi|u|ach))|(?:(?:pierwsz|drug)\w+\s+)?po[łl]ow(?:a|ie|y|ą|ę)"
    r"|[śs]rod(?:ek|k(?:iem|u|a))|ב?(?:סוף|תחילת|ראשית|אמצע)(?:\s+חודש)?"
    r"|ב?מחצית(?:\s+ה(?:ראשונה|שנייה|שניה))?(?:\s+של)?(?:\s+חודש)?)[\s-]+(?=\D|\d{4}$)",
    re.IGNORECASE,
)
"""The end of August, pod koniec sierpnia, סוף אוגוסט: of a month, no day of it."""
_END = re.compile(
    r"(?P<by>(?:by|until|till)\s+|do\s+|עד\s+)?"
    r"(?:(?:the\s+)?end(?:\s+of)?|ko(?:niec|[nń]ca)|סוף(?:\s+חודש)?)[\s-]+(?=[^\W\d]|\d{4}$)",
    re.IGNORECASE,
)
"""By the end of August, do końca 2026, עד סוף אוגוסט: its last day, where something is to be."""
_WITHIN = re.compile(
    r"(?:(?:in|during|we?(?:\s+(?:miesi[ąa]cu|ci[ąa]gu|roku))?)\s+|ב?חודש\s+|ב?שנת\s+|ב-\s*(?=\d{4}$))"
    r"(?=\D|\d{1,2}[./]\d{4}$|\d{4}$)",
    re.IGNORECASE,
)
"""In May, w maju, בחודש מאי, w 2026: the month or year, no more and no less."""
_SIGN_OF_YEAR = re.compile(r"(?<=\d{4})\s*r(?:\.|oku)?$", re.IGNORECASE)
"""12 maja 2026 r., w maju 2026 roku."""
_YEAR_SAID = re.compile(
    r"\s+(?:(?P<this>b\.?\s?r\.?|bie[żz][ąa]cego\s+roku|tego\s+roku|this\s+year|השנה)"
    r"|(?P<last>u\.?b\.?\s?r\.?|(?:ubieg[łl]ego|zesz[łl]ego)\s+roku|last\s+year|ב?שנה\s+שעברה|אשתקד))$",
    re.IGNORECASE,
)
"""W maju br., May last year, מאי השנה: the year, told from the one in which it is read."""
_LAST = re.compile(
    r"^(?:last|this\s+past|ostatni\w*|w\s+ostatnim)\s+(?=[^\W\d])|(?<=\w)\s+האחרון$", re.IGNORECASE
)
"""Last May, במאי האחרון: the one before the day on which it is said."""


class SaidDay(NamedTuple):
    """A typed day without the words around it."""

    typed: str
    vague: bool = False
    """It was said to be about then, or a part of the month that is named."""
    past: bool = False
    """The last one is meant: last May."""
    end: bool = False
    """The end of what is named was said."""
    by: bool = False
    """By its end: no later."""


def without_words(typed: str, year: int) -> SaidDay:
    """Return what *typed* names and what its words say of it; *year* is that of the reading."""
    typed = _SIGN_OF_YEAR.sub("", typed)
    if said := _YEAR_SAID.search(typed):
        typed = f"{typed[: said.start()]} {year if said['this'] else year - 1}"
    vague = past = False
    end = _END.match(typed)
    typed = typed[end.end() :] if end else typed
    while found := _ABOUT.match(typed) or _PART_OF_MONTH.match(typed):
        typed, vague = typed[found.end() :], True
    if _LAST.search(typed):
        typed, past = _LAST.sub("", typed), True
    within = _WITHIN.match(typed)
    typed = typed[within.end() :] if within else typed
    if _LAST.search(typed):
        typed, past = _LAST.sub("", typed), True
    return SaidDay(typed, vague, past, end is not None, end is not None and bool(end["by"]))


def in_words(typed: str) -> tuple[str, str, str]:
    """Return day, month and year as figures, where the month is a word or no day stands by it."""
    alone = _MONTH.fullmatch(typed)
    if alone is not None:
        return "", alone["month"], alone["year"]
    for pattern in _WORDED:
        found = pattern.fullmatch(typed)
        if found is None:
            continue
        name = found["month"].casefold()
        number = month_numbers().get(name) or month_numbers().get(name.removeprefix("ב"))
        if number is not None:
            return found["day"], str(number), found["year"] or ""
    return "", "", ""
