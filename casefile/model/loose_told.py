"""How a day that carries its precision is written in a language: as a day, or as an end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import Any, NamedTuple

from babel import Locale
from babel.dates import format_date

from casefile.model.dates import LooseDate, Precision


class Until(NamedTuple):
    """A day by which something is to be: a month or a year is told as its end."""

    day: LooseDate


class LooseDays(ABC):
    """The part of a language that writes days as well as they are known."""

    locale: Locale

    @abstractmethod
    def term(self, key: str, **values: Any) -> str:
        """Return the words of *key*, filled with *values*."""

    @abstractmethod
    def day(self, day: date, *, long: bool = False) -> str:
        """Return the day, in figures or with the month's name."""

    def within_month(self, day: LooseDate) -> str:
        """Return the month of *day* as it stands within a sentence: August 2026, sierpnia 2026."""
        return str(format_date(day.first, "MMMM y", locale=self.locale))

    def loose_day(self, day: LooseDate, *, long: bool = False) -> str:
        """Return the day with its precision: 12.1.2026, 1.2026, 2026, about 1.2026, unknown."""
        if day.first is None:
            return self.term("dates.unknown")
        if day.first == day.last:
            written = self.day(day.first, long=long)
        elif str(day).count("-") == 1:
            form = "LLLL y" if long else self.term("formats.month")
            written = str(format_date(day.first, form, locale=self.locale))
        else:
            written = str(day.first.year)
        if day.precision is Precision.ABOUT:
            return self.term("dates.about", day=written)
        return written

    def until(self, day: LooseDate) -> str:
        """Return *day* as it stands behind by or until: of a month or a year, the end of it.

        About a month is told as that: which part of it was meant is not known.
        """
        if day.precision is Precision.MONTH:
            return self.term("dates.end_of", time=self.within_month(day))
        if day.precision is Precision.YEAR:
            return self.term("dates.end_of", time=str(day))
        return self.loose_day(day)
