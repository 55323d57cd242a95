"""No packet hands terms of the talks to who may not hear of them, whatever a paper was held for."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_words import text_of

from casefile.model.errors import PacketRefused
from casefile.model.money import Money
from casefile.rules.disclosure import OWN_HOUSE

OFFER = ("by=claimant", "on=2026-05-20", "amount=7200 GBP", "disclosure=without_prejudice")
PART = ("on=2026-06-10", "amount=1800 GBP")
AGREED = {
    "Agreed: £7,200.00 in four parts.": "7,200",
    "Fine with 7,200, as you say.": "7,200",
    "We will send 7200 in all.": "7200",
    "7.2k it is.": "7.2k",
    "The first £1,800 comes on Friday.": "1,800",
    "Zgoda na 7 200,00 GBP, jak Państwo piszą.": "7 200",
    "מסכימים ל-7,200 בארבעה חלקים.": "7,200",
    "> we offer 7,200.00 GBP in all": "7,200",
}
NOTHING_OF_IT = (
    "See order INV-7200 of 7.2.2026, 72,000 boxes.",
    "We paid £500 of the £9,000.",
    "Call 020 7200 1800, any day.",
)
FOR_A_COURT = ("evidence_bundle", "demand_letter", "scott_schedule", "exhibit_list", "call_log")
_names = itertools.count()


def case_with(desk, tmp_path, said, *, day="01 Jun 2026", first=False, label="open"):
    """A claim for £9,000 with a letter of his, accepted before any offer was written down."""
    money = Money(amount="9000", currency="GBP")
    id_ = desk.new(
        respondent="Bet Ltd", claimant="Alef Ltd", place="ew", ref="INV-7", amount=money
    ).case.id
    file = tmp_path / f"{next(_names)}.eml"
    file.write_text(
        f"From: b@bet.example\nTo: a@alef.example\nDate: {day} 10:00:00 +0000\nSubject: INV-7\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{said}\n",
        encoding="utf-8",
    )
    if first:
        offered(desk, id_)
    desk.add(id_, [file])
    told = ("kind=email", "provenance=respondent", "accepted=yes", f"disclosure={label}")
    desk.set(id_, [f"exhibits.C-1.{field}" for field in told])
    if not first:
        offered(desk, id_)
    return id_


def offered(desk, id_):
    """Write down our offer of the talks: £7,200 in parts of £1,800."""
    desk.set(id_, [f"offers.new.{one}" for one in OFFER])
    desk.set(id_, [f"offers.1.instalments.new.{one}" for one in PART])


def refused(desk, id_, form="evidence_bundle"):
    try:
        desk.write(id_, form, draft=True)
    except PacketRefused as refusal:
        return refusal.key
    return ""


@given(
    said=st.sampled_from(list(AGREED)),
    first=st.booleans(),
    form=st.sampled_from(FOR_A_COURT),
    label=st.sampled_from(["open", "without_prejudice", "mediation", "internal"]),
)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_paper_for_a_court_tells_what_was_agreed_whatever_was_entered_first(
    desk, tmp_path, said, first, form, label
):
    id_ = case_with(desk, tmp_path, said, first=first, label=label)
    try:
        done = desk.write(id_, form, draft=True)
    except PacketRefused as refusal:
        assert refusal.key == "terms_told"
        assert label == "open", "what is not open needs no refusal"
        return
    beside = "".join(file.read_text("utf-8", "ignore") for file in done.files)
    assert AGREED[said] not in text_of(done.path) + beside


@pytest.mark.parametrize("said", AGREED)
def test_a_bundle_is_refused_and_names_the_paper_and_the_ways_out(desk, tmp_path, said):
    id_ = case_with(desk, tmp_path, said)
    with pytest.raises(PacketRefused) as refusal:
        desk.write(id_, "evidence_bundle")
    told = desk.words.refusal(refusal.value)
    for part in ("C-1", "disclosure=without_prejudice", "tells_offer=no", "redactions.new"):
        assert part in " ".join(told)


@pytest.mark.parametrize("said", NOTHING_OF_IT)
def test_numbers_days_and_the_sums_of_the_claim_are_no_terms(desk, tmp_path, said):
    assert refused(desk, case_with(desk, tmp_path, said)) == ""


def test_a_paper_older_than_the_offer_tells_nothing_of_it(desk, tmp_path):
    said = "We ordered for £7,200 and for £1,800."
    assert refused(desk, case_with(desk, tmp_path, said, day="01 May 2026")) == ""


@pytest.mark.parametrize(
    "way",
    [
        "exhibits.C-1.disclosure=without_prejudice",
        "exhibits.C-1.tells_offer=no",
        "exhibits.C-1.redactions.new.words=7,200",
        "offers.1.disclosure=open",
    ],
)
def test_each_way_out_lets_the_bundle_be_written(desk, tmp_path, way):
    id_ = case_with(desk, tmp_path, "Fine with 7,200, as you say.")
    assert refused(desk, id_) == "terms_told"
    desk.set(id_, [way])
    assert refused(desk, id_) == ""


def test_what_a_person_said_is_asked_once_and_kept(desk, tmp_path):
    id_ = case_with(desk, tmp_path, "Fine with 7,200, as you say.")
    assert "tells_offer" in {one.field for one in desk.questions(id_, "C-1")}
    desk.set(id_, ["exhibits.C-1.tells_offer=no"])
    assert "tells_offer" not in {one.field for one in desk.questions(id_, "C-1")}


def test_a_settlement_that_was_entered_without_an_offer_is_kept_as_well(desk, tmp_path):
    id_ = case_with(desk, tmp_path, "Thanks, £6,000 then.")
    assert refused(desk, id_) == ""
    desk.set(id_, ["endings.new.how=settled", "endings.1.on=2026-06-01", "endings.1.sum=6000 GBP"])
    assert refused(desk, id_) == "terms_told"


def test_the_other_side_of_the_talks_and_ones_own_lawyer_read_it(desk, tmp_path):
    id_ = case_with(desk, tmp_path, "Fine with 7,200, as you say.")
    for name, form in desk.forms.items():
        hears = form.audience in OWN_HOUSE or form.audience == "exchange"
        if hears and not form.over_all and not form.place:
            assert refused(desk, id_, name) != "terms_told", name


def test_the_look_ahead_says_that_it_is_refused(desk, tmp_path):
    id_ = case_with(desk, tmp_path, "Fine with 7,200, as you say.")
    packet = desk.packet(id_, "evidence_bundle")
    flight = desk.preflight(id_, packet)
    assert flight.refused
    assert flight.beware[0].key == "preflight.terms_told.words"
