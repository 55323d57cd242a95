"""A call about a complaint or another matter is written down, and counts for nothing else."""

from datetime import date

import pytest
from planned import out, rungs
from proof_cases import case, euro

from casefile.desk.debt_refs import followed
from casefile.model.case import Stage
from casefile.model.claim import Debt
from casefile.model.contact import About, Direction, Outcome, Promise
from casefile.model.dates import loose
from casefile.rules.conduct import silent
from casefile.rules.promises import promised_of


@pytest.mark.parametrize("about", [About.COMPLAINT, About.OTHER])
def test_a_call_about_a_complaint_or_another_matter_ticks_no_reminder(about):
    call = out("2026-03-04", "phone", outcome=Outcome.OTHER, about=about)
    assert rungs(case(contacts=(call,)))[Stage.FRIENDLY].done is None
    letter = call.but(form="reminder_friendly")
    assert rungs(case(contacts=(letter,)))[Stage.FRIENDLY].done == date(2026, 3, 4)


@pytest.mark.parametrize("about", [About.UNKNOWN, About.PAYMENT])
def test_a_call_about_the_payment_or_of_which_nothing_is_said_is_one(about):
    call = out("2026-03-04", "phone", outcome=Outcome.OTHER, about=about)
    assert rungs(case(contacts=(call,)))[Stage.FRIENDLY].done == date(2026, 3, 4)


def test_his_call_about_another_matter_is_no_answer_to_a_reminder():
    asked = out("2026-03-04")
    came = out("2026-03-06", "phone", direction=Direction.IN, outcome=Outcome.REFUSED)
    answered = rungs(case(contacts=(asked, came)))[Stage.FRIENDLY].came_back
    other = came.but(about=About.OTHER)
    not_answered = rungs(case(contacts=(asked, other)))[Stage.FRIENDLY].came_back
    assert answered.values["outcome"] is Outcome.REFUSED
    assert not_answered != answered


def test_he_is_silent_on_the_debt_though_he_calls_about_another_matter():
    tries = [out(f"2026-03-0{n}", "phone", outcome=Outcome.NO_ANSWER) for n in (4, 5, 6)]
    his = out("2026-03-09", "phone", direction=Direction.IN)
    assert not silent(case(contacts=(*tries, his)))
    assert silent(case(contacts=(*tries, his.but(about=About.OTHER))))


def test_a_promise_in_a_talk_about_one_invoice_is_of_that_invoice():
    debts = tuple(Debt(ref=ref, amount=euro(500)) for ref in ("1042", "1047"))
    promise = Promise(amount=euro(100), by=loose("2026-04-01"))
    call = out("2026-03-04", "phone", about=About.PAYMENT, debt="1047", promise=promise)
    given = case(debts=debts, contacts=(call,))
    assert promised_of(given, call) == "1047"
    chosen = call.but(promise=promise.but(debt="1042"))
    assert promised_of(given, chosen) == "1042"


def test_a_talk_follows_the_invoice_it_was_about_when_that_gets_another_number():
    debt = Debt(id="d", ref="1047", amount=euro(500))
    before = case(debts=(debt,), contacts=(out("2026-03-04", "phone", debt="1047"),))
    after = followed(before, before.but(debts=(debt.but(ref="FV/1047"),)))
    assert after.contacts[0].debt == "FV/1047"
