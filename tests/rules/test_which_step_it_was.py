"""Which step of the plan a call, a letter or a message was, and what came back of it."""

from datetime import date

import pytest
from planned import LAW, ON, due, out, rungs, step_of
from proof_cases import case, euro, paper

from casefile.library import forms
from casefile.model.case import Stage
from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import UNDATED, loose
from casefile.model.deadline import Demand
from casefile.model.disclosure import Audience
from casefile.model.exhibit import Provenance
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.plan import StepStatus
from casefile.model.position import Defence, Position
from casefile.model.reading import GivenDay, Reading
from casefile.rules.counts_as import counts_as
from casefile.rules.ladder import ladder
from casefile.rules.plan import plan
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
    assert found[Stage.FIRM].done == date(2026, 3, 12)
    assert rungs(case(contacts=(firm,)))[Stage.FRIENDLY].done is None


def test_a_firm_reminder_never_lies_before_the_other_channel():
    by = loose("2026-03-17")
    words = (out("2026-03-04"), out("2026-03-07", pay_by=by), out("2026-03-20", "phone"))
    found = rungs(case(contacts=words))
    assert found[Stage.ANOTHER_CHANNEL].done == date(2026, 3, 20)
    assert found[Stage.FIRM].done is None
    assert rungs(case(contacts=words[:2]))[Stage.FIRM].done == date(2026, 3, 7)


def test_a_call_in_which_he_promised_money_is_no_firm_reminder_of_ours():
    """He promised on the telephone, was asked by message, and promised once more."""
    calls = [out(f"2026-03-{n}", "phone", outcome=Outcome.PROMISED) for n in ("05", "26")]
    message = out("2026-03-12", "whatsapp")
    found = rungs(case(contacts=(*calls, message)))
    assert found[Stage.FRIENDLY].done == date(2026, 3, 5)
    assert found[Stage.ANOTHER_CHANNEL].done == date(2026, 3, 12)
    assert found[Stage.FIRM].done is None


def test_a_dead_number_or_a_wrong_address_is_an_attempt_and_no_step():
    tried = [
        out("2026-03-05", "phone", outcome=Outcome.NOT_REACHED),
        out("2026-03-12", "letter", outcome=Outcome.NOT_REACHED).but(form="reminder_firm"),
    ]
    found = rungs(case(contacts=tuple(tried)))
    assert all(found[stage].done is None for stage in (Stage.FRIENDLY, Stage.FIRM))


def test_a_firm_reminder_is_a_writing_of_ours_that_gives_a_day():
    first, second = out("2026-03-04"), out("2026-03-12", "phone")
    by = loose("2026-04-03")
    for third, done in (
        (out("2026-03-20", "sms"), None),
        (out("2026-03-20", "phone", pay_by=by), None),
        (out("2026-03-20", "sms", pay_by=by), date(2026, 3, 20)),
    ):
        assert rungs(case(contacts=(first, second, third)))[Stage.FIRM].done == done


def test_who_has_answered_is_not_asked_once_more_by_another_channel():
    """Asked by mail on 4 March; he wrote on the 6th: what comes next is the firm reminder."""
    answer = out("2026-03-06", direction=Direction.IN, outcome=Outcome.ASKED_TIME)
    asked = case(contacts=(out("2026-03-04"), answer))
    step = step_of(plan(asked, LAW, ON), "another_channel")
    assert (step.status, step.why.key) == (
        StepStatus.PASSED_OVER,
        "plan.why.another_channel_needless",
    )
    assert due(plan(asked, LAW, ON)) == ["ask_why", "firm"]


def test_no_step_comes_before_the_day_that_our_own_letter_gave():
    """Written on 23 March and given until 6 April: the demand comes on the 7th, and no sooner."""
    letter = out("2026-03-23", pay_by=loose("2026-04-06")).but(form="reminder_firm")
    asked = case(contacts=(out("2026-03-04"), out("2026-03-12", "phone"), letter))
    assert rungs(asked)[Stage.FORMAL_DEMAND].due == date(2026, 4, 7)
    (firm,) = (one for one in ladder(asked, LAW, ON) if one.stage is Stage.FIRM)
    assert firm.came_back.key == "plan.back.nothing_yet"
    unread = asked.but(contacts=(*asked.contacts[:2], letter.but(pay_by=UNDATED)))
    assert rungs(unread)[Stage.FORMAL_DEMAND].due == date(2026, 4, 7)


def test_a_broken_promise_does_not_take_back_the_day_that_our_letter_gave():
    letter = out("2026-03-23", pay_by=loose("2026-04-06")).but(form="reminder_firm")
    promise = Promise(amount=euro(400), by=loose("2026-03-30"))
    broken = out("2026-03-24", direction=Direction.IN, outcome=Outcome.PROMISED, promise=promise)
    found = plan(case(contacts=(out("2026-03-04"), letter, broken)), LAW, ON)
    assert step_of(found, "formal_demand").due == date(2026, 4, 7)


def test_what_came_of_a_call_after_the_demand_is_told_with_the_demand():
    """Demanded on 10 March; called on the 29th, he asked for time. A call nobody took tells
    nothing."""
    demand = Demand(on=loose("2026-03-10"), formal=True)
    call = out("2026-03-29", "phone", outcome=Outcome.ASKED_TIME)
    missed = out("2026-03-28", "phone", outcome=Outcome.NO_ANSWER)
    found = rungs(case(demands=(demand,), contacts=(out("2026-03-04"), missed, call)))
    back = found[Stage.FORMAL_DEMAND].came_back
    assert (back.values["outcome"], back.values["on"]) == (Outcome.ASKED_TIME, call.on)


def test_an_instalment_of_what_was_agreed_since_is_no_answer_to_the_demand():
    demand = Demand(on=loose("2026-03-04"), formal=True)
    paid = Payment(amount=euro(100), dated=loose("2026-03-25"))
    agreed = Offer(
        by=OfferBy.CLAIMANT,
        on=loose("2026-03-18"),
        amount=euro(400),
        instalments=tuple(
            Instalment(on=loose(day), amount=euro(100)) for day in ("2026-03-25", "2026-04-25")
        ),
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-03-20"),
    )
    settled = case(demands=(demand,), payments=(paid,), offers=(agreed,))
    told = {rung.stage: rung for rung in ladder(settled, LAW, ON)}
    assert told[Stage.FORMAL_DEMAND].came_back.key == "plan.back.nothing"


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
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 5) for day in range(1, 29)]
    logged = [out(day, pay_by=loose("2026-05-10")) for day in days]
    compared = []
    monkeypatch.setattr(Contact, "__eq__", lambda one, other: compared.append(one) or one is other)
    assert rungs(case(contacts=tuple(logged)))[Stage.FIRM].done == date(2026, 4, 28)
    assert not compared


def written(mark, on, *asked, kind="email", made="claimant"):
    """A paper of *on* in which we ask to pay on the days *asked*."""
    given = tuple(GivenDay(on=loose(day), until=loose("2026-04-03")) for day in asked)
    read = Reading(asked=tuple(loose(day) for day in asked), given=given)
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


def test_that_a_mail_asks_for_nothing_is_said_once_it_might_have_reminded():
    """To be paid on 1 March: in the offer and the delivery before nobody looks for a reminder."""
    told = {}
    for on in ("2026-02-05", "2026-03-01", "2026-03", "2026-03-05"):
        mail = written("C-5", on)
        told[on] = counts_as(case(mail), mail)
    assert [on for on, said in told.items() if said is not None] == ["2026-03", "2026-03-05"]
    assert told["2026-03-05"].key == "plan.counts.no_reminder"


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
