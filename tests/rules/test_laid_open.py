"""An offer of the talks in a paper that more readers may see than the offer."""

from __future__ import annotations

import pytest
from packet_case import FORMS
from proof_cases import LAW, ON, case, contract, euro, paper

from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.offer import Offer, OfferBy
from casefile.packets.preflight import offers_shown
from casefile.rules.laid_open import laid_open
from casefile.rules.review import review

DAY = loose("2026-10-12")
HIS = Offer(by=OfferBy.RESPONDENT, on=DAY, amount=euro("2500"))
MAIL = paper("C-10", "email", "respondent", dated=DAY)


def told(paper_, offer=HIS):
    return [one.told.key for one in laid_open(case(contract(), paper_, offers=(offer,)))]


def test_a_letter_of_the_side_and_day_of_an_offer_may_lay_it_open():
    assert told(MAIL) == ["laid_open.alike"]
    assert told(MAIL.but(says="we can pay 2 500 EUR")) == ["laid_open.alike"]
    assert told(MAIL.but(says="we can pay 700 EUR")) == []
    for other in (
        {"dated": loose("2026-10-13")},
        {"provenance": "claimant"},
        {"kind": "invoice"},
        {"kind": "chat"},
        {"accepted": False},
        {"disclosure": Disclosure.WITHOUT_PREJUDICE},
        {"disclosure": Disclosure.INTERNAL},
    ):
        assert told(MAIL.but(**other)) == [], other
    for apart in ({"sent": False}, {"disclosure": Disclosure.OPEN}, {"by": OfferBy.CLAIMANT}):
        assert told(MAIL, HIS.but(**apart)) == [], apart


def test_a_paper_that_the_offer_names_lays_it_open_whatever_its_kind_and_day():
    chat = paper("C-15", "chat", "both", dated=loose("2026-05-12"))
    named = HIS.but(marks=("C-15",))
    assert told(chat, named) == ["laid_open.named"]
    assert told(chat, named.but(on=loose(""))) == ["laid_open.named_undated"]
    assert told(MAIL, named) == []


@pytest.mark.parametrize(("label", "readers"), [("open", 2), ("mediation", 0), ("mediator", 0)])
def test_it_is_told_of_readers_who_see_the_paper_and_not_the_offer(label, readers):
    found = laid_open(case(MAIL.but(disclosure=label), offers=(HIS,)))
    assert sum(len(one.readers) for one in found) == readers


def test_it_is_told_before_a_packet_for_the_court_and_among_the_next_steps():
    of = case(contract(), MAIL, offers=(HIS,))
    for form in FORMS.values():
        shown = offers_shown(form, of)
        to_warn = form.audience in (Audience.COURT, Audience.RESPONDENT)
        assert bool(shown) is to_warn
        assert all(one.values["mark"] == "C-10" for one in shown)
    steps = {one.step.key: one for one in review(of, LAW, ON).next_steps}
    assert steps["steps.hide_offer"].step.values == {"mark": "C-10"}
    assert steps["steps.hide_offer"].why.key == "laid_open.alike"
    hidden = of.but(
        exhibits=tuple(x.but(disclosure=Disclosure.WITHOUT_PREJUDICE) for x in of.exhibits)
    )
    assert "steps.hide_offer" not in {one.step.key for one in review(hidden, LAW, ON).next_steps}
