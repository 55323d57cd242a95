"""Instalments agreed: which of them money pays, which is waited for, which is missed."""

from datetime import date

import pytest
from promises_given import ON, agreed, paid, promised
from proof_cases import case, euro

from casefile.library import jurisdictions
from casefile.model.case import Ended, Ending
from casefile.model.contact import Channel
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.promise import Kept
from casefile.model.stage import Stage
from casefile.rules.agreed_now import agreed_now
from casefile.rules.deadlines import deadlines
from casefile.rules.outlook import outlook, to_be_paid_by
from casefile.rules.patterns import patterns
from casefile.rules.plan import plan
from casefile.rules.promises import last_broken, promises, waiting_for
from casefile.rules.settled import missed

LAW = jurisdictions()["xx"]


def test_a_promise_of_an_instalment_that_is_agreed_already_is_counted_once():
    """Agreed: 300 by 1 March, 300 by 1 April, paid in time. He calls on 10 March: by the 14th."""
    rows = tuple(Instalment(on=loose(on), amount=euro(300)) for on in ("2026-03-01", "2026-04-01"))
    offer = Offer(
        id="o",
        by=OfferBy.CLAIMANT,
        on=loose("2026-02-01"),
        amount=euro(600),
        instalments=rows,
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-02-02"),
    )
    again = promised("2026-03-10", 300, "2026-03-14")
    running = case(
        contacts=(again,),
        payments=(paid(300, "2026-03-16"), paid(300, "2026-03-31")),
        offers=(offer,),
    )
    assert [(x.kept, x.again) for x in promises(running, ON)] == [
        (Kept.LATE, False),
        (Kept.LATE, True),
        (Kept.KEPT, False),
    ]
    said = {one.code: one.what.values for one in patterns([running], ON)}
    assert said["pays_late"] == {"n": 15, "times": 1}
    missed = running.but(payments=())
    said = {one.code: one.what.values for one in patterns([missed], ON)}
    assert said["promises"] == {"missed": 2, "days": 2}


def test_days_that_were_agreed_are_counted_apart_from_promises():
    """The list shows them apart: one promise, broken, and two days of which one was kept."""
    rows = tuple(Instalment(on=loose(on), amount=euro(300)) for on in ("2026-03-01", "2026-04-01"))
    agreed = Offer(
        id="o",
        by=OfferBy.CLAIMANT,
        on=loose("2026-02-01"),
        amount=euro(600),
        instalments=rows,
        answer=Answer.ACCEPTED,
    )
    before = promised("2026-01-10", 200, "2026-01-14")
    one = case(contacts=(before,), payments=(paid(300, "2026-03-01"),), offers=(agreed,))
    (what,) = (x.what for x in patterns([one], ON) if x.code == "promises")
    assert what.key == "patterns.promises_and_days"
    assert what.values == {"broken": 1, "promised": 1, "missed": 1, "days": 2}


ONE_SUM = Offer(
    id="o",
    by=OfferBy.CLAIMANT,
    on=loose("2026-02-01"),
    amount=euro(300),
    answer=Answer.ACCEPTED,
    answered_on=loose("2026-02-02"),
)


@pytest.mark.parametrize("on", ["2026-03-01", "2026-04-20", "2026-04-21", "2026-05-20"])
@pytest.mark.parametrize("by", list(OfferBy))
def test_an_accepted_sum_with_a_day_to_pay_is_watched_as_one_instalment_of_that_day(by, on):
    """Until its day it is to come, on it due, from the day after it overdue; whoever offered."""
    day, due = date.fromisoformat(on), loose("2026-04-20")
    rows = (Instalment(on=due, amount=euro(300)),)
    ours = ONE_SUM.but(by=by)
    for money in ((), (paid(100, "2026-02-20"),), (paid(300, "2026-02-20"),)):
        one_sum = case(payments=money, offers=(ours.but(pay_by=due),))
        in_one = case(payments=money, offers=(ours.but(instalments=rows),))
        for rule in (promises, missed, agreed_now, to_be_paid_by):
            assert rule(one_sum, day) == rule(in_one, day)
        for rule in (plan, outlook):
            assert rule(one_sum, LAW, day) == rule(in_one, LAW, day)
        assert deadlines(one_sum, LAW, (), day) == deadlines(in_one, LAW, (), day)
    unpaid = case(offers=(ours.but(pay_by=due),))
    late = day > date(2026, 4, 20)
    assert missed(unpaid, day) is late
    coming = [(line.on, line.what.key) for line in deadlines(unpaid, LAW, (), day)]
    assert ((date(2026, 4, 20), "deadlines.agreed") in coming) is not late


def test_instalments_paid_as_agreed_are_not_paid_because_they_were_asked_for():
    offer = Offer(
        id="o",
        by=OfferBy.CLAIMANT,
        on=loose("2026-04-01"),
        amount=euro(300),
        instalments=(Instalment(on=loose("2026-04-20"), amount=euro(300)),),
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-04-02"),
    )
    asked = Demand(on=loose("2026-04-01"), channel=Channel.EMAIL)
    running = case(demands=(asked,), payments=(paid(300, "2026-04-20"),), offers=(offer,))
    assert "pays_after_demand" not in [one.code for one in patterns([running], ON)]


def test_what_came_late_under_an_agreement_is_not_paid_for_asking_also_once_it_is_closed_as_paid():
    """Before it 50 came two days after the demand; of the agreed 300 all came late, unasked for."""
    offer = Offer(
        id="o",
        by=OfferBy.CLAIMANT,
        on=loose("2026-04-10"),
        amount=euro(300),
        instalments=(Instalment(on=loose("2026-04-20"), amount=euro(300)),),
        answer=Answer.ACCEPTED,
        answered_on=loose("2026-04-12"),
    )
    asked = Demand(on=loose("2026-04-01"), channel=Channel.EMAIL)
    money = (paid(50, "2026-04-03"), paid(100, "2026-04-22"), paid(200, "2026-05-30"))
    running = case(demands=(asked,), payments=money, offers=(offer,))
    settled = Ending(how=Ended.SETTLED, on=loose("2026-04-12"), sum=euro(300))
    whole = Ending(how=Ended.PAID, on=loose("2026-06-01"), sum=euro(300), upon=True)
    closed = running.but(stage=Stage.CLOSED, endings=(settled, whole))
    for one in (running, closed):
        said = {x.code: x.what.values for x in patterns([one], ON)}
        assert said["pays_after_demand"] == {"after": 1, "paid": 1}


def test_instalments_agreed_are_promises_and_a_missed_one_is_broken_the_day_after():
    offer = Offer(
        id="o1",
        by=OfferBy.CLAIMANT,
        on=loose("2026-04-01"),
        answer=Answer.ACCEPTED,
        instalments=(
            Instalment(on=loose("2026-05-04"), amount=euro(100)),
            Instalment(on=loose("2026-06-04"), amount=euro(100)),
        ),
    )
    the_case = case(offers=(offer,), payments=(paid(100, "2026-05-04"),))
    assert [x.kept for x in promises(the_case, date(2026, 6, 4))] == [Kept.KEPT, Kept.OPEN]
    after = promises(the_case, date(2026, 6, 5))
    assert [x.kept for x in after] == [Kept.KEPT, Kept.BROKEN]
    assert last_broken(after).by == date(2026, 6, 4)


FOUR = agreed(
    ("2026-12-15", 1600), ("2027-01-15", 1400), ("2027-02-15", 1400), ("2027-03-15", 1400)
)


def told(the_case, on):
    return [(x.kept, x.days_late) for x in promises(the_case, on) if x.instalment]


def test_late_money_counts_to_the_oldest_instalment_that_is_open_and_to_no_later_one():
    """1,600 was due on 15 December and came as 1,000 on the 18th and 600 on the 22nd."""
    the_case = case(offers=(FOUR,), payments=(paid(1000, "2026-12-18"), paid(600, "2026-12-22")))
    ahead = [(Kept.OPEN, None)] * 2
    assert told(the_case, date(2026, 12, 20))[:2] == [(Kept.PART, None), (Kept.OPEN, None)]
    assert told(the_case, date(2026, 12, 23)) == [(Kept.LATE, 7), (Kept.OPEN, None), *ahead]
    assert told(the_case, date(2027, 1, 20)) == [(Kept.LATE, 7), (Kept.BROKEN, None), *ahead]
    partly = promises(the_case, date(2026, 12, 20))[0]
    assert partly.told.values == {"left": euro(600)}


def test_money_that_comes_early_is_of_the_next_instalment():
    the_case = case(offers=(FOUR,), payments=(paid(2000, "2026-12-10"),))
    lines = promises(the_case, date(2026, 12, 16))
    assert [x.kept for x in lines[:2]] == [Kept.KEPT, Kept.OPEN]
    assert (lines[1].told.key, lines[1].left) == ("kept.instalment.open_part", euro(1000))


def test_the_next_instalment_is_waited_for_and_not_the_last():
    lines = promises(case(offers=(FOUR,)), date(2026, 12, 1))
    assert waiting_for(lines).by == date(2026, 12, 15)


def test_money_of_a_settlement_keeps_no_promise_that_was_given_before_it():
    """3,000 were promised in August by 15 September; 5,800 came under the settlement of October."""
    before = promised("2026-08-20", 3000, "2026-09-15")
    overtaken = promised("2026-09-20", 500, "2026-11-30")
    paid_all = tuple(
        paid(sum_, day)
        for day, sum_ in (("2026-12-15", 1600), ("2027-01-15", 2800), ("2027-03-12", 1400))
    )
    the_case = case(contacts=(before, overtaken), offers=(FOUR,), payments=paid_all)
    lines = [x for x in promises(the_case, date(2027, 3, 20)) if not x.instalment]
    assert [(x.kept, x.paid) for x in lines] == [(Kept.BROKEN, None), (Kept.REPLACED, None)]
    assert all(kept in (Kept.KEPT, Kept.LATE) for kept, _ in told(the_case, date(2027, 3, 20)))


def test_a_promise_broken_before_a_settlement_resumes_no_steps_while_that_stands_or_is_paid():
    before = promised("2026-08-20", 3000, "2026-09-15")
    agreed_to = case(contacts=(before,), offers=(FOUR,))
    assert plan(agreed_to.but(offers=()), LAW, date(2026, 12, 1)).resumed_by is not None
    assert plan(agreed_to, LAW, date(2026, 12, 1)).resumed_by is None
    whole = agreed_to.but(payments=(paid(5800, "2026-12-10"),))
    told = plan(whole, LAW, date(2026, 12, 20))
    assert (told.route.key, told.resumed_by) == ("plan.route_paid", None)


def test_instalments_agreed_without_a_sum_stand_in_the_place_of_an_older_promise_too():
    older = promised("2026-09-20", 500, "2026-12-20")
    rows = agreed(("2026-12-15", 1600), ("2027-01-15", 1400)).but(amount=None)
    the_case = case(contacts=(older,), offers=(rows,), payments=(paid(1600, "2026-12-10"),))
    lines = promises(the_case, date(2026, 12, 21))
    assert [(x.instalment, x.kept) for x in lines] == [
        (True, Kept.KEPT),
        (False, Kept.REPLACED),
        (True, Kept.OPEN),
    ]
    assert lines[1].paid is None


def test_a_promise_given_after_a_missed_instalment_is_kept_by_the_same_money():
    word = promised("2026-12-17", 1600, "2026-12-20")
    the_case = case(contacts=(word,), offers=(FOUR,), payments=(paid(1600, "2026-12-19"),))
    lines = promises(the_case, date(2026, 12, 21))
    assert [x.kept for x in lines[:2]] == [Kept.LATE, Kept.KEPT]


def test_of_two_accepted_offers_the_last_is_watched():
    older = agreed(("2026-11-15", 900), on="2026-10-01", id="o0")
    lines = promises(case(offers=(older, FOUR)), date(2026, 12, 1))
    assert {x.contact for x in lines} == {"o1"}


def test_instalments_are_told_in_words_of_their_own():
    the_case = case(offers=(FOUR,), payments=(paid(1700, "2026-12-18"),))
    keys = [x.told.key for x in promises(the_case, date(2027, 2, 20))]
    assert keys == [
        "kept.instalment.late",
        "kept.instalment.part",
        "kept.instalment.broken",
        "kept.instalment.open",
    ]
