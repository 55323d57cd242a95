"""The five letters of proof in their order: compared, capped, raised, never added up."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.review import Grade

_ORDER = {Grade.L: 0, Grade.D: 1, Grade.C: 2, Grade.B: 3, Grade.A: 4}
_BY_RANK = {rank: grade for grade, rank in _ORDER.items()}


def rank(grade: Grade | None) -> int:
    """Return 4 for A down to 0 for L, and -1 for none: for comparing only."""
    return -1 if grade is None else _ORDER[grade]


def weaker(one: Grade | None, other: Grade | None) -> Grade | None:
    """Return the weaker of two: the weakest link of a chain."""
    return one if rank(one) <= rank(other) else other


def best(grades: Iterable[Grade | None]) -> Grade | None:
    """Return the strongest of *grades*; None when there is none."""
    return max(grades, key=rank, default=None)


def raised(grade: Grade) -> Grade:
    """Return the next letter up, not above A; a lead stays a lead."""
    return grade if grade is Grade.L else _BY_RANK[min(4, _ORDER[grade] + 1)]


def beats_by(support: Grade | None, attack: Grade | None) -> int:
    """Return by how many letters *support* beats *attack*; a lead (L) does not attack."""
    return rank(support) - max(0, rank(attack))
