"""A point: one thing that speaks for or against an element, and who it comes from."""

from __future__ import annotations

from typing import NamedTuple

from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.jurisdiction import Cap
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.rules.grading import Item
from casefile.rules.plea_reach import Reach

OURS = "ours"
"""Provenance class of what comes from our side, on paper or by mouth."""

HIS = Provenance.RESPONDENT.value
"""Provenance class of what he wrote, said or pleads."""

FACT = "fact"
"""Provenance class of a plain fact of the case or a rule of the place."""

_CLASS = {made_by: made_by.value for made_by in Provenance} | {
    Provenance.CLAIMANT: OURS,
    Provenance.INTERESTED_WITNESS: OURS,
}

_INTERESTED = frozenset({"interested_witness", "our_statement"})
"""Rows of the table that a witness with a stake starts on: his own word, on paper."""

_NOTES = frozenset({ExhibitKind.CALL_LOG, ExhibitKind.NOTE})
"""Papers that are notes of what was said, when our side made them."""


class Point(NamedTuple):
    """One thing that speaks for or against an element: what it is, who it comes from, its grade."""

    ref: str
    """Mark of an exhibit, or id of a witness or contact; empty for a plain fact of the case."""
    grade: Grade
    provenance: str
    """Class of who it comes from: two of one class do not raise each other."""
    what: Say
    lone: bool = False
    """An interested witness, in person or on paper, who carries less when he stands alone."""
    cited: bool = True
    """False for what he pleads, which has no paper to cite."""
    aside: bool = False
    """A paper not made to show this; it counts, but does not raise another."""
    in_hand: bool = True
    """False for a paper that is only described, or cannot be read: it neither raises another nor
    is raised."""
    noted: bool = False
    """Our own note of what was said: it may agree with another, but never makes that decisive."""
    reach: Reach | None = None
    """The part of the claim that a plea speaks of; None: all of it."""
    caps: tuple[Cap, ...] = ()
    """What holds back what somebody says; a paper's own caps stand in its line."""


def class_of(item: Item) -> str:
    """Return the provenance class of an item; what we or our people made is one class."""
    return _CLASS[item.exhibit.provenance]


def paper_point(item: Item, grade: Grade, what: Say, *, aside: bool = False) -> Point:
    """Return the point that the paper *item* makes with *grade*, told as *what*."""
    paper = item.exhibit
    noted = paper.kind in _NOTES and paper.provenance is Provenance.CLAIMANT
    return Point(
        paper.mark,
        grade,
        class_of(item),
        what,
        lone=item.row is not None and item.row.id in _INTERESTED,
        aside=aside,
        in_hand=paper.in_hand,
        noted=noted,
    )
