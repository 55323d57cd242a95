"""What of a debt is in dispute: a plea to a part, what was paid, what ended; alike everywhere."""

from datetime import date
from decimal import Decimal

import pytest
from accounts import LAWS, case, debt, keys, only, paid
from packet_of_place import LANGUAGES, packet, table
from packet_of_place import case as case_of_place
from packet_of_place import debt as debt_of_place

from casefile.model.claim import Credit
from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.position import Defence, Position
from casefile.rules.account import account
from casefile.rules.disclosure import open_view

ON = date(2024, 6, 30)
NOTE = "account.note."


def plea(*refs, defence=Defence.QUALITY_COMPLAINT, label=Disclosure.OPEN, **more):
    return Position(defence=defence, said="cold", debts=refs, disclosure=label, **more)


def stands(given, on=ON):
    """Return what is paid, admitted and disputed of each debt, in its money."""
    one = only(account(given, LAWS["xx"], on))
    rows = (row for row in one.rows if row.what.key.startswith("account.row.invoice"))
    return {
        row.debt: tuple(x and x.amount for x in (row.paid, row.admitted, row.disputed))
        for row in rows
    }


def told(given):
    one = only(account(given, LAWS["xx"], ON))
    found = (key.removeprefix(NOTE) for key in keys(one.notes))
    return [key for key in found if key.startswith(("admitted", "disputed"))]


PART = plea("2", part="the late half", part_sum="300.00 EUR")


def test_a_plea_to_a_part_with_its_sum_disputes_no_more_than_that_sum():
    given = case(debt("1"), debt("2", disputed=True), positions=(PART,))
    assert stands(given)["2"] == (0, None, 300)
    assert told(given) == ["disputed_sum"]
    assert only(account(given, LAWS["xx"], ON)).disputed is None


def test_where_it_is_not_known_of_one_debt_no_total_says_that_nothing_is_disputed():
    given = case(debt("1", disputed=False), debt("2"))
    one = only(account(given, LAWS["xx"], ON))
    assert stands(given)["1"] == (0, 1000, 0)
    assert (one.admitted, one.disputed) == (None, None)


def test_the_rest_is_admitted_where_he_said_that_he_owes_it_and_so_is_what_he_leaves_alone():
    given = case(debt("1"), debt("2"), positions=(PART.but(rest_admitted=True),))
    assert stands(given) == {"1": (0, 1000, 0), "2": (0, 700, 300)}


def test_a_part_without_a_sum_leaves_it_unknown_how_much_is_disputed_and_says_so():
    given = case(debt("2", disputed=True), positions=(plea("2", part="the extras"),))
    assert stands(given) == {"2": (None, None, None)}
    assert told(given) == ["disputed_in_part"]


def test_a_plea_to_the_whole_beside_one_to_a_part_leaves_what_is_marked_beside_the_debt():
    also = plea("2", defence=Defence.NOT_DUE_YET)
    given = case(debt("2", disputed=True), positions=(PART, also))
    assert stands(given) == {"2": (0, None, 1000)}


def test_a_sum_of_several_debts_is_not_shared_out_among_them():
    given = case(debt("1"), debt("2"), positions=(plea(part_sum="300.00 EUR"),))
    assert stands(given) == {"1": (None, None, None), "2": (None, None, None)}


def test_two_pleas_to_one_part_are_counted_once_and_to_two_parts_together():
    again = plea("2", defence=Defence.SET_OFF, part="the late half", part_sum="300.00 EUR")
    assert stands(case(debt("2"), positions=(PART, again)))["2"][2] == 300
    other = again.but(part="the chairs")
    assert stands(case(debt("2"), positions=(PART, other)))["2"][2] == 600


def test_what_was_paid_is_not_disputed_any_more():
    given = case(debt("1", disputed=True), payments=(paid("400 EUR", "2024-02-01"),))
    assert stands(given) == {"1": (400, None, 600)}
    assert told(given) == ["disputed_rest"]


def partly_admitted(*payments, admitted="600.00 EUR", on="2024-03-01"):
    """Return 1000 euros of which he admits a part, and disputes the rest since *on*."""
    said = plea("1", on=loose(on)) if on else plea("1")
    one = debt("1", admitted=admitted, disputed=True)
    return case(one, positions=(said,), payments=tuple(paid(*each) for each in payments))


@pytest.mark.parametrize("on", ["2024-03-01", ""])
def test_who_pays_of_what_he_admits_leaves_the_dispute_as_it_was(on):
    some = partly_admitted(("100 EUR", "2024-04-01"), on=on)
    assert stands(some) == {"1": (100, 500, 400)}
    assert told(some) == ["admitted_first"]
    whole = partly_admitted(("100 EUR", "2024-04-01"), ("500 EUR", "2024-05-01"), on=on)
    assert stands(whole) == {"1": (600, 0, 400)}
    assert told(whole) == ["disputed_rest"]


def test_what_is_paid_beyond_the_admitted_part_is_no_longer_in_dispute():
    assert stands(partly_admitted(("750 EUR", "2024-04-01"))) == {"1": (750, 0, 250)}


def test_who_pays_of_the_disputed_part_admits_so_much_more():
    given = partly_admitted(("100 EUR", "2024-04-01"), admitted="700.00 EUR")
    assert stands(given) == {"1": (100, 600, 300)}


def test_what_was_paid_before_he_disputed_anything_is_no_part_of_what_he_admits_then():
    """400 came, then he admits 450 of the 600 that were left; 50 more come."""
    early = ("400 EUR", "2024-02-01")
    assert stands(partly_admitted(early, admitted="450.00 EUR")) == {"1": (400, 450, 150)}
    given = partly_admitted(early, ("50 EUR", "2024-04-01"), admitted="450.00 EUR")
    assert stands(given) == {"1": (450, 400, 150)}


def test_of_another_debt_that_he_admits_the_first_word_against_the_claim_is_the_day():
    """360 of 1000 were left when he complained of the other, and he left them alone."""
    given = case(
        debt("1"),
        debt("2", admitted="360.00 EUR"),
        positions=(plea("1", on=loose("2024-03-01")),),
        payments=(paid("640 EUR", "2024-02-01", debt="2"),),
    )
    assert stands(given)["2"] == (640, 360, 0)


def test_a_credit_note_is_not_owed_and_so_neither_admitted_nor_disputed():
    note = Credit(debt="1", amount="250.00 EUR", dated=loose("2024-02-01"))
    assert stands(case(debt("1", disputed=True), credits=(note,))) == {"1": (0, None, 750)}


def test_of_a_matter_that_was_settled_nothing_is_in_dispute_any_more():
    row = Instalment(on=loose("2024-06-01"), amount="1500.00 EUR")
    agreed = Offer(
        by=OfferBy.CLAIMANT,
        amount="1500.00 EUR",
        on=loose("2024-05-01"),
        answer=Answer.ACCEPTED,
        answered_on=loose("2024-05-02"),
        instalments=(row,),
    )
    given = case(debt("1"), debt("2", disputed=True), positions=(PART,), offers=(agreed,))
    assert set(stands(given).values()) == {(None, None, None)}
    assert told(given) == []
    one = only(account(given, LAWS["xx"], ON))
    assert (one.admitted, one.disputed) == (None, None)


@pytest.mark.parametrize("form", ["account", "mediation_exchange", "lawyer_instruction"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_paper_of_a_day_shows_the_same_table_of_the_debts(form, code):
    first = debt_of_place("F-1", "1000.00 PLN", disputed=False)
    second = debt_of_place("F-2", "500.00 PLN", disputed=True)
    positions = (plea("F-2", part="the late half", part_sum="200.00 PLN"),)
    payments = (paid("400 PLN", "2026-04-15", debt="F-1"),)
    given = case_of_place("pl", first, second, positions=positions, payments=payments)
    title = {
        "en": "The debts one by one",
        "he": "החובות, כל אחד לחוד",
        "pl": "Należności, każda z osobna",
    }
    found = table(packet(given, form, code), title[code])
    sums = [[_plain(cell) for cell in row.cells[-4:]] for row in found.rows]
    assert sums == [
        [1000, 400, 600, 0],
        [500, 0, None, 200],
        [1500, 400, None, 200],
    ]


def _plain(cell):
    digits = "".join(sign for sign in str(cell) if sign.isdigit())
    return Decimal(digits) / 100 if digits else None


@pytest.mark.parametrize("audience", [Audience.RESPONDENT, Audience.COURT])
def test_where_the_plea_to_a_part_may_not_be_shown_the_debt_is_not_said_to_be_disputed(audience):
    hidden = PART.but(disclosure=Disclosure.INTERNAL)
    given = case(debt("2", disputed=True), positions=(hidden,))
    seen, _ = open_view(given, audience)
    assert stands(seen) == {"2": (None, None, None)}
    assert stands(given)["2"][2] == 300
