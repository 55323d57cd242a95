"""The order of letters against the conformance files of Unicode (UAX #9)."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from casefile.screens.bidi.uax9 import base_level, levels, reorder

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpora" / "unicode-bidi"
ONE_OF = dict(
    zip(
        "L R AL EN AN ES CS ET B S WS ON NSM BN".split(),
        "a\u05d0\u06391\u0661-,%\u2029\t !\u0300\u00ad",
        strict=True,
    )
)
"""A character of each class but the explicit ones."""


def _lines(name: str) -> list[str]:
    path = CORPUS / f"{name}.gz"
    if not path.exists():
        pytest.skip("the Unicode conformance files are not beside this checkout")
    told = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return [line for line in (one.split("#")[0].strip() for one in told) if line]


def _differs(wanted: list[str], got: tuple[int, ...]) -> bool:
    return any(w != "x" and int(w) != g for w, g in zip(wanted, got, strict=True))


def test_every_conformance_line_of_characters_without_explicit_controls_comes_out() -> None:
    explicit = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    tried = wrong = 0
    for line in _lines("BidiCharacterTest.txt"):
        codes, direction, base, wanted, order = line.split(";")
        points = [int(code, 16) for code in codes.split()]
        if explicit & set(points):
            continue
        text = "".join(map(chr, points))
        of = levels(text, int(base))
        kept = [n for n, w in enumerate(wanted.split()) if w != "x"]
        visual = [kept[n] for n in reorder([of[n] for n in kept])]
        tried += 1
        wrong += (
            _differs(wanted.split(), of)
            or (direction == "2" and base_level(text) != int(base))
            or visual != [int(n) for n in order.split()]
        )
    assert (tried, wrong) == (91_605, 0)


def test_every_conformance_line_of_classes_without_explicit_controls_comes_out() -> None:
    tried = wrong = 0
    wanted: list[str] = []
    order: list[int] = []
    for line in _lines("BidiTest.txt"):
        if line.startswith("@Levels:"):
            wanted = line.partition(":")[2].split()
        elif line.startswith("@Reorder:"):
            order = [int(n) for n in line.partition(":")[2].split()]
        elif not line.startswith("@"):
            classes, _, directions = line.partition(";")
            if not set(classes.split()) <= set(ONE_OF):
                continue
            text = "".join(ONE_OF[one] for one in classes.split())
            kept = [n for n, w in enumerate(wanted) if w != "x"]
            for bit, base in ((1, base_level(text)), (2, 0), (4, 1)):
                if int(directions, 16) & bit:
                    of = levels(text, base)
                    tried += 1
                    visual = [kept[n] for n in reorder([of[n] for n in kept])]
                    wrong += _differs(wanted, of) or visual != order
    assert (tried, wrong) == (100_038, 0)
