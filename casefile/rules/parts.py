"""An element weighed debt by debt, and apart from what a plea to a part of the claim denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casefile.model.review import Grade, Status
from casefile.model.say import Say
from casefile.rules.letters import best, rank
from casefile.rules.points import Point
from casefile.rules.support import status

_WORST_FIRST = (
    Status.MISSING,
    Status.UNKNOWN,
    Status.THIN,
    Status.CONTESTED,
    Status.LEANS,
    Status.SOLID,
)


class Part(NamedTuple):
    """How an element stands for the debt that gives its word, and how for what no plea denies."""

    weakest: int
    """The number of that debt."""
    word: Status
    attack: Grade | None
    """The best of what stands against it."""
    attacks: tuple[Point, ...]
    """All that bears on that debt."""
    rest: Status | None = None
    """The word for the part of the claim that the pleas leave alone; None: they leave none."""
    told: tuple[Say, ...] = ()
    """The parts that they speak of."""


def _attack(points: Iterable[Point]) -> Grade | None:
    return best([point.grade for point in points if point.grade is not Grade.L])


def _touches(point: Point, ref: str) -> bool:
    return point.reach is None or point.reach.touches(ref)


def parted(
    refs: Sequence[str],
    grades: Sequence[Grade | None],
    attacks: Sequence[Point],
    *,
    held_complete: bool,
    conceded: bool,
) -> Part:
    """Return an element weighed for each debt of *refs*, whose support has the *grades*.

    The worst debt gives the word. What stands against some debts alone is not held against the
    others; what of these is admitted needs no proof, and so gives no word. *conceded*: he
    concedes the element; beside a plea to a part of it, that is the rest.
    """
    reaches = [point.reach for point in attacks if point.reach is not None]
    if not reaches:
        weakest = min(range(len(refs)), key=lambda n: rank(grades[n]))
        attack = _attack(attacks)
        word = status(grades[weakest], attack, held_complete=held_complete)
        return Part(weakest, word, attack, tuple(attacks))
    owed = conceded or any(reach.rest_admitted for reach in reaches)
    words: dict[int, tuple[Status, Grade | None]] = {}
    left: list[Status] = []
    for n, ref in enumerate(refs):
        denied = [reach for reach in reaches if reach.touches(ref)]
        if not denied and owed:
            left.append(Status.ADMITTED)
            continue
        attack = _attack(point for point in attacks if _touches(point, ref))
        words[n] = status(grades[n], attack, held_complete=held_complete), attack
        if not any(reach.takes(ref) for reach in denied):
            beside = _attack(point for point in attacks if point.reach is None)
            rest = status(grades[n], beside, held_complete=held_complete)
            left.append(Status.ADMITTED if owed else rest)
    weakest = min(words, key=lambda n: (_WORST_FIRST.index(words[n][0]), rank(grades[n])))
    word, attack = words[weakest]
    return Part(
        weakest,
        word,
        attack,
        tuple(point for point in attacks if _touches(point, refs[weakest])),
        _worst(left),
        tuple(dict.fromkeys(reach.told for reach in reaches)),
    )


def _worst(words: Sequence[Status]) -> Status | None:
    """Return the worst of *words*, admitted where all are; None where there are none."""
    open_ = [word for word in words if word is not Status.ADMITTED]
    if open_:
        return min(open_, key=_WORST_FIRST.index)
    return Status.ADMITTED if words else None
