"""Which payment kept which promise, and what a debtor does again and again."""

from datetime import date

from proof_cases import case, euro

from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.plan import Kept
from casefile.model.position import Defence, Position
from casefile.rules.promises import last_broken, patterns, promises, waiting_for

ON = date(2026, 6, 30)


def promised(on, amount, by, **more):
    promise = Promise(amount=amount and euro(amount), by=loose(by), kept=more.pop("kept", None))
    return Contact(on=loose(on), channel=Channel.PHONE, promise=promise, **more)


def paid(amount, on):
    return Payment(amount=euro(amount), dated=loose(on))


def of(contacts=(), payments=(), **more):
    return promises(case(contacts=tuple(contacts), payments=tuple(payments), **more), ON)


def test_a_payment_in_time_keeps_the_promise():
    (line,) = of([promised("2026-03-10", 300, "2026-03-20")], [paid(300, "2026-03-20")])
    assert (line.kept, line.payments, line.days_late) == (Kept.KEPT, (0,), None)


def test_a_payment_in_other_money_keeps_no_promise_of_a_sum():
    zlotys = Payment(amount="1300 PLN", dated=loose("2026-03-20"))
    (line,) = of([promised("2026-03-10", 300, "2026-03-20")], [zlotys])
    assert (line.kept, line.payments) == (Kept.BROKEN, ())


def test_a_payment_twelve_days_late_keeps_it_late():
    (line,) = of([promised("2026-03-10", 300, "2026-03-20")], [paid(300, "2026-04-01")])
    assert (line.kept, line.days_late, line.paid) == (Kept.LATE, 12, euro(300))


def test_one_payment_of_500_keeps_two_promises_and_not_a_third():
    """200 + 200 taken from 500 leave 100 for the third promise of 200."""
    lines = of(
        [
            promised("2026-03-01", 200, "2026-03-20"),
            promised("2026-03-02", 200, "2026-03-21"),
            promised("2026-03-03", 200, "2026-03-22"),
        ],
        [paid(500, "2026-03-19")],
    )
    assert [x.kept for x in lines] == [Kept.KEPT, Kept.KEPT, Kept.PART]
    assert lines[2].paid == euro(100)


def test_a_payment_in_time_for_the_second_promise_does_not_mend_the_first():
    lines = of(
        [promised("2026-03-01", 300, "2026-03-10"), promised("2026-03-12", 300, "2026-03-20")],
        [paid(300, "2026-03-18")],
    )
    assert [x.kept for x in lines] == [Kept.BROKEN, Kept.KEPT]


def test_money_paid_before_the_promise_does_not_keep_it():
    (line,) = of([promised("2026-03-10", 300, "2026-03-20")], [paid(300, "2026-03-09")])
    assert line.kept is Kept.BROKEN


def test_a_promise_whose_day_is_today_is_still_open():
    lines = of([promised("2026-06-01", 300, "2026-06-30")])
    assert lines[0].kept is Kept.OPEN
    assert waiting_for(lines) == lines[0]


def test_the_word_of_a_person_wins_over_the_sum():
    (line,) = of([promised("2026-03-10", 300, "2026-03-20", kept=True)])
    assert (line.kept, line.said_by_person) == (Kept.KEPT, True)


def test_a_promise_without_a_sum_is_kept_by_any_payment_in_time():
    (line,) = of([promised("2026-03-10", None, "2026-03-20")], [paid(1, "2026-03-15")])
    assert line.kept is Kept.KEPT


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


def codes(*cases):
    return [p.code for p in patterns(cases, ON)]


def test_who_breaks_two_promises_plays_for_time():
    the_case = case(
        contacts=(
            promised("2026-03-01", 300, "2026-03-10"),
            promised("2026-03-12", 300, "2026-03-20"),
        )
    )
    found = patterns((the_case,), ON)
    assert [p.code for p in found] == ["promises", "playing_for_time"]
    assert found[0].what.values == {"broken": 2, "promised": 2}


def test_who_always_pays_within_three_weeks_of_a_demand_pays_after_a_demand():
    demand = Demand(on=loose("2026-04-01"))
    assert "pays_after_demand" in codes(case(demands=(demand,), payments=(paid(9, "2026-04-22"),)))
    assert codes(case(demands=(demand,), payments=(paid(9, "2026-04-23"),))) == []


def test_two_defences_of_different_kinds_are_changing_reasons():
    said = (Position(defence=Defence.QUALITY_COMPLAINT), Position(defence=Defence.DENIES_AGREEMENT))
    assert codes(case(positions=said)) == ["changing_reasons"]
    assert codes(case(positions=said[:1])) == []
    at_once = tuple(one.but(on=loose("2026-03-01"), marks=("C-5",)) for one in said)
    assert codes(case(positions=at_once)) == []
    later = (at_once[0], at_once[1].but(on=loose("2026-04-01")))
    assert codes(case(positions=later)) == ["changing_reasons"]


def test_patterns_are_counted_over_all_cases_of_the_debtor():
    one = case(contacts=(promised("2026-03-01", 300, "2026-03-10"),))
    assert codes(one) == ["promises"]
    found = patterns((one, one), ON)
    assert found[0].what.values == {"broken": 2, "promised": 2}
    assert found[0].cases == 2


def test_thirty_days_without_a_word_are_silence_and_a_reply_ends_it():
    ours = Contact(on=loose("2026-05-31"), channel=Channel.EMAIL)
    assert codes(case(contacts=(ours,))) == ["silence"]
    reply = Contact(
        on=loose("2026-06-02"),
        channel=Channel.EMAIL,
        direction=Direction.IN,
        outcome=Outcome.OTHER,
    )
    assert codes(case(contacts=(ours, reply))) == []
