"""What happened, oldest first, each with its marks and its label."""

from datetime import date

from proof_cases import ON, case, contract, euro, paper

from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.offer import Offer, OfferBy
from casefile.model.position import Defence, Position
from casefile.rules.chronology import chronology, silences


def test_events_stand_in_the_order_of_their_days():
    events = chronology(case(contract(dated="2026-01-05")))
    days = [event.day for event in events]
    assert days == sorted(days)
    assert [e.kind for e in events] == ["contract", "exhibit", "invoice", "due"]


def test_a_paper_cited_by_an_event_of_its_day_is_not_told_twice():
    told = case().agreement.but(terms_marks=("C-1",))
    events = chronology(case(contract(dated="2026-01-05"), agreement=told))
    assert [e.kind for e in events] == ["contract", "invoice", "due"]
    assert events[0].marks == ("C-1",)


def test_an_offer_is_without_prejudice_at_least_and_a_draft_internal():
    base = Offer(by=OfferBy.CLAIMANT, on=loose("2026-05-01"), amount=euro(500))
    labels = {}
    for name, offer in {
        "open": base.but(disclosure="open"),
        "secret": base.but(disclosure="privileged"),
        "draft": base.but(sent=False),
    }.items():
        event = next(e for e in chronology(case(offers=(offer,))) if e.kind == "offer")
        labels[name] = event.disclosure
    assert labels == {
        "open": Disclosure.WITHOUT_PREJUDICE,
        "secret": Disclosure.PRIVILEGED,
        "draft": Disclosure.INTERNAL,
    }


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


def test_three_weeks_without_a_record_are_a_silence():
    call = Contact(on=loose("2026-10-31"), channel=Channel.PHONE)
    earlier = call.but(on=loose("2026-10-10"))
    found = silences(chronology(case(contacts=(earlier, call), debts=(), agreement={})), ON)
    assert [(s.since, s.until, s.days) for s in found] == [
        (date(2026, 10, 10), date(2026, 10, 31), 21)
    ]
    assert silences((), ON) == ()
