"""Texts that are nearly the same: a paper sent twice, a scan beside its original, a later draft.

Each text becomes the set of its runs of words; a short sketch of each set finds the texts worth
comparing, so that a thousand of them need not be compared each with each.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from zlib import crc32

from casefile.model.record import Record

_RUN = 4
"""Words in a run."""
_FEWEST = 12
"""Words below which a text is too short to be called alike."""
_BANDS, _ROWS = 24, 2
_PLACES = _BANDS * _ROWS
LEAST = 0.7
"""Share of the runs of words from which two texts are called nearly the same."""


class Alike(Record):
    """Two exhibits whose words are nearly the same; *share* of the runs of words, 0 to 1."""

    marks: tuple[str, str]
    share: float


def share_of_words(one: str, other: str) -> float:
    """Return how much of their words two texts share, 0 to 1; short ones are alike or are not."""
    first, second = _runs(one), _runs(other)
    if first and second:
        return _share(first, second)
    return float(_words(one) == _words(other))


class Likenesses:
    """Texts met one after another; each is told from those before it, whatever their number."""

    def __init__(self) -> None:
        self._first: dict[tuple[int, ...], str] = {}
        self._runs: dict[str, array[int]] = {}

    def nearest(self, mark: str, text: str, least: float = LEAST) -> Alike | None:
        """Return the earlier text that *text* is nearly the same as; it is known from now on."""
        runs = _runs(text)
        if not runs:
            return None
        bands = tuple(_bands(runs))
        best = max(
            (
                (_share(runs, frozenset(self._runs[other])), other)
                for other in dict.fromkeys(
                    self._first[band] for band in bands if band in self._first
                )
            ),
            key=lambda found: found[0],
            default=(0.0, ""),
        )
        self._runs[mark] = array("L", runs)
        for band in bands:
            self._first.setdefault(band, mark)
        if best[0] < least:
            return None
        return Alike(marks=(best[1], mark), share=round(best[0], 3))


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text[:400_000].casefold())


def _runs(text: str) -> frozenset[int]:
    words = _words(text)
    if len(words) < _FEWEST:
        return frozenset()
    return frozenset(
        crc32(" ".join(words[n : n + _RUN]).encode("utf-8", "replace"))
        for n in range(len(words) - _RUN + 1)
    )


def _bands(runs: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """Yield the bands of the sketch: the least run of each class, an empty class the next one's."""
    least: list[int] = [-1] * _PLACES
    for run in runs:
        place = run % _PLACES
        if least[place] < 0 or run < least[place]:
            least[place] = run
    for place in range(2 * _PLACES - 1, -1, -1):
        if least[place % _PLACES] < 0:
            least[place % _PLACES] = least[(place + 1) % _PLACES]
    for band in range(_BANDS):
        yield (band, *least[band * _ROWS : (band + 1) * _ROWS])
