"""What an agreement asks for: to write of what was missed, to confirm that all of it came."""

import re
from datetime import date
from pathlib import Path

import pytest
from proof_cases import LAW, case, contract, euro, paper

from casefile.library import languages
from casefile.model.case import Ended, Ending
from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.plan import StepStatus
from casefile.model.reading import MoneyIn, Reading
from casefile.model.stage import Stage
from casefile.rules.agreed_now import GRACE_DAYS, Asks, agreed_now
from casefile.rules.authority import next_offered
from casefile.rules.may_write import receipt_refused
from casefile.rules.outlook import days_ahead, outlook
from casefile.rules.plan import plan
from casefile.rules.promises import promises
from casefile.rules.review import review

DAYS = (("2026-12-15", 1600), ("2027-01-15", 1400))
OFFER = Offer(
    id="o1",
    by=OfferBy.RESPONDENT,
    on=loose("2026-10-12"),
    amount=euro(3000),
    answer=Answer.ACCEPTED,
    instalments=tuple(Instalment(on=loose(day), amount=euro(sum_)) for day, sum_ in DAYS),
)


def settled(*payments, closed=False):
    ended = Ending(how=Ended.SETTLED, on=loose("2026-11-23"))
    more = {"stage": Stage.CLOSED, "endings": (ended,)} if closed else {}
    came = tuple(Payment(amount=euro(sum_), dated=loose(day)) for day, sum_ in payments)
    return case(contract(), offers=(OFFER,), payments=came, **more)


def first(one, on):
    """What is asked first in the plan, in the list of the day, in the overview, with the offers."""
    told = review(one, LAW, on)
    day = [due.what for due in outlook(one, LAW, on, told).due]
    steps = [step.step for step in told.next_steps]
    offered = next_offered(one, on)
    talks = None if offered is None else offered.values.get("what")
    asked = [step.what for step in plan(one, LAW, on, told).steps]
    return asked[:1], day[:1], steps[:1], [] if talks is None else [talks]


@pytest.mark.parametrize("closed", [False, True])
def test_a_missed_instalment_is_asked_for_in_one_voice_everywhere(closed):
    one = settled(("2026-12-18", 1000), closed=closed)
    asked, *others = first(one, date(2026, 12, 20))
    assert asked[0].key == "plan.step.instalment_missed"
    assert asked[0].values == {"by": loose("2026-12-15"), "left": euro(600), "n": 1}
    assert all(other == asked for other in others)
    assert min(days_ahead(one, (), date(2026, 12, 20))) == date(2026, 12, 15)


def test_on_the_day_of_an_instalment_it_is_not_late_yet():
    assert agreed_now(settled(), date(2026, 12, 15)) is None
    since = [plan(settled(), LAW, date(2026, 12, day)).steps[0] for day in (16, 17)]
    assert [(s.due, s.overdue) for s in since] == [
        (date(2026, 12, 16), False),
        (date(2026, 12, 16), True),
    ]


def reminded(day):
    wrote = Contact(id="k", on=loose(day), channel=Channel.EMAIL, form="reminder_firm")
    return settled().but(contacts=(wrote,))


def test_once_it_was_written_of_the_days_of_grace_are_waited_for_and_then_the_rest_is_called_in():
    one = reminded("2026-12-17")
    assert agreed_now(settled(), date(2026, 12, 17)).what.key == "plan.step.instalment_missed"

    waiting = agreed_now(one, date(2026, 12, 24))
    assert waiting.what.key == "plan.step.instalment_reminded"
    assert waiting.what.values == {"left": euro(1600), "until": date(2026, 12, 24)}
    assert plan(one, LAW, date(2026, 12, 24)).steps[0].status is StepStatus.LATER
    told = review(one, LAW, date(2026, 12, 24))
    assert waiting.what not in [x.what for x in outlook(one, LAW, date(2026, 12, 24), told).due]

    over = agreed_now(one, date(2026, 12, 25))
    assert (over.what.key, over.since) == ("plan.step.instalment_grace_over", date(2026, 12, 25))
    assert first(one, date(2026, 12, 25))[1] == [over.what]


def test_a_letter_of_before_or_of_an_instalment_missed_earlier_is_no_reminder_of_this_one():
    for day in ("2026-12-10", "2026-12-15"):
        assert agreed_now(reminded(day), date(2026, 12, 20)).asks is Asks.MISSED
    again = agreed_now(reminded("2026-12-17"), date(2027, 1, 20))
    assert again.what.key == "plan.step.instalments_missed"


def test_the_days_of_grace_are_those_that_offers_and_agreements_give():
    for form in ("offer", "instalment_agreement", "settlement_agreement"):
        said = (Path(__file__).parents[2] / "forms" / form / "en.toml").read_text("utf-8")
        assert "within seven days of a written reminder" in said
    assert GRACE_DAYS == 7


@pytest.mark.parametrize("closed", [False, True])
def test_an_instalment_that_came_late_is_not_asked_for_again_and_the_next_is(closed):
    one = settled(("2026-12-18", 1000), ("2026-12-22", 600), closed=closed)
    assert agreed_now(one, date(2026, 12, 23)) is None
    assert min(days_ahead(one, (), date(2026, 12, 23))) == date(2027, 1, 15)
    asked, *_ = first(one, date(2027, 1, 20))
    assert str(asked[0].values["by"]) == "2027-01-15"


def test_of_two_missed_the_oldest_is_named_with_the_sum_of_both():
    asked, *_ = first(settled(), date(2027, 1, 20))
    assert asked[0].key == "plan.step.instalments_missed"
    assert asked[0].values == {"by": loose("2026-12-15"), "left": euro(3000), "n": 2}


@pytest.mark.parametrize("closed", [False, True])
def test_when_all_is_paid_its_confirmation_is_offered_and_nothing_is_missed(closed):
    one = settled(("2026-12-18", 1600), ("2027-02-01", 1400), closed=closed)
    on = date(2027, 2, 10)
    asked, *others = first(one, on)
    assert asked[0].key == "plan.step.all_paid"
    assert plan(one, LAW, on).next.form == "discharge"
    why = "plan.why.all_paid_closed" if closed else "plan.why.all_paid"
    assert plan(one, LAW, on).next.why.key == why, "what is closed is not to be closed"
    assert all(other == asked for other in others)


def test_while_a_payment_seems_to_have_come_back_no_voice_says_that_all_is_paid():
    one = settled(("2026-12-18", 1600), ("2027-01-15", 1400))
    gone = Reading(money_back=(MoneyIn(amount=euro(1400), on=loose("2027-01-14")),))
    one = one.but(
        exhibits=(*one.exhibits, paper("C-7", "bank_record", "third_party", reading=gone))
    )
    on = date(2027, 2, 10)
    asked, *others = first(one, on)
    assert [one.key for one in asked] == ["steps.take_payment_back"]
    assert all(other == asked for other in others)
    assert len(review(one, LAW, on).next_steps) == 1
    refused = receipt_refused(one, LAW, on)
    assert refused is not None
    assert refused.key == "preflight.receipt.sent_back"


def test_what_was_closed_as_paid_or_given_up_asks_for_nothing_more():
    for how in (Ended.PAID, Ended.WRITTEN_OFF):
        over = Ending(how=how, on=loose("2027-01-20"), why="x", upon=True)
        one = settled(closed=True)
        one = one.but(endings=(*one.endings, over))
        assert agreed_now(one, date(2027, 1, 20)) is None
        assert first(one, date(2027, 1, 20)) == ([], [], [], [])


@pytest.mark.parametrize("how", Ended)
def test_the_days_of_what_was_agreed_are_asked_for_only_while_it_is_to_be_paid(how):
    ended = Ending(how=how, on=loose("2026-11-23"), why="x")
    offered = (OFFER.but(instalments=()),)
    one = case(contract(), offers=offered, stage=Stage.CLOSED, endings=(ended,))
    asked = [step.step.key for step in review(one, LAW, date(2026, 12, 1)).next_steps]
    assert ("steps.enter_instalments" in asked) is (how is Ended.SETTLED)


def test_what_is_agreed_after_a_matter_was_taken_up_again_is_watched_without_a_sum_too():
    """The write-off of September fell away with it."""
    ended = Ending(how=Ended.WRITTEN_OFF, on=loose("2026-09-01"), why="x")
    one = case(contract(), offers=(OFFER.but(amount=None),), endings=(ended,))
    assert agreed_now(one, date(2026, 12, 21)).asks is Asks.MISSED


def test_of_two_plans_without_a_sum_the_one_agreed_last_is_watched():
    """His plan of 1 October was agreed on the 20th, after ours of the 12th was; it has the day."""
    early = OFFER.but(id="o1", amount=None)
    rows = (Instalment(on=loose("2026-11-01"), amount=euro(500)),)
    late = early.but(
        id="o2", on=loose("2026-10-01"), answered_on=loose("2026-10-20"), instalments=rows
    )
    asked = agreed_now(case(contract(), offers=(late, early)), date(2026, 11, 2))
    assert (asked.what.values["left"], asked.since) == (euro(500), date(2026, 11, 2))


@pytest.mark.parametrize("closed", [False, True])
def test_what_was_confirmed_in_writing_is_not_asked_to_be_confirmed_again(closed):
    one = settled(("2026-12-18", 1600), ("2027-02-01", 1400), closed=closed)
    told = Contact(on=loose("2027-02-09"), channel=Channel.LETTER, form="discharge")
    before = told.but(on=loose("2027-01-05"))
    on = date(2027, 2, 10)
    assert first(one.but(contacts=(before,)), on)[0]
    asked = [step.key for step in first(one.but(contacts=(told,)), on)[0]]
    assert asked == ([] if closed else ["plan.step.close_paid"])


def test_instalments_are_counted_alike_before_and_after_the_case_is_closed_as_paid():
    on = date(2027, 2, 10)
    one = settled(("2026-12-18", 1600), ("2027-02-01", 1400))
    ended = Ending(how=Ended.PAID, on=loose("2027-02-05"), sum=euro(3000))
    closed = one.but(stage=Stage.CLOSED, endings=(ended,))
    told = [(row.by, row.kept) for row in promises(one, on)]
    assert len(told) == 2 and [(row.by, row.kept) for row in promises(closed, on)] == told
    assert plan(closed, LAW, on).patterns == plan(one, LAW, on).patterns


ONE_OF_SEVERAL = {"en": "instalment", "he": "התשלום הבא", "pl": "rat"}


@pytest.mark.parametrize("language", sorted(ONE_OF_SEVERAL))
@pytest.mark.parametrize("day", [1, 15, 16, 19, 30])
@pytest.mark.parametrize("wrote", [False, True])
@pytest.mark.parametrize("closed", [False, True])
def test_one_sum_agreed_for_one_day_is_nowhere_called_one_of_several(closed, wrote, day, language):
    """Before its day, on it, missed, written of, and after the days of grace."""
    words, on = languages()[language], date(2026, 12, day)
    asked = OFFER.but(instalments=(), pay_by=loose("2026-12-15"))
    letters = (reminded("2026-12-17").contacts if day > 17 else ()) if wrote else ()
    one = settled(closed=closed).but(offers=(asked,), contacts=letters)
    told = review(one, LAW, on)
    said = [due.what for due in outlook(one, LAW, on, told).due]
    said += [x for line in told.deadlines for x in (line.what, line.why)]
    said += [x for step in told.next_steps for x in (step.step, step.why)]
    planned = plan(one, LAW, on, told)
    said += [x for step in planned.steps for x in (step.what, step.why)]
    said += [planned.paused_by] if planned.paused_by is not None else []
    assert promises(one, on)[0].alone
    assert any("3" in words.say(x) for x in said)
    assert [x.key for x in said if re.search(rf"\b{ONE_OF_SEVERAL[language]}", words.say(x))] == []


def test_a_first_payment_that_is_not_the_whole_is_one_of_several():
    part = OFFER.but(instalments=OFFER.instalments[:1])
    assert not promises(settled().but(offers=(part,)), date(2026, 12, 1))[0].alone
