"""The account to who owes by a settlement tells him what he agreed; no other reader hears of it."""

from datetime import date

import pytest
import written_words

from casefile.desk import Desk
from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.money import Money
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.rules.disclosure import open_view

ON = date(2027, 1, 20)
TALKS = (Disclosure.WITHOUT_PREJUDICE, Disclosure.MEDIATION)
DAYS = ("2026-12-10", "2027-01-10")
MARKED = "BETWEEN THE PARTIES ONLY"


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


def euros(sum_):
    return Money(amount=sum_, currency="EUR")


def settled(desk, id_, label, *, paid=1):
    """640 in two instalments, agreed on 20 October; as many of them paid as are said."""
    offer = Offer(
        by=OfferBy.RESPONDENT,
        on=loose("2026-10-18"),
        amount=euros("640"),
        terms="They pay it from the sale of the van",
        instalments=tuple(Instalment(on=loose(day), amount=euros("320")) for day in DAYS),
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-10-20"),
        disclosure=label,
    )
    desk.offered(id_, offer)
    for day in DAYS[:paid]:
        desk.pay(id_, euros("320"), loose(day))


def told(desk, id_, form="account"):
    return written_words.text_of(desk.write(id_, form).path).replace("\u00a0", " ")


@pytest.mark.parametrize("label", TALKS)
def test_who_owes_is_told_what_he_agreed_and_that_it_is_between_the_parties(desk, id_, label):
    settled(desk, id_, label)
    text = told(desk, id_)
    assert MARKED in text
    assert "Settled on 20/10/2026 for €640.00" in text and "still to come: €320.00" in text
    assert "10/12/2026" in text and "10/01/2027" in text
    assert "the van" not in text and "are between the parties" not in text


@pytest.mark.parametrize("paid", [0, 1, 2])
@pytest.mark.parametrize("label", TALKS)
def test_his_account_and_ours_have_the_same_balance_on_each_day(desk, id_, label, paid):
    settled(desk, id_, label, paid=paid)
    case = desk.case(id_)
    seen, _ = open_view(case, Audience.RESPONDENT, alone=True)
    lines = [
        [
            (row.on, row.what.key, row.balance)
            for one in desk.review_of(x).account
            for row in one.rows
        ]
        for x in (case, seen)
    ]
    assert lines[0] == lines[1]


def test_an_open_settlement_needs_no_marking(desk, id_):
    settled(desk, id_, Disclosure.OPEN)
    text = told(desk, id_)
    assert MARKED not in text and "€640.00" in text


def test_an_account_of_what_was_never_settled_is_not_marked(desk, id_):
    assert MARKED not in told(desk, id_)


@pytest.mark.parametrize("label", [Disclosure.INTERNAL, Disclosure.PRIVILEGED, Disclosure.MEDIATOR])
def test_what_is_kept_from_him_too_stays_out_of_his_account(desk, id_, label):
    settled(desk, id_, label)
    text = told(desk, id_)
    assert "640" not in text and MARKED not in text


@pytest.mark.parametrize("label", TALKS)
def test_a_court_hears_of_no_sum_of_the_talks(desk, id_, label):
    settled(desk, id_, label)
    for alone in (False, True):
        seen, _ = open_view(desk.case(id_), Audience.COURT, alone=alone)
        assert seen.offers == () and "640" not in seen.model_dump_json()
    seen, _ = open_view(desk.case(id_), Audience.RESPONDENT)
    assert seen.offers == ()


def test_offers_that_came_to_nothing_stay_in_the_talks(desk, id_):
    settled(desk, id_, Disclosure.WITHOUT_PREJUDICE)
    desk.offered(id_, Offer(by=OfferBy.CLAIMANT, on=loose("2026-10-10"), amount=euros("777.70")))
    assert "777.70" not in told(desk, id_)


@pytest.mark.parametrize("agreed", [False, True])
def test_the_days_of_an_open_offer_that_nobody_accepted_are_no_instalments(desk, id_, agreed):
    if agreed:
        desk.close(id_, Ending(how=Ended.SETTLED, on=loose("2026-10-20"), sum=euros("640")))
    rows = tuple(Instalment(on=loose(day), amount=euros("250")) for day in DAYS)
    offer = Offer(by=OfferBy.CLAIMANT, on=loose("2027-01-18"), amount=euros("500"))
    desk.offered(id_, offer.but(instalments=rows, disclosure=Disclosure.OPEN))
    text = told(desk, id_)
    assert "Instalments" not in text and "250" not in text
