"""Hours, frequency, bars, abuse, and the facts that a court asks of a recording."""

from datetime import date, time

import pytest
from proof_cases import case, euro, paper

from casefile.library import CODES, jurisdictions, languages
from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Promise, Recorded
from casefile.model.dates import loose
from casefile.model.party import ActingFor, Owner, Party
from casefile.rules.guard import (
    after_contact,
    before_contact,
    before_letter,
    before_statement,
    recording_basis,
    recording_facts,
)

LAW = jurisdictions()["xx"]
FRIDAY = date(2026, 11, 20)
TEN = time(10, 0)


def call(on="2026-11-20", **more):
    return Contact(on=loose(on), channel=Channel.PHONE, **more)


def codes(the_case, on=FRIDAY, hour=TEN, channel=Channel.PHONE):
    return [c.code for c in before_contact(the_case, LAW, on, hour, channel)]


def test_a_call_at_ten_on_a_friday_meets_nothing():
    assert codes(case()) == []


@pytest.mark.parametrize(("hour", "said"), [(time(7, 59), ["hour"]), (time(8, 0), [])])
def test_nobody_is_called_before_eight(hour, said):
    assert codes(case(), hour=hour) == said


@pytest.mark.parametrize(("hour", "said"), [(time(20, 0), []), (time(20, 1), ["hour"])])
def test_nobody_is_called_after_eight_in_the_evening(hour, said):
    assert codes(case(), hour=hour) == said


def test_a_day_of_rest_is_for_letters_only():
    sunday = date(2026, 11, 22)
    assert codes(case(), on=sunday) == ["day_of_rest"]
    assert codes(case(), on=sunday, channel=Channel.LETTER) == []


def test_a_second_call_on_one_day_or_a_fourth_in_a_week_is_too_often():
    assert codes(case(contacts=(call(),))) == ["often"]
    three = tuple(call(f"2026-11-{day}") for day in (14, 17, 18))
    assert codes(case(contacts=three)) == ["often"]
    assert codes(case(contacts=(call("2026-11-13"), *three[1:]))) == []


def test_an_offer_or_a_letter_that_asks_nothing_to_be_paid_presses_nobody():
    asked = case(contacts=(call(),))
    for form, said in (("reminder_firm", ["often"]), ("offer", []), ("account", [])):
        found = before_contact(asked, LAW, FRIDAY, TEN, Channel.EMAIL, form)
        assert [one.code for one in found] == said


def test_who_asked_not_to_be_contacted_is_not():
    barred = case(respondent=Party(name="Bet", do_not_contact="asked in writing on 3 May"))
    (caution,) = before_contact(barred, LAW, FRIDAY, TEN, Channel.LETTER)
    assert (caution.code, caution.stop) == ("barred", True)


def test_a_spoken_promise_asks_to_be_confirmed_in_writing_and_a_written_one_does_not():
    promise = Promise(amount=None, by=loose("2026-12-01"))
    said = [c.code for c in after_contact(case(), call(promise=promise), FRIDAY)]
    assert said == ["confirm", "promise_whole"]
    written = call(promise=promise).but(channel=Channel.EMAIL)
    assert "confirm" not in [c.code for c in after_contact(case(), written, FRIDAY)]


def test_a_promise_whose_day_is_gone_is_not_confirmed_but_asked_after():
    promise = Promise(amount=euro(5000), by=loose("2026-08-14"))
    august = call("2026-08-03", promise=promise)
    assert [c.code for c in after_contact(case(), august, FRIDAY)] == ["promise_past"]
    assert [c.code for c in after_contact(case(), august, date(2026, 8, 14))] == ["confirm"]
    told = august.but(promise=promise.but(kept=False))
    assert after_contact(case(), told, FRIDAY) == ()


def test_a_promise_is_not_asked_after_where_the_case_knows_what_came_in_since():
    promise = Promise(amount=euro(5000), by=loose("2026-08-14"))
    august = call("2026-08-03", promise=promise)
    before, since = (
        Payment(amount=euro(9), dated=loose(on)) for on in ("2026-08-01", "2026-08-10")
    )
    assert [c.code for c in after_contact(case(payments=(before,)), august, FRIDAY)] == [
        "promise_past"
    ]
    assert after_contact(case(payments=(before, since)), august, FRIDAY) == ()


def test_an_offer_does_not_press_and_a_letter_is_not_advised_against_by_a_letter():
    offered = Contact(on=loose("2026-11-20"), channel=Channel.EMAIL, form="offer")
    assert codes(case(contacts=(offered,))) == []
    assert codes(case(contacts=(call(),)), channel=Channel.REGISTERED_LETTER) == []


def test_abuse_is_written_down_in_its_words_with_what_to_do():
    assert [c.code for c in after_contact(case(), call(abuse="I know where you live"), FRIDAY)] == [
        "abuse_words",
        "abuse_end",
        "abuse_police",
    ]


def test_a_recording_is_asked_for_eight_facts_and_what_is_not_said_is_unknown():
    tape = paper("C-1", "recording", "claimant", party_to_call=True, complete=True)
    facts = {
        f.code: f.there for f in recording_facts(case(tape), call(recording="C-1", hour=TEN), LAW)
    }
    assert facts == {
        "took_part": True,
        "original": None,
        "device": None,
        "dated": True,
        "voices": None,
        "whole": True,
        "transcript": False,
        "announced": None,
    }


def test_what_the_log_says_of_a_recording_wins():
    recorded = Recorded(took_part=False, device="phone", voices="Mr Bet", transcript="C-2")
    told = call(recording="C-1", recorded=recorded)
    facts = {f.code: f.there for f in recording_facts(case(), told, LAW)}
    assert (facts["took_part"], facts["device"], facts["transcript"]) == (False, True, True)


@pytest.mark.parametrize("place", ["xx", "il", "pl", "ew", "bc"])
@pytest.mark.parametrize("code", CODES)
def test_each_place_says_whether_a_party_may_record_and_where_it_stands(place, code):
    basis = recording_basis(jurisdictions()[place])
    assert basis.source.title
    assert not languages()[code].say(basis.what).endswith(": ")


def test_who_writes_for_another_is_shown_the_rule_of_the_place_first():
    israel = jurisdictions()["il"]
    assert before_letter(Owner(), israel) == ()
    (caution,) = before_letter(Owner(acting_for=ActingFor.OTHERS), israel)
    assert "advocates" in languages()["en"].say(caution.what)
    for place in ("ew", "pl", "bc"):
        (there,) = before_letter(Owner(acting_for=ActingFor.OTHERS), jurisdictions()[place])
        assert there.what.key == "guard.letter.for_others", place
        assert there.source is not None
    (unknown,) = before_letter(Owner(acting_for=ActingFor.OTHERS), LAW)
    assert unknown.what.key == "guard.letter.for_others_unknown"


def test_a_lawyer_on_the_other_side_and_an_open_insolvency_are_named_and_stop_nothing():
    lawyer = Party(name="Adv. Levi", role="Lawyer")
    bankrupt = case().respondent.but(insolvent=True)
    found = before_contact(
        case(others=(lawyer,), respondent=bankrupt), LAW, FRIDAY, TEN, Channel.PHONE
    )
    assert [(c.code, c.stop) for c in found] == [("lawyer", False), ("insolvent", False)]
    assert found[0].what.values["name"] == "Adv. Levi"


def test_a_recording_of_which_nobody_said_who_took_part_asks_for_its_facts():
    def asked(**told):
        heard = call(recording="C-4", recorded=Recorded(**told))
        return [c.code for c in after_contact(case(), heard, FRIDAY)]

    assert asked() == ["recording_facts"] and asked(took_part=True) == []


def test_where_the_pack_says_nothing_of_recordings_nothing_is_claimed():
    assert recording_basis(LAW.but(evidence=())) is None


@pytest.mark.parametrize(("kept", "told"), [("original", True), ("copy", False), ("unknown", None)])
def test_the_exhibit_tells_whether_the_original_recording_was_kept(kept, told):
    recording = paper("C-4", "recording", "both", original=kept)
    facts = recording_facts(case(recording), call(recording="C-4"), LAW)
    assert {f.code: f.there for f in facts}["original"] is told


def test_a_witness_statement_is_preceded_by_the_form_that_the_place_asks_of_it():
    (english,) = before_statement(jurisdictions()["ew"])
    assert english.source is not None and english.source.title
    assert before_statement(LAW.but(conventions=())) == ()
