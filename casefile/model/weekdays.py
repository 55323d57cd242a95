"""Days of the week as they are written in English, Polish and Hebrew; the next and the last one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names

from casefile.model.unaccented import unaccented

_LOCALES = ("en", "pl", "he")
_BENT = (
    "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    "poniedziałku wtorku środy czwartku piątku soboty niedzieli",
)
"""The days as Polish says on which and by which, which CLDR does not have: w środę, do środy."""
_BEFORE = re.compile(
    r"(?:(?:on|by|until|till|we?|do|na)\s+|עד\s+)*(?:ב(?=יום |שבת))?", re.IGNORECASE
)
_WEEK = 7


def weekday_said(typed: str) -> int | None:
    """Return the day of the week that *typed* names, Monday 0: on Friday, w piątek, ביום שישי."""
    name = _BEFORE.sub("", typed, count=1).casefold().rstrip(".").replace("'", "׳")
    return _numbers().get(name)


def split_at_weekday(typed: str) -> tuple[str, str]:
    """Return what stands before the day of the week that ends *typed*, and that day as typed.

    600 on Friday: 600 and on Friday. Both are empty, where no day of the week ends it.
    """
    starts = (0, *(gap.end() for gap in re.finditer(r"\s+", typed)))
    found = next((at for at in starts if weekday_said(typed[at:].rstrip()) is not None), None)
    return ("", "") if found is None else (typed[:found].strip(), typed[found:].rstrip())


def weekday_after(day: date, weekday: int) -> date:
    """Return the next *weekday*, Monday 0, after *day*: of its own name in a week."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % _WEEK + 1)


def weekday_before(day: date, weekday: int) -> date:
    """Return the last *weekday*, Monday 0, before *day*: of its own name a week ago."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % _WEEK + 1)


@cache
def _numbers() -> dict[str, int]:
    """Return 0 to 6 by name, whole and short, with accents and without."""
    names: dict[str, int] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in get_day_names(width, "format", locale).items():
                known = name.casefold().rstrip(".")
                names[known] = names[unaccented(known)] = number
    for bent in _BENT:
        for number, name in enumerate(bent.split()):
            names[name] = names[unaccented(name)] = number
    return names
