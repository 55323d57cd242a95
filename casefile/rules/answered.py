"""What answers a plea: a paper in hand that speaks to what is denied, or its risk accepted."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import Element, Exhibit, Provenance
from casefile.model.position import COMPLAINTS, Defence, Position
from casefile.rules.plea_debts import plea_of
from casefile.rules.plea_reach import answering

_OF_WHAT_WAS_DONE = COMPLAINTS | {Defence.DENIES_PERFORMANCE}
"""Pleas that only a paper on what was done can answer: an order tells what was to be done."""


def speaks_to(exhibit: Exhibit, defence: Defence) -> bool:
    """Return whether a paper that is named as an answer is marked as showing what is denied."""
    return defence not in _OF_WHAT_WAS_DONE or Element.PERFORMANCE in exhibit.shows


def answered(case: Case, position: Position) -> bool:
    """Return whether a paper in hand that speaks to a plea is set against it, or its risk accepted.

    What answers a plea answers it too where it is said again of the same debts. It asks the case
    alone: how well the paper carries the answer is for the review to say.
    """
    again = (plea_of(case, one) for one in case.positions if one.defence is position.defence)
    given = answering(again, plea_of(case, position))
    papers = (case.exhibit(mark) for mark in given.answered_by)
    return bool(given.risk_accepted) or any(
        x.accepted
        and x.in_hand
        and x.provenance is not Provenance.UNKNOWN
        and speaks_to(x, position.defence)
        for x in papers
        if x is not None
    )
