"""Changes that wait, undone and done again among themselves, before the firm's server has them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from casefile.store.merging import merged
from casefile.store.port import Document, Revision
from casefile.store.unsent import Unsent

_REMEMBERED = 20
"""How many changes that the server has can be taken back before one's eyes while it is away."""


class Undone(NamedTuple):
    """What the changes that wait for one case come to, undone and done again."""

    standing: tuple[Unsent, ...]
    """The changes that wait and stand, oldest first."""
    redo: tuple[Unsent, ...]
    """The undos that wait and can be taken back in turn, the next one last."""
    there: int
    """How many changes that the server has are taken back by undos that wait, the newest first."""
    clear: bool
    """No change waits that ends what the server could do again."""
    known: bool
    """False: one waits that was told by its number in the log; what it comes to is not known."""


def undone(waiting: Iterable[Unsent]) -> Undone:
    """Return what *waiting*, in its order, comes to. A new change ends what can be done again."""
    order: dict[str, int] = {}
    changes: dict[str, Unsent] = {}
    of: dict[str, str] = {}
    """What each undo took back: a change that waits, or nothing for one that the server has."""
    standing: set[str] = set()
    redo: list[str] = []
    there, clear, known = 0, True, True
    for number, one in enumerate(waiting):
        order[one.change], changes[one.change] = number, one
        if not one.takes_back:
            standing.add(one.change)
            redo.clear()
            clear = False
        elif one.undoes_change in of:  # an undo is taken back: its change stands again
            meant = of[one.undoes_change]
            standing |= {meant} - {""}
            there -= not meant
            redo = [each for each in redo if each != one.undoes_change]
        elif one.undoes:
            known = False
        elif not one.redoes:
            meant = one.undoes_change if one.undoes_change in changes else ""  # it may be sent
            standing.discard(meant)
            of[one.change] = meant
            there += not meant
            redo.append(one.change)
    return Undone(
        tuple(changes[each] for each in sorted(standing, key=order.__getitem__)),
        tuple(changes[each] for each in redo),
        there,
        clear,
        known,
    )


def without(document: Document, one: Unsent) -> Document:
    """Return *document* without what a change made, as far as later ones leave it."""
    return merged(one.mine, one.base, document).document


class Remembered:
    """The last changes made here that the server has: what an undo of them comes to is known."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, Revision], Unsent] = OrderedDict()

    def add(self, one: Unsent, revision: Revision) -> None:
        """Remember a change that became *revision*, unless nothing was to be done."""
        if revision.partition("-")[2] == one.change and not one.takes_back and one.expect:
            self._made[one.case, revision] = one
            while len(self._made) > _REMEMBERED:
                self._made.popitem(last=False)

    def newest(self, case: str, read: Revision, back: int) -> Unsent | None:
        """Return the newest change of a case read at *read*, or the one *back* changes before it.

        None, when one on the way was not made here: what it changed is known to the server alone.
        """
        one = self._made.get((case, read))
        for _ in range(back):
            if one is None or _number(one.expect) != _number(read) - 1:
                return None
            read = one.expect
            one = self._made.get((case, read))
        return one


def _number(revision: Revision) -> int:
    return int(revision.partition("-")[0])
