"""What the rules of proof share: the case, its law, the day, and what was computed already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casefile.model.case import Case
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.jurisdiction import Cap, Jurisdiction
from casefile.model.position import Defence, Position
from casefile.model.review import Account, ForumLine, Grade, LimitationLine
from casefile.rules.grading import Item, adverse_grades, cited_against, items


@dataclass(frozen=True, eq=False)
class Matter:
    """One case under one law on one day, with its exhibits graded and its sums done."""

    case: Case
    law: Jurisdiction
    on: date
    accounts: tuple[Account, ...]
    limitation: tuple[LimitationLine, ...]
    forums: tuple[ForumLine, ...]
    items: Mapping[str, Item]
    caps: Mapping[str, Cap]
    shows: Mapping[Element, tuple[Item, ...]]
    against: Mapping[Element, tuple[Item, ...]]
    adverse: Mapping[str, Grade]
    """Mark to what the exhibit carries against us, for those that are cited against us."""
    debts_of: Mapping[str, frozenset[str]]
    """Mark to the debts it bears on; no entry: all of them."""
    raised: Mapping[Defence, Position]
    """What the respondent says, the last word on each defence."""

    made: dict[tuple[str, Element], tuple[Item, Any]] = field(default_factory=dict)
    """Points made of papers already, by mark and element; good while the item is the same one."""

    def counted(self, *marks: str) -> tuple[Item, ...]:
        """Return the items of *marks* that count as proof, in that order."""
        found = (self.items.get(mark) for mark in marks)
        return tuple(i for i in found if i is not None and i.counts)

    @property
    def days_left(self) -> int | None:
        """Return the days left to the earliest limitation; None when none can be told."""
        days = [line.days_left for line in self.limitation if line.days_left is not None]
        return min(days, default=None)


def _bearing(case: Case) -> dict[str, frozenset[str]]:
    refs: dict[str, set[str]] = {}
    for exhibit in case.exhibits:
        if exhibit.debts:
            refs.setdefault(exhibit.mark, set()).update(exhibit.debts)
    for debt in case.debts:
        for mark in debt.marks:
            refs.setdefault(mark, set()).add(debt.ref)
    return {mark: frozenset(of) for mark, of in refs.items()}


def _by_element(graded: Mapping[str, Item], *, against: bool) -> dict[Element, tuple[Item, ...]]:
    found: dict[Element, list[Item]] = {element: [] for element in Element}
    for one in graded.values():
        if one.counts:
            for element in one.exhibit.against if against else one.exhibit.shows:
                found[element].append(one)
    return {element: tuple(those) for element, those in found.items()}


def _same_ground(case: Case, other: Case) -> bool:
    """Return whether what the caps look at beside the paper itself is the same in both."""

    def marks(of: Case) -> frozenset[str]:
        return frozenset(x.mark for x in of.exhibits)

    def transcripts(of: Case) -> frozenset[str]:
        return frozenset(x.mark for x in of.exhibits if x.kind is ExhibitKind.TRANSCRIPT)

    return (
        case.positions == other.positions
        and case.contacts == other.contacts
        and case.witnesses == other.witnesses
        and marks(case) >= marks(other)
        and transcripts(case) == transcripts(other)
    )


def _adverse(case: Case, law: Jurisdiction, known: Matter | None) -> Mapping[str, Grade]:
    if known is not None and cited_against(case) == cited_against(known.case):
        return known.adverse
    return adverse_grades(case, law)


def matter(
    case: Case,
    law: Jurisdiction,
    on: date,
    accounts: tuple[Account, ...] = (),
    limitation: tuple[LimitationLine, ...] = (),
    forums: tuple[ForumLine, ...] = (),
    known: Matter | None = None,
) -> Matter:
    """Return *case* ready for the rules of proof, each exhibit graded once.

    *known*: nearly the same case under the same law; what did not change is taken from there.
    """
    same = known if known is not None and _same_ground(case, known.case) else None
    graded = items(case, law, same.items if same else None)
    return Matter(
        case=case,
        law=law,
        on=on,
        accounts=accounts,
        limitation=limitation,
        forums=forums,
        items=graded,
        caps={cap.id: cap for cap in law.caps},
        shows=_by_element(graded, against=False),
        against=_by_element(graded, against=True),
        adverse=_adverse(case, law, same),
        made=same.made if same else {},
        debts_of=_bearing(case),
        raised={position.defence: position for position in case.positions},
    )
