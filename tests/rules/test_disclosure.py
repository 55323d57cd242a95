"""Who may see what: a token in every text field, and where each may and may not turn up."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokened_cases import MATRIX, permitted, tokened_cases

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.review import Event
from casefile.model.say import Say
from casefile.rules.chronology import chronology
from casefile.rules.disclosure import OWN_HOUSE, may_see, open_review, open_view
from casefile.rules.review import review

ON = date(2026, 11, 20)


@pytest.mark.parametrize(("audience", "labels"), MATRIX.items())
def test_the_leak_matrix_row_by_row(audience, labels):
    for label in Disclosure:
        assert may_see(Audience(audience), label) is (label.value in labels.split())


def test_a_draft_stays_in_the_house():
    for audience in Audience:
        seen = may_see(audience, Disclosure.WITHOUT_PREJUDICE, sent=False)
        assert seen is (audience in OWN_HOUSE)


@settings(max_examples=25)
@given(tokened_cases(), st.sampled_from([a for a in Audience if a not in OWN_HOUSE]))
def test_no_forbidden_word_is_left_and_no_permitted_word_is_lost(built, audience):
    case, tokens = built
    seen = open_view(case, audience)[0].model_dump_json()
    alone = open_view(case, audience, alone=True)[0].model_dump_json()
    assert [token for token in tokens if (token in alone) != (token in seen)] == []
    for token, (path, label, sent, accepted) in tokens.items():
        expected = permitted(audience, path, label, sent, accepted)
        assert (token in seen) is expected, (audience, ".".join(path), label, sent, accepted)


@settings(max_examples=5)
@given(tokened_cases())
def test_the_owner_and_the_lawyer_see_the_case_itself(built):
    case, _ = built
    for audience in OWN_HOUSE:
        assert open_view(case, audience) == (case, ())


def test_a_mark_that_is_left_out_is_cited_nowhere():
    given_case = Case.model_validate(
        {
            "exhibits": [
                {
                    "mark": "C-1",
                    "accepted": True,
                    "disclosure": "open",
                    "translation": "C-2",
                    "copy_of": "C-3",
                },
                {"mark": "C-2", "accepted": True, "disclosure": "privileged"},
                {"mark": "C-3", "accepted": False, "disclosure": "open"},
            ],
            "debts": [{"ref": "X", "amount": "10 EUR", "marks": ["C-1", "C-2"]}],
            "demands": [{"on": "2026-01-01", "mark": "C-2", "proof_of_receipt": "C-3"}],
            "acts": [{"act": "part_payment", "on": "2026-01-01", "marks": ["C-2"]}],
        }
    )
    seen, left_out = open_view(given_case, Audience.COURT)
    told = seen.model_dump_json()
    assert "C-1" in told
    assert "C-2" not in told
    assert "C-3" not in told
    assert {left.what for left in left_out} >= {"C-2", "C-3"}
    assert seen.acts == ()


def test_what_he_admitted_without_a_paper_is_for_the_talks_only():
    given_case = Case.model_validate(
        {"debts": [{"ref": "X", "amount": "10 EUR", "admitted": "4 EUR"}]}
    )
    assert open_view(given_case, Audience.COURT)[0].debts[0].admitted is None
    assert open_view(given_case, Audience.EXCHANGE)[0].debts[0].admitted is not None


def test_a_recording_that_may_be_unlawful_leaves_the_house_only_for_the_lawyer():
    recording = {"mark": "C-1", "kind": "recording", "accepted": True, "disclosure": "open"}
    for facts, goes in (({}, True), ({"lawful": False}, False), ({"party_to_call": False}, False)):
        one = Case.model_validate({"exhibits": [recording | facts]})
        seen, left_out = open_view(one, Audience.COURT)
        assert bool(seen.exhibits) is goes
        assert [left.why.key for left in left_out] == ([] if goes else ["left_out.unlawful"])
        assert open_view(one, Audience.LAWYER)[0].exhibits


CUT = {
    "exhibits": [
        {"mark": "C-1", "accepted": True, "disclosure": "open"},
        {"mark": "C-2", "accepted": True, "disclosure": "privileged"},
    ],
    "offers": [
        {"on": "2026-01-01", "by": "claimant", "disclosure": "without_prejudice", "sent": False}
    ],
    "concessions": [
        {"element": "agreement", "marks": ["C-1"]},
        {"element": "amount", "marks": ["C-1", "C-2"]},
        {"element": "due", "marks": []},
    ],
    "acts": [
        {"act": "part_payment", "on": "2026-01-01", "marks": ["C-1"]},
        {"act": "oral_acknowledgement", "on": "2026-01-02", "marks": []},
        {"act": "claim_filed", "on": "2026-01-03", "marks": ["C-2"]},
    ],
    "views": [{"element": "amount", "view": {"grade": "A", "why": "He said so."}}],
}


def test_only_what_is_shown_with_all_its_papers_stays_and_each_cut_has_its_own_reason():
    seen, left_out = open_view(Case.model_validate(CUT), Audience.EXCHANGE)
    assert [x.element.value for x in seen.concessions] == ["agreement"]
    assert [(x.act.value, x.marks) for x in seen.acts] == [
        ("part_payment", ("C-1",)),
        ("oral_acknowledgement", ()),
    ]
    told = [(getattr(x.what, "key", x.what), x.why.key) for x in left_out]
    assert ("C-2", "left_out.protected") in told
    assert ("withheld.offer", "left_out.not_sent") in told
    assert ("withheld.views", "left_out.internal") in told
    assert sum(what == "withheld.concession" for what, _ in told) == 2
    assert sum(what == "withheld.act" for what, _ in told) == 1


def test_a_review_for_others_says_nothing_of_readiness():
    whole = review(Case.model_validate(CUT | {"place": "xx"}), jurisdictions()["xx"], ON)
    ready = whole.but(ready=whole.ready.but(mediate=True, court=True))
    assert open_review(ready, Audience.OWNER) == ready
    seen = open_review(ready, Audience.COURT)
    assert (seen.ready.mediate, seen.ready.court) == (False, False)
    assert not (seen.gates.mediate or seen.gates.court or seen.elements or seen.gaps)


def test_a_review_for_others_tells_no_event_that_they_may_not_see():
    whole = review(Case.model_validate(CUT | {"place": "xx"}), jurisdictions()["xx"], ON)
    event = Event(day=ON, event=Say("points.none"), disclosure=Disclosure.OPEN)
    ours = event.but(disclosure=Disclosure.INTERNAL)
    seen = open_review(whole.but(chronology=(event, ours)), Audience.COURT)
    assert seen.chronology == (event,)


def test_what_a_bank_s_paper_shows_of_money_leaves_the_house_only_unredacted():
    money = {"amount": "40 EUR", "because": "transfer from Bob"}
    paper = {
        "mark": "C-1",
        "accepted": True,
        "disclosure": "open",
        "reading": {"money_in": [money]},
    }
    for passages, left in (([], 1), ([{"words": "Bob"}], 0)):
        one = Case.model_validate({"exhibits": [paper | {"redactions": passages}]})
        (seen,) = open_view(one, Audience.COURT)[0].exhibits
        assert [one.because for one in seen.reading.money_in] == [""] * left


@pytest.mark.parametrize(
    ("attending", "named"),
    [
        ([], "Ann, Dan"),
        ([{"name": "Eve", "by": "claimant", "authority": True}], ""),
        ([{"name": "Eve", "by": "claimant", "authority": False}], "Ann, Dan"),
        ([{"name": "Bob", "by": "respondent", "authority": True}], "Ann, Dan"),
    ],
)
def test_who_may_agree_is_named_where_nobody_comes_with_authority_and_never_to_what(
    attending, named
):
    told = [{"who": "Ann, not below half"}, {"who": "Dan"}, {"who": "Eli up to 900"}]
    given_case = Case.model_validate(
        {"private": {"authorities": told}, "mediation": {"attending": attending}}
    )
    seen = open_view(given_case, Audience.EXCHANGE)[0].mediation
    assert seen.our_decision_maker == named
    assert open_view(given_case, Audience.COURT)[0].mediation.our_decision_maker == ""
    entered = given_case.mediation.but(our_decision_maker="Zoe")
    seen = open_view(given_case.but(mediation=entered), Audience.EXCHANGE)[0].mediation
    assert seen.our_decision_maker == "Zoe"


def test_what_is_kept_of_the_plan_and_of_the_days_is_noted_for_the_owner_and_nothing_else():
    def kept(audience, **more):
        seen, left_out = open_view(Case.model_validate({"held_complete": True} | more), audience)
        assert seen.held_complete is False
        return [left.what.key for left in left_out]

    assert kept(Audience.COURT) == kept(Audience.MEDIATOR) == []
    assert kept(Audience.COURT, private={"floor": "5 EUR"}) == ["withheld.private"]
    assert kept(Audience.MEDIATOR, private={"floor": "5 EUR"}) == []
    assert kept(Audience.MEDIATOR, private={"lawyer_wanted": "afraid"}) == ["withheld.rest"]
    deadline = {"what": "reply", "on": "2026-12-01"}
    assert kept(Audience.COURT, deadlines=[deadline]) == ["withheld.deadlines"]


@pytest.mark.parametrize("letter", ["open", "internal"])
def test_an_invitation_to_mediate_is_one_event_for_a_court_that_sees_its_letter(letter):
    """What was noted of it stays inside; its day and its open letter are one thing, told once."""
    of = {"on": "2026-10-10", "channel": "email", "direction": "out"}
    given_case = Case.model_validate(
        {
            "exhibits": [
                {
                    "mark": "C-1",
                    "kind": "email",
                    "title": "Talking with a mediator",
                    "dated": "2026-10-10",
                    "provenance": "claimant",
                    "accepted": True,
                    "disclosure": letter,
                }
            ],
            "contacts": [of | {"form": "invitation_to_mediate", "said": "SECRET", "who": "SECRET"}],
            "mediation": {"asked_on": "2026-10-10"},
        }
    )
    seen, _ = open_view(given_case, Audience.COURT)
    (told,) = chronology(seen, ON)

    assert "SECRET" not in seen.model_dump_json()
    assert told.marks == (("C-1",) if letter == "open" else ())
    said = told.event if letter == "internal" else told.event.values["said"]
    assert said.key == "events.mediation_asked"


PLEA = {"defence": "quality_complaint", "said": "the roof leaks", "disclosure": "open"}
MAIL = {"mark": "C-6", "accepted": True, "provenance": "respondent"}


def pleaded(audience, *labels, **more):
    """Return what *audience* sees of a plea in papers of these labels."""
    papers = [{**MAIL, "mark": f"C-{n}", "disclosure": x} for n, x in enumerate(labels, 1)]
    marks = [one["mark"] for one in papers]
    of = Case.model_validate({"exhibits": papers, "positions": [{**PLEA, "marks": marks, **more}]})
    seen, left_out = open_view(of, audience)
    assert seen.positions or any("withheld.position" in str(x.what) for x in left_out)
    return [one.said for one in seen.positions]


def test_what_he_says_in_a_paper_of_the_talks_alone_is_told_to_no_court():
    """The mail was labelled after its plea was taken for the record: the words go with it."""
    for audience in (Audience.COURT, Audience.RESPONDENT):
        assert pleaded(audience, "open") == [PLEA["said"]]
        for label in ("without_prejudice", "mediation", "mediator", "privileged"):
            assert pleaded(audience, label) == []
        assert pleaded(audience, "mediation", "without_prejudice") == []
    assert pleaded(Audience.EXCHANGE, "without_prejudice") == [PLEA["said"]]
    assert pleaded(Audience.EXCHANGE, "mediator") == []


def test_what_he_says_in_the_open_too_is_told():
    assert pleaded(Audience.COURT, "without_prejudice", "open") == [PLEA["said"]]
    assert pleaded(Audience.COURT, "internal") == [PLEA["said"]], "a person opened the plea itself"
    assert pleaded(Audience.COURT) == [PLEA["said"]]
