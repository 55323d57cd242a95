"""Everything known about a case on one day: the one entry to the rules of proof."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.review import Review
from casefile.rules.account import account
from casefile.rules.both_ways import told_both_ways
from casefile.rules.chronology import chronology
from casefile.rules.contradictions import contradictions
from casefile.rules.court_papers import court_steps
from casefile.rules.deadlines import deadlines
from casefile.rules.defences import defences
from casefile.rules.demand_time import days_that_end
from casefile.rules.elements import Standing, standings
from casefile.rules.forum import forums
from casefile.rules.gaps import gaps
from casefile.rules.gates import gates
from casefile.rules.grading import graded_exhibits
from casefile.rules.happened import happened_by
from casefile.rules.lawyer import lawyer_first
from casefile.rules.lifts import lift
from casefile.rules.limitation import limitation
from casefile.rules.matter import matter
from casefile.rules.next_steps import next_steps
from casefile.rules.own_days import missed_days
from casefile.rules.proving import told_of_no_proof
from casefile.rules.silences import silences
from casefile.rules.state import ready, state
from casefile.rules.suitability import suitability
from casefile.rules.trace import trace
from casefile.rules.value import value


def review(case: Case, law: Jurisdiction, on: date) -> Review:
    """Return all that the rules say of *case* under *law* on the day *on*. Pure.

    What happened after *on* is not counted. A grade a person set beside a computed one is printed,
    and changes nothing that is computed.
    """
    case = happened_by(case, on)
    accounts = account(case, law, on)
    times = limitation(case, law, on, accounts)
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
    doors_of_proof = gates(of, lines, said, suits, worth, against_each_other)
    lawyer = lawyer_first(of)
    days = deadlines(case, law, times, on, accounts)
    events = chronology(case, on, of.promised, days_that_end(case, law))
    stands = state(of, lines, doors_of_proof, suits, worth, lawyer, against_each_other, said)
    return Review(
        case=case.id,
        on=on,
        place=law.code,
        account=accounts,
        limitation=times,
        chronology=events,
        silences=silences(case, events, on),
        exhibits=told_of_no_proof(told_both_ways(graded_exhibits(of.items.values()), of), of),
        elements=tuple(standing.line for standing in lines.values()),
        defences=said,
        contradictions=against_each_other,
        gaps=open_gaps,
        gates=doors_of_proof,
        suitability=suits,
        ready=ready(doors_of_proof),
        state=stands,
        forum=doors,
        value=worth,
        lawyer_first=lawyer,
        deadlines=days,
        next_steps=(
            *missed_days(of, days),
            *court_steps(of),
            *next_steps(of, lines, said, open_gaps, doors_of_proof, lawyer, days),
        ),
        trace=trace(of, lines, said, against_each_other, open_gaps, doors_of_proof, lawyer, stands),
        law_as_of=law.as_of,
        disclaimer=law.disclaimer,
    )
