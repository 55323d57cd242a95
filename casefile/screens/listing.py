"""Which cases are listed and in what order: those last read, narrowed, put in order, searched."""

from __future__ import annotations

from datetime import date

from casefile.desk.line_told import number_told, whose
from casefile.desk.records import CaseLine
from casefile.model.language import Language
from casefile.screens.cases_order import ordered
from casefile.screens.cases_told import Widths, widths_of
from casefile.screens.folded import folded


def _searched(one: CaseLine) -> str:
    """Return what the filter of the list looks into."""
    told = (number_told(one), whose(one), one.title, one.claimant)
    return folded(" ".join((*told, one.assigned, one.waiting_for)))


class Listing:
    """The cases as they were last read, and those of them that are shown.

    What is made of all of them is made once: not anew at each letter of the filter.
    """

    def __init__(self) -> None:
        self.lines: tuple[CaseLine, ...] | None = None
        """All cases; None before the first look."""
        self.mine = False
        """True while only the cases of whoever is acting are listed."""
        self.waits = False
        """True while only the cases that wait for something are listed."""
        self._folded: dict[str, str] | None = None
        """What the filter looks into, by id."""
        self._sorted: tuple[tuple[object, ...], tuple[CaseLine, ...]] = (), ()
        """What was put in order, and as it stands in that order."""
        self._measured: tuple[tuple[object, ...], Widths] | None = None
        """What was measured, and how wide it is."""

    @property
    def all(self) -> tuple[CaseLine, ...]:
        """All cases, as far as they were read."""
        return self.lines or ()

    def take(self, lines: tuple[CaseLine, ...]) -> None:
        """Hold the cases as they were read now."""
        if lines != self.lines:
            self.lines, self._folded = lines, None

    def shown(
        self, sought: str, *, order: str, actor: str, words: Language, on: date
    ) -> tuple[CaseLine, ...]:
        """Return the cases that are listed: of *actor* or waiting alone if asked, in *order*."""
        listed = self.all
        if self.mine:
            listed = tuple(one for one in listed if one.assigned == actor)
        if self.waits:
            listed = tuple(one for one in listed if one.waiting_for)
        listed = self._in_order(listed, order, words, on)
        letters = folded(sought)
        if not letters:
            return listed
        if self._folded is None:
            self._folded = {one.id: _searched(one) for one in self.all}
        known = self._folded
        return tuple(one for one in listed if letters in known[one.id])

    def _in_order(
        self, listed: tuple[CaseLine, ...], order: str, words: Language, on: date
    ) -> tuple[CaseLine, ...]:
        of = (listed, order, words.code, on)
        if of != self._sorted[0]:
            self._sorted = of, ordered(listed, order, words, on)
        return self._sorted[1]

    def widths(self, words: Language, on: date) -> Widths:
        """Return how wide the columns are that are never cut: the same, whatever is looked for."""
        of = (self.all, words.code, on)
        if self._measured is None or self._measured[0] != of:
            self._measured = of, widths_of(self.all, words, on)
        return self._measured[1]
