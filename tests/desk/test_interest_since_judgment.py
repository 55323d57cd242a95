"""A judgment that was paid late: interest since then is given up by nobody who was not asked."""

from datetime import date

import pytest
from matters_ended import euros, plain, refused

from casefile.desk.desk import Desk
from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.rules.agreed_now import agreed_steps

RESERVED = {
    "en": ("except interest that may have run", "settled with it"),
    "he": ("ואינו ויתור עליה", "סולקו בכך"),
    "pl": ("nie jest ich zrzeczeniem", "także o odsetki i koszty"),
}


def of(place, desk, id_):
    """Move the case to *place*, whose pack counts nothing on a judgment that names days."""
    currency = desk.laws[place].currency if place != "xx" else "EUR"
    desk.set(id_, [f"place={place}", f"debts.1.amount=1000 {currency}"])
    return currency


def ordered(desk, id_, place, paid_on):
    currency = of(place, desk, id_)
    sum_ = euros("1200").model_copy(update={"currency": currency})
    ending = Ending(how=Ended.JUDGMENT, on=loose("2026-10-20"), sum=sum_)
    by = ending.but(instalments=({"on": "2026-11-10", "amount": sum_},))
    desk.close(id_, by)
    desk.pay(id_, sum_, loose(paid_on))


def said(desk, id_):
    found = [x for x in desk.beware(id_, "discharge") if x.key.endswith("since_judgment")]
    return " ".join(map(desk.words.say, found))


@pytest.mark.parametrize("language", RESERVED)
def test_a_confirmation_of_a_late_paid_judgment_leaves_its_interest_open(desk, id_, language):
    ordered(desk, id_, "bc", "2026-11-16")
    kept, given = RESERVED[language]
    letter = " ".join(plain(desk.write(id_, "discharge", language=language).path).split())
    assert kept in letter and given not in letter


def test_it_is_said_before_the_letter_is_written_and_in_the_plan(desk, id_):
    ordered(desk, id_, "bc", "2026-11-16")
    told = said(desk, id_)
    assert "simple interest" in told and "--interest-settled yes" in told
    (step,) = agreed_steps(desk.case(id_), desk.law_of(desk.case(id_)), desk.on)
    assert step.why.key == "plan.why.all_paid_but_interest"


def test_interest_that_is_recorded_as_settled_is_confirmed_with_the_rest(desk, id_):
    ordered(desk, id_, "bc", "2026-11-16")
    desk.close(id_, Ending(how=Ended.PAID, interest_settled=True))
    assert "settled with it" in plain(desk.write(id_, "discharge").path)
    assert not said(desk, id_)


@pytest.mark.parametrize(
    ("place", "paid_on", "open_"),
    [
        ("bc", "2026-11-10", False),  # by the day the court set, nothing runs there
        ("ew", "2026-11-10", False),
        ("pl", "2026-11-10", True),  # until the day of payment
        ("il", "2026-11-10", True),
        ("xx", "2026-11-10", True),  # nobody here knows
        ("pl", "2026-10-20", False),  # paid on the day of the judgment itself
    ],
)
def test_whether_interest_may_have_run_goes_by_the_place_and_the_day(
    desk, id_, place, paid_on, open_
):
    ordered(desk, id_, place, paid_on)
    assert bool(said(desk, id_)) is open_


def test_interest_that_the_account_counts_is_asked_for_and_not_left_open(desk, id_):
    """A judgment of British Columbia without a day: its interest stands in the account."""
    currency = of("bc", desk, id_)
    sum_ = euros("1200").model_copy(update={"currency": currency})
    desk.close(id_, Ending(how=Ended.JUDGMENT, on=loose("2026-10-20"), sum=sum_))
    desk.pay(id_, sum_, loose("2026-11-16"))
    assert not said(desk, id_)
    flight = desk.preflight(id_, desk.packet(id_, "discharge"))
    assert any(x.key == "preflight.receipt.judgment" for x in flight.beware)


def test_a_judgment_whose_rate_nobody_has_may_be_confirmed_once_it_is_closed_as_paid(
    tmp_path, clock
):
    """The rates of 2027 are not in the pack: the letter leaves open what could not be counted."""
    desk = Desk(tmp_path / "later", language="en", on=date(2027, 6, 21), now=clock)
    sum_ = euros("1200").model_copy(update={"currency": "CAD"})
    id_ = desk.new(respondent="Bet Ltd", amount=sum_, due=loose("2026-01-01"), place="bc").case.id
    desk.close(id_, Ending(how=Ended.JUDGMENT, on=loose("2027-04-16"), sum=sum_))
    desk.pay(id_, sum_, loose("2027-06-20"))
    assert "could not be counted in full" in said(desk, id_)
    assert "is not known" in refused(desk, id_, "discharge")
    desk.close(id_, Ending(how=Ended.PAID))
    assert "except interest" in " ".join(plain(desk.write(id_, "discharge").path).split())


def test_while_interest_is_open_no_last_safe_day_of_the_paid_judgment_is_told(desk, id_):
    """Its ten years were told of a sum that was paid; interest may have a shorter time."""
    ordered(desk, id_, "bc", "2026-11-16")
    seen = desk.review(id_)
    assert [(x.last_day, x.why.key) for x in seen.limitation] == [
        (None, "limitation.why.interest_left")
    ]
    assert not [x for x in seen.deadlines if x.ref.startswith(("limitation:", "alarm:"))]
    desk.close(id_, Ending(how=Ended.PAID, interest_settled=True))
    assert desk.review(id_).limitation[0].why.key == "limitation.why.paid"
