"""What the other side said against the claim, what it left alone, and what we answered it."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.model.claim import Debt
from casefile.model.clean import one_line
from casefile.model.dates import LooseDate
from casefile.model.exhibit import WRITTEN, Provenance
from casefile.model.money import Money
from casefile.model.position import NO_DEFENCE, Position
from casefile.model.say import Say
from casefile.packets.matter import Matter
from casefile.rules.plea_reach import answering, has_answer, plea_name, reach_of
from casefile.rules.sayings import by_day, speaker


def pleas(matter: Matter) -> tuple[Position, ...]:
    """Return what was said against the claim that the audience may see, thing by thing, by day."""
    seen = (one for one in matter.case.positions if matter.sees(one.disclosure))
    return by_day(one for one in seen if one.defence not in NO_DEFENCE)


def pleas_to(matter: Matter, debt: Debt) -> tuple[Position, ...]:
    """Return the pleas that speak of *debt*, in whole or in part."""
    case = matter.case
    reached = ((one, reach_of(case, one)) for one in pleas(matter))
    return tuple(one for one, reach in reached if reach is None or reach.touches(debt.ref))


def said_when(matter: Matter, plea: Position) -> str:
    """Return in brackets the day on which *plea* was said and by whom; empty: neither is known."""
    day = matter.loose(plea.on) if plea.on.known else ""
    told = ", ".join(filter(None, (day, speaker(matter.case, plea))))
    return f" ({told})" if told else ""


def with_answers(
    matter: Matter, said: Sequence[Position]
) -> tuple[tuple[tuple[Position, ...], Position], ...]:
    """Return *said* in its order, put together where one thing has one name and one answer.

    With each goes the plea that holds the answer: to what is said again, it is that to the first.
    """
    found: dict[tuple[Say, int], tuple[list[Position], Position]] = {}
    for one in said:
        answered = answering(matter.case.positions, one)
        whose = id(answered) if has_answer(answered) else 0
        key = (plea_name(matter.case, one), whose)
        found.setdefault(key, ([], answered))[0].append(one)
    return tuple((tuple(told), answered) for told, answered in found.values())


def our_answer(matter: Matter, plea: Position) -> str:
    """Return what we answered to a plea, with the day of our letter that the reader may see.

    Empty: nothing is written of an answer, and no letter of ours answers it.
    """
    plea = answering(matter.case.positions, plea)
    answer, day = one_line(plea.answer).rstrip(" ."), _answered_on(matter, plea)
    if day is None:
        return matter.t("letter_pleas.answer", answer=answer) if answer else ""
    key = "answer_of" if answer else "answer_on"
    return matter.t(f"letter_pleas.{key}", answer=answer, day=matter.loose(day))


def _answered_on(matter: Matter, plea: Position) -> LooseDate | None:
    """Return the day of the first letter of ours that answers a plea; None: none of a known day."""
    papers = (matter.case.exhibit(mark) for mark in plea.answered_by)
    days = (
        x.dated
        for x in papers
        if x is not None and matter.sees(x.disclosure)
        if x.kind in WRITTEN and x.provenance is Provenance.CLAIMANT and x.dated.known
    )
    return min(days, default=None)


def admitted_of(matter: Matter, debt: Debt) -> Money | None:
    """Return what is admitted of *debt* by its account; None: nothing is known."""
    lines = (row for account in matter.accounts for row in account.rows if row.debt == debt.ref)
    return next((row.admitted for row in lines if row.admitted is not None), None)
