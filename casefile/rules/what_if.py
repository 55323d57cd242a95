"""The cheapest next evidence, found by asking the rules themselves: what if we had it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from casefile.model.case import Case
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.review import Review, Status
from casefile.model.say import Say
from casefile.model.status import HOLDS
from casefile.rules.elements import NECESSARY, standings, statuses
from casefile.rules.matter import Matter, matter
from casefile.rules.obtainable import Obtainable
from casefile.rules.points import Point
from casefile.rules.reach import reach
from casefile.rules.review import review
from casefile.rules.support import telling
from casefile.rules.testimony import contact_points
from casefile.rules.worth_trying import worth_trying

MOST_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Lift:
    """A smallest set of things to get, how hard it is, and what each element would become."""

    things: tuple[Say, ...]
    effort: int
    becomes: tuple[tuple[Element, Status], ...]
    """The elements that would stand otherwise than now."""
    enough: bool
    """With it every necessary element would be more likely than not."""


def _asked(
    case: Case,
    now: Matter,
    heard: Mapping[Element, list[Point]],
    words: Mapping[Element, Status],
) -> dict[Element, Status]:
    """Return how the elements of *case* would stand; sums, times, doors and talks stay.

    The rules are asked again for each element that the change can reach; the others keep the
    word they have. *heard*: what is telling of the log of contacts.
    """
    then = matter(case, now.law, now.on, now.accounts, now.limitation, now.forums, known=now)
    return {**words, **statuses(then, heard, reach(then, now))}


def _sets(things: tuple[Obtainable, ...]) -> Iterator[tuple[Obtainable, ...]]:
    for size in range(1, MOST_AT_ONCE + 1):
        yield from sorted(combinations(things, size), key=lambda c: sum(o.effort for o in c))


def _stands(statuses: dict[Element, Status], elements: Iterable[Element]) -> bool:
    return all(statuses[e] in HOLDS for e in elements)


def what_would_lift(case: Case, law: Jurisdiction, seen: Review) -> tuple[Lift, ...]:
    """Return the smallest sets of obtainable things that would lift what does not stand yet.

    For each necessary element that does not lean, the cheapest set that makes it lean; last, when
    one is found, the cheapest set that makes all of them lean at once. *seen* is the review of
    *case* as it is. Pure; meant to run beside the screen, since it asks the rules many times.
    """
    now = {line.element: line.status for line in seen.elements}
    open_ = [e for e in NECESSARY if now[e] not in HOLDS]
    if not open_:
        return ()
    of = matter(case, law, seen.on, seen.account, seen.limitation, seen.forum)
    heard = telling(contact_points(of))
    found: dict[Element, Lift] = {}
    whole: Lift | None = None
    weighed = standings(of, heard)
    tried = worth_trying(of, {e: weighed[e].debt for e in open_})
    alone = {thing.name: thing.added(case) for thing in tried}
    for things in _sets(tried):
        changed = alone[things[0].name]
        for thing in things[1:]:
            changed = thing.added(changed)
        then = _asked(changed, of, heard, now)
        lift = Lift(
            things=tuple(o.what for o in things),
            effort=sum(o.effort for o in things),
            becomes=tuple((e, then[e]) for e in NECESSARY if then[e] is not now[e]),
            enough=_stands(then, NECESSARY),
        )
        for element in open_:
            if element not in found and then[element] in HOLDS:
                found[element] = lift
        if lift.enough and whole is None:
            whole = lift
        if whole is not None and len(found) == len(open_):
            break
    lifts = list(dict.fromkeys(found[e] for e in open_ if e in found))
    return tuple(lifts if whole is None or whole in lifts else [*lifts, whole])


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a change that is not saved would do: the whole review with it, and what differs."""

    review: Review
    becomes: tuple[tuple[Element, Status, Status], ...]
    """Each element that would stand otherwise: now, then."""
    opens: tuple[str, ...]
    """Gates that would open."""
    shuts: tuple[str, ...]
    """Gates that would shut."""


def _open_gates(seen: Review) -> dict[str, bool]:
    return {gate.gate: gate.open for gate in (*seen.gates.mediate, *seen.gates.court)}


def what_if(changed: Case, law: Jurisdiction, seen: Review) -> WhatIf:
    """Return what *changed* would do, a case as it might be; nothing is kept. Pure.

    *seen* is the review of the case as it is; the day is that of *seen*. For the desk: change the
    case in hand (``case.but(...)``), ask, show the answer, and store the change only when told to.
    """
    then = review(changed, law, seen.on)
    was, now = _open_gates(seen), _open_gates(then)
    return WhatIf(
        review=then,
        becomes=what_changes(seen, then),
        opens=tuple(gate for gate, open_ in now.items() if open_ and not was[gate]),
        shuts=tuple(gate for gate, open_ in now.items() if not open_ and was[gate]),
    )


def what_changes(before: Review, after: Review) -> tuple[tuple[Element, Status, Status], ...]:
    """Return the elements that stand otherwise in *after*: for a "what if" that is not saved."""
    was = {line.element: line.status for line in before.elements}
    return tuple(
        (line.element, was[line.element], line.status)
        for line in after.elements
        if line.status is not was[line.element]
    )
