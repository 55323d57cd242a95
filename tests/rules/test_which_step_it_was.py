"""Which step of the plan a call, a letter or a message was, and what came back of it."""

from datetime import date

import pytest
from planned import out, rungs
from proof_cases import case, euro, paper

from casefile.library import forms
from casefile.model.case import Stage
from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.disclosure import Audience
from casefile.model.exhibit import Provenance
from casefile.model.position import Defence, Position
from casefile.model.reading import Reading
from casefile.rules.turns import OTHER_LETTERS, REMINDERS


def test_another_channel_is_the_first_that_differs():
    found = rungs(case(contacts=(out("2026-03-04"), out("2026-03-12", "phone"))))
    assert found[Stage.ANOTHER_CHANNEL].done == date(2026, 3, 12)
    assert found[Stage.FIRM].done is None


@pytest.mark.parametrize("form", ["offer", "invitation_to_mediate", "recap_of_call", "account"])
def test_a_letter_that_is_no_reminder_is_no_rung_of_the_reminders(form):
    friendly, other = out("2026-03-04"), out("2026-03-20", "letter").but(form=form)

    assert rungs(case(contacts=(other,)))[Stage.FRIENDLY].done is None
    found = rungs(case(contacts=(friendly, other)))
    assert found[Stage.ANOTHER_CHANNEL].done is found[Stage.FIRM].done is None


def test_in_a_call_that_was_not_answered_nobody_was_reminded():
    calls = tuple(out(f"2026-03-0{n}", "phone", outcome=Outcome.NO_ANSWER) for n in (4, 5))
    found = rungs(case(contacts=calls))
    assert found[Stage.FRIENDLY].done is found[Stage.FIRM].done is None
    left = out("2026-03-06", "phone", outcome=Outcome.LEFT_MESSAGE)
    assert rungs(case(contacts=(*calls, left)))[Stage.FRIENDLY].done == date(2026, 3, 6)


def test_a_reminder_is_the_rung_that_its_form_says():
    firm = out("2026-03-12").but(form="reminder_firm")
    found = rungs(case(contacts=(out("2026-03-04"), firm, out("2026-03-13", "phone"))))
    assert found[Stage.FRIENDLY].done == date(2026, 3, 4)
    assert found[Stage.ANOTHER_CHANNEL].done is None
    assert found[Stage.FIRM].done == date(2026, 3, 13)
    assert rungs(case(contacts=(firm,)))[Stage.FRIENDLY].done is None


def test_a_firm_reminder_never_lies_before_the_other_channel():
    words = (out("2026-03-04"), out("2026-03-07"), out("2026-03-20", "phone"))
    found = rungs(case(contacts=words))
    assert found[Stage.ANOTHER_CHANNEL].done == date(2026, 3, 20)
    assert found[Stage.FIRM].done is None
    assert rungs(case(contacts=words[:2]))[Stage.FIRM].done == date(2026, 3, 7)


def test_a_call_of_the_day_of_the_demand_stays_the_reminder_it_was():
    call = out("2026-03-20", "phone", outcome=Outcome.PROMISED)
    demand = Demand(on=loose("2026-03-20"), formal=True, channel=Channel.REGISTERED_LETTER)
    found = rungs(case(contacts=(call,), demands=(demand,)))
    assert found[Stage.FRIENDLY].came_back.values["outcome"] is Outcome.PROMISED


def test_every_letter_to_the_other_side_is_known_as_a_reminder_or_as_something_else():
    readers = (Audience.RESPONDENT, Audience.EXCHANGE)
    letters = {form.name for form in forms().values() if form.audience in readers}
    assert letters == REMINDERS.keys() | OTHER_LETTERS


def test_the_turns_of_a_long_log_are_not_compared_with_each_other(monkeypatch):
    logged = [out(f"2026-{month:02}-{day:02}") for month in range(1, 5) for day in range(1, 29)]
    compared = []
    monkeypatch.setattr(Contact, "__eq__", lambda one, other: compared.append(one) or one is other)
    assert rungs(case(contacts=tuple(logged)))[Stage.FIRM].done == date(2026, 4, 28)
    assert not compared


def written(mark, on, *asked, kind="email", made="claimant"):
    """A paper of *on* in which we ask to pay on the days *asked*."""
    read = Reading(asked=tuple(loose(day) for day in asked))
    return paper(mark, kind, made, dated=loose(on), reading=read)


def test_a_mail_of_ours_that_asks_to_pay_is_a_reminder_though_nobody_logged_it():
    mail = written("C-5", "2026-03-05", "2026-03-05")
    letter = written("C-6", "2026-03-20", "2026-03-20", kind="letter")
    found = rungs(case(mail, letter))
    assert found[Stage.FRIENDLY].done == date(2026, 3, 5)
    assert found[Stage.ANOTHER_CHANNEL].done == date(2026, 3, 20)
    logged = out("2026-03-05", marks=("C-5",))
    assert rungs(case(mail, contacts=(logged,)))[Stage.ANOTHER_CHANNEL].done is None
    unsure = mail.but(accepted=False), mail.but(provenance=Provenance.UNKNOWN)
    early = mail.but(dated=loose("2026-02-05"))
    for paper_ in (*unsure, early):
        assert rungs(case(paper_))[Stage.FRIENDLY].done is None


def test_what_a_mail_of_ours_asks_for_is_not_guessed_where_it_was_not_read():
    other, unread = written("C-5", "2026-03-05"), paper("C-5", "email", "claimant")
    for mail in (other, unread.but(dated=loose("2026-03-05"))):
        assert rungs(case(mail))[Stage.FRIENDLY].done is None


def test_an_answer_to_a_complaint_is_no_reminder_logged_or_not():
    answer = written("C-5", "2026-03-05", "2026-03-05")
    plea = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-03-04"), answered_by=("C-5",))
    logged = out("2026-03-05", marks=("C-5",))
    for contacts in ((), (logged,)):
        found = rungs(case(answer, positions=(plea,), contacts=contacts))
        assert found[Stage.FRIENDLY].done is None
    asks_nothing = written("C-5", "2026-03-05")
    assert rungs(case(asks_nothing, contacts=(logged,)))[Stage.FRIENDLY].done is None


@pytest.mark.parametrize("made", ["both", "respondent", "claimant"])
def test_each_day_on_which_we_asked_in_a_chat_is_a_reminder(made):
    days = ("2026-02-05", "2026-03-05", "2026-03-12", "2026-03-20")
    chat = written("C-1", "2026-02-01", *days, kind="chat", made=made)
    logged = out("2026-03-12", "whatsapp", outcome=Outcome.PROMISED, marks=("C-1",))
    found = rungs(case(chat, contacts=(logged,)))
    assert found[Stage.FRIENDLY].done == date(2026, 3, 5)
    assert found[Stage.FIRM].done == date(2026, 3, 20)


@pytest.mark.parametrize("made", ["third_party", "official", "unknown"])
def test_a_chat_of_others_or_of_nobody_yet_reminded_nobody(made):
    chat = written("C-1", "2026-02-01", "2026-03-05", kind="chat", made=made)
    assert rungs(case(chat))[Stage.FRIENDLY].done is None


def test_a_letter_of_the_day_of_a_demand_on_file_is_no_friendly_reminder():
    sent = out("2026-03-04", "letter")
    demand = paper("C-5", "demand", "claimant", dated=loose("2026-03-04"))
    assert rungs(case(contacts=(sent,)))[Stage.FRIENDLY].done is not None
    assert rungs(case(demand, contacts=(sent,)))[Stage.FRIENDLY].done is None


def test_what_came_back_is_the_answer_before_the_next_rung():
    answer = out("2026-03-06", direction=Direction.IN, outcome=Outcome.DISPUTED)
    found = rungs(case(contacts=(out("2026-03-04"), answer, out("2026-03-12", "phone"))))
    assert found[Stage.FRIENDLY].came_back.values["outcome"] is Outcome.DISPUTED
    assert found[Stage.ANOTHER_CHANNEL].came_back.key == "plan.back.unknown"


def test_all_that_came_back_is_told_in_its_order_and_a_plea_is_an_answer_too():
    """A complaint on 6 March, a promise by mail on the 9th, a payment on the 10th."""
    plea = Position(defence=Defence.QUALITY_COMPLAINT, on=loose("2026-03-06"))
    mail = out("2026-03-09", direction=Direction.IN, outcome=Outcome.PROMISED)
    paid = Payment(amount=euro(100), dated=loose("2026-03-10"))
    told = case(positions=(plea,), contacts=(out("2026-03-04"), mail), payments=(paid,))
    back = rungs(told)[Stage.FRIENDLY].came_back
    assert back.key == "plan.back.several"
    first, second, third = back.values["told"]
    assert first.values["outcome"] is Outcome.DISPUTED
    assert second.values["outcome"] is Outcome.PROMISED
    assert third.values["amount"] == euro(100)
