"""Money that came in and was taken back by a later line of the same statement."""

from decimal import Decimal

import pytest

from casefile.model.dates import UNDATED, loose
from casefile.model.ledger import LedgerRow
from casefile.model.taken_back import not_honoured, taken_back


def row(line, amount, text, on="2026-07-16", reference=""):
    dated = loose(on) if on else UNDATED
    return LedgerRow(line=line, dated=dated, amount=Decimal(amount), text=text, reference=reference)


def pairs(*rows):
    return {line: back.line for line, back in taken_back(rows).items()}


@pytest.mark.parametrize(
    "words",
    [
        "החזרת שיק 5000217 אין כיסוי",
        "החזר הוראת קבע",
        "RETURNED ITEM NSF",
        "UNPAID CHEQUE 000217",
        "Direct Debit reversal",
        "ZWROT CZEKU 5000217",
        "Zwrot polecenia zapłaty",
    ],
)
def test_money_is_taken_back_by_the_same_sum_with_words_of_return(words):
    assert pairs(row(2, "14160", "wpłata"), row(3, "-14160", words, "2026-07-20")) == {2: 3}


def test_it_is_the_money_whose_number_the_return_names():
    back = row(4, "-500", "RETURNED CHEQUE 5000217", "2026-07-20")
    first, second = row(2, "500", "CHEQUE 5000217"), row(3, "500", "CHEQUE 5000300", "2026-07-18")
    assert pairs(first, second, back) == {2: 4}
    by_reference = row(4, "-500", "returned", "2026-12-20", reference="A-7")
    assert pairs(row(2, "500", "deposit", reference="A-7"), row(3, "500", "x"), by_reference) == {
        2: 4
    }


def test_one_return_takes_back_one_sum_the_latest_before_it_and_soon_after():
    first, second = row(2, "500", "deposit"), row(3, "500", "deposit", "2026-07-18")
    back = row(4, "-500", "returned unpaid", "2026-07-20")
    assert pairs(first, second, back) == {3: 4}
    assert pairs(first, row(4, "-500", "returned unpaid", "2026-12-20")) == {}
    assert pairs(row(5, "-500", "returned unpaid"), row(6, "500", "deposit", "2026-07-20")) == {}


def test_another_sum_a_fee_or_money_out_without_such_words_takes_back_nothing():
    came = row(2, "14160", "deposit")
    assert pairs(came, row(3, "-15.20", "returned cheque fee", "2026-07-20")) == {}
    assert pairs(came, row(3, "-14160", "rent", "2026-07-20")) == {}


def test_a_loan_that_is_repaid_is_not_taken_for_one_that_bounced():
    for words in ("zwrot pożyczki", "החזר הלוואה", "returns desk"):
        assert not not_honoured(words)
        assert pairs(row(2, "500", words)) == {}
