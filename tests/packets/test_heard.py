"""What a reminder says to a debtor who has answered before, and to one who has not."""

import pytest

from casefile.library import languages
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance
from casefile.model.money import Money
from casefile.model.position import Defence, Position

REMINDERS = ("reminder_firm", "final_notice")


def promised(desk, case, label=Disclosure.INTERNAL, by="2026-10-01"):
    """He promised 400 by 1 October on the telephone; nothing came."""
    promise = Promise(amount=Money.model_validate("400.00 GBP"), by=loose(by))
    call = Contact(
        on=loose("2026-09-20"),
        channel=Channel.PHONE,
        outcome=Outcome.PROMISED,
        promise=promise,
        said="my bank is asleep",
        disclosure=label,
    )
    desk.log(case, call)


def complained(desk, case):
    plea = Position(
        defence=Defence.QUALITY_COMPLAINT,
        said="Two doors stick",
        on=loose("2026-09-10"),
        answer="Both doors were eased on 12 September",
        disclosure=Disclosure.OPEN,
    )
    desk.change(case, lambda now: now.but(positions=(plea,)), note="plea")


def text(desk, case, form, **more):
    told = desk.message(case, form, **more)
    return told.replace("\u2068", "").replace("\u2069", "").replace("\N{NO-BREAK SPACE}", " ")


def test_who_never_answered_is_asked_what_he_disputes_and_may_have_overlooked_it(desk, case):
    assert "tell us by then in writing what you dispute and why" in text(
        desk, case, "reminder_firm"
    )
    assert "Perhaps it was overlooked" in text(desk, case, "reminder_friendly")
    assert "overlooked" in text(desk, case, "reminder_friendly", short=True)


def test_who_complained_reads_his_complaint_and_our_answer_and_is_asked_what_else(desk, case):
    complained(desk, case)
    letter = text(desk, case, "reminder_firm")
    assert "Two doors stick" in letter and "Both doors were eased" in letter
    assert "If you dispute anything else" in letter
    assert "what you dispute and why" not in letter
    short = text(desk, case, "reminder_firm", short=True)
    assert "anything else" in short


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("short", [False, True])
def test_a_friendly_reminder_names_his_complaint_and_that_we_answered_it(desk, case, code, short):
    words, day = languages()[code], loose("2026-09-10")
    complained(desk, case)
    letter = text(desk, case, "reminder_friendly", short=short, language=code)
    assert words.loose_day(day) in letter or words.day(day.first, long=True) in letter
    if short:
        assert words.name_of(Defence.QUALITY_COMPLAINT) in letter
    else:
        assert "Two doors stick" in letter and "Both doors were eased" in letter


def test_a_reminder_in_short_says_that_we_answered_only_of_what_we_did(desk, case):
    complained(desk, case)
    assert "you have our answer" in text(desk, case, "reminder_friendly", short=True)
    desk.set(case, ["positions.1.answer="])
    short = text(desk, case, "reminder_friendly", short=True)
    assert "You raised" in short and "answer" not in short


def test_our_answer_is_told_by_the_day_of_the_letter_that_gave_it(desk, case):
    complained(desk, case)
    letter = Exhibit(
        mark="C-1",
        title="Re: the doors",
        kind=ExhibitKind.EMAIL,
        dated=loose("2026-09-12"),
        provenance=Provenance.CLAIMANT,
        disclosure=Disclosure.OPEN,
        accepted=True,
    )
    mine = ("C-1",)
    desk.change(
        case,
        lambda now: now.but(
            exhibits=(letter,), positions=(now.positions[0].but(answered_by=mine),)
        ),
        note="answer",
    )
    assert "Our answer of 12 September 2026: Both doors" in text(desk, case, "reminder_friendly")
    desk.set(case, ["positions.1.answer="])
    assert "Our answer is of 12 September 2026." in text(desk, case, "reminder_friendly")
    desk.set(case, ["exhibits.C-1.disclosure=privileged"])
    assert "Our answer" not in text(desk, case, "reminder_friendly")


@pytest.mark.parametrize("short", [False, True])
def test_a_friendly_reminder_names_a_promise_that_was_broken_and_one_still_to_come(
    desk, case, short
):
    promised(desk, case)
    promised(desk, case, by="2026-12-04")
    letter = text(desk, case, "reminder_friendly", short=short)
    assert "£400.00 by 01/10/2026" in letter and "£400.00 by 04/12/2026" in letter
    assert "come in whole" in letter and "We count on" in letter


@pytest.mark.parametrize("form", ["reminder_friendly", *REMINDERS])
def test_a_short_message_tells_a_broken_promise_and_leaves_no_gap_without_one(desk, case, form):
    assert "  " not in text(desk, case, form, short=True)
    promised(desk, case)
    assert "£400.00 by 01/10/2026" in text(desk, case, form, short=True)


@pytest.mark.parametrize("form", REMINDERS)
def test_a_reminder_names_the_promise_that_was_broken(desk, case, form):
    promised(desk, case)
    letter = text(desk, case, form)
    assert "What was promised has not come in whole by its day: £400.00 by 01/10/2026." in letter
    assert "asleep" not in letter
    assert desk.write(case, form)


def test_a_promise_of_the_talks_is_told_in_no_letter(desk, case):
    promised(desk, case, Disclosure.WITHOUT_PREJUDICE)
    for form in ("reminder_friendly", "reminder_firm"):
        for short in (False, True):
            assert "£400.00" not in text(desk, case, form, short=short)


@pytest.mark.parametrize("answer", [promised, complained])
def test_to_who_answered_it_is_not_said_that_it_was_overlooked(desk, case, answer):
    assert not [say for say in told_before(desk, case) if say.key == "preflight.heard"]
    answer(desk, case)
    assert "overlooked" not in text(desk, case, "reminder_friendly")
    assert "overlooked" not in text(desk, case, "reminder_friendly", short=True)
    assert [say for say in told_before(desk, case) if say.key == "preflight.heard"]


def told_before(desk, case):
    return desk.preflight(case, desk.packet(case, "reminder_friendly")).beware


def test_a_mail_of_his_is_an_answer_and_an_unanswered_call_none(desk, case):
    call = Contact(on=loose("2026-09-20"), channel=Channel.PHONE, outcome=Outcome.NO_ANSWER)
    desk.log(case, call)
    assert "overlooked" in text(desk, case, "reminder_friendly")
    mail = Contact(on=loose("2026-09-21"), channel=Channel.EMAIL, direction=Direction.IN)
    desk.log(case, mail)
    assert "overlooked" not in text(desk, case, "reminder_friendly")


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_the_table_of_a_message_has_the_heads_of_its_columns(desk, case, code):
    words = languages()[code]
    letter = desk.message(case, "reminder_firm", language=code)
    heads = [words.term(f"packets.columns.{x}") for x in ("document", "issued", "due", "sum")]
    assert " | ".join(heads) in letter


@pytest.mark.parametrize("form", ["reminder_friendly", "demand_letter", "offer"])
def test_a_letter_bears_no_title_of_a_lawsuit(desk, case, form):
    assert desk.packet(case, form).title == "Kowalska Design – Blue Door Lettings"
    bundle = desk.packet(case, "evidence_bundle")
    assert bundle.title == "Kowalska Design v Blue Door Lettings"


@pytest.mark.parametrize(
    ("promise", "told"),
    [
        (None, "We noted no sum and no day"),
        (Promise(by=loose("2026-12-01")), "by 1 December 2026"),
        (
            Promise(amount=Money.model_validate("400.00 GBP"), by=loose("2026-12-01")),
            "£400.00 by 1 December 2026",
        ),
    ],
)
def test_the_short_confirmation_of_a_call_leaves_nothing_blank(desk, case, promise, told):
    outcome = Outcome.PROMISED if promise else Outcome.ASKED_TIME
    call = Contact(on=loose("2026-11-19"), channel=Channel.PHONE, outcome=outcome, promise=promise)
    desk.log(case, call)
    short = text(desk, case, "recap_of_call", short=True)
    assert told in short
    assert "[" not in short
