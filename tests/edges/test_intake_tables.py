"""Bank statements, ledgers and lists of unpaid invoices, as banks and offices export them."""

from decimal import Decimal

import pytest

from casefile.intake import sniff
from casefile.intake.guess import suggestions
from casefile.intake.readers import table
from casefile.intake.reading import FullReading
from casefile.intake.tables import amounts, currency_of, days, role_of, table_of
from casefile.intake.unpaid import unpaid_cases
from casefile.library import languages
from casefile.model.errors import BadInput

WORDS = languages()
POLISH = """mBank S.A. Bankowość Detaliczna;
#Klient;NOWAK SP. Z O.O.
#Waluta;PLN

#Data operacji;#Opis operacji;#Kontrahent;#Kwota;#Saldo po operacji
2026-02-03;FV/12/2026 zapłata;ACME SA;1 200,50 PLN;5 000,00 PLN
2026-02-05;"Opłata; prowizja";;-12,00 PLN;4 988,00 PLN
2026-02-09;Przelew za fakturę;"Kowalski, Jan";12 300,00 PLN;17 288,00 PLN
"""
HEBREW = """דף חשבון לתאריך 01/03/2026
תאריך,תיאור,אסמכתא,חובה,זכות,יתרה בש"ח
03/02/2026,העברה מדנה כהן,1044,,"4,500.00","10,200.00"
13/02/2026,עמלה,77,12.50,,"10,187.50"
"""
ENGLISH = """Date\tDescription\tPaid in (£)\tPaid out (£)\tBalance
02/03/2026\tINV-7 ACME LTD\t500.00\t\t1500.00
25/03/2026\tRent\t\t(450.00)\t1050.00
"""


def read(text, name="statement.csv", codec="utf-8"):
    data = text.encode(codec)
    assert sniff.media_type_of(name, data) == sniff.TABLE
    return table.read(data, name)


@pytest.mark.parametrize("codec", ["utf-8", "cp1250"])
def test_a_polish_statement_reads_below_the_lines_about_the_account(codec):
    full = read(POLISH, codec=codec)

    assert [(r.line, str(r.dated), r.amount, r.currency) for r in full.rows] == [
        (6, "2026-02-03", Decimal("1200.50"), "PLN"),
        (7, "2026-02-05", Decimal("-12.00"), "PLN"),
        (8, "2026-02-09", Decimal("12300.00"), "PLN"),
    ]
    assert [r.who for r in full.rows] == ["ACME SA", "", "Kowalski, Jan"]
    assert full.rows[1].text == "Opłata; prowizja"
    assert dict(full.fields)["money_in"] == "13500.50 PLN"


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp1255"])
def test_a_hebrew_statement_tells_credit_from_debit(codec):
    full = read(HEBREW, codec=codec)

    assert [(str(r.dated), r.amount, r.currency, r.reference) for r in full.rows] == [
        ("2026-02-03", Decimal("4500.00"), "ILS", "1044"),
        ("2026-02-13", Decimal("-12.50"), "ILS", "77"),
    ]
    assert full.rows[0].balance == Decimal("10200.00")
    guessed = {s.field: s.value for s in suggestions(full, "x.csv")}
    assert guessed["kind"] == "bank_record"


def test_an_english_statement_with_tabs_and_brackets():
    full = read(ENGLISH, "statement.tsv")

    assert [(str(r.dated), r.amount, r.currency) for r in full.rows] == [
        ("2026-03-02", Decimal("500.00"), "GBP"),
        ("2026-03-25", Decimal("-450.00"), "GBP"),
    ]


def test_the_rows_survive_being_kept():
    full = read(POLISH)
    assert FullReading.from_json(full.to_json()) == full


def test_a_table_nobody_understands_is_shown_as_it_is():
    full = read("a,b\n1,2\n", "x.csv")

    assert full.flags == ("table_not_understood",)
    assert [p.text for p in full.paragraphs] == ["a,b", "1,2"]


@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        (["1.234,56", "1.234"], ["1234.56", "1234"]),
        (["1,234.56", "12.5-"], ["1234.56", "-12.5"]),
        (["(1 000,00)", "−5,00", "", "brak"], ["-1000.00", "-5.00", None, None]),
        (["₪ 4,500", "4,500"], ["4500", "4500"]),
    ],
)
def test_a_column_of_sums_is_read_in_one_way(cells, read_as):
    assert amounts(cells) == [None if one is None else Decimal(one) for one in read_as]


def test_a_column_of_days_is_read_in_one_way():
    assert [str(d) for d in days(["03/02/2026", "13/02/2026"])] == ["2026-02-03", "2026-02-13"]
    assert [str(d) for d in days(["02/03/2026", "02/13/2026"])] == ["2026-02-03", "2026-02-13"]
    assert [str(d) for d in days(["2026-02-31", "x"])] == ["", ""]


def test_heads_are_known_in_three_languages():
    assert [role_of(h) for h in ("Termin płatności", "מועד תשלום:", "Due date")] == ["due"] * 3
    assert role_of("Ulubiony kolor") == ""
    assert table_of("just a line of text\nand another") is None


LIST = """Kontrahent;NIP;Numer faktury;Kwota brutto;Waluta;Data wystawienia;Termin płatności
Acme SA;5265877635;FV/1/2026;12 300,00;PLN;12.01.2026;11.02.2026
Kowalski Jan;;FV/2/2026;500,00;PLN;13.01.2026;12.02.2026
Acme SA;5265877635;FV/3/2026;1 000,00;PLN;14.01.2026;13.02.2026
Razem;;;13 800,00;PLN;;
"""


def unpaid(tmp_path, text):
    path = tmp_path / "unpaid.csv"
    path.write_text(text, encoding="utf-8")
    return unpaid_cases(path, "PLN")


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


def test_a_list_without_a_currency_takes_that_of_the_place(tmp_path):
    path = tmp_path / "u.csv"
    path.write_text("לקוח,סכום,מועד תשלום\nדנה כהן,4500,01/02/2026\n", encoding="utf-8")

    ((row,),) = unpaid_cases(path, "ILS")
    assert (row.respondent, str(row.amount), str(row.due)) == (
        "דנה כהן",
        "4500.00 ILS",
        "2026-02-01",
    )
    with pytest.raises(BadInput):
        unpaid_cases(path)


def test_a_row_above_twelve_settles_the_order_of_all_days_else_both_readings_are_kept():
    head = "Date,Description,Amount\n06/05/2026,ACME,$250.00\n"
    first = table.read(head.encode(), "s.csv").rows[0]
    assert (str(first.dated), str(first.swapped)) == ("2026-05-06", "2026-06-05")
    settled = table.read(f"{head}06/25/2026,ACME,1.00\n".encode(), "s.csv").rows[0]
    assert (str(settled.dated), settled.swapped.known) == ("2026-06-05", False)


BANKS = {
    "a Polish bank, its currency in the cells": (
        "#Okres;01.01.2026;31.01.2026\n\n#Data operacji;#Opis operacji;#Kwota;#Saldo po operacji\n"
        "2026-01-15;Sowa FV/7/2026;1 200,50 PLN;5 000,00 PLN\n",
        "cp1250",
        ("2026-01-15", "1200.50", "PLN", "5000.00"),
    ),
    "an Israeli bank, credit and debit apart": (
        'תאריך,תיאור,אסמכתא,חובה,זכות,יתרה\n15/01/2026,העברה,7788,,"1,200.50","5,000.00"\n',
        "cp1255",
        ("2026-01-15", "1200.50", "", "5000.00"),
    ),
    "an English bank, the month in words": (
        'Date,Details,Paid out,Paid in,Balance\n15 Jan 2026,ACME INV-7,,"1,200.50","5,000.00"\n',
        "utf-8",
        ("2026-01-15", "1200.50", "", "5000.00"),
    ),
    "an American bank, its sign before the sum": (
        'Date,Description,Debit,Credit\n01/15/2026,ACME,,"$1,200.50"\n01/31/2026,X,1.00,\n',
        "utf-8",
        ("2026-01-15", "1200.50", "$", "None"),
    ),
}


@pytest.mark.parametrize("bank", BANKS)
def test_statements_of_many_banks_tell_day_sum_and_balance(bank):
    text, codec, expected = BANKS[bank]
    first = table.read(text.encode(codec), "statement.csv").rows[0]
    assert (str(first.dated), str(first.amount), first.currency, str(first.balance)) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [("PLN", "PLN"), ("Amount due", ""), ("£1,230.00", "GBP"), ("500 zł", "PLN"), ("Kwota", ""),
     ("סכום (₪)", "ILS"), ("-$5.00", "USD")],
)  # fmt: skip
def test_a_word_of_three_letters_is_no_currency(cell, code):
    assert currency_of(cell) == code


@pytest.mark.parametrize("total", ["Razem", "TOTAL", 'סה"כ', "סך הכל"])
def test_a_line_of_totals_is_no_debtor(tmp_path, total):
    path = tmp_path / "unpaid.csv"
    path.write_text(f"Customer;Amount;Currency\nAcme;500;GBP\n{total};500;\n", encoding="utf-8")
    assert [rows[0].respondent for rows in unpaid_cases(path, "GBP")] == ["Acme"]


MAY = "Date,Details,Paid in,Balance\n2026-05-04,ACME INV-7,500.00,900.00\n"


@pytest.mark.parametrize(
    ("text", "code", "title"),
    [
        (
            "Account number,12345678\nPeriod,2026-05-01,2026-05-31\nPrinted,2026-06-02\n" + MAY,
            "en",
            "Bank statement, 01/05/2026 to 31/05/2026, account ending in 5678",
        ),
        ("Printed,2026-06-02\n" + MAY, "en", "Bank statement, 04/05/2026"),
        (MAY + "2026-05-06,X,1.00,901.00\n", "en", "Bank statement, 04/05/2026 to 06/05/2026"),
        ("Account 11112222,Account 33334444\n" + MAY, "en", "Bank statement, 04/05/2026"),
        (
            "Account statement 2026-05-01 2026-05-31\n" + MAY,
            "en",
            "Bank statement, 01/05/2026 to 31/05/2026",
        ),
        (
            BANKS["a Polish bank, its currency in the cells"][0].replace(
                "\n\n", "\n#Rachunek;61 1090 1014 0000 0712 1981 2874\n\n", 1
            ),
            "pl",
            "Wyciąg bankowy, 01.01.2026 – 31.01.2026, rachunek kończący się na 2874",
        ),
        (
            "מספר חשבון,12-345-****6789\n" + BANKS["an Israeli bank, credit and debit apart"][0],
            "he",
            "דף חשבון בנק, 15.1.2026, חשבון שמסתיים ב־6789",
        ),
    ],
)
def test_a_statement_is_titled_by_its_days_and_the_end_of_its_one_account(text, code, title):
    full = read(text, "export (3).csv")
    told = {s.field: s.value for s in suggestions(full, "export (3).csv", words=WORDS[code])}
    assert (told["kind"], told["title"]) == ("bank_record", title)


def test_a_list_of_unpaid_invoices_is_titled_as_no_statement():
    full = read("Customer;Date;Amount\nAcme;2026-05-04;500\n", "unpaid.csv")
    told = {s.field: s.value for s in suggestions(full, "unpaid.csv", words=WORDS["en"])}
    assert told["kind"] == "ledger" and "title" not in told


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
    ((row,),) = unpaid_cases(path, "CAD")
    assert (row.ref, str(row.due), row.amount.amount) == ("1902", "2025-02-07", 9800)
