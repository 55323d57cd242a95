"""Which payment kept which promise, and what a debtor does again and again."""

from datetime import date

from proof_cases import case, euro

from casefile.model.claim import Debt, Payment
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import loose
from casefile.model.deadline import Demand
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.position import Defence, Position
from casefile.model.promise import Kept
from casefile.rules.patterns import patterns
from casefile.rules.promises import last_broken, promises, waiting_for

ON = date(2026, 6, 30)


def promised(on, amount, by, **more):
    told = {name: more.pop(name) for name in ("kept", "debt") if name in more}
    promise = Promise(amount=amount and euro(amount), by=loose(by), **told)
    return Contact(on=loose(on), channel=Channel.PHONE, promise=promise, **more)


def paid(amount, on, debt=""):
    return Payment(amount=euro(amount), dated=loose(on), debt=debt)


def invoice(ref, amount):
    return Debt(ref=ref, amount=euro(amount))


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


FIRST, SECOND = invoice("FV/074", 27675), invoice("FV/082", 9840)


def two_invoices(contacts, payments):
    return of(contacts, payments, debts=(FIRST, SECOND))


def test_money_for_an_invoice_goes_to_what_was_promised_of_it_also_where_another_day_was_nearer():
    """4,840 for FV/082, three days after its own promise and within the days of the other one."""
    in_words = promised("2026-10-06", 9840, "2026-10-23", said="we pay fv/082 by then")
    chosen = promised("2026-10-06", 9840, "2026-10-23", debt="FV/082")
    large = promised("2026-10-08", 15000, "2026-10-30", said="of the large invoice")
    part = paid(4840, "2026-10-26", "FV/082")
    for first in (in_words, chosen):
        lines = promises(
            case(contacts=(first, large), payments=(part,), debts=(FIRST, SECOND)),
            date(2026, 11, 23),
        )
        assert [(x.kept, x.left) for x in lines] == [
            (Kept.PART, euro(5000)),
            (Kept.BROKEN, euro(15000)),
        ]


def test_money_for_one_invoice_keeps_no_promise_of_another():
    talk = promised("2026-03-10", 300, "2026-03-20", debt="FV/074")
    (line,) = two_invoices([talk], [paid(300, "2026-03-20", "FV/082")])
    assert (line.kept, line.payments) == (Kept.BROKEN, ())
    (line,) = two_invoices([talk], [paid(300, "2026-03-20")])
    assert line.kept is Kept.KEPT, "what names no invoice may be for any"


def test_what_is_left_of_money_for_an_invoice_may_keep_a_promise_that_names_none():
    talks = [
        promised("2026-03-10", 300, "2026-03-20", debt="FV/082"),
        promised("2026-03-11", 100, "2026-03-21"),
    ]
    lines = two_invoices(talks, [paid(400, "2026-03-19", "FV/082")])
    assert [x.kept for x in lines] == [Kept.KEPT, Kept.KEPT]


def test_words_that_name_two_invoices_bind_a_promise_to_neither():
    talk = promised("2026-03-10", 300, "2026-03-20", said="FV/074 or FV/082, one of them")
    (line,) = two_invoices([talk], [paid(300, "2026-03-20", "FV/082")])
    assert line.kept is Kept.KEPT


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
    assert said["promises"] == {"broken": 2, "promised": 2}


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


def test_what_was_broken_in_part_is_not_told_among_what_was_kept_late():
    talk = promised("2026-03-10", 300, "2026-03-20")
    of_him = case(contacts=(talk,), payments=(paid(100, "2026-03-29"),))
    assert "pays_late" not in [one.code for one in patterns([of_him], ON)]


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


def agreed(*rows, on="2026-10-12", **more):
    """An accepted offer of (day, sum) instalments."""
    instalments = tuple(Instalment(on=loose(day), amount=euro(sum_)) for day, sum_ in rows)
    given = {"id": "o1", "by": OfferBy.RESPONDENT, "on": loose(on), "answer": Answer.ACCEPTED}
    amount = euro(sum(sum_ for _, sum_ in rows))
    return Offer(**(given | {"amount": amount, "instalments": instalments} | more))


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
