"""The days of a demand run from its receipt where the letter of the place says so."""

import re
from datetime import date
from pathlib import Path

import pytest
from proof_cases import case, euro

from casefile.library import CODES, jurisdictions, languages
from casefile.model.case import Ended, Ending
from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.stage import Stage
from casefile.rules.deadlines import deadlines
from casefile.rules.happened import happened_by
from casefile.rules.outlook import outlook
from casefile.rules.plan import plan
from casefile.rules.proofs import nothing_wanted, proofs_wanted
from casefile.rules.review import review

LAWS = jurisdictions()
LETTER = Path(__file__).parents[2] / "forms" / "demand_letter"
PL = LAWS["pl"]
DEMAND = Demand(
    on=loose("2026-11-23"), days=7, formal=True, channel=Channel.REGISTERED_LETTER, mark="C-1"
)
CAME = DEMAND.but(received_on=loose("2026-12-02"), proof_of_receipt="C-2")
EARLIEST, END = date(2026, 11, 30), date(2026, 12, 9)
LATER = date(2026, 12, 20)


def sent(demand=DEMAND, **more):
    return case(place="pl", demands=(demand,), **more)


def told(the_case, on, law=PL):
    """Return what the calendar says of the demand on a day: the sentence, and its day."""
    days = deadlines(the_case, law, (), on)
    return [(x.what.key, x.on) for x in days if x.ref.startswith("reply:")]


def test_the_time_runs_from_the_day_the_letter_came():
    assert told(sent(CAME), date(2026, 12, 3)) == [("deadlines.reply", END)]
    assert told(sent(CAME), date(2026, 12, 10)) == [("deadlines.reply_over", END)]
    assert plan(sent(CAME), PL, date(2026, 12, 9)).time_up is None
    assert plan(sent(CAME), PL, date(2026, 12, 10)).time_up.values["end"] == END


@pytest.mark.parametrize("on", [date(2026, 11, 24), EARLIEST, LATER, date(2027, 6, 1)])
def test_while_the_day_of_receipt_is_unknown_the_time_is_never_said_to_have_ended(on):
    one = sent()
    assert told(one, on) == [("deadlines.reply_unknown", EARLIEST)]
    assert plan(one, PL, on).time_up.key == "plan.time_unknown"
    (rung,) = [x for x in plan(one, PL, on).steps if x.stage is Stage.THIRD_PARTY]
    assert rung.due is None, "no day is told for what comes after it"


def test_the_day_of_receipt_is_asked_for_today_in_the_review_and_among_the_proofs():
    one = sent(DEMAND.but(proof_of_sending="C-3", proof_of_receipt="C-2"))
    assert "deadlines.reply_unknown" in [x.what.key for x in outlook(one, PL, LATER).due]
    found = review(one, PL, LATER)
    assert "steps.demand_receipt" in [x.step.key for x in found.next_steps]
    (gate,) = [x for x in (*found.gates.court, *found.gates.mediate) if x.gate == "C4"]
    assert "lacks.demand_received" in [x.key for x in gate.why.values["lacks"]]
    (wanted,) = proofs_wanted(one, PL)
    assert (wanted.sending, wanted.receipt, wanted.day) == (False, False, True)
    assert not proofs_wanted(one, LAWS["ew"]), "there the letter names its own day"


def test_where_the_letter_counts_from_its_own_day_the_receipt_changes_nothing():
    late = sent(CAME.but(days=14)).but(place="ew")
    assert told(late, date(2026, 11, 24), LAWS["ew"]) == [("deadlines.reply", date(2026, 12, 7))]


def test_a_letter_that_came_later_is_not_yet_there_on_an_earlier_day():
    assert told(happened_by(sent(CAME), EARLIEST), LATER)[0][0] == "deadlines.reply_unknown"


def test_a_promise_that_was_broken_does_not_hide_that_the_time_ran_out():
    promise = Promise(amount=euro(900), by=loose("2026-11-30"))
    call = Contact(
        on=loose("2026-11-24"), direction=Direction.OUT, channel=Channel.PHONE, promise=promise
    )
    assert told(sent(CAME, contacts=(call,)), LATER) == [("deadlines.reply_over", END)]


def test_what_was_agreed_takes_the_place_of_the_demand_and_of_its_warning():
    rows = (Instalment(on=loose("2027-02-01"), amount=euro(900)),)
    agreed = Offer(
        by=OfferBy.CLAIMANT,
        on=loose("2026-11-24"),
        amount=euro(900),
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-11-25"),
        instalments=rows,
    )
    for place in ("pl", "il"):
        one = sent(CAME, offers=(agreed,)).but(place=place)
        days = deadlines(one, LAWS[place], (), date(2026, 11, 26))
        refs = [x.ref.partition(":")[0] for x in days]
        assert "instalment" in refs
        assert not {"reply", "ripe", "lapses"} & set(refs)
    anew = CAME.but(on=loose("2027-02-10"), received_on=loose("2027-02-12"))
    again = sent(anew, offers=(agreed,))
    assert told(again, date(2027, 2, 13)) == [("deadlines.reply", date(2027, 2, 19))]


def test_a_letter_that_is_not_among_the_papers_is_named_though_its_way_is_proved():
    whole = CAME.but(proof_of_sending="C-3")
    assert nothing_wanted(sent(whole)).key == "proofs.all_there"
    bare = nothing_wanted(sent(whole.but(mark="")))
    assert (bare.key, bare.values["on"]) == ("proofs.letter_lacks", DEMAND.on)


@pytest.mark.parametrize("place", sorted(set(LAWS) - {"xx"}))
def test_the_letter_of_a_place_and_its_pack_count_from_the_same_day(place):
    words = (LETTER / "en.toml").read_text(encoding="utf-8")
    letters = dict(re.findall(r'^demand_(\w+) = "(.*)"$', words, re.MULTILINE))
    text = letters.get(place, letters["other"])
    steps = [step for step in LAWS[place].pre_action if step.id.startswith("demand")]
    assert {step.from_receipt for step in steps} == {"receipt" in text or "service" in text}


@pytest.mark.parametrize("code", CODES)
def test_it_is_said_in_every_language(code):
    words = languages()[code]
    (line,) = [x for x in deadlines(sent(), PL, (), LATER) if x.ref.startswith("reply:")]
    for say in (line.what, line.why, plan(sent(), PL, LATER).time_up):
        assert words.say(say) and not words.say(say).startswith("[")


def end_told(the_case, on, law=PL):
    """Return what the chronology says of the end of the days to pay: on which day, in what key."""
    events = review(the_case, law, on).chronology
    return [(x.day, x.event.key) for x in events if x.event.key.startswith("events.demand_end")]


def test_the_chronology_tells_when_the_days_to_pay_ended_as_the_deadlines_reckon_it():
    """A lawyer needs the day from which he is late, and read it among the deadlines alone."""
    one = sent(CAME)
    assert end_told(one, END) == [(END, "events.demand_ends")]
    assert end_told(one, LATER) == [(END, "events.demand_ended")]
    (told,) = (x for x in review(one, PL, LATER).chronology if x.day == END)
    assert not told.marks, "it is reckoned: no paper shows it"
    for words in languages().values():
        said = words.say(told.event)
        days = (words.day(DEMAND.on.exact), words.day(CAME.received_on.exact))
        assert all(part in said for part in ("7", *days))


def test_an_end_that_moves_on_to_a_business_day_says_so_in_the_chronology():
    came = CAME.but(received_on=loose("2026-12-05"))  # the seventh day is a Saturday
    (told,) = (
        x
        for x in review(sent(came), PL, LATER).chronology
        if x.kind == "due" and x.day == date(2026, 12, 14)
    )
    assert told.event.values["how"].key == "events.moved_on"


def test_the_chronology_tells_no_end_that_is_not_known_or_was_asked_for_no_more():
    assert not end_told(sent(), LATER), "the day of receipt is not known"
    assert not end_told(sent(CAME.but(days=None)), LATER), "the letter names no days"
    assert not end_told(sent(CAME.but(received_on=loose("2026-12"))), LATER)
    back = Contact(
        on=loose("2026-12-18"),
        direction=Direction.OUT,
        channel=Channel.REGISTERED_LETTER,
        outcome=Outcome.NOT_REACHED,
        proof_of_sending="C-3",
    )
    returned = DEMAND.but(proof_of_sending="C-3", received_on=CAME.received_on)
    assert not end_told(sent(returned, contacts=(back,)), LATER)
    whole = sum((d.amount for d in sent().debts), euro(0))
    paid = Payment(dated=loose("2026-12-04"), amount=whole)
    assert not end_told(sent(CAME, payments=(paid,)), LATER)
    assert end_told(sent(CAME, payments=(paid.but(dated=loose("2026-12-15")),)), LATER)


def test_what_a_court_decides_later_leaves_the_end_of_the_days_where_it_was():
    judged = Ending(how=Ended.JUDGMENT, on=loose("2027-03-01"), sum=euro(900))
    assert end_told(sent(CAME, endings=(judged,)), date(2027, 4, 1)) == [
        (END, "events.demand_ended")
    ]


def test_the_end_of_days_to_pay_is_no_record_that_breaks_a_silence():
    long = date(2027, 1, 20)
    gaps = review(sent(CAME), PL, long).silences
    assert gaps[-1].since == CAME.received_on.exact


def test_where_the_days_run_from_the_letter_itself_the_chronology_says_from_which_day():
    one = sent(CAME.but(days=14)).but(place="ew")
    law, on = LAWS["ew"], date(2026, 12, 10)
    assert end_told(one, on, law) == [(date(2026, 12, 7), "events.demand_ended")]
    (told,) = (x for x in review(one, law, on).chronology if x.day == date(2026, 12, 7))
    how = told.event.values["how"]
    assert (how.key, how.values["n"], how.values["on"]) == ("events.days_from", 14, DEMAND.on)
