"""Days that carry their precision: a day, a month, a year, about then, or unknown."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from casefile.model.day_words import in_words, without_words
from casefile.model.fault import Fault
from casefile.model.weekdays import weekday_after, weekday_before, weekday_said

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
        return isinstance(other, LooseDate) and (
            (self.first, self.last, self.precision) == (other.first, other.last, other.precision)
        )

    def __hash__(self) -> int:
        return hash((self.first, self.last))

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

MONTHS = 12
_YEAR_FIRST = re.compile(r"^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$")
_NUMERIC = re.compile(r"^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2}|\d{4}))?\.?$")


def is_two_ways(text: str) -> bool:
    """Return whether figures that were typed with strokes name two days: 10/05/2026, 10-05."""
    match = _NUMERIC.match(text.strip())
    return (
        match is not None
        and "." not in text
        and match[1] != match[2]
        and max(int(match[1]), int(match[2])) <= MONTHS
    )


def refuse_two_ways(text: str) -> None:
    """Refuse what `is_two_ways`, where both ways are usual. Raises: Fault."""
    if is_two_ways(text):
        raise Fault("day_two_ways", value=text.strip())


def read_typed_day(
    text: str, on: date, read: Callable[[str, date], LooseDate], *, two_ways: bool
) -> LooseDate:
    """Return the day typed on *on*, as *read* takes it; of nothing typed it is unknown.

    *two_ways*: in the place days in figures are written day first and month first.
    Raises: ValueError, in words; for figures that name two days there too.
    """
    if two_ways:
        refuse_two_ways(text)
    return read(text, on) if text.strip() else UNDATED


def first_known(days: Iterable[date | None]) -> date | None:
    """Return the earliest of *days* that is known; None: none is."""
    return min((day for day in days if day is not None), default=None)


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
    month (``end of August 2026``), with a word for about before it as well. By its end, or its end
    where *earliest* says that it is to come, is its last day; not where *latest* bounds it.
    Figures are day first; month first only where no calendar has that day (02/17/2026).
    *on* is the day of reading: a date without a year takes the year that puts it nearest to *on*,
    from *earliest* through *latest*. A day of the week (``on Friday``, ``w piątek``) is the next
    one after *earliest*, or the last one before *latest*; with neither bound it is no day.
    Raises: ValueError, in words.
    """
    typed = text.strip()
    if _ISO.match(typed):
        return _as_said(typed, on, earliest, latest)
    said = without_words(typed, on.year)
    day = _as_said(said.typed, on, earliest, min(latest, on) if said.past else latest)
    if not (said.vague or said.end):
        return day
    if day.last is None:
        raise Fault("not_a_day", value=text)
    to_be = (said.by or earliest > date.min) and latest == date.max
    if to_be and not said.vague and not said.past:
        return loose(day.last)
    return loose(f"~{str(day).removeprefix('~')}")


def _as_said(typed: str, on: date, earliest: date, latest: date) -> LooseDate:
    """Return the day typed without a word for about. Raises: Fault, where it is none."""
    relative = re.fullmatch(r"([+-]\d{1,5})\s*d?", typed)
    if relative:
        meant = on + timedelta(days=int(relative.group(1)))
        return loose(_day_of(meant.year, meant.month, meant.day, typed))
    if first := _YEAR_FIRST.match(typed):
        return loose(_day_of(int(first[1]), int(first[2]), int(first[3]), typed))
    match = _NUMERIC.match(typed)
    day, month, year = match.groups() if match else in_words(typed)
    if match and int(month) > MONTHS >= int(day):
        day, month = month, day
    if not month:
        if (weekday := weekday_said(typed)) is not None:
            return loose(_of_week(weekday, typed, earliest, latest))
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


def _of_week(weekday: int, typed: str, earliest: date, latest: date) -> date:
    """Return that day of the week after *earliest* or before *latest*. Raises: Fault, unbounded."""
    coming, past = earliest > date.min, latest < date.max
    if coming == past:
        raise Fault("not_a_day", value=typed)
    return weekday_after(earliest, weekday) if coming else weekday_before(latest, weekday)


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
