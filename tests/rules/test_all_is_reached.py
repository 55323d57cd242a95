"""Every row, defence, gate, state and trigger is reached, and told in each language."""

import pytest
from grades import fitting
from proof_cases import LAW, ON, TABLE, case, contract, delivery, of, signed_by, weighed
from test_gates_and_state import judged, ready_case

from casefile.library import CODES, languages
from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.review import Grade, State, Status
from casefile.rules.attacks import ATTACKED
from casefile.rules.grading import start_row
from casefile.rules.review import review

WORDS = languages()
CONDITIONS = [
    (row, name)
    for row in TABLE["start_grade"]
    for name in ("kinds", "provenances", "levels", "originals", "signed_by_respondent", "received")
    if name in row
]
OTHER = {
    "kinds": {"kind": "unknown"},
    "provenances": {"provenance": "unknown"},
    "levels": {"signatures": signed_by(level="unknown")},
    "originals": {"original": "unknown"},
}
GOOD = [Status.UNKNOWN, Status.MISSING, Status.THIN, Status.CONTESTED, Status.LEANS, Status.SOLID]


def without(row, name):
    """The exhibit that fits *row* with the one fact of *name* turned."""
    exhibit = fitting(row)
    if name == "signed_by_respondent":
        turned = () if row[name] else signed_by()
        return exhibit.but(signatures=turned, provenance="claimant" if row[name] else "both")
    if name == "received":
        return exhibit.but(received=not row[name])
    return exhibit.but(**OTHER[name])


@pytest.mark.parametrize(
    ("row", "name"), CONDITIONS, ids=lambda x: x if isinstance(x, str) else x["id"]
)
def test_a_row_no_longer_fits_when_one_of_its_facts_is_turned(row, name):
    """Another row, or none: so another sentence, in every language."""
    now = start_row(without(row, name), LAW.start_grades)
    assert now is None or now.id != row["id"]
    if now is not None:
        for words in WORDS.values():
            assert words.term(f"grades.{now.id}") != words.term(f"grades.{row['id']}")


def told(said, code):
    text = WORDS[code].say(said)
    assert text
    assert "[" not in text, text
    return text


@pytest.mark.parametrize("defence", list(Defence))
def test_each_defence_is_raised_attacks_what_it_is_aimed_at_and_is_told(defence):
    before = case(contract(), delivery())
    after = before.but(positions=(Position(id="p", defence=defence, on=ON.isoformat()),))
    was = {line.element: line for line in review(before, LAW, ON).elements}
    seen = review(after, LAW, ON)
    (line,) = [one for one in seen.defences if one.defence is defence]
    assert line.burden in ("claimant", "respondent")
    for element in ATTACKED[defence]:
        now = next(one for one in seen.elements if one.element is element)
        assert now.attack is not None
        assert GOOD.index(now.status) <= GOOD.index(was[element].status)
    for code in CODES:
        told(line.why, code)
        for gap in seen.gaps:
            told(gap.why, code)


def test_every_gate_is_told_open_and_shut_in_every_language():
    empty, _ = judged(case())
    full, _ = judged(ready_case())
    for gates in (empty, full):
        for gate in (*gates.mediate, *gates.court):
            for code in CODES:
                told(gate.why, code)
    for code in CODES:
        for gate in (*full.mediate, *full.court):
            for way in ("open", "shut"):
                assert WORDS[code].has(f"gates.{gate.gate}.{way}"), (code, gate.gate)


def test_every_state_has_its_word_in_every_language():
    for code in CODES:
        names = {WORDS[code].name_of(state) for state in State}
        assert len(names) == len(State) == 16


def test_work_done_before_it_was_agreed_is_a_question_against_the_agreement():
    debt = case().debts[0].but(performed="2025-12-01")
    early = case(contract(original="copy"), debts=(debt,), agreement={"made": "2026-01-10"})
    line = weighed(early)["agreement"].line
    assert line.attack is Grade.C
    assert line.status is not Status.SOLID
    late = early.but(debts=(debt.but(performed="2026-01-20"),))
    assert review(late, LAW, ON).elements[1].attack is None


def test_a_day_to_pay_before_the_agreed_term_is_a_question_against_the_due_day():
    debt = case().debts[0].but(issued="2026-03-01", due="2026-03-10")
    early = case(contract(), debts=(debt,), agreement={"payment_days": 30})
    due = next(e for e in review(early, LAW, ON).elements if e.element is Element.DUE)
    assert due.attack is Grade.C
    later = early.but(debts=(debt.but(due="2026-03-31"),))
    due = next(e for e in review(later, LAW, ON).elements if e.element is Element.DUE)
    assert due.attack is None


def test_half_a_year_without_a_word_after_the_due_day_is_a_question():
    debt = case().debts[0].but(issued="2026-01-01", due="2026-02-01")
    quiet = case(debts=(debt,), demands=(), contacts=())
    codes = {gap.code for gap in review(quiet, LAW, ON).gaps}
    assert "unexplained_silence" in codes
    spoke = {"id": "t", "on": "2026-04-01", "channel": "phone", "outcome": "no_answer"}
    codes = {gap.code for gap in review(quiet.but(contacts=(spoke,)), LAW, ON).gaps}
    assert "unexplained_silence" not in codes
    assert of(quiet).case.debts
