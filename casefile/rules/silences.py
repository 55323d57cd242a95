"""Stretches of a case without any record: from the first event on, three weeks and more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from casefile.model.case import Case
from casefile.model.review import Event, Silence

DAYS_OF_SILENCE = 21
"""A stretch without any record this long is shown (own judgement)."""
_NO_RECORD = ("due", "promise")
"""Days that come of themselves and leave no record of anyone doing anything."""
_DAYS_OF_A_MONTH = 31


def silences(case: Case, events: Iterable[Event], on: date) -> tuple[Silence, ...]:
    """Return the stretches of 21 days and more without a record, from the first event to *on*.

    A chat is a record of each day on which it was written. What is known to its month alone may
    have been on any day of it: none of them is said to be silent.
    """
    told: set[date] = set()
    for event in events:
        if event.kind not in _NO_RECORD:
            told.update(_may_be_on(event))
    chats = (one.on.first for x in case.exhibits for one in x.reading.chat_days if not x.copy_of)
    told |= {day for day in chats if day is not None}
    days = sorted({day for day in told if day <= on} | {on})
    return tuple(
        Silence(since=before, until=after, days=(after - before).days)
        for before, after in pairwise(days)
        if (after - before).days >= DAYS_OF_SILENCE
    )


def _may_be_on(event: Event) -> tuple[date, ...]:
    """Return the days on which an event may have been; of one known to its year the first alone."""
    first, last = event.day, event.dated.last
    if first is None:
        return ()
    if last is None or last == first or (last - first).days > _DAYS_OF_A_MONTH:
        return (first,)
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
