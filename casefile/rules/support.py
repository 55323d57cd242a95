"""What points carry together: the best of them, one letter more, and the word against an attack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Cap
from casefile.model.review import Carried, Grade, Status
from casefile.rules.grading import Item
from casefile.rules.letters import beats_by, raised, rank, weaker
from casefile.rules.letters import best as strongest
from casefile.rules.points import FACT, Point


def status(support: Grade | None, attack: Grade | None, *, held_complete: bool) -> Status:
    """Return the one status that a pair of support and attack has.

    A lead (L) neither supports nor attacks. Nothing held is *missing* only when the user said
    that nothing else exists; until then it is *unknown*.
    """
    if support is None or support is Grade.L:
        return Status.MISSING if held_complete else Status.UNKNOWN
    if support is Grade.D:
        return Status.THIN
    if attack is None or attack is Grade.L:
        return Status.SOLID if rank(support) >= rank(Grade.B) else Status.LEANS
    lead = beats_by(support, attack)
    if lead <= 0:
        return Status.CONTESTED
    return Status.SOLID if lead >= 2 and rank(support) >= rank(Grade.B) else Status.LEANS


def carried(points: Iterable[Point], items: Mapping[str, Item]) -> tuple[Carried, ...]:
    """Return those of the papers *items*, by mark, whose best of *points* has not their letter.

    In the order of their marks.
    """
    best: dict[str, Grade] = {}
    for point in points:
        letter = best.get(point.ref)
        if letter is None or rank(point.grade) > rank(letter):
            best[point.ref] = point.grade
    papers = ((items[mark], best[mark]) for mark in sorted(best, key=by_mark) if mark in items)
    return tuple(
        Carried(mark=paper.exhibit.mark, grade=letter)
        for paper, letter in papers
        if paper.grade is not letter
    )


def by_mark(ref: str) -> tuple[int, str]:
    """Order marks as they were given: C-7 before C-12."""
    return len(ref), ref


def best_first(point: Point) -> tuple[int, bool, tuple[int, str]]:
    """Order points: the better letter, then what can be cited, then by mark."""
    return -rank(point.grade), not (point.cited and point.ref), by_mark(point.ref)


class Support(NamedTuple):
    """What points carry together: the letter, whether a second class raised it, the points."""

    grade: Grade | None
    lifted: bool
    points: list[Point]
    """In no order; an interested witness who stands alone is held back here already."""


def support(points: list[Point], alone: Cap | None = None) -> Support:
    """Return what *points* carry together.

    The best point counts, never a sum; a second point of another provenance class, both in hand,
    raises it one letter, not above A, and by our own note of a talk not to A. An interested witness
    carries at most what *alone* says when nobody else says the same.
    """
    if not points:
        return Support(None, False, points)
    if alone is not None and all(p.lone or p.grade is Grade.L for p in points):
        limit = Grade(alone.at_most)
        points = [p._replace(grade=weaker(p.grade, limit) or p.grade) for p in points]
    best = strongest([p.grade for p in points]) or Grade.L
    if best is not Grade.A and _another_agrees(points, best):
        lifted = raised(best)
        return Support(lifted, lifted is not best, points)
    return Support(best, False, points)


def _another_agrees(points: list[Point], top: Grade) -> bool:
    """Return whether beside one of the best of *points* another says so from elsewhere.

    Both must be in hand: what is only described, or cannot be read, agrees with nothing yet.
    Which of several equally good is named first must not matter, so each of them is tried. What
    decides a point must come from elsewhere than our own note: it raises nothing to A.
    """
    best: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for point in filter(_agrees, points):
        if point.grade is top:
            best.setdefault(point.provenance, set()).add(point.ref)
        if _raises(point, top):
            others.setdefault(point.provenance, set()).add(point.ref)
    return any(
        of != other and len(refs | more) > 1
        for of, refs in best.items()
        for other, more in others.items()
    )


def _raises(point: Point, top: Grade) -> bool:
    """Return whether *point* can raise one of the grade *top*."""
    return not point.aside and not (point.noted and top is Grade.B)


def _agrees(point: Point) -> bool:
    """Return whether *point* can agree with another: evidence, in hand, more than a lead."""
    return point.provenance != FACT and point.grade is not Grade.L and point.in_hand


def agreeing(points: Sequence[Point]) -> tuple[Point, Point] | None:
    """Return of *points*, the best first, the first of the best that another raises, and that."""
    able = [p for p in points if _agrees(p)]
    best = (p for p in able if p.grade is points[0].grade)
    others = [p for p in able if _raises(p, points[0].grade)]
    return next(
        (
            (one, other)
            for one in best
            for other in others
            if other.provenance != one.provenance and other.ref != one.ref
        ),
        None,
    )


def telling(heard: Mapping[Element, list[Point]]) -> dict[Element, list[Point]]:
    """Return of points those that can change a word: two of each letter and class are as many."""
    found: dict[Element, list[Point]] = {}
    for element, points in heard.items():
        kept: dict[tuple[object, ...], list[Point]] = {}
        for point in points:
            kind = (
                *(point.provenance, point.grade, point.lone),
                *(point.aside, point.in_hand, point.noted),
            )
            alike = kept.setdefault(kind, [])
            if len(alike) < 2 and all(point.ref != other.ref for other in alike):
                alike.append(point)
        found[element] = [point for alike in kept.values() for point in alike]
    return found
