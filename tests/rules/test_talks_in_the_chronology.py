"""Calls, mails and chats in the chronology: told once, on their days, by who wrote them."""

from datetime import date
from functools import partial

import pytest
from proof_cases import ON, case, euro, paper

from casefile.library import languages
from casefile.model.claim import Agreement, Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise, Quoted
from casefile.model.dates import loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.reading import ChatDay, Reading
from casefile.rules import chronology as rule
from casefile.rules.disclosure import open_view
from casefile.rules.paper_of_talk import with_its_paper
from casefile.rules.silences import silences

chronology = partial(rule.chronology, on=ON)


def quiet(given):
    """The stretches of the case without any record."""
    return silences(given, chronology(given), ON)


def test_three_weeks_without_a_record_are_a_silence():
    call = Contact(on=loose("2026-10-31"), channel=Channel.PHONE)
    earlier = call.but(on=loose("2026-10-10"))
    found = quiet(case(contacts=(earlier, call), debts=(), agreement={}))
    assert [(s.since, s.until, s.days) for s in found] == [
        (date(2026, 10, 10), date(2026, 10, 31), 21)
    ]
    assert silences(case(), (), ON) == ()


def test_what_came_of_a_talk_is_told_but_where_only_what_was_said_is_noted():
    mail = Contact(on=loose("2026-02-01"), channel=Channel.EMAIL, said="Please pay.")
    answered = mail.but(outcome=Outcome.REFUSED)
    call = mail.but(channel=Channel.PHONE)

    def told(contact):
        (event,) = [e for e in chronology(case(contacts=(contact,))) if e.kind == "contact"]
        return event.event.key

    assert told(mail) == "events.contact_out_written_said"
    assert told(mail.but(said="")) == "events.contact_out_written"
    assert told(answered) == "events.contact_out_said"
    assert told(call) == "events.contact_out_written_said"  # "not known" is nothing that was said
    assert told(call.but(said="")) == "events.contact_out"
    assert told(call.but(outcome=Outcome.REFUSED)) == "events.contact_out_said"


def test_a_letter_that_carried_our_offer_is_told_as_one_to_who_hears_of_the_talks():
    day = loose("2026-12-15")
    letter = Contact(on=day, channel=Channel.EMAIL, direction="out", form="offer")

    def told(contact):
        (event,) = [e for e in chronology(case(contacts=(contact,))) if e.kind == "contact"]
        return event.event.values["said"]

    label = Disclosure.WITHOUT_PREJUDICE
    assert told(letter.but(disclosure=label)).key == "events.our_offer"
    assert told(letter.but(disclosure=label, said="Ours.")) == "Ours."
    assert told(letter.but(disclosure=Disclosure.OPEN)) == ""


def test_the_day_of_a_promise_tells_what_became_of_it_as_every_other_place_does():
    """By the payments where no person said it: the same as in the list of promises."""
    promise = Promise(amount=euro("600"), by=loose("2026-02-10"))
    call = Contact(id="k1", on=loose("2026-02-01"), channel=Channel.PHONE, promise=promise)
    some = Payment(amount=euro("200"), dated=loose("2026-02-09"))

    def became(contact, *payments, on=ON):
        events = rule.chronology(case(contacts=(contact,), payments=payments), on)
        (event,) = [e for e in events if e.kind == "promise"]
        return str(event.event.values.get("kept", event.event.key))

    assert became(call, some) == "part"
    assert became(call) == "broken"
    assert became(call, some.but(amount=euro("600"))) == "kept"
    assert became(call.but(promise=promise.but(kept=True))) == "kept"
    assert became(call, on=date(2026, 2, 5)) == "events.promise_due"


def test_money_that_kept_a_promise_nobody_may_see_keeps_no_other_one_in_the_eyes_of_others():
    """The chronology of a packet tells of each promise what the list of promises tells."""
    said = {"channel": Channel.EMAIL, "direction": Direction.IN, "outcome": Outcome.PROMISED}
    much = Promise(amount=euro("600"), by=loose("2026-02-10"))
    little = Promise(amount=euro("200"), by=loose("2026-02-14"))
    open_ = Contact(
        id="k1", on=loose("2026-02-01"), promise=much, disclosure=Disclosure.OPEN, **said
    )
    hidden = Contact(
        id="k2", on=loose("2026-02-09"), promise=little, disclosure=Disclosure.INTERNAL, **said
    )
    some = Payment(amount=euro("200"), dated=loose("2026-02-14"))
    given = case(contacts=(open_, hidden), payments=(some,))
    for seen in (given, *(open_view(given, who)[0] for who in (Audience.COURT, Audience.EXCHANGE))):
        became = {
            str(e.event.values["amount"]): str(e.event.values["kept"])
            for e in rule.chronology(seen, ON)
            if e.kind == "promise"
        }
        assert became["600.00 EUR"] == "broken"


def chat(*days):
    """A chat of the case, accepted, written on these days."""
    told = tuple(ChatDay(on=loose(day), messages=2) for day in days)
    reading = Reading(messages=2 * len(told), chat_days=told)
    chat = paper("C-9", ExhibitKind.CHAT, Provenance.BOTH, dated=days[0])
    return chat.but(reading=reading, disclosure=Disclosure.OPEN)


def test_a_chat_is_told_on_each_of_its_days_and_none_of_them_is_silent():
    days = ("2026-09-12", "2026-09-30", "2026-10-20", "2026-11-05")
    given = case(chat(*days), debts=(), agreement={})
    told = [(str(e.day), e.event.key, e.marks) for e in chronology(given)]
    assert told == [(day, "events.chat_day", ("C-9",)) for day in days]
    assert quiet(given) == ()


def test_a_chat_in_which_it_was_agreed_is_told_on_its_other_days_still():
    talk = chat("2026-09-12", "2026-09-30").but(shows=frozenset({Element.AGREEMENT}))
    given = case(talk, debts=(), agreement=Agreement(made=loose("2026-09-12")))
    told = [(str(e.day), e.kind) for e in chronology(given)]
    assert told == [("2026-09-12", "contract"), ("2026-09-30", "exhibit")]


def test_of_a_long_chat_the_first_and_the_last_day_are_told_and_all_count():
    days = [f"2026-10-{n:02d}" for n in range(1, 32, 2)]
    given = case(chat(*days), debts=(), agreement={})
    told = [(str(e.day), e.event.key) for e in chronology(given)]
    assert told == [(days[0], "events.chat_begins"), (days[-1], "events.chat_ends")]
    assert quiet(given) == ()


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_the_last_day_of_a_long_chat_says_once_what_it_is(code):
    words = languages()[code]
    kind = words.name_of(ExhibitKind.CHAT)
    days = [f"2026-10-{n:02d}" for n in range(1, 32, 2)]
    called = chat(*days).but(title=f"{kind.capitalize()} – Jan")
    for event in chronology(case(called, debts=(), agreement={})):
        assert words.say(event.event).casefold().count(kind.casefold()) == 1


def test_a_call_of_a_month_is_told_as_of_the_month_and_makes_no_day_of_it_silent():
    first = Contact(on=loose("2026-07-30"), channel=Channel.PHONE)
    within = first.but(on=loose("~2026-08"))
    later = first.but(on=loose("2026-09-14"))
    given = case(contacts=(first, within, later), debts=(), agreement={})
    assert [str(event.dated) for event in chronology(given)] == [
        "2026-07-30", "~2026-08", "2026-09-14",
    ]  # fmt: skip
    assert [gap.since for gap in quiet(given)] == [date(2026, 9, 14)]
    assert quiet(given.but(contacts=(first, later)))[0].since == date(2026, 7, 30)


def test_a_mail_is_told_by_the_side_that_wrote_it():
    theirs = paper(
        "C-2", ExhibitKind.EMAIL, Provenance.RESPONDENT, title="Re: Overdue", dated="2026-09-08"
    )
    given = case(theirs, debts=(), agreement={})
    (event,) = chronology(given)
    assert event.event.key == "events.exhibit_from"
    assert event.event.values["who"] == given.respondent.name


def mail_of_his(mark="C-6", day="2026-10-06", **more):
    mail = paper(mark, ExhibitKind.EMAIL, Provenance.RESPONDENT, dated=day)
    return mail.but(disclosure=Disclosure.OPEN, title="Re: reminder", **more)


def test_a_mail_that_was_logged_is_told_once_with_its_paper():
    logged = Contact(id="k", on=loose("2026-10-06"), channel=Channel.EMAIL, direction=Direction.IN)
    bare = {"debts": (), "agreement": {}}
    (event,) = chronology(case(mail_of_his(), contacts=(logged,), **bare))
    assert (event.kind, event.marks) == ("contact", ("C-6",))
    two = chronology(case(mail_of_his(), mail_of_his("C-7"), contacts=(logged,), **bare))
    assert len(two) == 3, "which of two mails of the day it was, nobody knows"
    sent = logged.but(direction=Direction.OUT)
    assert len(chronology(case(mail_of_his(), contacts=(sent,), **bare))) == 2
    call = logged.but(channel=Channel.PHONE)
    assert len(chronology(case(mail_of_his(), contacts=(call,), **bare))) == 2


def test_a_mail_written_down_in_the_words_of_the_other_side_is_seen_by_who_sees_its_paper():
    logged = Contact(on=loose("2026-10-06"), channel=Channel.EMAIL, direction=Direction.IN)
    theirs, given = logged.but(quoted=Quoted.THEIRS), case(mail_of_his())
    told = with_its_paper(given, theirs)
    assert (told.marks, told.disclosure) == (("C-6",), Disclosure.OPEN)
    assert with_its_paper(given, logged).disclosure is Disclosure.INTERNAL, "words of our own"
    assert with_its_paper(case(), theirs) == theirs
