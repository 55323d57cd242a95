"""Days of the place: which are business days, what comes next, how years are counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Protocol

from casefile.model import jurisdiction
from casefile.model.outlook import Due
from casefile.rules.in_force import in_force

ONE_DAY = timedelta(days=1)


class Resting(Protocol):
    """A place that rests: its law, or its days of rest alone."""

    @property
    def weekend(self) -> tuple[int, ...]:
        """Days of the week, Monday 0."""
        ...

    @property
    def rest_days(self) -> frozenset[date]:
        """Its holidays."""
        ...


def is_business_day(day: date, law: Resting) -> bool:
    """True when *day* is neither in the weekend of the place nor on its list of days of rest."""
    return day.weekday() not in law.weekend and day not in law.rest_days


def recess_on(day: date, law: jurisdiction.Jurisdiction) -> jurisdiction.Recess | None:
    """Return the court recess that *day* falls in, if the pack lists one."""
    return next((recess for recess in law.recesses if in_force(recess, day)), None)


def business_day_from(day: date, law: Resting) -> date:
    """Return *day*, or the next business day when it is a day of rest."""
    while not is_business_day(day, law):
        day += ONE_DAY
    return day


def last_business_day_before_month_of(day: date, law: jurisdiction.Jurisdiction) -> date:
    """Return the last business day of the month before the month of *day*."""
    day = day.replace(day=1) - ONE_DAY
    while not is_business_day(day, law):
        day -= ONE_DAY
    return day


def months_after(day: date, months: int) -> date:
    """Return the same-numbered day *months* later, or the last of that month when it lacks it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    """Return the anniversary; that of 29 February is 28 February in a common year."""
    return months_after(day, 12 * years)


def day_of(due: Due, on: date, law: Resting) -> date:
    """Return the day that a thing due is for, read on *on*: its own, else the next business day."""
    return business_day_from(on, law) if due.now else due.on
