"""What happened, oldest first, each with its marks and its label."""

from datetime import date
from functools import partial

from proof_cases import ON, case, contract, euro, paper

from casefile.model.case import Concession, Ended, Ending
from casefile.model.claim import Act, Agreement, Debt, Form, LimitationAct, Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise, Quoted
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.offer import Offer, OfferBy
from casefile.model.position import Defence, Position
from casefile.model.reading import ChatDay, Reading
from casefile.rules import chronology as rule
from casefile.rules.paper_of_talk import with_its_paper
from casefile.rules.silences import silences

chronology = partial(rule.chronology, on=ON)


def quiet(given):
    """The stretches of the case without any record."""
    return silences(given, chronology(given), ON)


def test_events_stand_in_the_order_of_their_days():
    events = chronology(case(contract(dated="2026-01-05")))
    days = [event.day for event in events]
    assert days == sorted(days)
    assert [e.kind for e in events] == ["contract", "invoice", "due"]


def test_a_paper_cited_by_an_event_of_its_day_is_not_told_twice():
    told = case().agreement.but(terms_marks=("C-1",))
    events = chronology(case(contract(dated="2026-01-05"), agreement=told))
    assert [e.kind for e in events] == ["contract", "invoice", "due"]
    assert events[0].marks == ("C-1",)


def test_a_judgment_entered_as_an_act_and_as_the_end_is_told_once_with_its_sum_and_its_paper():
    day = loose("2026-05-20")
    act = LimitationAct(act=Act.JUDGMENT, on=day, marks=("C-7",))
    for sum_, key in ((euro(900), "events.ended_judgment_for"), (None, "events.act")):
        end = Ending(how=Ended.JUDGMENT, on=day, sum=sum_)
        events = [e for e in chronology(case(acts=(act,), endings=(end,))) if e.kind == "act"]
        assert [(e.event.key, e.marks) for e in events] == [(key, ("C-7",))]
    other = Ending(how=Ended.JUDGMENT, on=loose("2026-05-21"), sum=euro(900))
    told = [e.event.key for e in chronology(case(acts=(act,), endings=(other,)))]
    assert {"events.act", "events.ended_judgment_for"} <= set(told), "two judgments"


def test_an_invoice_is_told_once_where_its_paper_names_it():
    debt = Debt(ref="1902", amount=euro(9800), issued=loose("2025-01-08"))
    bill = paper("C-1", "invoice", "claimant", dated="2025-01-08", title="INVOICE 1902")
    for number, title in (("1902", "INVOICE 1902"), ("FV 7/2025", "Faktura VAT nr FV 7/2025.")):
        told = chronology(case(bill.but(title=title), debts=(debt.but(ref=number),)))
        of_its_day = [(e.kind, e.marks) for e in told if e.day == date(2025, 1, 8)]
        assert of_its_day == [("invoice", ("C-1",))]
    for other in (bill.but(title="INVOICE 1903"), bill.but(dated=loose("2025-01-09"))):
        events = chronology(case(other, debts=(debt,)))
        assert sorted(e.kind for e in events if e.kind != "contract") == ["exhibit", "invoice"]


def test_an_offer_is_without_prejudice_at_least_and_a_draft_was_not_made():
    base = Offer(by=OfferBy.CLAIMANT, on=loose("2026-05-01"), amount=euro(500))
    labels = {}
    for name, offer in {
        "open": base.but(disclosure="open"),
        "secret": base.but(disclosure="privileged"),
    }.items():
        event = next(e for e in chronology(case(offers=(offer,))) if e.kind == "offer")
        labels[name] = event.disclosure
    assert labels == {
        "open": Disclosure.WITHOUT_PREJUDICE,
        "secret": Disclosure.PRIVILEGED,
    }
    assert not [e for e in chronology(case(offers=(base.but(sent=False),))) if e.kind == "offer"]


def test_a_contact_and_a_paper_carry_their_own_label():
    call = Contact(on=loose("2026-04-01"), channel=Channel.PHONE, disclosure=Disclosure.OPEN)
    note = paper("C-1", "note", "claimant", disclosure="privileged", dated="2026-04-02")
    events = chronology(case(note, contacts=(call,)))
    assert [(e.kind, e.disclosure.value) for e in events if e.day.month == 4] == [
        ("contact", "open"),
        ("exhibit", "privileged"),
    ]
    waiting = note.but(accepted=False, disclosure="open")
    event = next(e for e in chronology(case(waiting)) if e.kind == "exhibit")
    assert event.disclosure is Disclosure.INTERNAL


def test_what_he_denies_is_marked_as_disputed():
    denies = Position(defence=Defence.DENIES_AGREEMENT)
    events = chronology(case(positions=(denies,)))
    assert [e.kind for e in events if e.disputed] == ["contract"]


def test_only_what_a_plea_speaks_of_is_marked_as_disputed():
    """He never had invoice INV-2, said on 10 April: not INV-1, not the demand of May."""
    debts = tuple(
        Debt(ref=f"INV-{n}", amount=euro(1000), invoice_received=loose(f"2026-0{n}-05"))
        for n in (1, 2)
    )
    never_had = Position(
        defence=Defence.DENIES_RECEIPT, said="INV-2 never reached us.", on=loose("2026-04-10")
    )
    demand = Demand(on=loose("2026-05-01"))
    base = case(debts=debts, positions=(never_had,), demands=(demand,))

    def disputed(one):
        return [(e.kind, e.day.month) for e in chronology(one) if e.disputed]

    assert disputed(base) == [("invoice", 2)]
    every = never_had.but(said="No invoice reached us.")
    assert disputed(base.but(positions=(every,))) == [("invoice", 1), ("invoice", 2)]
    later = never_had.but(said="Nothing reached us.", on=loose("2026-06-10"))
    assert disputed(base.but(positions=(later,)))[-1] == ("demand", 5)
    admitted = tuple(d.but(admitted=d.amount) for d in debts)
    assert disputed(base.but(debts=admitted)) == []


def test_a_denial_of_the_extras_leaves_the_agreement_undisputed():
    site, extras = "website of five pages", "booking form and product catalogue"
    debts = (
        Debt(ref="A-1", amount=euro(3600), what=site, issued=loose("2026-03-27")),
        Debt(ref="A-2", amount=euro(2450), what=extras, issued=loose("2026-05-29")),
    )
    said = "I never signed anything for a booking form or a catalogue."
    plea = Position(defence=Defence.DENIES_SIGNATURE, said=said, on=loose("2026-08-03"))
    told = case(contract(), debts=debts, positions=(plea,))
    assert [e.event.values["debt"] for e in chronology(told) if e.disputed] == ["A-2"]
    (agreed,) = (e for e in chronology(told) if e.kind == "contract")
    assert agreed.marks == ("C-1",)


def test_what_he_conceded_is_no_longer_marked_as_disputed():
    faulty = Position(defence=Defence.QUALITY_COMPLAINT)
    done = Debt(ref="INV-1", amount=euro(1000), performed=loose("2026-01-20"))
    base = case(debts=(done,), positions=(faulty,))
    assert [e.kind for e in chronology(base) if e.disputed] == ["performance"]
    given_up = Concession(element=Element.PERFORMANCE)
    assert not [e for e in chronology(base.but(concessions=(given_up,))) if e.disputed]


def test_three_weeks_without_a_record_are_a_silence():
    call = Contact(on=loose("2026-10-31"), channel=Channel.PHONE)
    earlier = call.but(on=loose("2026-10-10"))
    found = quiet(case(contacts=(earlier, call), debts=(), agreement={}))
    assert [(s.since, s.until, s.days) for s in found] == [
        (date(2026, 10, 10), date(2026, 10, 31), 21)
    ]
    assert silences(case(), (), ON) == ()


def test_a_debt_that_was_only_counted_is_not_named_by_its_count():
    debt = Debt(
        ref="1",
        counted="1",
        amount=euro(1000),
        performed=loose("2026-01-20"),
        issued=loose("2026-02-01"),
        invoice_received=loose("2026-02-03"),
        due=loose("2026-03-01"),
    )
    said = [event.event for event in chronology(case(debts=(debt,))) if event.kind != "contract"]
    assert [one.key for one in said] == [
        "events.performed",
        "events.invoice_unnamed",
        "events.invoice_received_unnamed",
        "events.due_unnamed",
    ]
    assert all(value != "1" for one in said for value in one.values.values())


def test_a_mail_that_nobody_answered_yet_has_no_outcome_to_tell_and_a_call_has():
    mail = Contact(on=loose("2026-02-01"), channel=Channel.EMAIL, said="Please pay.")
    answered = mail.but(outcome=Outcome.REFUSED)
    call = mail.but(channel=Channel.PHONE)

    def told(contact):
        (event,) = [e for e in chronology(case(contacts=(contact,))) if e.kind == "contact"]
        return event.event.key

    assert told(mail) == "events.contact_out_written_said"
    assert told(mail.but(said="")) == "events.contact_out_written"
    assert told(answered) == told(call) == "events.contact_out_said"


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


def test_the_invoice_of_a_debt_is_told_once_also_where_its_title_has_no_number():
    (debt,) = case().debts
    scan = paper("C-3", ExhibitKind.INVOICE, Provenance.CLAIMANT, dated=str(debt.issued))
    scan = scan.but(disclosure=Disclosure.OPEN, title="1 Print of brochures 5000 1.10")
    (event,) = [e for e in chronology(case(scan)) if e.day == debt.issued.first]
    assert (event.kind, event.marks) == ("invoice", ("C-3",))
    other = scan.but(title="Invoice FV/99/2020")
    assert len([e for e in chronology(case(other)) if e.day == debt.issued.first]) == 2


def test_an_agreement_of_unknown_form_is_told_without_a_word_of_its_form():
    made = Agreement(made=loose("2026-01-05"))
    assert chronology(case(debts=(), agreement=made))[0].event.key == "events.agreement_bare"
    told = chronology(case(debts=(), agreement=made.but(what="flour")))[0].event.key
    assert told == "events.agreement_bare_of"
    spoken = made.but(form=Form.ORAL)
    assert chronology(case(debts=(), agreement=spoken))[0].event.key == "events.agreement"
