"""Payments matched to invoices: by reference, then by sum and day; never a silent choice."""

from decimal import Decimal

from casefile.model.claim import Debt, Payment
from casefile.model.dates import loose
from casefile.model.ledger import LedgerRow
from casefile.model.money import read_money
from casefile.rules.matching import matched


def debt(ref, amount, issued="2026-01-12", due="2026-02-11"):
    return Debt(ref=ref, amount=read_money(amount), issued=loose(issued), due=loose(due))


def row(line, amount, text="", on="2026-02-20", **more):
    given = {"currency": "PLN", **more}
    return LedgerRow(line=line, dated=loose(on), amount=Decimal(amount), text=text, **given)


TWO = (debt("FV/12/2026", "12300 PLN"), debt("FV/13/2026", "500 PLN"))


def told(rows, debts=TWO, **more):
    return [(m.row.line, m.debts, m.reason) for m in matched(rows, debts, **more)]


def test_the_invoice_named_in_the_line_wins_over_the_sum():
    assert told([row(1, "500", "zapłata za fv 12/2026")]) == [
        (1, ("FV/12/2026",), "by_reference_in_part")
    ]
    assert told([row(1, "12300", "FV/12/2026")]) == [(1, ("FV/12/2026",), "by_reference_in_full")]
    assert told([row(1, "12800", "FV/12/2026, FV/13/2026")]) == [
        (1, ("FV/12/2026", "FV/13/2026"), "by_reference_in_full")
    ]
    assert told([row(1, "600", "FV/13/2026")]) == [(1, ("FV/13/2026",), "by_reference_and_more")]


def test_a_longer_number_does_not_name_a_shorter_one():
    assert told([row(1, "77", "FV/12/20261")]) == []
    assert told([row(1, "77", "1FV/12/2026")]) == []


def test_the_very_sum_after_the_debt_arose_is_a_match():
    assert told([row(1, "500", "przelew")]) == [(1, ("FV/13/2026",), "by_amount_and_day")]
    assert told([row(1, "500", "przelew", on="2026-01-02")]) == []
    assert told([row(1, "500", "przelew", on="2028-01-02")]) == []


def test_equal_sums_are_left_to_the_user():
    alike = (debt("A-100", "500 PLN"), debt("A-101", "500 PLN"))
    assert told([row(1, "500")], alike) == [(1, ("A-100", "A-101"), "one_of_several")]


def test_one_transfer_may_pay_several_debts_to_the_cent():
    assert told([row(1, "12800")]) == [(1, ("FV/12/2026", "FV/13/2026"), "by_sum_of_several")]
    assert told([row(1, "12799.99")]) == []


def test_a_debt_is_matched_by_its_sum_only_once():
    assert told([row(1, "500"), row(2, "500", on="2026-02-21")]) == [
        (1, ("FV/13/2026",), "by_amount_and_day")
    ]


def test_money_that_went_out_or_came_in_another_currency_pays_nothing():
    assert told([row(1, "-500", "FV/13/2026"), row(2, "500", "FV/13/2026", currency="EUR")]) == []


def test_a_line_without_currency_is_read_in_that_of_the_debts_if_there_is_one():
    (match,) = matched([row(1, "500", currency="")], TWO)
    assert str(match.amount) == "500.00 PLN"
    mixed = (*TWO, debt("E-100", "9 EUR"))
    assert told([row(1, "500", currency="")], mixed) == []


def test_a_payment_already_written_down_is_not_proposed_again():
    paid = Payment(amount=read_money("500 PLN"), dated=loose("2026-02-20"))
    rows = [row(1, "500", "FV/13/2026"), row(2, "500", "FV/13/2026")]
    assert told(rows, payments=(paid,)) == [(2, ("FV/13/2026",), "by_reference_in_full")]


def test_a_line_that_says_only_who_paid_is_shown_without_a_debt():
    rows = [row(1, "77", "przelew", who="ACME S.A. Warszawa")]
    assert told(rows, is_his=lambda words: "ACME" in words) == [(1, (), "by_name_only")]
    assert told(rows, is_his=lambda words: "Ac" in words.split()) == []
    assert told(rows) == []


def test_a_payment_without_a_day_may_still_be_of_that_sum():
    undated = row(1, "500").model_copy(update={"dated": loose("")})
    assert told([undated]) == [(1, ("FV/13/2026",), "by_amount_and_day")]


def test_among_more_than_forty_debts_no_sums_are_put_together():
    """2^40 sets would be tried; 3 + 4 = 7 is found among forty and left alone among forty-one."""
    many = tuple(debt(f"F{n:03}/26", f"{2**n}.10 PLN") for n in range(40))
    pair = [row(1, "12.20")]  # 4.10 + 8.10
    assert told(pair, many) == [(1, ("F002/26", "F003/26"), "by_sum_of_several")]
    assert told(pair, (*many, debt("F999/26", "7.77 PLN"))) != told(pair, many)


def test_a_sum_is_made_up_of_debts_in_its_own_money_and_in_one_way_alone():
    pay = [row(1, "700")]
    assert told(pay, (*TWO, debt("FV/14/2026", "200 PLN"))) == [
        (1, ("FV/13/2026", "FV/14/2026"), "by_sum_of_several")
    ]
    assert told(pay, (*TWO, debt("FV/14/2026", "200 EUR"))) == []
    of_two_ways = (debt("FV/14/2026", "200 PLN"), debt("FV/15/2026", "200 PLN"))
    assert told(pay, (*TWO, *of_two_ways)) == []


def test_a_bare_dollar_sign_in_a_line_is_the_dollar_of_the_debts():
    """A line in pounds' or in another dollar's case is not; CAD that is spelled out stays CAD."""
    ours, theirs = (debt("2418", "CAD 250"),), (debt("2418", "250 USD"),)
    bare, spelled = row(1, "250", "2418", currency="$"), row(2, "250", "2418", currency="CAD")
    assert [str(m.amount) for m in matched([bare], ours)] == ["250.00 CAD"]
    assert [str(m.amount) for m in matched([bare], theirs)] == ["250.00 USD"]
    assert matched([spelled], theirs) == ()
    assert matched([bare], (debt("2418", "250 GBP"),)) == ()


def test_a_day_that_may_be_read_either_way_is_told_both_ways_and_taken_for_none():
    """06/05/2026: 6 May or 5 June; the day that a person enters is known again."""
    line = row(1, "500", "FV/13/2026", on="2026-05-06", swapped=loose("2026-06-05"))
    (found,) = matched([line], TWO)
    assert not found.dated.known
    assert found.day.key == "matches.either_way"
    for paid in (Payment(amount=found.amount, dated=loose("2026-06-05")), _confirmed(found)):
        assert matched([line], TWO, [paid]) == ()
    told_once = Payment(amount=found.amount)
    assert len(matched([line], TWO, [told_once])) == 1


def test_of_two_equal_sums_on_days_that_may_be_read_either_way_one_confirmed_leaves_the_other():
    april, may = (
        row(n, "250", on=f"2026-{n:02}-03", swapped=loose(f"2026-03-{n:02}"), text="FV/13/2026")
        for n in (4, 5)
    )
    both = matched([april, may], TWO)
    assert len(both) == 2
    paid = _confirmed(both[0])
    assert len(matched([april, may], TWO, [paid])) == 1
    assert matched([april, may], TWO, [paid, paid]) == ()


def _confirmed(found):
    return Payment(amount=found.amount, dated=found.dated, marks=("C-1",))


HIS = {"is_his": lambda words: "ACME" in words}


def test_money_of_his_for_another_invoice_is_told_with_its_number_and_is_doubtful():
    """Our invoices are FV/12/2026 and FV/13/2026: what is written as they are is an invoice."""
    line = row(1, "500", "PRZELEW PRZYCHODZĄCY", more=("FV/9/2025",), who="ACME")
    (match,) = matched([line], TWO, **HIS)
    assert (match.reason, match.other, match.debts) == ("by_name_other_invoice", "FV/9/2025", ())
    assert match.doubtful and match.because.startswith("FV/9/2025")
    assert matched([line.but(who="Piekarnia")], TWO, **HIS) == (), "the sum alone is no match then"
    (match,) = matched([row(1, "77", "invoice 4401 paid", who="ACME")], TWO, **HIS)
    assert match.other == "4401"


def test_money_of_his_from_before_the_debts_is_doubtful():
    (old, later) = matched(
        [row(1, "77", who="ACME", on="2026-01-02"), row(2, "78", who="ACME")], TWO, **HIS
    )
    assert (old.reason, old.doubtful) == ("by_name_before", True)
    assert (later.reason, later.doubtful) == ("by_name_only", False)


def test_a_second_column_of_words_may_name_the_invoice():
    line = row(1, "500", "PRZELEW PRZYCHODZĄCY", more=("czesc FV/12/2026",), who="ACME")
    assert told([line], **HIS) == [(1, ("FV/12/2026",), "by_reference_in_part")]


def test_money_that_the_bank_took_back_pays_nothing_and_says_when_it_went():
    rows = [
        row(2, "500", "cheque 5000217"),
        row(3, "-500", "returned cheque 5000217", on="2026-02-24"),
        row(4, "500", "transfer", on="2026-03-01"),
    ]
    bounced, paid = matched(rows, TWO)
    assert (bounced.row.line, bounced.told.key, bounced.doubtful) == (2, "matches.taken_back", True)
    assert bounced.told.values["on"] == loose("2026-02-24")
    assert (paid.row.line, paid.debts, paid.reason) == (4, ("FV/13/2026",), "by_amount_and_day")
    recorded = Payment(amount=read_money("500 PLN"), dated=rows[0].dated)
    assert [x.row.line for x in matched(rows[:2], TWO, (recorded,))] == [2]
