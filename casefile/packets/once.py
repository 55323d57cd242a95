"""What stands in a row: numbers name their kind once, titles with commas go by semicolons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from casefile.packets.typeset import NBSP


def kinds_once(labels: Sequence[str], many: Mapping[str, str]) -> list[str]:
    """Return *labels*, the kind of several numbered ones in a row named once, at the first:
    ``zał. nr 3, 4``, ``enclosures 2, 3``.

    *many* tells what a kind is called where there are several; one that it lacks stays as it is.
    """
    told: list[str] = []
    for kind, run in groupby(labels, lambda label: label.rpartition(NBSP)[0]):
        row = list(run)
        if kind and len(row) > 1:
            numbers = [label.rpartition(NBSP)[2] for label in row]
            row = [f"{many.get(kind, kind)}{NBSP}{numbers[0]}", *numbers[1:]]
        told += row
    return told


def apart(labels: Sequence[str], told: Sequence[str]) -> Iterator[str]:
    """Yield what stands before each of *labels*, told as *told*; before the first nothing.

    A title has commas of its own: among such ones a semicolon parts one paper from the next. A
    number whose kind was named before it follows a comma.
    """
    titled = any("," in label for label in labels)
    for n, (label, as_told) in enumerate(zip(labels, told, strict=True)):
        goes_on = label != as_told and label.endswith(as_told)
        yield ("; " if titled and not goes_on else ", ") if n else ""


def in_a_row(titles: Sequence[str]) -> str:
    """Return titles one after the other, each to be told from the next: ``Order, signed; Note``."""
    between = apart(titles, titles)
    return "".join(before + title for before, title in zip(between, titles, strict=True))
