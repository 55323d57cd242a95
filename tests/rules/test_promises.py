"""Which payment kept which promise."""

from datetime import date

from promises_given import ON, of, paid, promised
from proof_cases import case, euro

from casefile.model.case import Ended, Ending
from casefile.model.claim import Debt, Payment
from casefile.model.dates import loose
from casefile.model.promise import Kept
from casefile.model.stage import Stage
from casefile.rules.patterns import patterns
from casefile.rules.promises import promises, waiting_for


def invoice(ref, amount):
    return Debt(ref=ref, amount=euro(amount))


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


def test_a_promise_that_was_open_when_the_matter_was_closed_is_told_as_past():
    end = Ending(on=loose("2026-06-20"), how=Ended.WRITTEN_OFF)
    given = [promised("2026-06-10", 300, "2026-07-10")]
    (line,) = of(given, endings=(end,), stage=Stage.CLOSED)
    assert (line.told.key, line.told.values) == ("kept.promise.ended", {"on": end.on})
    (still,) = of(given)
    assert still.told.key == "kept.promise.open"


def test_the_word_of_a_person_wins_over_the_sum():
    (line,) = of([promised("2026-03-10", 300, "2026-03-20", kept=True)])
    assert (line.kept, line.said_by_person) == (Kept.KEPT, True)


def test_a_promise_without_a_sum_is_kept_by_any_payment_in_time():
    (line,) = of([promised("2026-03-10", None, "2026-03-20")], [paid(1, "2026-03-15")])
    assert line.kept is Kept.KEPT
