"""The gates, one fact at a time, and the one word for the whole case."""

import pytest
from proof_cases import DOOR, IN_TIME, LAW, ON, SOURCE, case, contract, delivery, euro, of, paper

from casefile.library import languages
from casefile.model.account import Account
from casefile.model.case import Case, Stage
from casefile.model.dates import loose
from casefile.model.deadline import Tick
from casefile.model.disclosure import Disclosure
from casefile.model.jurisdiction import EvidenceRule
from casefile.model.offer import Attendee, Mediation, Offer, OfferBy, Opinion, Private
from casefile.model.position import Defence, Position, Reason
from casefile.model.review import State
from casefile.model.say import Say
from casefile.rules.contradictions import contradictions
from casefile.rules.defences import defences
from casefile.rules.elements import standings
from casefile.rules.gates import gates
from casefile.rules.lawyer import lawyer_first
from casefile.rules.state import ready, state
from casefile.rules.suitability import suitability
from casefile.rules.value import value

ZERO = euro(0)
ACCOUNT = Account(
    currency="EUR",
    principal=euro(1000),
    interest=ZERO,
    costs=ZERO,
    paid=ZERO,
    balance=euro(1000),
    daily=ZERO,
)
OPINION = Private(
    floor=euro(600),
    opening=euro(950),
    ideas=("instalments", "a discount for cash", "goods back"),
    barriers=("pride",),
    chance=Opinion(low="0.6", likely="0.7", high="0.8"),
    collectable=Opinion(low="0.7", likely="0.8", high="0.9"),
    cost_if_won=euro(10),
    cost_if_lost=euro(50),
)


def ready_case(**more) -> Case:
    """A case with every gate open on 20 November 2026."""
    respondent = case().respondent.but(email="b@example.com", register_checked_on="2026-11-10")
    given = {
        "respondent": respondent,
        "private": OPINION,
        "mediation": Mediation(
            asked_on=loose("2026-05-01"), our_decision_maker="A", their_decision_maker="B"
        ),
        "demands": ({"on": "2026-04-01", "days": 14, "formal": True, "proof_of_receipt": "C-3"},),
        "reason": Reason.CASH_FLOW,
    }
    receipt = paper("C-3", "proof_of_sending", "third_party")
    note = delivery(original="original")
    return case(contract(), note, receipt, **(given | more))


def judged(the_case, accounts=(ACCOUNT,), limitation=IN_TIME, forums=DOOR, law=LAW):
    matter = of(the_case, law, accounts=accounts, limitation=limitation, forums=forums)
    lines = standings(matter)
    said, suits, worth = defences(matter, lines), suitability(matter, lines), value(matter)
    found = gates(matter, lines, said, suits, worth)
    word = state(
        matter,
        lines,
        found,
        suits,
        worth,
        lawyer_first(matter),
        contradictions(matter),
        said,
    )
    return found, word


def shut(the_case, **more):
    found, _ = judged(the_case, **more)
    return {gate.gate for gate in (*found.mediate, *found.court) if not gate.open}


def lacking(the_case, gate, **more) -> set[str]:
    """The keys of what one gate still lacks."""
    found, _ = judged(the_case, **more)
    line = next(g for g in (*found.mediate, *found.court) if g.gate == gate)
    return {say.key for say in line.why.values.get("lacks", ())}


def test_nine_gates_to_mediate_and_twelve_for_court_each_with_its_reason():
    found, _ = judged(case())
    assert [g.gate for g in found.mediate] == [f"M{n}" for n in range(1, 10)]
    assert [g.gate for g in found.court] == [f"C{n}" for n in range(1, 13)]
    for gate in (*found.mediate, *found.court):
        assert gate.why.key == f"gates.{gate.gate}.{'open' if gate.open else 'shut'}"


def test_a_case_with_everything_has_every_gate_open():
    found, word = judged(ready_case())
    assert shut(ready_case()) == set()
    assert ready(found).mediate and ready(found).court
    assert word is State.COURT_READY_MEDIATE_FIRST


INTERNAL = paper("C-9", "note", "claimant", disclosure=Disclosure.INTERNAL)
QUALITY = (Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-03-10")),)
WITNESS = {"name": "Z", "shows": ["performance"], "first_hand": True, "relation": "neutral"}


@pytest.mark.parametrize(
    ("gate", "facts"),
    [
        ("M1", {"mediation": Mediation(asked_on=loose("2026-05-01"))}),
        ("M4", {"reason": Reason.UNKNOWN}),
        ("M5", {"mediation": ready_case().mediation.but(willing=False)}),
        ("M6", {"private": OPINION.but(floor=None)}),
        ("M6", {"private": OPINION.but(ideas=("one", "two"))}),
        ("M8", {"exhibits": (*ready_case().exhibits, INTERNAL)}),
        ("M9", {"positions": (Position(defence=Defence.DURESS),)}),
        ("C2", {"positions": QUALITY}),
        ("C4", {"demands": ({"on": "2026-11-19", "days": 14, "formal": True},)}),
        ("C5", {"respondent": ready_case().respondent.but(register_checked_on="2026-10-01")}),
        ("C8", {"witnesses": (WITNESS,)}),
        ("C10", {"private": OPINION.but(collectable=None)}),
        ("C11", {"private": OPINION.but(cost_if_lost=euro(2000))}),
        ("C12", {"mediation": ready_case().mediation.but(asked_on="")}),
    ],
)
def test_one_fact_shuts_its_gate(gate, facts):
    assert gate in shut(ready_case(**facts))


@pytest.mark.parametrize(
    ("facts", "asked"), [({}, True), ({"signed": False}, True), ({"signed": True}, False)]
)
def test_what_is_asked_of_a_witness_who_is_ready_is_a_signed_statement_on_file(facts, asked):
    """That it was drafted is not what a court asks for."""
    statement = {"statement": "C-9"} if facts else {}
    ready = {**WITNESS, "available": True, **statement, **facts}
    assert ("C8" in shut(ready_case(witnesses=(ready,)))) is asked
    said = languages()["en"].say(Say("lacks.witness_statement", name="Z"))
    assert said == "signed statement on file: Z"


def test_who_comes_with_authority_to_settle_decides_for_his_side():
    """The gate and the way to the mediator ask the same."""
    coming = (
        Attendee(name="A", by=OfferBy.CLAIMANT, authority=True),
        Attendee(name="B", by=OfferBy.RESPONDENT, authority=True),
    )
    asked = Mediation(asked_on=loose("2026-05-01"), attending=coming)
    assert "M1" not in shut(ready_case(mediation=asked))
    unsaid = asked.but(attending=(coming[0], coming[1].but(authority=None)))
    assert "M1" in shut(ready_case(mediation=unsaid))


def test_gates_that_look_at_what_was_computed():
    assert "M2" in shut(ready_case(), accounts=())
    assert {"M7", "C6"} <= shut(ready_case(), limitation=())
    assert "C3" in shut(ready_case(), forums=())
    near = (IN_TIME[0].but(days_left=60),)
    assert "M7" in shut(ready_case(), limitation=near)
    assert "C6" not in shut(ready_case(), limitation=near)


def test_papers_that_are_ours_alone_do_not_open_the_court():
    only_ours = ready_case(
        exhibits=(
            contract(),
            paper("C-2", "timesheet", "claimant", "performance"),
            paper("C-3", "proof_of_sending", "third_party"),
        )
    )
    assert "C1" in shut(only_ours)


def test_a_paper_of_an_offer_that_is_marked_open_is_not_kept_apart():
    leaking = ready_case(offers=({"by": "claimant", "on": "2026-05-01", "marks": ["C-3"]},))
    assert "M8" in shut(leaking)


def test_the_user_may_go_on_below_the_line_when_he_says_why():
    dear = OPINION.but(cost_if_lost=euro(2000))
    assert "C11" in shut(ready_case(private=dear))
    accepted = dear.but(worth_accepted="a matter of principle")
    assert "C11" not in shut(ready_case(private=accepted))


def word(the_case, **more):
    return judged(the_case, **more)[1]


def test_the_state_follows_its_order_of_rules():
    counterclaim = (Position(defence=Defence.COUNTERCLAIM),)
    billing = Reason.BILLING_ERROR
    assert word(ready_case(positions=counterclaim, reason=billing)) is State.LAWYER_FIRST
    assert word(ready_case(reason=billing, exhibits=())) is State.FIX_THE_INVOICE_FIRST
    assert word(ready_case(exhibits=())) is State.KEEP_COLLECTING
    assert word(ready_case()) is State.COURT_READY_MEDIATE_FIRST
    refused = ready_case().mediation.but(refusals=2)
    assert word(ready_case(mediation=refused)) is State.COURT_READY
    unsent = ready_case(demands=())
    assert word(unsent) is State.MEDIATE_NOW
    assert word(unsent.but(positions=QUALITY)) is State.MEDIATE_NOW_FIX
    nobody = OPINION.but(collectable=Opinion(low="0", likely="0", high="0"))
    assert word(ready_case(private=nobody)) is State.CONSIDER_WRITING_OFF
    unprepared = ready_case(private=Private(), demands=())
    assert word(unprepared) is State.NEGOTIATE


def test_a_broken_promise_twice_over_means_getting_ready_for_court_not_talking():
    contact = {
        "channel": "phone",
        "outcome": "promised",
        "promise": {"by": "2026-05-01", "kept": False},
    }
    twice = ({"on": "2026-04-01", **contact}, {"on": "2026-04-02", **contact})
    unsent = ready_case(contacts=twice, demands=())
    assert word(unsent.but(reason=Reason.FORGOT)) is State.PREPARE_COURT
    assert word(unsent) is State.NEGOTIATE, "instalments come first, and none were offered"
    offered = Offer(by=OfferBy.CLAIMANT, on=loose("2026-03-20"))
    assert word(unsent.but(offers=(offered,))) is State.PREPARE_COURT


def test_what_went_to_court_or_to_a_lawyer_is_at_court_and_no_talk_is_asked_for():
    refused = Mediation(asked_on=loose("2026-05-01"), willing=False)
    handed = ready_case(mediation=refused, demands=(), private=Private())
    assert word(handed) is State.NEGOTIATE
    assert word(handed.but(stage=Stage.COURT)) is State.AT_COURT
    ticked = Tick(step=Stage.COURT.value, on=loose("2026-06-01"))
    assert word(handed.but(ticks=(ticked,))) is State.AT_COURT
    assert word(handed.but(ticks=(ticked,), exhibits=())) is State.KEEP_COLLECTING


def test_the_state_asks_for_more_evidence_only_where_the_table_lacks_some():
    promise = {"by": "2026-05-01", "kept": False}
    broken = {"channel": "phone", "outcome": "promised", "promise": promise}
    twice = ({"on": "2026-04-01", **broken}, {"on": "2026-04-02", **broken})
    weak = ready_case(contacts=twice, demands=(), positions=QUALITY)
    assert word(weak) is State.KEEP_COLLECTING
    assert {"C1", "C2"} & set(shut(weak))
    assert not {"C1", "C2"} & set(shut(ready_case(contacts=twice, demands=())))


def test_the_day_of_reading_is_the_only_clock():
    assert ON.isoformat() == "2026-11-20"
    assert judged(ready_case()) == judged(ready_case())


POSTED = EvidenceRule(id="posted_letter", value="presumed_delivered", source=SOURCE)


def test_a_tracking_number_alone_proves_no_arrival():
    sent = {"on": "2026-04-01", "days": 14, "formal": True, "channel": "registered_letter"}
    only_number = ready_case(demands=(sent | {"tracking": "RR 1"},))
    assert "lacks.demand_proof" in lacking(only_number, "C4")


def test_a_posted_letter_is_presumed_delivered_only_where_the_place_says_so():
    sent = {"on": "2026-04-01", "days": 14, "formal": True, "channel": "registered_letter"}
    posted = ready_case(demands=(sent | {"proof_of_sending": "C-8"},))
    slip = paper("C-8", "proof_of_sending", "third_party")
    posted = posted.but(exhibits=(*posted.exhibits, slip))
    there = LAW.but(evidence=(*LAW.evidence, POSTED))
    assert "lacks.demand_proof" in lacking(posted, "C4")
    assert "lacks.demand_proof" not in lacking(posted, "C4", law=there)
    own = posted.but(exhibits=(*posted.exhibits[:-1], slip.but(provenance="claimant")))
    assert "lacks.demand_proof" in lacking(own, "C4", law=there)
    mail = posted.but(demands=(posted.demands[0].but(channel="email"),))
    assert "lacks.demand_proof" in lacking(mail, "C4", law=there)


def test_a_gate_names_the_one_thing_it_lacks():
    respondent = ready_case().respondent
    nowhere = respondent.but(address="", email="", phone="")
    assert "lacks.way_to_reach" in lacking(ready_case(respondent=nowhere), "M1")
    assert "lacks.conflict_check" in lacking(
        ready_case(mediation=ready_case().mediation.but(mediator="Dr Rey")), "M1"
    )
    assert lacking(ready_case(respondent=respondent.but(insolvent=True)), "C10") == {
        "lacks.insolvent"
    }
    foreign = ready_case(exhibits=(contract(language="ja"), *ready_case().exhibits[1:]))
    assert lacking(foreign, "C7") == {"lacks.translations"}


def test_a_sum_above_the_agreed_one_that_he_disputes_is_mended_before_anything_else():
    dearer = {"agreement": case().agreement.but(price=euro(900)), "exhibits": ()}
    said = (Position(defence=Defence.WRONG_AMOUNT, on=loose("2026-03-10")),)
    assert word(ready_case(positions=said, **dearer)) is State.FIX_THE_INVOICE_FIRST
    assert word(ready_case(positions=said, exhibits=())) is State.KEEP_COLLECTING
    assert word(ready_case(positions=said, ground="loan", **dearer)) is State.KEEP_COLLECTING


def test_a_described_paper_whose_place_is_known_lacks_no_original():
    described = contract("C-9", held=False)
    bare = ready_case()
    without = bare.but(exhibits=(*bare.exhibits, described))
    assert "lacks.originals" in lacking(without, "C7")
    known = bare.but(exhibits=(*bare.exhibits, described.but(held_where="with the notary")))
    assert "lacks.originals" not in lacking(known, "C7")


def test_a_defence_that_is_only_to_be_expected_is_not_told_as_one_that_he_raised():
    """Work that nothing shows may be denied; a complaint of its quality denies nothing."""
    one = ready_case(positions=QUALITY).but(exhibits=(contract(),), reason=Reason.UNKNOWN)
    assert lacking(one, "C2") == {"lacks.defence_unanswered", "lacks.defence_likely"}
    found, _ = judged(one)
    (line,) = (g for g in found.court if g.gate == "C2")
    (likely,) = (x for x in line.why.values["lacks"] if x.key == "lacks.defence_likely")
    assert likely.values["defence"] is Defence.DENIES_PERFORMANCE
