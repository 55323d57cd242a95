"""A letter goes out now, whatever day it bears: it demands nothing settled or paid since."""

from datetime import date

import pytest
from matters_ended import DEMANDS, euros, refused

from casefile.desk import Desk
from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.offer import Answer, Instalment, Offer, OfferBy

ON, DAY = date(2026, 11, 20), date(2026, 10, 1)


@pytest.fixture
def desk(tmp_path):
    return Desk.at(tmp_path / "home", language="en", on=ON)


@pytest.fixture
def past(desk, id_):
    """The desk read on 1 October, before what each test lets happen."""
    return Desk(desk.home, language="en", on=DAY, now=desk.now)


def ended(how, **more):
    return Ending(how=how, on=loose("2026-11-02"), why="so it was", **more)


@pytest.mark.parametrize("form", DEMANDS)
@pytest.mark.parametrize(
    ("how", "sum_", "told"),
    [
        (Ended.SETTLED, "600", "settled on 02/11/2026"),
        (Ended.JUDGMENT, "900", "a court decided on 02/11/2026"),
        (Ended.PAID, "500", "closed as paid on 02/11/2026"),
        (Ended.WRITTEN_OFF, None, "written off on 02/11/2026"),
    ],
)
def test_no_letter_of_an_earlier_day_demands_what_ended_since(
    desk, past, id_, form, how, sum_, told
):
    desk.close(id_, ended(how, sum=sum_ and euros(sum_)))
    why = refused(past, id_, form)
    assert "would bear 01/10/2026" in why and told in why


def test_a_settlement_by_an_offer_that_was_accepted_since_is_known_to_the_letter(desk, past, id_):
    rows = (Instalment(on=loose("2026-11-15"), amount=euros("600")),)
    offer = Offer(by=OfferBy.CLAIMANT, amount=euros("600"), on=loose("2026-11-02"), sent=True)
    desk.offered(id_, offer.but(instalments=rows, answer=Answer.ACCEPTED))
    assert "settled on 02/11/2026" in refused(past, id_, "reminder_firm")
    assert "€600.00" in desk.message(id_, "reminder_firm").replace("\u00a0", " ")


def test_a_letter_of_an_earlier_day_asks_for_nothing_that_came_in_since(desk, past, id_):
    desk.pay(id_, euros("400"), loose("2026-11-02"))
    why = refused(past, id_, "demand_letter")
    assert "€400.00 came in on 02/11/2026" in why and "without --on" in why
    assert desk.write(id_, "demand_letter", draft=True).path.exists()


def test_an_offer_accepted_before_the_close_is_looked_at_in_a_letter_between_the_two(desk, id_):
    """Agreed on 20 October, closed as settled on 10 November: on 5 November it stood agreed."""
    rows = (Instalment(on=loose("2026-12-02"), amount=euros("600")),)
    offer = Offer(by=OfferBy.CLAIMANT, amount=euros("600"), on=loose("2026-10-20"), sent=True)
    desk.offered(id_, offer.but(instalments=rows, answer=Answer.ACCEPTED))
    desk.close(id_, Ending(how=Ended.SETTLED, on=loose("2026-11-10")))
    between = Desk(desk.home, language="en", on=date(2026, 11, 5), now=desk.now)
    assert "nothing of it is overdue" in refused(between, id_, "reminder_firm")


def test_the_records_of_an_earlier_day_are_written_as_they_stood(desk, past, id_):
    desk.close(id_, ended(Ended.PAID, sum=euros("500")))
    for form in ("account", "evidence_bundle", "lawyer_instruction"):
        assert past.write(id_, form, draft=True).path.exists()
