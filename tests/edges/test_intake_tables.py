"""Bank statements, ledgers and lists of unpaid invoices, as banks and offices export them."""

from decimal import Decimal

import pytest

from casefile.intake import sniff
from casefile.intake.guess import suggestions
from casefile.intake.money_in import money_in
from casefile.intake.readers import table
from casefile.intake.reading import FullReading
from casefile.intake.tables import amounts, currency_of, days, role_of, table_of
from casefile.library import languages
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.money import Money
from casefile.model.party import Party

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


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("מועד הפירעון", "due"),
        ("מועד לתשלום", "due"),
        ("תאריך לתשלום", "due"),
        ("תשלום עד", "due"),
        ("Data wymagalności", "due"),
        ("Pay by", "due"),
        ("ח.פ./ת.ז.", "tax_id"),
        ("ח.פ.", "tax_id"),
        ('ח"פ', "tax_id"),
        ("N.I.P.", "tax_id"),
        ("הפקדה", "credit"),
        ("היתרה", "balance"),
        ("שם הלקוח", "who"),
    ],
)
def test_a_head_is_known_with_its_article_and_its_stops_or_without(head, role):
    assert role_of(head) == role


UNPAID = {
    "en": "Customer,Invoice no,Due date,Amount,Balance\nAcme,3011,30/06/2026,500.00,400.00\n",
    "he": "לקוח,מס' חשבונית,מועד הפירעון,סכום,שולם,יתרה\nאקמה,3011,30/06/2026,500.00,100,400.00\n",
    "pl": "Kontrahent;Faktura;Termin płatności;Kwota;Saldo\nAcme;3011;30.06.2026;500,00;400,00\n",
}


@pytest.mark.parametrize("code", UNPAID)
def test_a_table_of_invoices_is_no_banks_paper_and_no_payment_is_read_from_it(code):
    full = read(UNPAID[code], "unpaid.csv")
    debt = Debt(ref="3011", amount=Money(amount="500", currency="ILS"))
    case = Case(respondent=Party(name="Acme"), debts=(debt,))
    told = {s.field: s for s in suggestions(full, "unpaid.csv", words=WORDS[code])}

    assert told["kind"].value == "ledger" and told["kind"].reason == "table_of_invoices"
    assert "provenance" not in told and "title" not in told
    assert "table_of_invoices" in full.flags and "money_in" not in dict(full.fields)
    assert len(full.rows) == 1 and money_in(full, case, "ILS").stayed == ()


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


def test_the_title_of_a_transfer_is_read_beside_its_description_and_an_account_is_no_invoice():
    full = read(
        "Data operacji;Opis;Tytuł;Nadawca/Odbiorca;Numer konta;Kwota\n"
        "22.07.2026;PRZELEW;FV/061/07/2026;ACME;18114020040000310277001144;18 450,00\n"
        "23.07.2026;PRZELEW;;ACME;;5,00\n",
    )
    first, second = full.rows
    assert (first.text, first.more, first.reference) == ("PRZELEW", ("FV/061/07/2026",), "")
    assert first.words == "ACME PRZELEW FV/061/07/2026"
    assert second.more == ()
