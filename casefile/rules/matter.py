"""What the rules of proof share: the case, its law, the day, and what was computed already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from casefile.model.account import Account
from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit, ExhibitKind, Provenance
from casefile.model.jurisdiction import Cap, Jurisdiction
from casefile.model.position import Defence, Position
from casefile.model.promise import PromiseLine
from casefile.model.review import ForumLine, Grade, LimitationLine
from casefile.rules.caps import Ground, ground_of
from casefile.rules.contested import Raised, raised_in
from casefile.rules.grading import Item, adverse_grades, cited_against, items
from casefile.rules.ladder import first_asked
from casefile.rules.papers_of import of_no_debt
from casefile.rules.plea_debts import pleas_of
from casefile.rules.plea_reach import Reach, last_words, reaches
from casefile.rules.promises import broken_in_talks, promises

_MOST_NAMED = 4


def first_of(marks: tuple[str, ...]) -> str:
    """Return the marks as a sentence names them: of many four, and that there are more."""
    more = " …" if len(marks) > _MOST_NAMED else ""
    return ", ".join(marks[:_MOST_NAMED]) + more


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
    reaches: Mapping[Defence, Reach]
    """How far a plea reaches; no entry: the whole claim."""

    ground: Ground
    """What the caps look at beside the paper."""
    made: dict[tuple[str, Element], tuple[Item, Any]] = field(default_factory=dict)
    """Points made of papers already, by mark and element; good while the item is the same one."""

    def counted(self, *marks: str) -> tuple[Item, ...]:
        """Return the items of *marks* that count as proof, in that order."""
        found = (self.items.get(mark) for mark in marks)
        return tuple(i for i in found if i is not None and i.counts)

    def answers(self, position: Position) -> tuple[Item, ...]:
        """Return the papers that answer *position*: in hand, counted, and more than a lead."""
        named = self.counted(*position.answered_by)
        return tuple(i for i in named if i.exhibit.in_hand and i.grade is not Grade.L)

    def of_unknown_make(self, element: Element | None = None) -> tuple[str, ...]:
        """Return the marks of papers (for *element*) that count once it is said who made them."""
        return tuple(x.mark for x in self._nobodys if element is None or element in x.shows)

    @cached_property
    def _nobodys(self) -> tuple[Exhibit, ...]:
        """The accepted papers that show something while nobody said who made them."""
        return tuple(
            x
            for x in self.case.exhibits
            if x.accepted and x.provenance is Provenance.UNKNOWN and not x.copy_of and bool(x.shows)
        )

    def unlabelled(self) -> tuple[str, ...]:
        """Return the marks of accepted papers that are internal as all new matter is.

        One that a person keeps internal is labelled.
        """
        return tuple(
            x.mark
            for x in self.case.exhibits
            if x.accepted and x.disclosure is Disclosure.INTERNAL and not x.labelled
        )

    @cached_property
    def of_no_debt(self) -> tuple[str, ...]:
        """The marks of records of delivery that do not say for which of several debts they are."""
        return of_no_debt(self.case)

    @cached_property
    def asked_first(self) -> date | None:
        """The day we first asked for payment after the day to pay; None when we never did."""
        return first_asked(self.case)

    @cached_property
    def said(self) -> Raised:
        """What he says of the debts, read once for all of them."""
        return raised_in(self.case)

    @cached_property
    def promised(self) -> tuple[PromiseLine, ...]:
        """Each promise and instalment, the earliest day first, and what became of it by the day."""
        return promises(self.case, self.on)

    @cached_property
    def broken(self) -> tuple[PromiseLine, ...]:
        """The promises given in a talk that were broken by the day, the first first."""
        return broken_in_talks(self.promised)

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


def _by_element(graded: Iterable[Item], *, against: bool) -> dict[Element, tuple[Item, ...]]:
    found: dict[Element, list[Item]] = {element: [] for element in Element}
    for one in graded:
        if one.counts:
            for element in one.exhibit.against if against else one.exhibit.shows:
                found[element].append(one)
    return {element: tuple(those) for element, those in found.items()}


def _apart(new: Mapping[str, Item], old: Mapping[str, Item]) -> list[Item]:
    return [
        *(one for mark, one in new.items() if old.get(mark) is not one),
        *(one for mark, one in old.items() if new.get(mark) is not one),
    ]


def differing(then: Matter, now: Matter) -> list[Item]:
    """Return the items that are not the very same in both, as they are and as they were."""
    return _apart(then.items, now.items)


def _same_ground(case: Case, other: Case) -> bool:
    """Return whether what the caps look at beside the paper itself is the same in both."""

    def marks(of: Case) -> frozenset[str]:
        return frozenset(x.mark for x in of.exhibits)

    def transcripts(of: Case) -> frozenset[str]:
        return frozenset(x.mark for x in of.exhibits if x.kind is ExhibitKind.TRANSCRIPT)

    def unsigned(of: Case) -> frozenset[str]:
        return frozenset(w.statement for w in of.witnesses if w.signed is False)

    return (
        case.positions == other.positions
        and case.contacts == other.contacts
        and unsigned(case) == unsigned(other)
        and marks(case) >= marks(other)
        and transcripts(case) == transcripts(other)
    )


def _shows(
    graded: Mapping[str, Item], same: Matter | None, *, against: bool
) -> Mapping[Element, tuple[Item, ...]]:
    """Return the items by element; what no new or changed item bears on, as *same* has it."""
    if same is None:
        return _by_element(graded.values(), against=against)
    before = same.against if against else same.shows
    moved = {
        element
        for one in _apart(graded, same.items)
        for element in (one.exhibit.against if against else one.exhibit.shows)
    }
    if not moved:
        return before
    rest = [
        i for i in graded.values() if moved & (i.exhibit.against if against else i.exhibit.shows)
    ]
    fresh = _by_element(rest, against=against)
    return {e: fresh[e] if e in moved else those for e, those in before.items()}


def _debts_of(case: Case, same: Matter | None) -> Mapping[str, frozenset[str]]:
    if same is not None and case.debts == same.case.debts:
        old = same.items
        moved = [x for x in case.exhibits if x.mark not in old or old[x.mark].exhibit is not x]
        if all(x.debts == (old[x.mark].exhibit.debts if x.mark in old else ()) for x in moved):
            return same.debts_of
    return _bearing(case)


def _adverse(
    case: Case, law: Jurisdiction, ground: Ground, known: Matter | None
) -> Mapping[str, Grade]:
    if known is not None and cited_against(case) == cited_against(known.case):
        return known.adverse
    return adverse_grades(case, law, ground)


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
    ground = replace(same.ground, case=case) if same else ground_of(case, law)
    graded = items(case, law, ground, same.items if same else None)
    raised = last_words(pleas_of(case))
    return Matter(
        case=case,
        law=law,
        on=on,
        accounts=accounts,
        limitation=limitation,
        forums=forums,
        items=graded,
        caps={cap.id: cap for cap in law.caps},
        shows=_shows(graded, same, against=False),
        against=_shows(graded, same, against=True),
        adverse=_adverse(case, law, ground, same),
        ground=ground,
        made=same.made if same else {},
        debts_of=_debts_of(case, same),
        raised=raised,
        reaches=reaches(case, raised),
    )
