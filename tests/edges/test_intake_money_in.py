"""What a bank's paper says came in from the other side, in three languages; never what went out."""

import pytest

from casefile.intake.money_in import money_in
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.short import short_reading
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import loose
from casefile.model.exhibit import ExhibitKind
from casefile.model.ledger import LedgerRow
from casefile.model.money import Money
from casefile.model.party import Party


def a_case(respondent="Blue Door Lettings Ltd", currency="GBP") -> Case:
    debt = Debt(ref="INV-2031", amount=Money(amount="10000", currency=currency))
    return Case(
        claimant=Party(name="Harbour Signs"), respondent=Party(name=respondent), debts=(debt,)
    )


def read(text, **of) -> list[tuple[str, str]]:
    """(sum, day) of each line of money that came in."""
    full = FullReading(paragraphs=(Paragraph(text=text),))
    return [(str(one.amount), str(one.on)) for one in money_in(full, a_case(**of)).stayed]


@pytest.mark.parametrize(
    ("text", "of", "found"),
    [
        (
            "TRANSFER CONFIRMATION\nDate: 20 April 2026\nPayer: Blue Door Lettings Ltd\n"
            "Beneficiary: Harbour Signs\nAmount: GBP 2,000.00",
            {},
            ("2000.00 GBP", "2026-04-20"),
        ),
        (
            "Potwierdzenie przelewu\nData: 20.04.2026\nNadawca:\nNitka sp. z o.o.\n"
            "Odbiorca: Harbour Signs\nKwota: 2 000,00",
            {"respondent": "Nitka sp. z o.o.", "currency": "PLN"},
            ("2000.00 PLN", "2026-04-20"),
        ),
        (
            'אישור העברה\nתאריך: 20.04.2026\nמאת: נתיב הצפון בע"מ\nסכום: 2,000.00 ₪',
            {"respondent": 'נתיב הצפון בע"מ', "currency": "ILS"},
            ("2000.00 ILS", "2026-04-20"),
        ),
    ],
)
def test_a_paper_of_one_transfer_tells_its_sum_and_day(text, of, found):
    assert read(text, **of) == [found]


def test_of_a_statement_the_lines_that_name_him_and_bring_money_in_count():
    """The first figure of a line is its sum, the second the balance; a sign or a word turns it."""
    head = "Account statement, all sums in GBP\n"
    line = "20/04/2026 BLUE DOOR LETTINGS LTD {} 9,000.00"
    assert read(head + line.format("2,000.00")) == [("2000.00 GBP", "2026-04-20")]
    assert read(head + line.format("-2,000.00")) == []
    assert read(head + line.format("2,000.00 DR")) == []
    assert read(head + "20/04/2026 Rent received 900.00 5,000.00") == []


def test_money_that_went_to_him_or_names_nobody_is_no_money_in():
    to_him = "Payer: Harbour Signs\nBeneficiary: Blue Door Lettings Ltd\nAmount: GBP 2,000.00"
    assert read(to_him) == []
    assert read("Payment received\nAmount: GBP 2,000.00") == []
    two = "Payer: Blue Door Lettings Ltd\nAmount: GBP 2,000.00\nFee: GBP 5.00"
    assert read(two) == []


def test_rows_of_a_table_count_by_his_name_or_the_number_of_a_debt():
    rows = (
        LedgerRow(line=2, dated=loose("2026-04-20"), amount="2000", who="Blue Door Lettings"),
        LedgerRow(line=3, amount="300", currency="EUR", reference="INV-2031"),
        LedgerRow(line=4, amount="-50", who="Blue Door Lettings"),
        LedgerRow(line=5, amount="70", who="Someone Else"),
        LedgerRow(line=6, amount="80", text="for inv-2031"),
        LedgerRow(line=7, amount="90", text="for INV-20311"),
    )
    full = FullReading(rows=rows)
    told = [(str(one.amount), one.because) for one in money_in(full, a_case()).stayed]
    assert told == [
        ("2000.00 GBP", "Blue Door Lettings"),
        ("300.00 EUR", "INV-2031"),
        ("80.00 GBP", "for inv-2031"),
    ]
    assert short_reading(full, ExhibitKind.BANK_RECORD, a_case()).money_in
    assert short_reading(full, ExhibitKind.LEDGER, a_case()).money_in == ()


def test_a_photo_of_a_transfer_without_words_tells_of_no_money():
    assert read("") == read(" \n\n") == []
    assert short_reading(FullReading(), ExhibitKind.BANK_RECORD, a_case()).money_in == ()


def test_what_the_bank_took_back_is_no_money_in():
    head = "Account statement, all sums in GBP\n"
    came_line = "20/04/2026 BLUE DOOR LETTINGS LTD 2,000.00"
    back = "23/04/2026 BLUE DOOR LETTINGS LTD RETURNED CHEQUE 2,000.00"
    assert read(head + came_line) == [("2000.00 GBP", "2026-04-20")]
    assert read(f"{head}{came_line}\n{back}") == []
    rows = (
        LedgerRow(line=2, dated=loose("2026-04-20"), amount="2000", who="Blue Door Lettings"),
        LedgerRow(line=3, dated=loose("2026-04-23"), amount="-2000", text="unpaid"),
    )
    came = money_in(FullReading(rows=rows), a_case())
    assert came.stayed == ()
    assert [(str(one.amount), str(one.on), one.line) for one in came.went_back] == [
        ("2000.00 GBP", "2026-04-20", 2)
    ]
    in_words = FullReading(paragraphs=(Paragraph(text=f"{head}{came_line}\n{back}"),))
    assert [str(one.on) for one in money_in(in_words, a_case()).went_back] == ["2026-04-20"]
    short = short_reading(FullReading(rows=rows), ExhibitKind.BANK_RECORD, a_case())
    assert (short.money_in, short.money_back) == ((), came.went_back)
