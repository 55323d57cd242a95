"""A demand that came back is told as such, with what follows, however it got into the log."""

from datetime import date

import pytest
from planned import step_of
from proof_cases import case

from casefile.library import CODES, jurisdictions, languages
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.say import Say
from casefile.rules.cited import cited
from casefile.rules.deadlines import deadlines
from casefile.rules.plan import plan
from casefile.rules.proofs import proofs_wanted
from casefile.rules.returned import was_returned

LAW = jurisdictions()["ew"]
POST = Channel.REGISTERED_LETTER
SLIP = "C-7"
DEMAND = Demand(on=loose("2026-11-23"), days=14, formal=True, channel=POST, proof_of_sending=SLIP)
BARE = DEMAND.but(proof_of_sending="")
BACK = Contact(
    on=loose("2026-12-03"), channel=POST, outcome=Outcome.NOT_REACHED, proof_of_sending=SLIP
)
BY_HAND = BACK.but(proof_of_sending="")
DURING, AFTER = date(2026, 12, 4), date(2026, 12, 20)


def sent(*entries, demand=DEMAND):
    return case(place="ew", demands=(demand,), contacts=entries)


def letter(on, **more):
    return Contact(on=loose(on), channel=Channel.LETTER, direction=Direction.OUT, **more)


@pytest.mark.parametrize("on", [DURING, AFTER])
@pytest.mark.parametrize("back", [BACK, BY_HAND])
@pytest.mark.parametrize("code", CODES)
def test_the_plan_tells_that_the_demand_came_back_and_what_follows(code, back, on):
    words, found = languages()[code], plan(sent(back), LAW, on)
    came = words.say(step_of(found, "formal_demand").came_back)
    assert came == f"{words.term('plan.back.undelivered')} ({words.day(date(2026, 12, 3))})"
    told = words.say(found.time_up)
    assert words.say(Say("plan.demand_came_back", on=DEMAND.on, back=BACK.on)) in told
    assert words.day(date(2026, 12, 3)) in told and words.day(date(2026, 11, 23)) in told


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", ["pl", "il", "ew"])
def test_what_the_law_data_has_on_a_letter_not_collected_is_told_as_data_with_its_source(
    place, code
):
    law, words = jurisdictions()[place], languages()[code]
    told = words.say(plan(sent(BACK), law, AFTER).time_up)
    assert law.uncollected.says[code] in told
    source = cited(law.uncollected.source)
    assert isinstance(source, Say), "not sure, so with the day it is of"
    assert words.say(source) in told


def test_a_place_whose_pack_has_nothing_on_it_is_told_to_ask():
    law = jurisdictions()["bc"]
    assert law.uncollected is None
    assert plan(sent(BACK), law, AFTER).time_up.key == "plan.demand_came_back"


def test_no_time_runs_for_an_answer_to_what_came_back():
    for on in (DURING, AFTER):
        days = deadlines(sent(BACK), LAW, (), on)
        assert [x.what.key for x in days if x.ref.startswith("reply:")] == []


def test_what_came_back_warns_of_no_court_from_any_day():
    warned = DEMAND.but(proof_of_receipt="C-8", received_on=loose("2026-11-25"))
    law = jurisdictions()["il"]
    for entries, there in (((), True), ((BACK,), False)):
        of = case(place="il", demands=(warned,), contacts=entries)
        refs = {x.ref.partition(":")[0] for x in deadlines(of, law, (), DURING)}
        assert ({"ripe", "lapses"} <= refs) is there
        assert not {"ripe", "lapses"} & refs or there


@pytest.mark.parametrize(
    "done",
    [
        Contact(on=loose("2026-12-04"), channel=Channel.PHONE),
        Contact(on=loose("2026-12-04"), channel=Channel.EMAIL, direction=Direction.IN),
    ],
)
def test_what_follows_is_told_until_he_is_turned_to_again(done):
    found = plan(sent(BACK, done), LAW, AFTER)
    asked = done.direction is Direction.IN
    assert (found.time_up is not None) is asked


def test_a_demand_that_is_sent_anew_is_waited_for():
    anew = DEMAND.but(on=loose("2026-12-05"), proof_of_sending="C-9")
    both = case(place="ew", demands=(DEMAND, anew), contacts=(BACK,))
    found = plan(both, LAW, date(2026, 12, 6))
    assert found.time_up is None
    assert step_of(found, "formal_demand").came_back.key == "plan.back.nothing_yet"


@pytest.mark.parametrize(
    ("entry", "demand"),
    [
        (BY_HAND, BARE),
        (BY_HAND, DEMAND),
        (BY_HAND.but(channel=Channel.LETTER), DEMAND),
        (BY_HAND.but(tracking="rr 418 822 771 il"), DEMAND.but(tracking="RR418822771IL")),
        (BY_HAND.but(channel=Channel.EMAIL), BARE.but(channel=Channel.EMAIL)),
    ],
)
def test_a_letter_logged_by_hand_as_not_reached_is_the_last_demand_by_that_way(entry, demand):
    assert was_returned(sent(entry, demand=demand), demand)


@pytest.mark.parametrize(
    ("entry", "demand"),
    [
        (BY_HAND.but(channel=Channel.PHONE), DEMAND),
        (BY_HAND.but(channel=Channel.MEETING), BARE.but(channel=Channel.MEETING)),
        (BY_HAND.but(channel=Channel.EMAIL), DEMAND),
        (BY_HAND.but(on=loose("2026-11-20")), DEMAND),
        (BY_HAND.but(form="reminder_firm"), DEMAND),
        (BY_HAND.but(tracking="RR1"), DEMAND.but(tracking="RR2")),
        (BY_HAND.but(direction=Direction.IN), DEMAND),
        (BACK.but(proof_of_sending="C-8"), DEMAND),
        (BY_HAND, DEMAND.but(proof_of_receipt="C-8")),
        (BY_HAND, DEMAND.but(received_on=loose("2026-11-25"))),
    ],
)
def test_what_was_not_reached_by_another_way_or_letter_leaves_the_demand_as_it_was(entry, demand):
    assert not was_returned(sent(entry, demand=demand), demand)


def test_a_letter_that_went_after_the_demand_is_what_came_back():
    case_ = sent(letter("2026-11-30"), BY_HAND)
    assert not was_returned(case_, case_.demands[0])


def test_of_what_came_back_no_receipt_is_asked_for():
    (lacks,) = proofs_wanted(sent(BY_HAND, demand=BARE), LAW)
    assert (lacks.sending, lacks.receipt, lacks.day) == (True, False, False)
    assert proofs_wanted(sent(BY_HAND), LAW) == ()


def test_a_letter_that_was_not_collected_is_told_apart_from_a_wrong_address():
    words = languages()["en"]
    told = words.say(plan(sent(BACK), LAW, AFTER).time_up)
    assert "look for another address" in told
    assert "not collected, the address may be right" in told
