"""Looks whether what a library keeps besides its cases holds: erased cases, the list at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from casefile.store.checking import Finding, followed, remark, serious
from casefile.store.seal import ZERO

ERASED = "erased"
"""The record of erased cases, as findings name it."""


class ErasedCheck(NamedTuple):
    """What the record of erased cases says, and what of it does not hold."""

    ids: frozenset[str]
    """The cases that were erased, as far as the record can be read."""
    n: int
    """Lines that hold."""
    head: str
    """The hash that stands for the whole record: whoever notes it can ask for it later."""
    findings: tuple[Finding, ...]


def erased_check(
    entries: Iterable[dict[str, Any]], *, live: Collection[str], anchors: Iterable[str] = ()
) -> ErasedCheck:
    """Follow the chain of the record of erased cases; *live* are the cases that are there.

    What the chain alone cannot show, its end cut off or all of it written again, is shown by
    *anchors*: heads of it that somebody noted earlier.
    """
    lines, found = followed(entries, ERASED)
    heads = {line["hash"] for line in lines}
    ids = frozenset(str(line["id"]) for line in lines)
    found += [serious("anchor_missing", head=head) for head in anchors if head not in heads]
    found += [remark("erased_is_back", id=id) for id in sorted(ids & set(live))]
    return ErasedCheck(ids, len(lines), lines[-1]["hash"] if lines else ZERO, tuple(found))


def list_check(untrue: Iterable[str], gone: Iterable[str]) -> tuple[Finding, ...]:
    """Return what is wrong with the list at hand.

    *untrue*: cases of which it says something else than they do. *gone*: cases that it knew, and
    that are nowhere, nor is it recorded that they were erased.
    """
    return (
        *(serious("list_untrue", id=id) for id in sorted(untrue)),
        *(serious("case_gone", id=id) for id in sorted(gone)),
    )
