"""Drafts of an agreement: who makes it, what was agreed, and what is only proposed beside it."""

from __future__ import annotations

import pytest
from matters_ended import judged
from written_words import text_of

from casefile.desk.posting import Sent
from casefile.desk.sending import Gone
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.party import Person, RegisterNumber
from casefile.rules.endings import end_of

AGREEMENTS = ("instalment_agreement", "settlement_agreement")


def accepted(desk, id_):
    rows = (Instalment(on=loose("2026-12-15"), amount=Money(amount="700", currency="EUR")),)
    offer = Offer(
        by=OfferBy.RESPONDENT,
        amount=rows[0].amount,
        terms="no interest, and is that all?",
        costs="each side bears its own.",
        instalments=rows,
        answer=Answer.ACCEPTED,
    )
    desk.offered(id_, offer)


def named(desk, id_, **person):
    case = desk.case(id_)
    party = case.respondent.but(
        kind="company",
        address="1 Quay, Leeds",
        numbers=(RegisterNumber(kind="KRS", value="0000781230"),),
        people=(Person(name="Karen Pell", role="director", **person),),
    )
    desk.change(id_, lambda now: now.but(respondent=party), note="respondent")


def written(desk, id_, form, tmp_path, language="en"):
    return text_of(desk.write(id_, form, language=language, to=tmp_path / "a.docx").path)


ABOVE = {"en": "the term above holds", "he": "קודם לו", "pl": "obowiązuje warunek powyżej"}


@pytest.mark.parametrize("form", AGREEMENTS)
@pytest.mark.parametrize("language", ABOVE)
def test_what_a_draft_proposes_gives_way_to_the_terms_that_were_agreed(
    desk, id_, tmp_path, form, language
):
    """Its own rule of lateness stood beside another among the terms, and neither said which."""
    accepted(desk, id_)
    assert ABOVE[language] in written(desk, id_, form, tmp_path, language)
    desk.set(id_, ["offers.1.terms="])
    assert ABOVE[language] not in written(desk, id_, form, tmp_path, language)


def test_who_writes_instalments_is_told_that_a_rebate_stays_with_who_does_not_pay(desk, id_):
    accepted(desk, id_)

    def told(form):
        return [said.key for said in desk.beware(id_, form)]

    assert "preflight.rebate_stays" not in told("instalment_agreement"), "a term may speak of it"
    desk.set(id_, ["offers.1.terms="])
    assert "preflight.rebate_stays" in told("instalment_agreement")
    assert "preflight.rebate_stays" not in told("settlement_agreement"), "it has no such rule"
    desk.set(id_, ["offers.1.amount=5000 EUR"])
    assert "preflight.rebate_stays" not in told("instalment_agreement")


@pytest.mark.parametrize("form", AGREEMENTS)
def test_an_agreement_says_who_its_parties_are_and_who_acts_for_a_company(
    desk, id_, form, tmp_path
):
    accepted(desk, id_)
    named(desk, id_)
    text = written(desk, id_, form, tmp_path)
    assert "KRS\n0000781230" in text and "1 Quay, Leeds" in text
    assert "Represented by\n[name and capacity]" in text, "whether she may sign is not known"
    assert "Karen Pell" not in text
    named(desk, id_, authority=True)
    assert "Represented by\nKaren Pell, director" in written(desk, id_, form, tmp_path)


@pytest.mark.parametrize("form", AGREEMENTS)
def test_who_decides_for_a_company_acts_for_it_in_the_role_in_which_he_signed(
    desk, id_, form, tmp_path
):
    accepted(desk, id_)
    named(desk, id_)
    desk.set(id_, ["respondent.people.1.role=", "mediation.their_decision_maker=Karen Pell"])
    assert "Represented by\nKaren Pell\n" in written(desk, id_, form, tmp_path)
    paper = tmp_path / "order.txt"
    paper.write_text("We order 40 chairs.\n")
    desk.add(id_, [paper])
    mark = desk.case(id_).exhibits[-1].mark
    signed = "signer=Karen Pell", "capacity=managing director", "side=respondent"
    desk.set(id_, [f"exhibits.{mark}.signatures.new.{signed[0]}"])
    desk.set(id_, [f"exhibits.{mark}.signatures.1.{one}" for one in signed[1:]])
    assert "Represented by\nKaren Pell, managing director" in written(desk, id_, form, tmp_path)
    desk.set(id_, ["respondent.people.1.authority=no"])
    assert "Karen Pell" not in written(desk, id_, form, tmp_path)


@pytest.mark.parametrize("form", AGREEMENTS)
def test_terms_and_costs_of_what_was_accepted_stand_before_what_we_propose_beside_it(
    desk, id_, form, tmp_path
):
    accepted(desk, id_)
    text = written(desk, id_, form, tmp_path)
    agreed, proposed = text.split("The creditor proposes the points below")
    assert "Terms: no interest, and is that all?\n" in agreed, "one sign at its end"
    assert "Costs: each side bears its own.\n" in agreed
    assert "acknowledges" not in agreed and "seven days late" not in agreed
    assert "is then unpaid of €700.00 becomes payable" in proposed


@pytest.mark.parametrize(
    ("language", "law"),
    [("en", "the law of Poland"), ("he", "דיני פולין"), ("pl", "prawo polskie")],
)
def test_the_law_that_governs_is_named_as_the_law_and_not_as_the_country(
    desk, id_, language, law, tmp_path
):
    desk.set(id_, ["place=pl"])
    assert law in written(desk, id_, "settlement_agreement", tmp_path, language)


def test_what_is_agreed_counts_from_the_day_it_was_accepted_where_that_is_known(desk, id_):
    accepted(desk, id_)
    (offer,) = desk.case(id_).offers
    made = offer.but(on=loose("2026-11-10"))
    desk.keep_offer(id_, made)
    assert end_of(desk.case(id_), desk.on).on.isoformat() == "2026-11-10"
    desk.keep_offer(id_, made.but(answered_on=loose("2026-11-18")))
    assert end_of(desk.case(id_), desk.on).on.isoformat() == "2026-11-18"
    settled = text_of(desk.write(id_, "instalment_agreement").path)
    assert "18/11/2026" in settled or "18 November 2026" in settled


def test_an_offer_answered_by_its_field_keeps_the_day_it_was_written_down_unless_one_is_given(
    desk, id_
):
    offer = Offer(by=OfferBy.RESPONDENT, amount=Money(amount="700", currency="EUR"))

    def answered(*settings):
        kept = desk.offered(id_, offer).case.offers
        row = f"offers.{len(kept)}"
        return desk.set(id_, [f"{row}.{one}" for one in settings]).case.offers[-1].answered_on

    assert answered("answer=accepted") == answered("answer=refused") == loose(desk.on)
    again = desk.set(id_, ["offers.1.answer=open"]).case.offers[0]
    assert not again.answered_on.known, "no answer, no day of it"
    assert answered("answer=accepted", "answered_on=2026-11-18") == loose("2026-11-18")
    assert not answered("answer=accepted", "answered_on=").known
    assert not answered("terms=no interest").known


def test_of_two_offers_answered_at_once_each_has_its_own_day(desk, id_):
    for sum_ in ("700", "650"):
        money = Money(amount=sum_, currency="EUR")
        desk.offered(id_, Offer(by=OfferBy.RESPONDENT, amount=money))
    both = ["offers.1.answer=refused", "offers.1.answered_on=2026-11-18", "offers.2.answer=refused"]
    days = [offer.answered_on for offer in desk.set(id_, both).case.offers]
    assert days == [loose("2026-11-18"), loose(desk.on)]


def by_our_letter(desk, id_):
    """Return the case after our offer in instalments went out by letter and was accepted."""
    rows = (Instalment(on=loose("2026-12-15"), amount=Money(amount="700", currency="EUR")),)
    offer = Offer(by=OfferBy.CLAIMANT, amount=rows[0].amount, instalments=rows, sent=False)
    desk.offered(id_, offer)
    written = desk.write(id_, "offer").path
    desk.gone(id_, Gone(Sent("offer", Channel.EMAIL), written))
    (kept,) = desk.case(id_).offers
    desk.keep_offer(id_, kept.but(answer=Answer.ACCEPTED, answered_on=loose("2026-11-20")))


@pytest.mark.parametrize("form", AGREEMENTS)
def test_what_an_accepted_letter_of_ours_says_is_agreed_and_no_point_to_strike_out(
    desk, id_, form, tmp_path
):
    """It calls the rest in after seven days, and on acceptance the debt is acknowledged."""
    by_our_letter(desk, id_)
    text = written(desk, id_, form, tmp_path)
    agreed, proposed = text.split("The creditor proposes the points below")
    assert "seven days late" in agreed and "seven days late" not in proposed
    assert "acknowledges the debt of €700.00" in agreed and "acknowledges" not in proposed


@pytest.mark.parametrize("form", AGREEMENTS)
def test_a_draft_of_an_agreement_does_not_say_that_it_was_concluded(desk, id_, form, tmp_path):
    accepted(desk, id_)
    assert "\nEnded\n" in f"\n{written(desk, id_, 'lawyer_instruction', tmp_path)}\n"
    assert "\nEnded\n" not in f"\n{written(desk, id_, form, tmp_path)}\n"


@pytest.mark.parametrize("form", AGREEMENTS)
def test_what_a_court_ordered_is_told_as_ordered_and_never_as_agreed(desk, id_, form, tmp_path):
    judged(desk, id_)
    text = written(desk, id_, form, tmp_path)
    assert "A court has ordered payment." in text and "€1,200.00 of it was due" in text
    for untrue in ("Terms accepted", "as settled", "under this settlement", "10/11/2026"):
        assert untrue not in text


def test_an_agreement_upon_a_judgment_holds_what_was_offered_since_and_nothing_older(
    desk, id_, tmp_path
):
    for day, sum_ in (("2026-10-01", "900"), ("2026-11-15", "1100")):
        money = Money(amount=sum_, currency="EUR")
        desk.offered(id_, Offer(by=OfferBy.RESPONDENT, on=loose(day), amount=money))
    judged(desk, id_)
    text = written(desk, id_, "instalment_agreement", tmp_path)
    assert "pays €1,100.00 in the instalments" in text and "€900.00" not in text
    assert "A court has ordered payment." in text
