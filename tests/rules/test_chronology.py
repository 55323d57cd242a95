"""What happened, oldest first, each with its marks and its label."""

from datetime import date
from functools import partial

from proof_cases import ON, case, contract, euro, paper

from casefile.library import languages
from casefile.model.case import Concession, Ended, Ending
from casefile.model.claim import Act, Agreement, Debt, Form, LimitationAct
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.offer import Answer, Instalment, MediationOutcome, Offer, OfferBy
from casefile.model.position import Defence, Position
from casefile.rules import chronology as rule

chronology = partial(rule.chronology, on=ON)


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
        kinds = sorted(e.kind for e in events if e.kind not in ("contract", "due"))
        assert kinds == ["exhibit", "invoice"]


def test_a_file_whose_kind_nobody_said_is_told_as_a_file_with_its_title():
    mail = paper("R-1", "unknown", "respondent", dated="2026-10-08", title="Re: INV-311")
    (told,) = (e.event for e in chronology(case(mail)) if e.marks == ("R-1",))
    for code, kind in (("en", "file"), ("he", "קובץ"), ("pl", "plik")):
        assert languages()[code].say(told).startswith(f"{kind}: ")


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


def test_what_was_done_on_a_day_goes_before_what_was_said_of_it_then():
    day = "2026-08-15"
    done = Debt(ref="7", what="buffet", amount=euro(900), performed=loose(day))
    slip = paper("C-1", "delivery_note", "respondent", dated=day)
    chat = paper("C-2", "chat", "both", dated=day)
    call = Contact(on=loose(day), channel=Channel.PHONE, said="thanks")
    told = chronology(case(chat, slip, debts=(done,), contacts=(call,)))
    turns = [(e.kind, e.marks) for e in told if e.day == date(2026, 8, 15)]
    assert turns == [
        ("performance", ()),
        ("exhibit", ("C-1",)),
        ("exhibit", ("C-2",)),
        ("contact", ()),
    ]


def test_an_invitation_to_mediate_is_told_once_by_the_letter_that_it_was():
    day = loose("2026-12-10")
    letter = Contact(on=day, channel=Channel.EMAIL, direction="out", form="invitation_to_mediate")
    asked = case().mediation.but(asked_on=day)

    def told(*contacts):
        found = chronology(case(mediation=asked, contacts=contacts))
        return [e for e in found if e.kind in ("contact", "mediation")]

    (by_letter,) = told(letter)
    assert by_letter.event.values["said"].key == "events.mediation_asked"
    (alone,) = told()
    assert alone.event.key == "events.mediation_asked"
    assert len(told(letter.but(on=loose("2026-12-08")))) == 2


def test_the_day_on_which_a_demand_came_is_an_event_with_its_receipt():
    """The days to pay run from it: a lawyer and a mediator need it beside the day of sending."""
    sent = Demand(on=loose("2026-10-05"), days=7, proof_of_sending="C-7", proof_of_receipt="C-8")
    events = {e.event.key: e for e in chronology(case(demands=(sent,)))}
    assert "events.demand_received" not in events
    came = sent.but(received_on=loose("2026-10-08"))
    events = {e.event.key: e for e in chronology(case(demands=(came,)))}
    told = events["events.demand_received"]
    assert (told.dated, told.marks) == (loose("2026-10-08"), ("C-8",))
    for words in languages().values():
        assert words.day(date(2026, 10, 5)) in words.say(told.event)


def test_what_was_agreed_is_an_event_of_its_day_for_who_may_hear_of_the_talks():
    """A draft that was accepted has no day of its own: nobody saw why the first sum came in."""
    rows = tuple(Instalment(on=loose(f"2026-1{n}-30"), amount=euro(20)) for n in range(3))
    deal = Offer(
        by=OfferBy.CLAIMANT,
        amount=euro(60),
        instalments=rows,
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-10-28"),
        disclosure=Disclosure.OPEN,
    )
    (told,) = (e for e in chronology(case(offers=(deal,))) if e.kind == "offer")
    assert (told.day, told.disclosure) == (date(2026, 10, 28), Disclosure.WITHOUT_PREJUDICE)
    for words in languages().values():
        assert words.money(euro(60)) in words.say(told.event)
        assert "3" in words.say(told.event)
    at_once = deal.but(on=deal.answered_on, instalments=())
    assert len([e for e in chronology(case(offers=(at_once,))) if e.kind == "offer"]) == 1
    refused = deal.but(answer=Answer.REFUSED)
    assert not [e for e in chronology(case(offers=(refused,))) if e.kind == "offer"]


def test_a_mediation_is_told_by_its_day_its_outcome_and_what_both_sides_agreed_there():
    day = loose("2026-09-16")
    held = case().mediation.but(on=day)
    offer = Offer(
        by=OfferBy.CLAIMANT, on=day, amount=euro(800), answer=Answer.ACCEPTED, marks=("C-7",)
    )

    def told(mediation):
        found = chronology(case(mediation=mediation, offers=(offer,)))
        return {e.event.key: e for e in found if e.kind in ("mediation", "offer")}

    assert set(told(held)) == {"events.mediation_meeting", "events.offer_claimant_answered"}
    ended = held.but(outcome=MediationOutcome.SETTLED, agreement="C-7")
    came = told(ended)
    assert set(came) == {"events.mediation_ended", "events.agreed_in_mediation"}
    assert came["events.mediation_ended"].marks == ("C-7",)
    assert {e.disclosure for e in came.values()} == {Disclosure.WITHOUT_PREJUDICE}
    later = ended.but(ended_on=loose("2026-09-20"))
    assert {"events.mediation_meeting", "events.mediation_ended"} <= set(told(later))
    for words in languages().values():
        assert words.name_of(MediationOutcome.SETTLED) in words.say(
            came["events.mediation_ended"].event
        )
