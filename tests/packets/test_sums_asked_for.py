"""What letters and agreements ask for: owed without a court, by whose law, at which door."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from packet_case import FORMS
from packet_of_place import LANGUAGES, LAWS, ON, case, debt, packet, packet_about

from casefile.documents.plain import plain_text
from casefile.library import languages
from casefile.model.case import Ended, Ending
from casefile.model.claim import Agreement
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.stage import Stage
from casefile.packets.fill import stands
from casefile.packets.preflight import blanks
from casefile.rules.review import review


def _sum(cell: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.-]", "", cell.replace("\u2212", "-")))


FOUND = debt("F-1", "1000.00 PLN", due=loose("2026-04-09"))
MENUS = debt("2418", "3710.00 CAD", due=loose("2026-04-09"))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "form", ["demand_letter", "final_notice", "request_for_explanation", "account"]
)
def test_nothing_is_demanded_that_is_owed_only_once_a_court_awards_it(form, code):
    """3710.00 at 2.45 % a year: 82 days 20.42, 143 days 35.61, each half-year a row."""
    given = case("bc", MENUS)
    text = plain_text(packet(given, form, code))
    assert re.search(r"3[,\s]710[.,]00", text)
    assert not re.search(r"3[,\s]76\d[.,]\d\d", text)
    assert bool(re.search(r"56[.,]03", text)) == (form in ("demand_letter", "account"))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", ["instalment_agreement", "settlement_agreement"])
def test_nothing_is_acknowledged_that_is_owed_only_once_a_court_awards_it(form, code):
    """As a demand asks for it: the 3710.00 alone, and beside it what a court might add."""
    text = plain_text(packet(case("bc", MENUS), form, code))
    assert re.search(r"3[,\s]710[.,]00", text)
    assert not re.search(r"3[,\s]76\d[.,]\d\d", text)
    assert len(re.findall(r"56[.,]03", text)) == 1


@pytest.mark.parametrize("form", ["instalment_agreement", "settlement_agreement", "offer"])
def test_an_agreement_names_the_rate_or_the_law_of_interest_on_what_is_late(form):
    offer = Offer(
        by=OfferBy.CLAIMANT,
        amount="3000.00 CAD",
        instalments=[Instalment(on=loose("2026-12-15"), amount="3000.00 CAD")],
    )

    def by(place, *debts, **more):
        given = case(place, *debts, offers=(offer,), **more)
        text = plain_text(packet_about(given, form))
        assert "with interest from that day" not in text and "TO BE CHECKED" not in text
        return text

    assert "for a court to award: court order interest before judgment (Court Order" in by(
        "bc", MENUS
    )
    agreed = Agreement(contract_rate=Decimal(24))
    assert "the agreed interest of 24 % a year" in by("bc", MENUS, agreement=agreed)
    unlawful = Agreement(contract_rate=Decimal(80))
    assert "gives (British Columbia)" in by("bc", MENUS, agreement=unlawful)
    invoice = debt("F-1", "1000.00 PLN")
    assert "interest for delay in commercial transactions (ustawa" in by("pl", invoice)
    above = Agreement(contract_rate=Decimal(80))
    assert "maximum interest for delay – art. 481" in by("pl", invoice, agreement=above)


def test_an_account_names_the_day_to_which_interest_on_a_judgment_was_counted():
    """3,800 at 4.45 % for the 36 days from 16 October to 20 November 2026: 16.68."""
    end = Ending(how=Ended.JUDGMENT, sum="3800.00 CAD", on=loose("2026-10-15"))
    given = case("bc", MENUS, stage=Stage.CLOSED, endings=(end,))
    text = plain_text(packet(given, "account"))
    assert "Interest to 20/11/2026" in text and "Interest on the judgment" in text
    assert "and CA$16.68 interest since then" in text.replace("\u00a0", " ")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_letter_and_its_statement_call_what_a_court_left_out_by_one_name(code):
    """3710.00 claimed and 3000.00 awarded: 710.00 and its interest are not awarded."""
    end = Ending(how=Ended.JUDGMENT, sum="3000.00 CAD", on=loose("2026-10-15"))
    given = case("bc", MENUS, stage=Stage.CLOSED, endings=(end,))
    text = plain_text(packet(given, "demand_letter", code))
    words = languages()[code]
    assert text.count(words.term("account.row.judgment")) == 3
    assert words.term("packets.made_up.ended") not in text


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "in 3 instalments, the first of £1,000.00 by 10/12/2026, the last by 10/02/2027"),
        ("he", "ב־3 תשלומים: הראשון, \u200f1,000.00 \u200f£, עד 10.12.2026, והאחרון עד 10.2.2027"),
        ("pl", "w 3 ratach, pierwsza 1 000,00 GBP do 10.12.2026, ostatnia do 10.02.2027"),
    ],
)
def test_a_mediator_reads_by_what_days_an_offer_would_be_paid_though_no_word_says_it(code, told):
    days = ("2026-12-10", "2027-01-10", "2027-02-10")
    offer = Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-11-16"),
        amount="3000.00 GBP",
        instalments=[Instalment(on=loose(day), amount="1000.00 GBP") for day in days],
    )
    given = case("ew", debt("7", "4000.00 GBP"), offers=(offer,))
    text = re.sub(r"\s", " ", plain_text(packet(given, "mediation_exchange", code)))
    assert told in text


def test_interest_that_the_parties_agreed_is_demanded_by_the_agreement_alone():
    """3710.00 at 24 % a year for 225 days: 548.88."""
    given = case("bc", MENUS, agreement=Agreement(contract_rate=Decimal(24)))
    text = plain_text(packet(given, "demand_letter"))
    assert "4,258.88" in text
    assert "Court Order" not in text
    assert "of the parties" in text


def test_the_other_side_reads_the_act_where_nobody_read_the_rate_in_its_table():
    text = plain_text(packet(case("bc", MENUS), "demand_letter"))
    assert "registrar" not in text
    assert "[1] Court Order Interest Act" in text
    assert "TO BE CHECKED" in plain_text(packet(case("bc", MENUS), "lawyer_instruction"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_court_reads_no_rate_as_that_of_an_act_that_nobody_found_there(code):
    """Whoever files the paper confirms the rate first: until then it stands as a blank."""
    blank = f"[{languages()[code].term('packets.interest.to_confirm')}]"

    def left(place, one):
        made = packet(case(place, one), "evidence_bundle", code)
        return [found.text.replace("\u00a0", " ") for found in blanks(made)]

    assert blank in left("bc", MENUS)
    assert blank not in left("pl", FOUND)


def test_an_agreed_rate_above_what_the_law_lets_stand_is_never_demanded():
    given = case("bc", MENUS, agreement=Agreement(contract_rate=Decimal("35.01")))
    (account,) = review(given, LAWS["bc"], ON).account
    assert [said.key for said in account.missing] == ["account.unlawful_rate"]
    assert (account.interest.amount, account.complete) == (0, False)
    lawful = given.but(agreement=Agreement(contract_rate=Decimal(35)))
    assert review(lawful, LAWS["bc"], ON).account[0].complete


@pytest.mark.parametrize(
    ("sum_", "door"),
    [
        ("4950.00 CAD", "before the Civil Resolution Tribunal"),
        ("9800.00 CAD", "before the Provincial Court, small claims"),
        ("36000.00 CAD", "before the Supreme Court of British Columbia"),
    ],
)
def test_a_demand_names_the_one_door_that_is_open_to_its_sum(sum_, door):
    given = case("bc", debt("1", sum_))
    assert door in plain_text(packet(given, "demand_letter"))


@pytest.mark.parametrize("name", ["final_notice", "invitation_to_mediate"])
def test_who_warns_of_a_claim_names_the_one_door_that_is_open_to_it(name):
    """Where a place has several doors, or letters in words of its own, none is named."""
    line = FORMS[name].words["en"]["door"]
    (part,) = [part for part in FORMS[name].outline if part.text == "door"]

    assert "{door}" in line
    open_to_it = {"has_door": True, "place_bc": True, "judged": False}
    assert stands(part, open_to_it, FORMS[name])
    assert not stands(part, open_to_it | {"has_door": False}, FORMS[name])
    assert not stands(part, open_to_it | {"place_pl": True}, FORMS[name])


_LETTERS = ("demand_letter", "final_notice", "reminder_firm")


@pytest.mark.parametrize("form", _LETTERS)
def test_a_judgment_whose_sum_nobody_entered_is_asked_for_by_its_instalments(form):
    by_october = (Instalment(on=loose("2026-10-01"), amount="100.00 CAD"),)
    end = Ending(how=Ended.JUDGMENT, on=loose("2026-09-15"), instalments=by_october)
    text = plain_text(packet_about(case("bc", MENUS, stage=Stage.CLOSED, endings=(end,)), form))
    assert "The judgment or order of 15 September 2026 requires" in text
    assert "Ordered by the judgment of 15 September 2026: CA$100.00" in text


@pytest.mark.parametrize("form", _LETTERS)
def test_a_settlement_that_was_to_be_paid_at_once_is_not_called_one_in_instalments(form):
    whole = Instalment(on=loose("2026-10-15"), amount="3000.00 CAD")
    offer = Offer(
        by=OfferBy.CLAIMANT,
        amount="3000.00 CAD",
        on=loose("2026-09-01"),
        answer=Answer.ACCEPTED,
        disclosure=Disclosure.OPEN,
        instalments=(whole,),
    )
    text = plain_text(packet_about(case("bc", MENUS, offers=(offer,)), form))
    assert "this matter was settled for CA$3,000.00. What is listed below" in text
