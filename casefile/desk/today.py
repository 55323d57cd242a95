"""What is to be done today over all cases: told as it is found, read again where it may differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casefile.desk.lines import real
from casefile.desk.office import Office
from casefile.desk.outlooks import KeptOutlook, kept_outlook, written
from casefile.desk.records import CaseLine, DueToday
from casefile.library import Jurisdictions
from casefile.model.errors import CasefileError
from casefile.model.stage import Stage
from casefile.rules.calendar import day_of
from casefile.store.notebook import read_today, write_today

TOLD_EVERY = 25
"""Cases read between two words on how far it is; more as more is known already."""


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
    """The list of today.

    Each case carries its outlook in the list, made when it was saved; it holds for days, until
    something in the case turns. Only a case whose outlook has run out, was made under another law,
    or is not there is opened; what was seen in it is kept in a file that may be deleted.
    """

    def __init__(self, office: Office) -> None:
        self.office = office
        self._kept: dict[str, tuple[str, KeptOutlook]] | None = None
        """id -> revision and the outlook of a case that was opened."""

    def found(self, listed: Sequence[CaseLine], told: Callable[[Found], bool]) -> Found:
        """Return what is due over the cases, the longest due first.

        *told* is given what was found so far, and again as more is; when it returns False, the
        looking stops there.
        """
        if self._kept is None:
            self._kept = _remembered(read_today(self.office.home))
        on, laws = self.office.on, self.office.laws
        open_ = [one for one in real(listed) if _watched(one) and not one.damaged]
        due: list[DueToday] = []
        stale: list[tuple[date, CaseLine]] = []
        for one in open_:
            kept, since = self._outlook(one, on)
            if kept is None:
                stale.append((since, one))
            else:
                due += _as_due(one, kept, on, laws)
        if not stale:
            return _sorted(due, len(open_), len(open_), 0)
        stale.sort(key=lambda one: (one[0], one[1].number))
        try:
            return self._opened(due, [one for _, one in stale], len(open_), told)
        finally:
            self._remember(listed)

    def _opened(
        self,
        due: list[DueToday],
        stale: list[CaseLine],
        of: int,
        told: Callable[[Found], bool],
    ) -> Found:
        """Open the stale cases one after the other, telling of it less often as there is more."""
        known, unread, next_word = of - len(stale), 0, 1
        on, laws = self.office.on, self.office.laws
        if known and not told(_sorted(due, known, of, 0)):
            return _sorted(due, known, of, 0)
        for n, one in enumerate(stale, 1):
            try:
                due += _as_due(one, self._read(one), on, laws)
            except CasefileError:
                unread += 1
            if n == next_word:
                so_far = _sorted(due, known + n, of, unread)
                if not told(so_far):
                    return so_far
                next_word += max(TOLD_EVERY, len(due) // 10)
        return _sorted(due, of, of, unread)

    def _outlook(self, one: CaseLine, on: date) -> tuple[KeptOutlook | None, date]:
        """Return what is known of the case for the day; and since when it may be due."""
        earliest = one.next_on or date.max
        kept = self._kept or {}
        revision, opened = kept.get(one.id, ("", None))
        for seen in (opened if revision == one.revision else None, kept_outlook(one.outlook)):
            if seen is None or seen.stamp != self.office.stamp_of(seen.place):
                continue
            if seen.outlook.holds(on):
                return seen, earliest
            earliest = min((x.on for x in seen.outlook.due), default=seen.outlook.until)
        return None, earliest

    def _read(self, one: CaseLine) -> KeptOutlook:
        """Open the case. Raises: CasefileError."""
        opened = self.office.opened(one.id)
        seen = self.office.outlook_of(opened.case)
        if self._kept is not None:
            self._kept[one.id] = (opened.revision, seen)
        return seen

    def _remember(self, listed: Iterable[CaseLine]) -> None:
        """Keep what was seen in opened cases, of those that are there still."""
        kept = self._kept or {}
        there = {one.id: one.revision for one in listed}
        now = {id_: seen for id_, seen in kept.items() if there.get(id_) == seen[0]}
        cases = {id_: [revision, written(seen)] for id_, (revision, seen) in now.items()}
        write_today(self.office.home, {"cases": cases})


def _watched(one: CaseLine) -> bool:
    """True for a case that is open, and for a closed one in which something is or may be due."""
    if one.stage != Stage.CLOSED.value or one.next_on is not None:
        return True
    seen = kept_outlook(one.outlook)
    return seen is not None and bool(seen.outlook.due or seen.outlook.until < date.max)


def due_in(office: Office, ref: str) -> tuple[DueToday, ...]:
    """Return what is to be done in one case by the day. Raises: CasefileError."""
    case = office.case(ref)
    seen = office.outlook_of(case).outlook
    law = office.law_of(case)
    return tuple(
        DueToday(
            case.id, case.number, case.respondent.name, day_of(x, office.on, law), x.what, x.kind
        )
        for x in seen.due
        if day_of(x, office.on, law) <= office.on
    )


def _as_due(one: CaseLine, kept: KeptOutlook, on: date, laws: Jurisdictions) -> list[DueToday]:
    """Return what is due by *on*; on a day of rest, a step without a day waits for the next."""
    place = laws.rest(kept.place)
    return [
        DueToday(one.id, one.number, one.respondent, day_of(x, on, place), x.what, x.kind)
        for x in kept.outlook.due
        if day_of(x, on, place) <= on
    ]


def _remembered(found: Mapping[str, Any]) -> dict[str, tuple[str, KeptOutlook]]:
    kept: dict[str, tuple[str, KeptOutlook]] = {}
    rows = found.get("cases")
    for id_, row in rows.items() if isinstance(rows, dict) else ():
        if isinstance(row, list) and len(row) == 2:
            seen = kept_outlook(row[1])
            if seen is not None:
                kept[str(id_)] = (str(row[0]), seen)
    return kept


def _sorted(due: list[DueToday], read: int, of: int, unread: int) -> Found:
    return Found(tuple(sorted(due, key=lambda x: (x.on, x.number))), read, of, unread)
