"""What is to be done today over all cases: told as it is found, read again where it changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from casefile.desk.conversation import DueToday
from casefile.desk.desk import Desk
from casefile.desk.records import CaseLine
from casefile.model.case import Stage
from casefile.model.errors import CasefileError

TOLD_EVERY = 25
"""Cases read between two words on how far it is."""


class Found(NamedTuple):
    """What was found so far, of how many cases."""

    due: tuple[DueToday, ...]
    read: int
    of: int
    unread: int = 0
    """Cases that could not be read."""

    @property
    def whole(self) -> bool:
        """True once every case was looked at."""
        return self.read == self.of


class Today:
    """The list of today. What a case gave is kept until the case or the day changes."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._kept: dict[str, tuple[str, date, tuple[DueToday, ...]]] = {}

    def found(self, listed: Sequence[CaseLine], told: Callable[[Found], bool]) -> Found:
        """Return what is due over the cases, the longest due first.

        Cases whose next day has come are looked at first. *told* is given what was found so far,
        and again as more is; when it returns False, the looking stops there.
        """
        on = self.desk.on
        open_ = [one for one in listed if one.stage != Stage.CLOSED.value and not one.damaged]
        open_.sort(key=lambda one: (one.next_on is None, one.next_on or date.max, one.number))
        due: list[DueToday] = []
        unread = 0
        for n, one in enumerate(open_):
            try:
                due += self._of(one, on)
            except CasefileError:
                unread += 1
            if n % TOLD_EVERY == 0 and not told(_sorted(due, n + 1, len(open_), unread)):
                return _sorted(due, n + 1, len(open_), unread)
        return _sorted(due, len(open_), len(open_), unread)

    def _of(self, one: CaseLine, on: date) -> tuple[DueToday, ...]:
        revision, day, due = self._kept.get(one.id, ("", on, ()))
        if revision != one.revision or day != on:
            due = self.desk.due_in(one.id)
            self._kept[one.id] = (one.revision, on, due)
        return due


def _sorted(due: list[DueToday], read: int, of: int, unread: int) -> Found:
    return Found(tuple(sorted(due, key=lambda x: (x.on, x.number))), read, of, unread)
