"""What papers prove of an element, and which of them prove it of nothing that is claimed."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.exhibit import Element
from casefile.model.review import GradedExhibit
from casefile.model.say import Say
from casefile.rules.grading import Item
from casefile.rules.matter import Matter
from casefile.rules.ordered import names_less
from casefile.rules.other_bills import BILLED, other_bills


def proving(matter: Matter, element: Element) -> tuple[Item, ...]:
    """Return the items that speak for *element*.

    Of the sum, no order that names less of it; of the sum and of the day, no bill of another debt.
    """
    shown = matter.shows[element]
    without: frozenset[str] = frozenset()
    if shown and element is Element.AMOUNT:
        without = names_less(matter)
    if shown and element in BILLED:
        without |= other_bills(matter.case)
    return tuple(i for i in shown if i.exhibit.mark not in without) if without else shown


def told_of_no_proof(graded: Iterable[GradedExhibit], matter: Matter) -> tuple[GradedExhibit, ...]:
    """Return the lines of the exhibits; of a paper that proves nothing of a sum or day, so told."""
    less, other = names_less(matter), other_bills(matter.case)
    found = []
    for line in graded:
        for marks, key, lost in (
            (less, "names_less", {Element.AMOUNT}),
            (other, "other_bill", BILLED),
        ):
            if line.mark in marks and lost & set(line.shows):
                shows = tuple(e for e in line.shows if e not in lost)
                line = line.but(why=Say(f"grading.{key}", why=line.why), shows=shows)
        found.append(line)
    return tuple(found)
