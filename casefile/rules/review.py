"""Everything known about a case on one day: the one entry to the rules of proof."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.review import DefenceLine, GapLine, Review, TraceLine
from casefile.rules.account import account
from casefile.rules.chronology import chronology, silences
from casefile.rules.contradictions import contradictions
from casefile.rules.deadlines import deadlines
from casefile.rules.defences import defences
from casefile.rules.elements import Standing, standings
from casefile.rules.forum import forums
from casefile.rules.gaps import gaps
from casefile.rules.gates import gates
from casefile.rules.grading import graded_exhibit
from casefile.rules.lawyer import lawyer_first
from casefile.rules.limitation import limitation
from casefile.rules.matter import Matter, matter
from casefile.rules.next_steps import lift, next_steps
from casefile.rules.routes import routes
from casefile.rules.state import ready, state
from casefile.rules.suitability import suitability
from casefile.rules.value import value


def _trace(
    of: Matter,
    lines: dict[Element, Standing],
    said: tuple[DefenceLine, ...],
    open_gaps: tuple[GapLine, ...],
) -> tuple[TraceLine, ...]:
    """Return which rule gave what from what: start rows, caps, routes, elements, defences, gaps."""
    told: list[tuple[str, tuple[str, ...], str, object]] = []
    for mark, item in of.items.items():
        if item.row is not None:
            told.append((f"grade.{item.row.id}", (mark,), item.row.grade, item.row.source))
        told += [(f"cap.{cap.id}", (mark,), cap.at_most, cap.source) for cap in item.caps]
    told += [
        (f"route.{route.name}", (route.point.ref,), route.point.grade.value, None)
        for route in routes(of)
    ]
    for element, standing in lines.items():
        line = standing.line
        rule = f"element.{element.value}" + (".second_provenance" if standing.raised else "")
        told.append((rule, (*line.marks, *line.attacks), line.status.value, None))
    told += [(f"defence.{d.defence.value}", d.marks, d.status, None) for d in said]
    told += [(f"gap.{g.code}", (), "fatal" if g.fatal else "open", None) for g in open_gaps]
    return tuple(
        TraceLine.model_validate({"rule": rule, "from": refs, "gives": gives, "source": source})
        for rule, refs, gives, source in told
    )


def review(case: Case, law: Jurisdiction, on: date) -> Review:
    """Return all that the rules say of *case* under *law* on the day *on*. Pure.

    A grade a person set beside a computed one is printed, and changes nothing that is computed.
    """
    accounts = account(case, law, on)
    times = limitation(case, law, on)
    doors = forums(case, law, accounts, on)
    of = matter(case, law, on, accounts, times, doors)
    lines = {
        element: Standing(
            standing.line.but(lift=lift(of, standing)),
            standing.points,
            standing.attacks,
            standing.raised,
            standing.debt,
        )
        for element, standing in standings(of).items()
    }
    said = defences(of, lines)
    against_each_other = contradictions(of)
    open_gaps = gaps(of, lines, said)
    suits = suitability(of, lines)
    worth = value(of)
    doors_of_proof = gates(of, lines, said, suits, worth)
    lawyer = lawyer_first(of)
    days = deadlines(case, law, times, on)
    events = chronology(case)
    return Review(
        case=case.id,
        on=on,
        place=law.code,
        account=accounts,
        limitation=times,
        chronology=events,
        silences=silences(events, on),
        exhibits=tuple(graded_exhibit(item) for item in of.items.values()),
        elements=tuple(standing.line for standing in lines.values()),
        defences=said,
        contradictions=against_each_other,
        gaps=open_gaps,
        gates=doors_of_proof,
        suitability=suits,
        ready=ready(doors_of_proof),
        state=state(of, lines, doors_of_proof, suits, worth, lawyer, against_each_other, said),
        forum=doors,
        value=worth,
        lawyer_first=lawyer,
        deadlines=days,
        next_steps=next_steps(of, lines, said, open_gaps, doors_of_proof, lawyer, days),
        trace=_trace(of, lines, said, open_gaps),
        law_as_of=law.as_of,
        disclaimer=law.disclaimer,
    )
