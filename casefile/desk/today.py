"""What is to be done today over all cases and how they stand, read again where it may differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casefile.desk.lines import most_urgent_first, standing_anew
from casefile.desk.office import Office
from casefile.desk.outlooks import KeptOutlook, kept_outlook
from casefile.desk.records import CaseLine, DueToday
from casefile.library import Jurisdictions
from casefile.model.errors import CasefileError
from casefile.model.stage import Stage
from casefile.rules.calendar import day_of
from casefile.store.notebook import read_today, write_today

TOLD_EVERY = 25
"""Cases read between two words on how far it is; more as more is known already."""
_Row = tuple[str, dict[str, Any]]
"""Revision and standing of a case, as `Office.standing_of` tells it."""


class Found(NamedTuple):
    """What was found so far, of how many cases."""

    due: tuple[DueToday, ...]
    read: int
    of: int
    unread: int = 0
    """Cases that could not be read."""
    anew: int = 0
    """Cases that were opened: `Today.lines` tells how they stand now."""

    @property
    def whole(self) -> bool:
        """True once every case was looked at."""
        return self.read == self.of


class Today:
    """The list of today, and the lines of the list of cases as these stand today.

    Each case carries its outlook in the list, made with its line when it was saved; both hold for
    days, until something in the case turns. Only a case whose outlook has run out, was made under
    another law, or is not there is opened; how it stands is kept in a file that may be deleted.
    """

    def __init__(self, office: Office) -> None:
        self.office = office
        self._opened_before: dict[str, _Row] | None = None

    @property
    def _kept(self) -> dict[str, _Row]:
        """id -> revision and standing of a case that was opened, on this start or before."""
        if self._opened_before is None:
            self._opened_before = _remembered(read_today(self.office.home))
        return self._opened_before

    def lines(self, listed: Sequence[CaseLine]) -> tuple[CaseLine, ...]:
        """Return *listed* as the cases stand on the day, as far as they were opened for it."""
        lines = tuple(self._as_known(one) for one in listed)
        return tuple(listed) if lines == tuple(listed) else most_urgent_first(lines)

    def _as_known(self, one: CaseLine) -> CaseLine:
        revision, standing = self._kept.get(one.id, ("", {}))
        if revision != one.revision or self._holding(one.outlook) is not None:
            return one
        if self._holding(standing.get("outlook")) is None:
            return one
        try:
            return standing_anew(one, standing)
        except (ValueError, TypeError, AttributeError):
            return one

    def found(self, listed: Sequence[CaseLine], told: Callable[[Found], bool]) -> Found:
        """Return what is due over the cases, the longest due first.

        *told* is given what was found so far, and again as more is; when it returns False, the
        looking stops there.
        """
        on, laws = self.office.on, self.office.laws
        open_ = [one for one in self.lines(listed) if _watched(one) and not one.damaged]
        due: list[DueToday] = []
        stale: list[tuple[date, CaseLine]] = []
        for one in open_:
            kept = self._holding(one.outlook)
            if kept is None:
                stale.append((_earliest(one), one))
            else:
                due += _as_due(one, kept, on, laws)
        if not stale:
            return _sorted(due, len(open_), len(open_))
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
        if known and not told(_sorted(due, known, of)):
            return _sorted(due, known, of)
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
        return _sorted(due, of, of, unread, len(stale) - unread)

    def _holding(self, kept: Any) -> KeptOutlook | None:
        """Return an outlook as it is kept, when it holds on the day; None: it is made anew."""
        seen = kept_outlook(kept)
        if seen is None or seen.stamp != self.office.stamp_of(seen.place):
            return None
        return seen if seen.outlook.holds(self.office.on) else None

    def _read(self, one: CaseLine) -> KeptOutlook:
        """Open the case. Raises: CasefileError."""
        opened = self.office.opened(one.id)
        standing = self.office.standing_of(opened.case)
        self._kept[one.id] = opened.revision, standing
        seen = kept_outlook(standing["outlook"])
        assert seen is not None, "what was just made is read"
        return seen

    def _remember(self, listed: Iterable[CaseLine]) -> None:
        """Keep what was seen in opened cases, of those that are there still."""
        there = {one.id: one.revision for one in listed}
        cases = {id_: row for id_, row in self._kept.items() if there.get(id_) == row[0]}
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
    """Return what is due by *on*; on a day of rest, a step without a day waits for the next.

    In a sample that stands beside own cases nothing is.
    """
    if one.sample:
        return []
    place = laws.rest(kept.place)
    return [
        DueToday(one.id, one.number, one.respondent, day_of(x, on, place), x.what, x.kind)
        for x in kept.outlook.due
        if day_of(x, on, place) <= on
    ]


def _remembered(found: Mapping[str, Any]) -> dict[str, _Row]:
    kept: dict[str, _Row] = {}
    rows = found.get("cases")
    for id_, row in rows.items() if isinstance(rows, dict) else ():
        if isinstance(row, list) and len(row) == 2 and isinstance(row[1], dict):
            kept[str(id_)] = (str(row[0]), row[1])
    return kept


def _earliest(one: CaseLine) -> date:
    """Return since when something may be due in a case whose outlook ran out."""
    seen = kept_outlook(one.outlook)
    if seen is None:
        return one.next_on or date.max
    return min((x.on for x in seen.outlook.due), default=seen.outlook.until)


def _sorted(due: list[DueToday], read: int, of: int, unread: int = 0, anew: int = 0) -> Found:
    return Found(tuple(sorted(due, key=lambda x: (x.on, x.number))), read, of, unread, anew)
