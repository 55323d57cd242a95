"""What was said in a call, how it is confirmed in a letter, and when it comes up again."""

from __future__ import annotations

from datetime import date

import pytest
from calls_logged import ON, promised
from written_words import text_of

from casefile.__main__ import main
from casefile.model.contact import About, Channel, Contact, Outcome, Promise, Quoted
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, PacketRefused
from casefile.model.money import Money
from casefile.model.party import Owner


def test_a_call_is_confirmed_by_its_sum_and_day_and_never_by_the_note(desk, id_, tmp_path):
    promised(desk, id_)
    recap = text_of(desk.write(id_, "recap_of_call", to=tmp_path / "r.docx").path)
    assert "Amount\n€400.00" in recap, "what was promised is to be paid now, not the whole"
    for text in (
        recap,
        desk.confirmation(id_),
        desk.confirmation(id_, short=True),
    ):
        assert "€400.00" in text
        assert "27 November 2026" in text
        assert "drunk" not in text


def test_a_call_of_which_the_month_alone_is_known_is_told_by_its_name(desk, id_):
    promise = Promise(amount=Money(amount="400", currency="EUR"), by=loose("2026-12-15"))
    call = Contact(on=loose("2026-08"), channel=Channel.PHONE, who="J. Doe", promise=promise)
    desk.log(id_, call)
    assert "conversation of August 2026" in desk.confirmation(id_)
    assert "sierpnia 2026" in desk.message(id_, "recap_of_call", language="pl")
    assert "מ־אוגוסט 2026" in desk.message(id_, "recap_of_call", language="he")


@pytest.mark.parametrize(
    ("code", "until"),
    [
        ("en", "by the end of December 2026"),
        ("pl", "do końca grudnia 2026"),
        ("he", "עד סוף דצמבר 2026"),
    ],
)
def test_a_promise_for_a_month_is_confirmed_by_the_end_of_it(desk, id_, code, until):
    promised(desk, id_, by="2026-12")
    for short in (True, False):
        told = desk.message(id_, "recap_of_call", language=code, short=short)
        assert until in told.replace("*", "")


def test_a_recap_holds_the_condition_of_the_debtor_in_words_noted_as_his_own(desk, id_):
    promised(desk, id_, said="The rest\nonce you replace the pump")
    (call,) = desk.case(id_).contacts
    assert [one.code for one in desk.after_contact(desk.case(id_), call)] == ["confirm", "words"]
    desk.log(id_, call.but(id="", quoted=Quoted.THEIRS))
    said = desk.case(id_).contacts[-1]
    assert [one.code for one in desk.after_contact(desk.case(id_), said)] == ["confirm"]
    told = desk.confirmation(id_, about=said.id)
    assert 'Your words, as we noted them: "The rest once you replace the pump"' in told


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.ASKED_TIME, ("more time to pay", "ביקשתם ארכה", "więcej czasu")),
        (Outcome.DISPUTED, ("dispute the claim or a part", "חולקים על", "kwestionują")),
        (Outcome.ADMITTED, ("the money is owed", "אכן מגיע לנו", "jest należna")),
        (Outcome.REFUSED, ("you will not pay", "לא תשלמו", "odmawiają")),
    ],
)
def test_a_recap_tells_what_came_of_the_call_and_never_the_note(desk, id_, outcome, told):
    call = Contact(on=loose(ON), channel=Channel.PHONE, said="Cash flow. Sounds weak.")
    desk.log(id_, call)
    for code, words in zip(("en", "he", "pl"), told, strict=True):
        assert words not in desk.message(id_, "recap_of_call", language=code)
    desk.log(id_, call.but(outcome=outcome))
    (_, noted) = desk.case(id_).contacts
    for code, words in zip(("en", "he", "pl"), told, strict=True):
        recap = desk.message(id_, "recap_of_call", language=code, about=noted.id)
        assert words in recap and "Sounds weak" not in recap


def test_an_offer_made_in_a_call_is_no_part_of_its_recap(desk, id_):
    desk.log(id_, Contact(on=loose(ON), channel=Channel.PHONE, outcome=Outcome.OFFERED))
    assert "offer" not in desk.confirmation(id_)


def test_that_a_note_stays_out_of_a_recap_is_told_before_it_is_written(desk, id_, capsys):
    desk.log(id_, Contact(on=loose(ON), channel=Channel.PHONE, said="Sounds weak."))
    home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
    for command in ("message", "write"):
        assert main([command, "1", "recap_of_call", *home]) == 0
        assert "stays out of the confirmation" in capsys.readouterr().err, command
        assert main([command, "1", "reminder_friendly", *home]) == 0
        assert "stays out" not in capsys.readouterr().err, command
    (call,) = desk.case(id_).contacts
    desk.log(id_, call.but(id="", quoted=Quoted.THEIRS))
    theirs = desk.case(id_).contacts[-1].id
    assert desk.before_letter(id_, "recap_of_call", about=theirs) == ()


def test_a_recap_written_after_the_day_promised_says_that_it_passed_and_grants_no_time(desk, id_):
    promised(desk, id_, by="2020-11-27")
    told = desk.confirmation(id_)
    assert "would be paid by 27 November 2020; that day has passed" in told
    promised(desk, id_, by="2099-11-27")
    for text in (told, desk.confirmation(id_)):
        assert "no further step" not in text


def test_nobody_is_told_in_a_letter_to_have_spoken_for_himself(desk, id_):
    promised(desk, id_)
    assert "Who spoke for you: J. Doe. Who spoke for us: A. Roe." in desk.confirmation(id_)
    (call,) = desk.case(id_).contacts
    desk.log(id_, call.but(who=desk.case(id_).respondent.name.upper()))
    told = desk.confirmation(id_, about=desk.case(id_).contacts[-1].id)
    assert "Who spoke for us: A. Roe." in told
    assert "spoke for you" not in told


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"channel": Channel.WHATSAPP}, "only a call or a meeting"),
        ({"disclosure": Disclosure.WITHOUT_PREJUDICE}, "an open letter may not tell of it"),
        ({"about": About.OTHER, "promise": None}, "something else than this debt"),
        ({"outcome": Outcome.NO_ANSWER, "promise": None}, "Nobody said anything"),
    ],
)
def test_what_is_no_talk_to_confirm_is_refused_with_the_reason_and_told_nothing_false(
    desk, id_, change, why, capsys, tmp_path
):
    promised(desk, id_)
    (call,) = desk.case(id_).contacts
    desk.log(id_, call.but(id="", **change))
    other = desk.case(id_).contacts[-1]
    home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
    for command in ("message", "write"):
        assert main([command, "1", "recap_of_call", "--about", other.id, *home]) != 0
        told = capsys.readouterr()
        assert why in told.err
        assert not told.out
    assert "confirm" not in [one.code for one in desk.after_contact(desk.case(id_), other)]
    assert "€400.00" in desk.confirmation(id_), "the call beside it is confirmed as before"


def test_a_confirmation_without_any_call_on_record_says_nothing_of_what_was_named(desk, id_):
    blank = desk.message(id_, "recap_of_call")
    short = desk.message(id_, "recap_of_call", short=True)
    for text in (blank, short):
        assert "no sum and no day" not in text
        assert "[" in text
    assert "you will pay [" in blank


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "conversation of around 2 October 2026 about"),
        ("he", "מ־2 באוקטובר 2026 בערך"),
        ("pl", "z ok. 2 października 2026 r. ("),
    ],
)
def test_a_day_half_remembered_is_told_in_a_letter_as_such(desk, id_, language, told):
    desk.log(id_, Contact(on=loose("~2026-10-02"), channel=Channel.PHONE))
    text = desk.message(id_, "recap_of_call", language=language)
    assert told in text.replace("\xa0", " ")


def test_without_a_call_there_is_nothing_to_confirm(desk, id_):
    with pytest.raises(BadInput):
        desk.confirmation(id_)


def test_a_promise_broken_yesterday_is_due_today(desk, id_):
    promised(desk, id_, by="2026-11-23")
    later = desk.on_day(date(2026, 11, 24))
    assert "broken" in [due.kind for due in later.due_today()]
    assert "broken" not in [due.kind for due in desk.due_today()]


def test_a_broken_promise_is_off_the_list_once_the_next_rung_is_taken(desk, id_):
    promised(desk, id_, by="2026-11-23")
    later = desk.on_day(date(2026, 11, 24))
    later.log(id_, Contact(on=loose("2026-11-24"), channel=Channel.EMAIL))
    assert "broken" not in [due.kind for due in later.due_today()]


def test_a_logged_promise_is_told_to_be_confirmed_and_a_late_hour_is_marked(desk, id_, capsys):
    home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
    given = ["--promise", "400 by 2026-12-01", "--at", "2026-11-20 21:30"]
    assert main(["log", "1", *given, *home]) == 0
    told = capsys.readouterr().err
    assert "Confirm the promise in writing" in told
    assert "08:00 to 20:00" in told


def test_a_call_that_can_be_confirmed_waits_for_no_other_call(desk, id_):
    promised(desk, id_)
    (call,) = desk.case(id_).contacts
    desk.log(id_, Contact(on=loose(ON), channel=Channel.PHONE, outcome=Outcome.NO_ANSWER))
    packet = desk.packet(id_, "recap_of_call", about=call.id)
    assert not desk.preflight(id_, packet, about=call.id).refused
    silent = desk.case(id_).contacts[-1].id
    with pytest.raises(PacketRefused):
        desk.write(id_, "recap_of_call", about=silent)
    told = desk.packet(id_, "recap_of_call", about=silent)
    assert desk.preflight(id_, told, about=silent).refused


def test_a_promise_in_a_message_that_was_left_is_refused_unless_they_left_it(desk, id_, capsys):
    home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
    given = ["--promise", "400 by 2026-12-01", "--outcome", "left_message"]
    assert main(["log", "1", *given, *home]) == 2
    assert "needs somebody who said it" in capsys.readouterr().err
    assert desk.case(id_).contacts == ()
    assert main(["log", "1", *given, "--in", *home]) == 0
    assert desk.case(id_).contacts[-1].promise is not None


def test_a_promise_is_for_the_invoice_that_is_named_with_it_and_for_none_the_case_lacks(
    desk, id_, capsys
):
    home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
    promise, ref = ["--promise", "400 by 2026-12-01"], desk.case(id_).debts[0].ref
    assert main(["log", "1", *promise, "--for", ref, *home]) == 0
    assert desk.case(id_).contacts[-1].promise.debt == ref
    assert main(["log", "1", *promise, "--for", "INV-9", *home]) == 2
    assert ref in capsys.readouterr().err
    assert main(["log", "1", "--said", "later", "--for", ref, *home]) == 2
    assert "and no promise" in capsys.readouterr().err
    assert len(desk.case(id_).contacts) == 1


def test_nobody_is_named_in_a_letter_as_having_called_where_nobody_said_who_it_was(desk, id_):
    desk.keep_owner(Owner())
    home = ["--home", str(desk.home), "--on", "2026-11-20", "--language", "en"]
    assert main(["log", "1", "--promise", "400 by 2026-12-01", *home]) == 0
    assert desk.actor == "local"
    assert desk.case(id_).contacts[-1].by == ""
    desk.keep_owner(Owner(acting="Ola Nowak"))
    assert main(["log", "1", "--said", "no money", *home]) == 0
    assert desk.case(id_).contacts[-1].by == "Ola Nowak"
