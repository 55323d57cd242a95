"""Texts that are nearly the same: a paper sent twice, a scan beside its original, a later draft.

Each text becomes the set of its runs of words; a short sketch of each set finds the pairs worth
comparing, so that a thousand texts need not be compared each with each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from zlib import crc32

from casefile.model.record import Record

_RUN = 4
"""Words in a run."""
_FEWEST = 12
"""Words below which a text is too short to be called alike."""
_BANDS, _ROWS = 24, 2
_PRIME = (1 << 61) - 1
_TURNS = tuple((n * 2_654_435_761 + 12_345, n * 40_503 + 7) for n in range(1, _BANDS * _ROWS + 1))


class Alike(Record):
    """Two exhibits whose words are nearly the same; *share* of the runs of words, 0 to 1."""

    marks: tuple[str, str]
    share: float


def alike(texts: Mapping[str, str], least: float = 0.7) -> tuple[Alike, ...]:
    """Return the pairs of *texts* (by mark) that share at least *least* of their runs of words.

    Punctuation, case and line ends do not count; figures do. The order is that of the marks.
    """
    everyone = {mark: _runs(text) for mark, text in texts.items()}
    runs = {mark: found for mark, found in everyone.items() if found}
    places = {mark: n for n, mark in enumerate(texts)}
    near: set[tuple[str, str]] = set()
    for marks in _buckets(runs):
        near.update(combinations(marks[:200], 2))
    pairs = []
    for one, other in near:
        share = len(runs[one] & runs[other]) / len(runs[one] | runs[other])
        if share >= least:
            pairs.append(Alike(marks=(one, other), share=round(share, 3)))
    return tuple(sorted(pairs, key=lambda pair: tuple(places[mark] for mark in pair.marks)))


def _runs(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text[:400_000].casefold())
    if len(words) < _FEWEST:
        return frozenset()
    return frozenset(
        crc32(" ".join(words[n : n + _RUN]).encode("utf-8", "replace"))
        for n in range(len(words) - _RUN + 1)
    )


def _buckets(runs: Mapping[str, frozenset[int]]) -> list[list[str]]:
    """Return groups of marks whose sketches agree in one band at least."""
    buckets: dict[tuple[int, ...], list[str]] = {}
    for mark, found in runs.items():
        sketch = [min((a * run + b) % _PRIME for run in found) for a, b in _TURNS]
        for band in range(_BANDS):
            key = (band, *sketch[band * _ROWS : (band + 1) * _ROWS])
            buckets.setdefault(key, []).append(mark)
    return [marks for marks in buckets.values() if len(marks) > 1]
