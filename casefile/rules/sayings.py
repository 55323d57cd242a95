"""What the other side said against the claim, in the order of its days, and who of it said so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.position import Position


def by_day(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Return *positions* in the order in which they were said; those without a day come last."""
    return tuple(sorted(positions, key=lambda one: one.on.first or date.max))


def speaker(case: Case, position: Position) -> str:
    """Return who of the other side said it; empty: not known, or the other side itself.

    A name that is a part of its own ("Graham" of "Graham Ellery") is its own.
    """
    who = one_line(position.speaker)
    words, own = set(who.casefold().split()), set(case.respondent.name.casefold().split())
    return "" if words <= own or (own and own <= words) else who
