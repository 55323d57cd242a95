"""Days that carry their precision: a day, a month, a year, about then, or unknown."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from casefile.model.fault import Fault
from casefile.model.months import month_numbers

YEARS = range(1800, 3000)
"""The years of a case: another one is a slip of the hand, or a clock that was never set."""

_ISO = re.compile(r"^(~?)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


class Precision(StrEnum):
    """How exactly a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ABOUT = "about"
    UNKNOWN = "unknown"


class LooseDate:
    """A day as well as it is known: ``2026-01-12``, ``2026-01``, ``2026``, ``~2026-01`` or empty.

    `first` and `last` bound it (both inclusive; None when unknown). Comparing orders by `first`,
    the unknown last.
    """

    __slots__ = ("first", "last", "precision")

    first: date | None
    last: date | None
    precision: Precision

    def __init__(self, first: date | None, last: date | None, precision: Precision) -> None:
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "precision", precision)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a date cannot be changed: {name}")

    @property
    def known(self) -> bool:
        """True when at least the year is known."""
        return self.first is not None

    @property
    def exact(self) -> date | None:
        """The day itself, when it is known to the day; else None."""
        return self.first if self.precision is Precision.DAY else None

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return ""
        about = "~" if self.precision is Precision.ABOUT else ""
        if self.first == self.last:
            return about + self.first.isoformat()
        if self.first.month == self.last.month and self.first.year == self.last.year:
            return about + self.first.isoformat()[:7]
        return about + self.first.isoformat()[:4]

    def __repr__(self) -> str:
        return f"LooseDate({str(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (loose, (str(self),))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LooseDate) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: LooseDate) -> bool:
        return (self.first or date.max, self.last or date.max) < (
            other.first or date.max,
            other.last or date.max,
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            loose,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "description": "2026-01-12, 2026-01, 2026, ~2026-01 (about), or empty (unknown)",
        }


def loose(given: object) -> LooseDate:
    """Return *given* (a date, ISO text with or without ``~``, or a LooseDate) as a LooseDate.

    A date outside YEARS, as a file may carry one, is unknown; a text with one is refused.
    Raises: ValueError, for an impossible or unreadable day.
    """
    if isinstance(given, LooseDate):
        return given
    if given is None or given == "":
        return UNDATED
    if isinstance(given, datetime):
        given = given.date()
    if isinstance(given, date):
        return LooseDate(given, given, Precision.DAY) if given.year in YEARS else UNDATED
    match = _ISO.match(given.strip()) if isinstance(given, str) else None
    if match is None:
        raise Fault("not_a_written_day", value=str(given))
    about, year, month, day = match.groups()
    if day:
        first = last = _day_of(int(year), int(month), int(day), match.group())
        precision = Precision.DAY
    elif month:
        first = _day_of(int(year), int(month), 1, match.group())
        last = first.replace(day=monthrange(first.year, first.month)[1])
        precision = Precision.MONTH
    else:
        first = _day_of(int(year), 1, 1, match.group())
        last = first.replace(month=12, day=31)
        precision = Precision.YEAR
    return LooseDate(first, last, Precision.ABOUT if about else precision)


def _day_of(year: int, month: int, day: int, typed: str) -> date:
    """Return the day. Raises: Fault, for one that no calendar has, or no case."""
    if year not in YEARS:
        raise Fault("not_a_day", value=typed)
    try:
        return date(year, month, day)
    except ValueError as trouble:
        raise Fault("not_a_day", value=typed) from trouble


UNDATED = LooseDate(None, None, Precision.UNKNOWN)

_NUMERIC = re.compile(r"^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2}|\d{4}))?\.?$")
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
    r"(?:(?:end|beginning|start|middle)(?:\s+of)?|mid|early(?:\s+in)?|late(?:\s+in)?"
    r"|koniec|ko[nń]c(?:em|owi|u|a)|pocz[ąa]t(?:ek|k(?:iem|owi|u|ach))|po[łl]ow(?:a|ie|y|ą|ę)"
    r"|[śs]rod(?:ek|k(?:iem|u|a))|ב?(?:סוף|תחילת|ראשית|אמצע)(?:\s+חודש)?)[\s-]+(?=\D|\d{4}$)",
    re.IGNORECASE,
)
"""The end of August, pod koniec sierpnia, סוף אוגוסט: of a month, no day of it."""
_WITHIN = re.compile(
    r"(?:(?:in|during|we?(?:\s+(?:miesi[ąa]cu|ci[ąa]gu|roku))?)\s+|ב?חודש\s+|ב?שנת\s+|ב-\s*(?=\d{4}$))"
    r"(?=\D|\d{1,2}[./]\d{4}$|\d{4}$)",
    re.IGNORECASE,
)
"""In May, w maju, בחודש מאי, w 2026: the month or year, no more and no less."""
_SIGN_OF_YEAR = re.compile(r"(?<=\d{4})\s*r(?:\.|oku)?$", re.IGNORECASE)
"""12 maja 2026 r., w maju 2026 roku."""


def not_to_come(day: LooseDate, on: date) -> LooseDate:
    """Return *day*, on which something was. Raises: Fault, where it is wholly after *on*."""
    if day.first is not None and day.first > on:
        raise Fault("day_to_come", value=day)
    return day


def read_past_day(text: str, on: date) -> LooseDate:
    """Return the day on which something was, as `read_day`; without a year: the last one.

    Raises: ValueError, in words; for a day after *on* too.
    """
    return not_to_come(read_day(text, on, latest=on), on)


def read_coming_day(text: str, on: date) -> LooseDate:
    """Return the day by which something is to be, as `read_day`; without a year: the next one."""
    return read_day(text, on, earliest=on)


def read_day(
    text: str, on: date, *, earliest: date = date.min, latest: date = date.max
) -> LooseDate:
    """Return the day a person typed, day first: ``12.1``, ``12.1.2026``, ``+30``, ``-61d``, ISO.

    The month may be a word, English, Polish or Hebrew: ``12 May 2026``, ``12 maja``, ``w maju``.
    A word for about makes it about then (``około 25.8.2026``); a part of a month is about that
    month (``end of August 2026``), with a word for about before it as well.
    *on* is the day of reading: a date without a year takes the year that puts it nearest to *on*,
    from *earliest* through *latest*.
    Raises: ValueError, in words.
    """
    typed = _SIGN_OF_YEAR.sub("", text.strip())
    named, vague = (typed, False) if _ISO.match(typed) else _named(typed)
    day = _as_said(named, on, earliest, latest)
    if not vague:
        return day
    if not day.known:
        raise Fault("not_a_day", value=text)
    return loose(f"~{str(day).removeprefix('~')}")


def _named(typed: str) -> tuple[str, bool]:
    """Return the day or month that was named, and whether it was said to be about then."""
    vague = False
    while found := _ABOUT.match(typed) or _PART_OF_MONTH.match(typed):
        typed, vague = typed[found.end() :], True
    within = _WITHIN.match(typed)
    return typed[within.end() :] if within else typed, vague


def _as_said(typed: str, on: date, earliest: date, latest: date) -> LooseDate:
    """Return the day typed without a word for about. Raises: Fault, where it is none."""
    relative = re.fullmatch(r"([+-]\d{1,5})\s*d?", typed)
    if relative:
        meant = on + timedelta(days=int(relative.group(1)))
        return loose(_day_of(meant.year, meant.month, meant.day, typed))
    match = _NUMERIC.match(typed)
    day, month, year = match.groups() if match else _in_words(typed)
    if not month:
        if typed and not _ISO.match(typed):
            raise Fault("not_a_day", value=typed)
        return loose(typed)
    if not day:
        start = _day_of(int(year), int(month), 1, typed) if year else None
        start = start or _nearest(1, int(month), typed, on, earliest.replace(day=1), latest)
        return loose(f"{start:%Y-%m}")
    if year:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return loose(_day_of(full, int(month), int(day), typed))
    return loose(_nearest(int(day), int(month), typed, on, earliest, latest))


def _nearest(day: int, month: int, typed: str, on: date, earliest: date, latest: date) -> date:
    """Return that day of the year that puts it nearest to *on*, from *earliest* through *latest*.

    Raises: Fault, where no such year has it.
    """
    near: list[date] = []
    for candidate in (on.year - 1, on.year, on.year + 1):
        try:
            meant = date(candidate, month, day)
        except ValueError:
            continue
        if earliest <= meant <= latest:
            near.append(meant)
    if not near:
        raise Fault("not_a_day", value=typed)
    return min(near, key=lambda d: abs((d - on).days))


def _in_words(typed: str) -> tuple[str, str, str]:
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
