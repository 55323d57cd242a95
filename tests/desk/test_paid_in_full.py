"""What is confirmed, and no longer asked for, once a matter is paid, written off or given up."""

import re
from decimal import Decimal

import pytest
from matters_ended import DEMANDS, agreed, euros, judged, letter, plain, refused

from casefile.model.case import Ended, Ending
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.money import Money
from casefile.model.offer import Instalment
from casefile.rules.ended import ended

# -- a confirmation of full payment ---------------------------------------------------------------


def test_no_payment_in_full_is_confirmed_while_anything_owed_is_open(desk, id_):
    assert "is still unpaid" in refused(desk, id_, "discharge")
    desk.pay(id_, euros("1000"), loose("2026-11-16"))
    assert "is still unpaid" in refused(desk, id_, "discharge")  # the interest of two weeks


def test_no_payment_in_full_is_confirmed_where_it_is_not_known(desk, id_):
    desk.set(id_, ["debts.1.due="])
    desk.pay(id_, euros("1000"), loose("2026-11-16"))
    assert "not known whether all is paid" in refused(desk, id_, "discharge")
    desk.close(id_, Ending(how=Ended.PAID, sum=euros("1000"), on=loose("2026-11-16")))
    assert "€1,000.00" in plain(desk.write(id_, "discharge").path)


@pytest.mark.parametrize("closed", [False, True])
def test_what_was_agreed_is_confirmed_once_all_of_it_came_in(desk, id_, closed):
    agreed(desk, id_)
    if closed:
        desk.close(id_, Ending(how=Ended.SETTLED, on=loose("2026-10-20")))
    desk.pay(id_, euros("300"), loose("2026-11-02"))
    assert "€300.00 is still unpaid" in refused(desk, id_, "discharge").replace("\u00a0", " ")
    desk.pay(id_, euros("300"), loose("2026-11-16"))
    assert "has been paid" in plain(desk.write(id_, "discharge").path)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Of this, €400.00 was received before the settlement of 20 October 2026."),
        ("he", "לפני ההסכמה מיום"),
        ("pl", "przed zawarciem ugody z dnia"),
    ],
)
def test_a_confirmation_tells_apart_what_came_before_the_settlement(desk, id_, language, told):
    agreed(desk, id_)
    desk.pay(id_, euros("300"), loose("2026-11-02"))
    desk.pay(id_, euros("300"), loose("2026-11-16"))
    assert told not in plain(desk.write(id_, "discharge", language=language).path)
    desk.pay(id_, euros("400"), loose("2026-10-01"))
    letter = plain(desk.write(id_, "discharge", language=language).path)
    assert told in letter and "400" in letter and "1000" in re.sub(r"\D", "", letter)


def test_a_confirmation_tells_apart_what_came_before_the_judgment(desk, id_):
    judged(desk, id_)
    desk.pay(id_, euros("200"), loose("2026-10-01"))
    desk.pay(id_, euros("1200"), loose("2026-11-12"))
    letter = plain(desk.write(id_, "discharge").path)
    assert "Received in all: €1,400.00. Of this, €200.00 was received before that judgment." in (
        " ".join(letter.split())
    )


def test_no_part_is_told_apart_where_the_day_of_a_payment_is_not_known(desk, id_):
    agreed(desk, id_)
    for day in ("2026-11-02", "2026-11-16"):
        desk.pay(id_, euros("300"), loose(day))
    desk.pay(id_, euros("400"), loose("2026-10-01"))
    desk.set(id_, ["payments.3.dated="])
    assert "before the settlement" not in plain(desk.write(id_, "discharge").path)


def test_a_debt_that_was_written_off_is_never_confirmed_as_paid(desk, id_):
    desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why="He moved abroad"))
    assert "it was not paid" in refused(desk, id_, "discharge")


def test_a_close_as_paid_without_its_sum_confirms_nothing(desk, id_):
    desk.close(id_, Ending(how=Ended.PAID))
    assert "is not entered" in refused(desk, id_, "discharge")


@pytest.mark.parametrize("came", ["1000", "1050"])
def test_a_close_as_paid_confirms_the_payments_on_file_where_only_interest_is_not_known(
    desk, id_, came
):
    """In Israel the rate is read by hand; who closes as paid asks for no interest any more."""
    desk.set(id_, ["place=il", "debts.1.due=2026-08-16"])
    desk.pay(id_, euros(came), loose("2026-11-16"))
    assert "payments that are entered are not named again" in refused(desk, id_, "discharge")
    desk.close(id_, Ending(how=Ended.PAID))
    told = plain(desk.write(id_, "discharge").path)
    assert f"Received in all: €{int(came):,}.00." in told
    assert "16 November 2026" in told


# -- who has paid is asked for nothing ------------------------------------------------------------


@pytest.mark.parametrize("sum_", [None, "1000"])
@pytest.mark.parametrize("form", [*DEMANDS, "invitation_to_mediate", "request_for_explanation"])
def test_nothing_is_demanded_in_a_matter_closed_as_paid(desk, id_, form, sum_):
    desk.close(id_, Ending(how=Ended.PAID, sum=euros(sum_) if sum_ else None))
    assert "closed as paid" in refused(desk, id_, form)


def test_nothing_is_demanded_of_a_debt_written_off_or_with_nothing_open(desk, id_):
    desk.pay(id_, euros("1100"), loose("2026-11-02"))
    assert "nothing is open" in refused(desk, id_, "reminder_firm")
    desk.close(id_, Ending(how=Ended.WRITTEN_OFF, why="Too small"))
    assert "written off" in refused(desk, id_, "reminder_firm")


@pytest.mark.parametrize("closed", [False, True])
def test_an_agreement_that_was_paid_and_closed_as_paid_leaves_nothing_open(
    desk, shell, id_, closed
):
    agreed(desk, id_)
    if closed:
        desk.close(id_, Ending(how=Ended.SETTLED, on=loose("2026-10-20")))
    desk.pay(id_, euros("600"), loose("2026-11-12"))
    desk.close(id_, Ending(how=Ended.PAID, on=loose("2026-11-16")))
    (account,) = desk.review(id_).account
    assert (str(account.balance), account.closing.then) == ("0.00 EUR", Ended.PAID)
    told = "Settled on 20/10/2026 for €600.00"
    assert told in shell("interest", "1")[1]
    (line,) = desk.cases()
    assert (line.amounts, line.ended, line.ended_for) == (("0.00 EUR",), "paid", "600.00 EUR")
    assert "has been paid" in plain(desk.write(id_, "discharge").path)
    assert "closed as paid" in refused(desk, id_, "final_notice")
    bundle = plain(desk.write(id_, "evidence_bundle").path)
    assert "€600.00 (of" not in bundle and "is not known" not in bundle


@pytest.mark.parametrize(
    ("language", "owed", "agreed"),
    [
        ("en", "all that was owed for", "what was agreed about"),
        ("he", "כל החוב בעניין", "מה שסוכם בעניין"),
        ("pl", "zapłatę w całości (", "uzgodniona kwota została zapłacona"),
    ],
)
def test_that_all_is_paid_is_confirmed_of_what_was_owed_where_nothing_was_agreed(
    desk, id_, language, owed, agreed
):
    desk.set(id_, ["debts.1.ref="])
    desk.pay(id_, euros("1100"), loose("2026-11-16"))
    told = desk.message(id_, "discharge", language=language).replace("\u00a0", " ")
    assert owed in told and agreed not in told
    rows = (Instalment(on=loose("2026-11-10"), amount=euros("900")),)
    ending = Ending(how=Ended.SETTLED, on=loose("2026-11-05"), sum=euros("900"), instalments=rows)
    desk.close(id_, ending)
    told = desk.message(id_, "discharge", language=language).replace("\u00a0", " ")
    assert agreed in told and owed not in told


# -- the list of the day --------------------------------------------------------------------------


@pytest.mark.parametrize("how", [Ended.SETTLED, Ended.JUDGMENT])
def test_a_closed_matter_that_is_paid_up_is_in_the_list_of_the_day_until_it_is_confirmed(
    desk, id_, how
):
    rows = (Instalment(on=loose("2026-11-10"), amount=euros("1200")),)
    ending = Ending(how=how, on=loose("2026-10-20"), sum=euros("1200"), instalments=rows)
    desk.close(id_, ending)
    desk.pay(id_, euros("1200"), loose("2026-11-10"))
    assert [due.what.key for due in desk.due_today()] == ["plan.step.all_paid"]
    desk.log(id_, Contact(on=loose("2026-11-20"), channel=Channel.LETTER, form="discharge"))
    assert desk.due_today() == ()


@pytest.mark.parametrize("place", ["ew", "bc"])
def test_a_debt_paid_late_is_paid_though_a_court_might_have_awarded_interest(desk, place):
    owed = Money(amount=Decimal(4800), currency="GBP" if place == "ew" else "CAD")
    one = desk.new(respondent="Ashdown", place=place, amount=owed, due=loose("2026-08-01")).case.id
    desk.pay(one, owed, loose("2026-11-10"))
    assert desk.review(one).account[0].balance.amount > 0, "what a court might award"
    assert "interest that a court would have to award" in refused(desk, one, "reminder_firm")
    (step,) = desk.plan(one).steps
    assert step.form == "discharge"
    assert step.why.key == "plan.why.all_paid_but_awarded"
    assert "has been paid" in letter(desk, one, "discharge")


@pytest.mark.parametrize("place", ["ew", "bc"])
def test_a_debt_closed_as_paid_late_needs_no_sum_for_interest_that_no_court_awarded(desk, place):
    owed = Money(amount=Decimal(4800), currency="GBP" if place == "ew" else "CAD")
    one = desk.new(respondent="Ashdown", place=place, amount=owed, due=loose("2026-08-01")).case.id
    desk.pay(one, owed, loose("2026-11-10"))
    desk.close(one, Ending(how=Ended.PAID))
    (account,) = desk.review(one).account
    told = ended(account)
    assert told is not None and told.key == "account.ended.paid_rest"
    assert account.balance.amount == 0 and account.complete
    (line,) = desk.cases()
    assert line.amounts, "its balance is known"
    assert "has been paid" in letter(desk, one, "discharge")


def test_a_debt_closed_as_paid_with_some_of_the_sum_open_still_asks_what_came_in(desk):
    owed = Money(amount=Decimal(4800), currency="GBP")
    one = desk.new(respondent="Ashdown", place="ew", amount=owed, due=loose("2026-08-01")).case.id
    desk.pay(one, owed.but(amount=Decimal(4799)), loose("2026-11-10"))
    desk.close(one, Ending(how=Ended.PAID))
    told = ended(desk.review(one).account[0])
    assert told is not None and told.key == "account.ended.paid_unknown"
