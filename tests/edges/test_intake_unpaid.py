"""Tables of unpaid invoices: a case for each debtor, what was paid already, and what is refused."""

import pytest

from casefile.intake.unpaid import unpaid_table
from casefile.model.errors import BadInput

LIST = """Kontrahent;NIP;Numer faktury;Kwota brutto;Waluta;Data wystawienia;Termin płatności
Acme SA;5265877635;FV/1/2026;12 300,00;PLN;12.01.2026;11.02.2026
Kowalski Jan;;FV/2/2026;500,00;PLN;13.01.2026;12.02.2026
Acme SA;5265877635;FV/3/2026;1 000,00;PLN;14.01.2026;13.02.2026
Razem;;;13 800,00;PLN;;
"""


def unpaid(tmp_path, text):
    path = tmp_path / "unpaid.csv"
    path.write_text(text, encoding="utf-8")
    return unpaid_table(path, "PLN").debtors


def test_a_list_of_unpaid_invoices_becomes_one_case_a_debtor(tmp_path):
    acme, kowalski = unpaid(tmp_path, LIST.replace("Razem;;;13 800,00", ";;;13 800,00"))

    assert [(row.ref, str(row.amount), str(row.due)) for row in acme] == [
        ("FV/1/2026", "12300.00 PLN", "2026-02-11"),
        ("FV/3/2026", "1000.00 PLN", "2026-02-13"),
    ]
    assert (kowalski[0].respondent, kowalski[0].line) == ("Kowalski Jan", 3)
    assert acme[0].tax_id == "5265877635"


@pytest.mark.parametrize(
    ("was", "now", "key"),
    [
        ("500,00", "pięćset", "sum_missing"),
        ("500,00", "-500,00", "sum_missing"),
        ("12.02.2026", "luty", "day_not_read"),
        ("Kowalski Jan", "", "debtor_missing"),
        ("FV/3/2026", "FV/1/2026", "invoice_twice"),
        ("Kontrahent", "Kolor", "no_table_of_debts"),
    ],
)
def test_one_line_at_fault_refuses_the_whole_list_by_its_number(tmp_path, was, now, key):
    with pytest.raises(BadInput) as refused:
        unpaid(tmp_path, LIST.replace(was, now, 1))
    assert refused.value.key == key
    assert refused.value.where.startswith("unpaid.csv")


@pytest.mark.parametrize(
    "columns",
    [
        ("Amount,Paid", "2980.00,1980.00"),
        ("Amount,Outstanding", "2980.00,1000.00"),
        ("Invoice total,Amount due", "2980.00,1000.00"),
        ("Amount,Balance", "2980.00,1000.00"),
        ("Kwota brutto,Zapłacono,Pozostało do zapłaty", "2980.00,1980.00,1000.00"),
        ("סכום,יתרה לתשלום", "2980.00,1000.00"),
        ("סכום,שולם", "2980.00,1980.00"),
    ],
)
def test_what_was_paid_of_an_invoice_is_not_asked_for_again(tmp_path, columns):
    heads, sums = columns
    ((row,), (other,)) = unpaid(
        tmp_path, f"Customer,Invoice,{heads}\nHollin,I-1,{sums}\nNair,I-2,{sums}\n"
    )
    assert (row.amount.amount, row.paid and row.paid.amount) == (2980, 1980)
    assert other.ref == "I-2"


def test_the_only_sum_of_a_line_is_what_is_left_of_it_and_a_running_balance_is_nothing(tmp_path):
    ((row,),) = unpaid(tmp_path, "Customer,Invoice,Outstanding\nHollin,I-1,1000.00\n")
    assert (row.amount.amount, row.paid) == (1000, None)
    first, second = unpaid(
        tmp_path, "Customer,Invoice,Amount,Balance\nA,I-1,100.00,100.00\nB,I-2,50.00,150.00\n"
    )
    assert (first[0].paid, second[0].paid) == (None, None)


def test_a_line_that_is_paid_opens_nothing_and_one_that_does_not_add_up_is_refused(tmp_path):
    head = "Customer,Invoice,Amount,Paid,Outstanding\n"
    ((row,),) = unpaid(tmp_path, f"{head}A,I-1,100.00,100.00,0.00\nB,I-2,50.00,,50.00\n")
    assert (row.ref, row.paid) == ("I-2", None)
    with pytest.raises(BadInput) as refused:
        unpaid(tmp_path, f"{head}A,I-1,100.00,30.00,60.00\n")
    assert (refused.value.key, refused.value.where) == ("sums_of_a_line", "unpaid.csv:2")


def test_a_list_of_which_all_is_paid_is_refused_as_that(tmp_path):
    with pytest.raises(BadInput, match="nothing_unpaid"):
        unpaid(tmp_path, "Customer,Invoice,Amount,Paid\nA,I-1,100.00,100.00\nB,I-2,50.00,50.00\n")


def test_a_list_without_a_currency_takes_that_of_the_place(tmp_path):
    path = tmp_path / "u.csv"
    path.write_text("לקוח,סכום,מועד תשלום\nדנה כהן,4500,01/02/2026\n", encoding="utf-8")

    ((row,),) = unpaid_table(path, "ILS").debtors
    assert (row.respondent, str(row.amount), str(row.due)) == (
        "דנה כהן",
        "4500.00 ILS",
        "2026-02-01",
    )
    with pytest.raises(BadInput):
        unpaid_table(path)


@pytest.mark.parametrize("total", ["Razem", "TOTAL", 'סה"כ', "סך הכל"])
def test_a_line_of_totals_is_no_debtor(tmp_path, total):
    path = tmp_path / "unpaid.csv"
    path.write_text(f"Customer;Amount;Currency\nAcme;500;GBP\n{total};500;\n", encoding="utf-8")
    assert [rows[0].respondent for rows in unpaid_table(path, "GBP").debtors] == ["Acme"]


@pytest.mark.parametrize(
    "heads",
    [
        "Invoice Number,Customer,Invoice Date,Due Date,Open Balance",
        "Numer faktury,Kontrahent,Data faktury,Termin płatności,Pozostało do zapłaty",
        "מספר חשבונית,שם לקוח,תאריך חשבונית,מועד תשלום,יתרה פתוחה",
    ],
)
def test_the_open_balance_of_a_ledger_is_the_sum_that_is_owed(tmp_path, heads):
    path = tmp_path / "unpaid.csv"
    path.write_text(f"{heads}\n1902,Ridgeback,2025-01-08,2025-02-07,9800.00\n", encoding="utf-8")
    ((row,),) = unpaid_table(path, "CAD").debtors
    assert (row.ref, str(row.due), row.amount.amount) == ("1902", "2025-02-07", 9800)
