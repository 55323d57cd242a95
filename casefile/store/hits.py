"""What a search found: one item, the words around its place, the copies that repeat it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from casefile.store.questions import Asked
from casefile.store.snippets import Place, shown

Found = tuple[Any, bool]
"""(row, it is only similar)."""


class Lookup:
    """Finds the words around one hit, once, when they are first wanted."""

    def __init__(
        self,
        parts: Callable[[], list[tuple[str, str]]],
        asked: tuple[Asked, ...],
        similar: bool,
    ) -> None:
        self._parts, self._asked, self._similar = parts, asked, similar

    @cached_property
    def place(self) -> Place:
        """The place; empty when the item has gone since it was found."""
        return shown(self._parts(), self._asked, similar=self._similar)


class Hit(NamedTuple):
    """One item that was found. The words around the place are looked up when they are asked for."""

    case: str
    number: int
    """The library's short number of the case."""
    title: str
    """Of the case."""
    item: str
    """Name of the item in its case: the mark of an exhibit, or ``contact:`` and its id ..."""
    mark: str
    """Empty for what is no exhibit."""
    kind: str
    day: str
    """As the case writes it: ``2026-01-12``, ``2026-01``, empty."""
    who: str
    similar: bool
    """Found by a looser likeness; listed after the others and apart."""
    lookup: Lookup
    copies: tuple[str, ...] = ()
    """Marks of the exhibits that repeat it and were found as well: told here, listed once."""

    @property
    def field(self) -> str:
        """Where in the item the words stand: own, quoted, title, said, note, name ..."""
        return self.lookup.place.field

    @property
    def words(self) -> str:
        """The words around the place. Outside text: to be cleaned where it is shown."""
        return self.lookup.place.words

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where in the words the hits lie."""
        return self.lookup.place.spans

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the words in pieces, each with whether it is a hit: each is cleaned by itself."""
        words, at = self.words, 0
        for start, end in self.spans:
            if start > at:
                yield words[at:start], False
            if end > max(at, start):
                yield words[max(at, start) : end], True
            at = max(at, end)
        if at < len(words):
            yield words[at:], False

    @property
    def quoted(self) -> bool:
        """True when the words are not the item's own but older mail quoted in it."""
        return self.field == "quoted"


def told_once(found: list[Found]) -> list[tuple[Any, bool, tuple[str, ...]]]:
    """Return (row, similar, marks of its copies) in order, what repeats an exhibit left out.

    The first exhibit stands where the best of them stood, if it was found as well as that one.
    """
    heaps: dict[tuple[str, str], list[Found]] = {}
    for row, similar in found:
        case, item, copy = row[1], row[4], row[9]
        heaps.setdefault((case, copy or item), []).append((row, similar))
    told = []
    for heap in heaps.values():
        alike = [one for one in heap if one[1] == heap[0][1]]
        best = next((one for one in alike if not one[0][9]), heap[0])
        told.append((*best, tuple(row[5] for row, _ in heap if row is not best[0])))
    return told
