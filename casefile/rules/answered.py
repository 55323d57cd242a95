"""What answers a plea: a paper in hand that speaks to what is denied, or its risk accepted."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import Element, Exhibit, Provenance
from casefile.model.position import COMPLAINTS, Defence, Position
from casefile.model.say import Say
from casefile.model.witness import Relation
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


def with_witnesses(case: Case, position: Position, why: Say) -> Say:
    """Return *why* a plea stands, with who on our side can say what was done and is no answer yet.

    A witness answers by his statement, a paper with a mark: one on file is told by it, of one who
    gave none his name stands. One who knows it from others alone is not told.
    """
    if position.defence not in _OF_WHAT_WAS_DONE:
        return why
    people = sorted(case.witnesses, key=lambda one: (one.name, len(one.statement), one.statement))
    able = [
        one
        for one in people
        if Element.PERFORMANCE in one.shows
        and one.relation is not Relation.OTHER_SIDE
        and one.first_hand is not False
    ]
    given = tuple(w.statement for w in able if case.exhibit(w.statement) is not None)
    unnamed = tuple(mark for mark in given if mark not in position.answered_by)
    if unnamed:
        why = Say("defence_why.statement_on_file", why=why, marks=unnamed)
    names = tuple(w.name for w in able if w.statement not in given)
    return Say("defence_why.who_can_say", why=why, names=names) if names else why
