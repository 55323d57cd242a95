"""Numbered labels in a row name their kind once: ``zał. nr 3, 4``, ``enclosures 2, 3``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from casefile.packets.typeset import NBSP


def kinds_once(labels: Sequence[str], many: Mapping[str, str]) -> list[str]:
    """Return *labels*, the kind of several numbered ones in a row named once, at the first.

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
