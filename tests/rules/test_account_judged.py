"""Interest on a judgment: where the pack says how it runs, it is counted to the last cent."""

from datetime import date
from decimal import Decimal as D

import pytest
from accounts import COMPANY, PERSON, case, debt, only, paid
from pydantic import ValidationError

from casefile.library import jurisdictions, languages
from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.offer import Instalment
from casefile.model.party import Party
from casefile.model.stage import Stage
from casefile.rules.account import account
from casefile.rules.ended import ended
from casefile.rules.made_up import made_up

LAWS, WORDS = jurisdictions(), languages()


def judged(place, sum_, on, until, *payments, respondent=PERSON, **more):
    """Return the account of a judgment of *sum_*, for a debt of 3,000 of the place."""
    currency = LAWS[place].currency
    ending = Ending(how=Ended.JUDGMENT, sum=f"{sum_} {currency}", on=loose(on), **more)
    owed = debt("1", f"3000.00 {currency}", due="2026-03-31")
    ends = {"stage": Stage.CLOSED, "endings": (ending,)}
    given = case(owed, respondent=respondent, payments=payments, **ends)
    return only(account(given, LAWS[place], date.fromisoformat(until)))


def since(seen):
    return [(row.days, row.rate, row.interest.amount) for row in seen.accruals if row.debt == ""]


def test_a_judgment_bears_simple_interest_and_a_payment_pays_the_interest_first():
    """3,800 at 4.45 %: 16 October to 5 November 21 days 9.73; of 1,000 paid then 990.27 is left
    for the sum; 2,809.73 for 15 days more: 5.14."""
    seen = judged("bc", "3800.00", "2026-10-15", "2026-11-20", paid("1000.00 CAD", "2026-11-05"))
    assert since(seen) == [(21, D("4.45"), D("9.73")), (15, D("4.45"), D("5.14"))]
    assert (str(seen.balance), str(seen.principal)) == ("2814.87 CAD", "2809.73 CAD")
    assert str(seen.interest) == "5.14 CAD" and str(seen.daily) == "0.34 CAD"
    assert (str(seen.closing.interest), str(seen.closing.left)) == ("14.87 CAD", "2814.87 CAD")
    assert sum(part.amount for part in made_up(seen).values()) == seen.balance.amount
    assert seen.complete and "account.note.after_judgment_counted" in [x.key for x in seen.notes]
    for words in WORDS.values():
        told = words.say(ended(seen)) + "".join(words.say(x) for x in seen.notes)
        assert "[" not in told and "{" not in told
        assert all("[" not in words.say(row.what) for row in seen.rows)


def test_a_judgment_of_five_thousand_pounds_bears_eight_per_cent_and_a_smaller_one_is_told():
    """6,000 at 8 % for the 30 days after 30 June: 39.45."""
    assert since(judged("ew", "6000.00", "2026-06-30", "2026-07-30")) == [
        (30, D("8.00"), D("39.45"))
    ]
    small = judged("ew", "4999.99", "2026-06-30", "2026-07-30")
    assert (since(small), small.closing.interest, str(small.balance)) == ([], None, "4999.99 GBP")
    assert "account.note.after_judgment_rate" in [x.key for x in small.notes]


def test_interest_that_may_run_on_a_judgment_and_is_not_counted_is_not_told_as_nothing():
    """A small one in England and Wales: what a further day brings is not known, and not 0.00."""
    small = judged("ew", "3000.00", "2026-06-30", "2026-07-30")
    assert (small.stated["daily"], small.stated["interest"]) == (None, None)
    assert str(small.stated["balance"]) == "3000.00 GBP"
    with_interest = judged("ew", "3040.00", "2026-06-30", "2026-07-30")
    assert with_interest.stated["daily"] is None and with_interest.stated["interest"] is not None
    whole = judged("ew", "3000.00", "2026-06-30", "2026-07-30", paid("3000.00 GBP", "2026-07-10"))
    assert str(whole.stated["daily"]) == "0.00 GBP"
    counted = judged("bc", "3000.00", "2026-10-15", "2026-11-20")
    assert counted.stated["daily"] is not None


def test_a_smaller_judgment_on_a_commercial_debt_bears_it_too():
    """1,200 at 8 % for the 30 days after 30 June: 7.89; SI 1998/2400, art. 2 (b)."""
    seen = judged("ew", "1200.00", "2026-06-30", "2026-07-30", respondent=COMPANY)
    assert since(seen) == [(30, D("8.00"), D("7.89"))]
    assert (str(seen.closing.interest), str(seen.balance)) == ("7.89 GBP", "1207.89 GBP")
    assert "account.note.after_judgment_counted" in [x.key for x in seen.notes]


def test_where_nobody_said_that_the_debtor_is_a_business_a_smaller_judgment_is_told():
    seen = judged("ew", "1200.00", "2026-06-30", "2026-07-30", respondent=Party())
    assert (since(seen), seen.closing.interest) == ([], None)
    assert "account.note.after_judgment_rate" in [x.key for x in seen.notes]


def test_a_pack_that_names_a_regime_it_does_not_have_is_refused():
    given = LAWS["ew"].interest
    rule = given.after_judgment.but(below_least=("late_payment",))
    with pytest.raises(ValidationError, match="no_such_rate_kind"):
        given.but(after_judgment=rule)


def test_none_is_counted_on_the_day_of_the_judgment_nor_on_days_to_pay_that_were_set():
    assert since(judged("bc", "3800.00", "2026-10-15", "2026-10-15")) == []
    days = (Instalment(on=loose("2027-01-15"), amount="3800.00 CAD"),)
    seen = judged("bc", "3800.00", "2026-10-15", "2026-11-20", instalments=days)
    assert (since(seen), seen.closing.interest) == ([], None)


@pytest.mark.parametrize("place", ["il", "pl", "xx"])
def test_where_the_judgment_itself_says_what_runs_none_is_counted(place):
    seen = judged(place, "3800.00", "2026-10-15", "2026-11-20")
    assert (since(seen), seen.closing.interest, seen.balance.amount) == ([], None, D(3800))


def test_a_rate_that_is_not_known_yet_is_asked_for_and_never_guessed():
    seen = judged("bc", "3800.00", "2026-12-30", "2027-01-31")
    assert since(seen) == [(1, D("4.45"), D("0.46"))]
    assert not seen.complete
    assert [said.key for said in seen.missing] == ["account.missing_rate"]
