"""The whole review: its shape as the contract has it, its words, the same twice."""

import json
import re
from datetime import date

import pytest
from proof_cases import case, contract, delivery, paper

from casefile.library import CODES, jurisdictions, languages
from casefile.model.case import Case
from casefile.model.claim import Ground
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.position import Defence, Position, Reason
from casefile.model.review import Review
from casefile.rules import matter as matters
from casefile.rules.disclosure import open_review, open_view
from casefile.rules.review import review

ON = date(2026, 11, 20)
LAW = jurisdictions()["xx"]
FIELDS = {
    "case on place account limitation chronology silences exhibits elements defences "
    "contradictions gaps gates suitability ready state forum value lawyer_first deadlines "
    "next_steps trace law_as_of disclaimer"
}


def rich(**more):
    """A case with a little of everything."""
    contact = {"on": "2026-04-02", "channel": "phone", "said": "soon", "outcome": "promised"}
    given = {
        "contacts": ({**contact, "promise": {"amount": "300 EUR", "by": "2026-05-01"}},),
        "positions": tuple(Position(id=d.value, defence=d) for d in Defence),
        "offers": ({"by": "claimant", "on": "2026-06-01", "amount": "800 EUR"},),
        "demands": ({"on": "2026-04-01", "days": 14},),
        "payments": ({"amount": "100 EUR", "dated": "2026-04-20", "debt": "INV-1"},),
        "witnesses": ({"name": "Z", "shows": ["performance"], "relation": "neutral"},),
        "acts": ({"act": "part_payment", "on": "2026-04-20"},),
        "mediation": {"asked_on": "2026-07-01", "willing": False, "refusals": 2},
        "private": {
            "floor": "500 EUR",
            "chance": {"low": "0.5", "likely": "0.6", "high": "0.7"},
            "collectable": {"low": "0.5", "likely": "0.6", "high": "0.7"},
        },
        "reason": Reason.CASH_FLOW,
        "others": ({"name": "G", "role": "guarantor"},),
    }
    exhibits = (contract(), delivery(), paper("C-9", "email", "respondent", accepted=False))
    return case(*exhibits, **(given | more))


def sentences(record):
    """Every sentence of a review in one language, as JSON has them."""
    if isinstance(record, dict):
        for part in record.values():
            yield from sentences(part)
    elif isinstance(record, list):
        for part in record:
            yield from sentences(part)
    elif isinstance(record, str):
        yield record


def test_the_review_has_the_fields_of_the_contract():
    assert set(Review.model_fields) == set(" ".join(FIELDS).split())
    made = json.loads(review(rich(), LAW, ON).model_dump_json(context={"words": None}))
    assert {line["element"] for line in made["elements"]} == set(
        ["parties", "agreement", "performance", "amount", "due", "unpaid", "in_time", "right_forum"]
    )
    assert set(made["suitability"]) == {"for", "against", "stoppers"}
    assert {"rule", "from", "gives", "source"} == set(made["trace"][0])


def test_the_same_case_on_the_same_day_gives_the_same_review():
    one, other = (review(rich(), LAW, ON).model_dump_json() for _ in range(2))
    assert one == other


VARIED = [
    rich(),
    case(),
    case(held_complete=True),
    *(rich(ground=ground, positions=()) for ground in Ground),
    *(
        case(
            *(
                paper(f"C-{n}", kind.value, hand.value, "agreement", "performance", "amount")
                for n, kind in enumerate(ExhibitKind)
            )
        )
        for hand in Provenance
    ),
]


LACKING = re.compile(r"\[[a-z_]+(?:\.\w+)+\]")
"""How a key without words is told; an act may bear brackets of its own."""


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_of_a_review_has_words_and_every_place_is_filled(code):
    words = languages()[code]
    for one in VARIED:
        made = review(one, LAW, ON).model_dump(mode="json", context={"words": words})
        for sentence in sentences(made):
            assert not LACKING.search(sentence), sentence
            assert "{" not in sentence, sentence
            assert (
                "%" not in sentence
                or "interest" in sentence
                or "odset" in sentence
                or ("ריבית" in sentence)
            ), f"proof is never a percentage: {sentence}"


def test_an_open_review_holds_nothing_of_our_own_judgement():
    seen, _ = open_view(rich(), Audience.EXCHANGE)
    cut = open_review(review(seen, LAW, ON), Audience.EXCHANGE)
    assert cut.elements == cut.gaps == cut.defences == cut.trace == cut.next_steps == ()
    assert cut.gates.mediate == cut.gates.court == ()
    assert cut.value is None
    assert all(x.grade is None and x.caps == () for x in cut.exhibits)
    assert {e.disclosure for e in cut.chronology} <= {
        Disclosure.OPEN,
        Disclosure.WITHOUT_PREJUDICE,
        Disclosure.MEDIATION,
    }
    court = open_review(review(open_view(rich(), Audience.COURT)[0], LAW, ON), Audience.COURT)
    assert {e.disclosure for e in court.chronology} == {Disclosure.OPEN}
    assert "offer" not in {e.kind for e in court.chronology}


def test_the_owner_sees_the_review_itself():
    whole = review(rich(), LAW, ON)
    assert open_review(whole, Audience.OWNER) is whole


def test_every_place_reviews_the_same_case():
    for code, law in jurisdictions().items():
        made = review(rich(place=code), law, ON)
        assert made.place == code
        assert len(made.elements) == 8


def test_next_steps_are_few_and_said_once():
    steps = review(rich(), LAW, ON).next_steps
    assert 0 < len(steps) <= 12
    assert len({repr(s.step) for s in steps}) == len(steps)


def test_every_line_of_the_trace_says_the_rule_what_it_looked_at_and_where_it_stands():
    """So a lawyer may disagree with one line, and knows which."""
    owner = {"name": "Z", "relation": "owner", "first_hand": True, "shows": ["unpaid"]}
    the_case = rich(witnesses=(owner,))
    for law in jurisdictions().values():
        lines = review(the_case, law, ON).trace
        for line in lines:
            assert line.rule, line
            assert line.from_ and all(line.from_), line
            assert line.gives, line
            assert line.source is not None and line.source.title, line
        rules = {line.rule.split(".")[0] for line in lines}
        assert {"grade", "element", "defence", "gap", "gate", "state"} <= rules


def test_a_paper_of_which_nobody_said_who_made_it_is_named_and_asked_for():
    unsaid = paper("C-1", "contract", "unknown", "agreement")
    made = review(case(unsaid), LAW, ON)
    agreement = next(e for e in made.elements if e.element.value == "agreement")
    assert agreement.why.key == "element_why.maker_not_said"
    assert agreement.lift is not None
    assert (agreement.lift.key, agreement.lift.values["marks"]) == ("lifts.say_who_made", "C-1")
    steps = [step.step.key for step in made.next_steps]
    assert steps.count("steps.say_who_made") == 1
    assert "lifts.say_who_made" not in steps  # the same work, told once


def test_what_asks_the_whole_log_is_asked_once_of_a_review(monkeypatch):
    """Each of four rules asked for itself: of 2,000 calls the review took twice as long."""
    asked = []

    def counted(name):
        known = getattr(matters, name)
        monkeypatch.setattr(matters, name, lambda *given: asked.append(name) or known(*given))

    counted("first_asked")
    counted("promises")
    complaint = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-05-01"), said="Crooked")
    found = review(rich(positions=(complaint,)), LAW, ON)
    assert any(gap.code == "quality_proof" for gap in found.gaps)
    assert sorted(asked) == ["first_asked", "promises"]


def test_a_log_of_many_calls_does_not_look_through_the_papers_for_each(monkeypatch):
    looked, exhibit = [], Case.exhibit
    monkeypatch.setattr(Case, "exhibit", lambda of, mark: looked.append(mark) or exhibit(of, mark))

    def times(calls):
        looked.clear()
        talk = Contact(
            on=loose("2026-04-02"),
            channel=Channel.PHONE,
            direction=Direction.OUT,
            outcome=Outcome.PROMISED,
            marks=("C-1",),
        )
        log = tuple(talk.but(id=str(n)) for n in range(calls))
        review(case(contract(), contacts=log), LAW, ON)
        return len(looked)

    assert times(30) == times(3)
