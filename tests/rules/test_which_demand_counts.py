"""How long is waited after a demand, and which demand counts: one answer for calendar and court."""

from datetime import date, timedelta

import pytest
from proof_cases import case

from casefile.library import CODES, jurisdictions, languages
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.party import Party, PartyKind
from casefile.model.plan import StepStatus
from casefile.model.stage import Stage
from casefile.rules.deadlines import deadlines
from casefile.rules.forum import forums
from casefile.rules.plan import plan
from casefile.rules.review import review

LAWS = jurisdictions()
EW = LAWS["ew"]
ONE_DAY = timedelta(days=1)
SHORT = Demand(on=loose("2026-10-05"), days=7, formal=True)
OWN_END, WAIT_END = date(2026, 10, 12), date(2026, 10, 19)
"""Seven days of the letter, on a Monday; fourteen that are asked for from a firm in England."""


def demanded(*demands, place="ew"):
    return case(place=place, demands=demands)


def lacks(the_case, on, law=EW):
    """Return what the gate of the demand still lacks."""
    (gate,) = [x for x in review(the_case, law, on).gates.court if x.gate == "C4"]
    return [x.key.rpartition(".")[2] for x in gate.why.values.get("lacks", ())]


def told(the_case, on, law=EW):
    """Return what the calendar says of demands on a day."""
    days = deadlines(the_case, law, (), on)
    return [(x.what.key.rpartition(".")[2], x.on) for x in days if "demand" in x.what.key] + [
        (x.what.key.rpartition(".")[2], x.on) for x in days if x.ref.startswith("reply:")
    ]


def test_a_letter_that_gives_less_than_the_place_asks_for_is_told_with_both_its_days():
    one = demanded(SHORT)
    assert told(one, date(2026, 10, 6)) == [("demand_wait", WAIT_END), ("reply", OWN_END)]
    (wait,) = [x for x in deadlines(one, EW, (), OWN_END) if x.ref.startswith("wait:")]
    assert (wait.why.values["days"], wait.why.values["n"]) == (7, 14)
    longer = demanded(SHORT.but(days=21))
    assert told(longer, date(2026, 10, 6)) == [("reply", date(2026, 10, 26))]


@pytest.mark.parametrize("on", [OWN_END + ONE_DAY, WAIT_END])
def test_between_the_two_nothing_says_that_the_next_step_has_come(on):
    one = demanded(SHORT)
    assert told(one, on) == [("demand_wait", WAIT_END)]
    found = plan(one, EW, on)
    assert found.time_up is None
    (rung,) = [x for x in found.steps if x.stage is Stage.THIRD_PARTY]
    assert (rung.due, rung.status) == (WAIT_END + ONE_DAY, StepStatus.LATER)
    assert "demand_period" in lacks(one, on)


def test_once_the_longer_time_is_over_calendar_plan_and_gate_say_so_together():
    one, on = demanded(SHORT), WAIT_END + ONE_DAY
    assert told(one, on) == [("reply_over", OWN_END)]
    found = plan(one, EW, on)
    assert found.time_up.values["end"] == OWN_END, "the time to pay is that of the letter"
    (rung,) = [x for x in found.steps if x.stage is Stage.THIRD_PARTY]
    assert (rung.due, rung.status) == (on, StepStatus.DUE)
    assert "demand_period" not in lacks(one, on)


def test_an_end_on_a_day_of_rest_is_the_next_business_day_for_all_of_them():
    """Sent on Sunday 4 October 2026: fourteen days end on Sunday 18, so on Monday 19."""
    one = demanded(SHORT.but(on=loose("2026-10-04"), days=14))
    assert told(one, date(2026, 10, 19)) == [("reply", date(2026, 10, 19))]
    assert "demand_period" in lacks(one, date(2026, 10, 19))
    (rung,) = [x for x in plan(one, EW, ON_18).steps if x.stage is Stage.THIRD_PARTY]
    assert rung.due == date(2026, 10, 20)


ON_18 = date(2026, 10, 18)


def test_a_later_demand_is_the_one_that_is_waited_for():
    again = SHORT.but(on=loose("2026-11-02"), days=14)
    (rung,) = [
        x
        for x in plan(demanded(SHORT, again), EW, date(2026, 11, 4)).steps
        if x.stage is Stage.THIRD_PARTY
    ]
    assert rung.due == date(2026, 11, 17)


def test_of_a_demand_nobody_looked_at_only_its_contents_are_unknown():
    """It went out, its time runs and ends like that of any other."""
    unseen = demanded(SHORT.but(formal=None))
    found = lacks(unseen, date(2026, 12, 1))
    assert "demand_contents" in found
    assert "demand_period" not in found
    assert lacks(demanded(SHORT.but(formal=False)), date(2026, 12, 1)) == ["demand"]


def test_what_one_demand_has_makes_up_for_nothing_that_another_lacks():
    """A letter that was looked at and one whose time ran out are no demand with both."""
    old = SHORT.but(formal=None)
    new = SHORT.but(on=loose("2026-11-30"))
    on = date(2026, 12, 1)
    assert lacks(demanded(new), on) == ["demand_proof", "demand_period"]
    assert lacks(demanded(old), on) == ["demand_contents", "demand_proof"]
    assert len(lacks(demanded(old, new), on)) == 2


def test_the_execution_office_takes_one_warning_that_is_registered_looked_at_and_ripe():
    whole = Demand(
        on=loose("2026-10-01"),
        channel=Channel.REGISTERED_LETTER,
        received_on=loose("2026-10-05"),
        formal=True,
    )

    def warned(*demands, on=date(2026, 11, 20)):
        one = demanded(*demands, place="il")
        one = one.but(respondent=Party(kind=PartyKind.COMPANY))
        lines = {x.forum: x for x in forums(one, LAWS["il"], (), on)}
        keys = [x.key for x in lines["il.execution_fixed_sum"].lacks]
        return "forum.lacks.registered_warning" not in keys

    assert warned(whole)
    assert not warned(whole.but(formal=None)), "unknown is not taken for yes"
    plain, unripe = whole.but(channel=Channel.EMAIL), whole.but(received_on=loose("2026-11-10"))
    assert not warned(plain) and not warned(unripe)
    assert not warned(plain, unripe), "two halves make no warning"
    (first,) = [
        x.on
        for x in deadlines(demanded(whole, place="il"), LAWS["il"], (), date(2026, 10, 6))
        if x.what.key == "deadlines.warning_ripe"
    ]
    assert warned(whole, on=first) and not warned(whole, on=first - ONE_DAY)


@pytest.mark.parametrize("code", CODES)
def test_it_is_said_in_every_language(code):
    words = languages()[code]
    (line,) = [x for x in deadlines(demanded(SHORT), EW, (), OWN_END) if x.ref.startswith("wait:")]
    for said in (line.what, line.why):
        assert words.say(said) and not words.say(said).startswith("[")
