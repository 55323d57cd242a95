"""What a paper was accepted for stands in the chronology at its day, in words, once."""

from datetime import date

import pytest
from proof_cases import ON, case, contract, paper

from casefile.library import CODES, languages
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import UNDATED, loose
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.position import Defence, Position
from casefile.model.reading import ChatDay, Reading
from casefile.model.redaction import Redaction
from casefile.model.suggestion import OF_PAYING, Suggestion
from casefile.rules.chronology import chronology
from casefile.rules.disclosure import open_view

PROMISE = "we will transfer 9,840 by Friday"
OWES = "I know I owe you the 6,765"
WORDS = languages()["en"]
ALONE = {"debts": (), "agreement": {}}


def shows(words, reason="promises_to_pay", on=UNDATED, element="unpaid"):
    return Suggestion(field="shows", value=element, reason=reason, because=words, on=on)


def mail(*said, mark="C-6", **more):
    given = {"title": "Re: reminder", "dated": "2026-10-06", "suggestions": said}
    return paper(mark, ExhibitKind.EMAIL, Provenance.RESPONDENT, "unpaid", **(given | more))


def chat(*days, said=()):
    told = tuple(ChatDay(on=loose(day), messages=2) for day in days)
    return paper(
        "C-9",
        ExhibitKind.CHAT,
        Provenance.BOTH,
        "unpaid",
        "performance",
        title="Kos",
        dated=days[0],
        reading=Reading(messages=2 * len(told), chat_days=told),
        suggestions=said,
    )


def told(given, words=WORDS):
    return [words.say(event.event) for event in chronology(given, ON)]


@pytest.mark.parametrize("code", CODES)
def test_the_promise_for_which_a_mail_was_accepted_is_quoted_in_its_row(code):
    words = languages()[code]
    (row,) = told(case(mail(shows(PROMISE)), **ALONE), words)
    assert "Re: reminder" in row
    assert words.quoted(PROMISE) in row


def test_what_a_person_quoted_of_a_paper_stands_before_what_was_read_in_it():
    (row,) = told(case(mail(shows(PROMISE), says="my own choice of his words"), **ALONE))
    assert "“my own choice of his words”" in row
    assert PROMISE not in row


def test_what_a_person_quoted_of_an_order_makes_no_second_event_of_its_day():
    order = contract(dated="2026-01-05", says="payment within 14 days")
    agreed = case().agreement.but(terms_marks=("C-1",))
    assert "payment within" not in "".join(told(case(order, agreement=agreed)))


def test_only_what_the_paper_still_shows_and_what_was_accepted_is_quoted():
    for one in (
        mail(shows(PROMISE, element="agreement")),
        mail(shows(PROMISE), accepted=False),
        mail(shows(PROMISE, reason="says_amount")),
        mail(shows(PROMISE), redactions=(Redaction(page=1, area="0 0 9 9", why="pay of others"),)),
    ):
        assert PROMISE not in "".join(told(case(one, **ALONE)))


def test_hostile_words_are_one_clean_line_and_no_longer_than_a_glance():
    (row,) = told(case(mail(shows("pay\x1b[31m you\n\u202e later " + "x" * 400)), **ALONE))
    assert not {"\x1b", "\n", "\u202e"} & set(row)
    assert len(row) < 300


def test_of_a_chat_each_day_has_its_own_words_and_they_are_his():
    days = ("2026-07-02", "2026-07-04", "2026-08-04")
    said = (
        shows("got it, super quality", "confirms_receipt", loose(days[0]), "performance"),
        shows(OWES, "admits_debt", loose(days[0])),
        shows(PROMISE, on=loose(days[2])),
    )
    given = case(chat(*days, said=said), **ALONE)
    first, second, third = told(given)
    him = given.respondent.name
    assert f"{him}: “got it, super quality … {OWES}”" in first
    assert "“" not in second
    assert f"{him}: “{PROMISE}”" in third
    assert "“" not in "".join(told(case(chat(*days, said=(shows(OWES),)), **ALONE)))


def test_of_a_long_chat_the_days_of_his_words_are_told_beside_the_first_and_the_last():
    days = [f"2026-10-{n:02d}" for n in range(1, 32, 2)]
    said = (shows(PROMISE, on=loose(days[4])), shows(OWES, "admits_debt", loose(days[0])))
    events = chronology(case(chat(*days, said=said), **ALONE), ON)
    assert [str(event.day) for event in events] == [days[0], days[4], days[-1]]
    assert PROMISE in WORDS.say(events[1].event)
    assert OWES in WORDS.say(events[0].event)


def logged(**more):
    given = {"channel": Channel.EMAIL, "direction": Direction.IN, "outcome": Outcome.PROMISED}
    return Contact(id="k", on=loose("2026-10-06"), **(given | more))


def test_a_mail_that_was_logged_is_one_row_with_what_was_written_down_or_else_its_own_words():
    for said, row in (("he pays on Friday", "he pays on Friday"), ("", f"“{PROMISE}”")):
        given = case(mail(shows(PROMISE)), contacts=(logged(said=said),), **ALONE)
        (only,) = told(given)
        assert only.endswith(row)


def test_who_may_see_the_mail_and_not_the_log_reads_the_promise_at_the_mail():
    logs = (logged(said="ours alone"),)
    given = case(mail(shows(PROMISE)), contacts=logs, **ALONE)
    seen, _ = open_view(given, Audience.EXCHANGE)
    (row,) = told(seen)
    assert PROMISE in row
    for hidden in (
        mail(shows(PROMISE), disclosure=Disclosure.INTERNAL),
        mail(shows(PROMISE), redactions=(Redaction(words="9,840", why="another's"),)),
    ):
        seen, _ = open_view(case(hidden, **ALONE), Audience.EXCHANGE)
        assert "9,840" not in seen.model_dump_json()


def test_no_guess_but_the_words_it_was_accepted_for_leaves_the_house_with_a_paper():
    other = Suggestion(field="title", value="x", reason="first_line", because="own thoughts")
    seen, _ = open_view(case(mail(shows(PROMISE), other), **ALONE), Audience.COURT)
    assert [x.because for x in seen.exhibits[0].suggestions] == [PROMISE]


def test_a_complaint_is_quoted_where_it_was_raised_and_its_mail_is_told_once():
    plea = Position(
        defence=Defence.QUALITY_COMPLAINT,
        said="the drawers jam",
        on=loose("2026-10-06"),
        marks=("C-6",),
    )
    letter = mail(shows("… the drawers jam, we pay nothing", "refuses"))
    (row,) = told(case(letter, positions=(plea,), **ALONE))
    assert row.endswith("“the drawers jam”")
    both = told(case(mail(shows(PROMISE)), positions=(plea,), **ALONE))
    assert len(both) == 2, "the promise in the same mail is told too"


def test_the_day_of_what_was_said_is_that_of_the_event():
    (event,) = chronology(case(mail(shows(PROMISE)), **ALONE), ON)
    assert event.day == date(2026, 10, 6)
    assert event.disclosure is Disclosure.OPEN


def test_the_reasons_that_tell_of_paying_have_their_words_in_each_language():
    for words in languages().values():
        assert all(words.has(f"suggestions.{reason}") for reason in OF_PAYING)
