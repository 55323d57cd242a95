"""Bank statements, tables of unpaid invoices and questions, by command."""

import json
import wave

import pytest
from PIL import Image, ImageDraw

from casefile.__main__ import main
from casefile.intake.optical import languages_here


@pytest.fixture
def shell(tmp_path, capsys):
    def run(*given, language="en"):
        home, day = str(tmp_path / "library"), "2026-11-20"
        code = main([*given, "--home", home, "--language", language, "--on", day])
        out, err = capsys.readouterr()
        return code, out, err

    return run


STATEMENT = """Date;Description;Amount;Currency
2026-02-03;Sowa sp. z o.o. FV/7/2026;400,00;PLN
2026-02-04;Card payment;-20,00;PLN
"""

UNPAID = """Customer;Invoice;Amount;Currency;Due date
Sowa sp. z o.o.;FV/1/2026;100,00;PLN;2026-01-12
Bocian s.c.;FV/2/2026;200,00;PLN;2026-02-12
Sowa sp. z o.o.;FV/3/2026;300,00;PLN;2026-03-12
"""


def test_a_line_of_a_bank_statement_becomes_a_payment_only_when_confirmed(shell, tmp_path):
    shell(
        "new", "--place", "pl", "--respondent", "Sowa sp. z o.o.", "--amount", "400 zł",
        "--due", "2026-01-12", "--ref", "FV/7/2026",
    )  # fmt: skip
    (tmp_path / "statement.csv").write_text(STATEMENT, encoding="utf-8")
    assert shell("add", "1", str(tmp_path / "statement.csv"))[0] == 0
    code, out, err = shell("pay", "1", "--from", "C-1")
    assert code == 0 and "FV/7/2026" in out, err
    assert json.loads(shell("show", "1", "--json")[1])["payments"] == []
    line = out.split()[0]
    assert shell("pay", "1", "--from", "C-1", "--line", line)[0] == 0
    (payment,) = json.loads(shell("show", "1", "--json")[1])["payments"]
    assert payment["amount"] == {"amount": "400.00", "currency": "PLN"}
    assert (payment["debt"], payment["marks"]) == ("FV/7/2026", ["C-1"])


def test_a_paper_of_a_payment_that_came_back_is_no_reason_to_record_one(shell, tmp_path):
    shell("new", "--place", "pl", "--respondent", "Sowa sp. z o.o.", "--amount", "900 zł")
    (tmp_path / "back.txt").write_text("Zwrot czeku, brak pokrycia: 400,00 PLN", encoding="utf-8")
    shell("add", "1", str(tmp_path / "back.txt"))
    shell("accept", "1", "C-1", "--kind", "returned_payment")
    shell("set", "1", "exhibits.C-1.dated=2026-02-20")
    assert "nothing to record" in shell("pay", "1", "--from", "C-1")[2]
    shell("pay", "1", "400 zł", "--dated", "2026-02-18")
    told = shell("pay", "1", "--from", "C-1")[2]
    assert "400.00 is recorded" in told
    assert "casefile undo CASE --revision" in told


def test_a_bank_statement_that_others_will_read_whole_is_told_of_when_its_label_is_set(
    shell, tmp_path
):
    shell("new", "--place", "pl", "--respondent", "Sowa sp. z o.o.", "--amount", "400 zł")
    (tmp_path / "statement.csv").write_text(STATEMENT, encoding="utf-8")
    shell("add", "1", str(tmp_path / "statement.csv"))
    warned = "C-1 is a bank's paper, shown whole"
    assert warned not in shell("accept", "1", "C-1", "--kind", "bank_record")[1]
    assert warned in shell("accept", "1", "C-1", "--label", "open")[1]


def test_a_table_of_unpaid_invoices_makes_a_case_for_each_debtor(shell, tmp_path):
    (tmp_path / "unpaid.csv").write_text(UNPAID, encoding="utf-8")
    code, out, err = shell("new", "--unpaid", str(tmp_path / "unpaid.csv"), "--place", "pl")
    assert (code, len(out.splitlines())) == (0, 2), err
    assert len(json.loads(shell("show", "1", "--json")[1])["debts"]) == 2
    code, out, err = shell("new", "--unpaid", str(tmp_path / "unpaid.csv"), "--place", "pl")
    assert (code, out) == (0, ""), "read again, it opens nothing a second time"
    assert err.count("FV/1/2026 (case 1)") == err.count("claim them already") == 1


def test_a_case_that_is_not_due_yet_is_not_overdue_by_fewer_days_than_none(shell):
    shell("new", "--place", "pl", "--respondent", "Sowa", "--amount", "4 zł", "--due", "2030-01-12")
    assert "-" not in shell("cases")[1]


def test_a_table_can_be_looked_at_before_a_case_is_opened_from_it(shell, tmp_path):
    (tmp_path / "unpaid.csv").write_text(UNPAID, encoding="utf-8")
    table = ("--unpaid", str(tmp_path / "unpaid.csv"), "--place", "pl")
    code, out, _ = shell("new", *table, "--look")
    assert (code, out.splitlines()[0][:16]) == (0, "Cases to open: 2")
    assert json.loads(shell("cases", "--json")[1]) == []


@pytest.mark.parametrize(
    ("language", "not_yet"),
    [
        ("en", "Nothing was opened yet."),
        ("he", "עדיין לא נפתח דבר."),
        ("pl", "Nic jeszcze nie otwarto."),
    ],
)
def test_in_a_terminal_a_table_opens_no_case_unasked(
    shell, tmp_path, monkeypatch, language, not_yet
):
    """One line typed at the prompt opened a hundred cases; the screen asks first too."""
    monkeypatch.setattr("casefile.__main__._terminal_if_any", lambda: lambda desk: 0)
    (tmp_path / "unpaid.csv").write_text(UNPAID, encoding="utf-8")
    table = ("--unpaid", str(tmp_path / "unpaid.csv"), "--place", "pl")
    code, out, err = shell("new", *table, language=language)
    assert (code, len(out.splitlines()) > 1) == (0, True)
    assert not_yet in err and "--yes" in err
    assert json.loads(shell("cases", "--json")[1]) == []
    assert len(shell("new", *table, "--yes", language=language)[1].splitlines()) == 2
    assert not_yet not in shell("new", *table, language=language)[2], (
        "there is nothing more to open"
    )


def test_pay_without_a_sum_is_refused(shell):
    shell("new", "--place", "pl", "--respondent", "Sowa", "--amount", "4 zł")
    assert shell("pay", "1")[0] == 2


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "the day of the payment is not said"),
        ("he", "לא נאמר באיזה יום התקבל התשלום"),
        ("pl", "nie podano dnia wpłaty"),
    ],
)
def test_a_payment_without_its_day_is_asked_for_the_day(shell, language, asked):
    shell("new", "--place", "pl", "--respondent", "Sowa", "--amount", "4 zł")
    code, _, told = shell("pay", "1", "5", language=language)
    assert (code, asked in told, "--dated" in told) == (2, True, True)


def test_a_recording_is_asked_about_as_soon_as_it_is_taken_in(shell, tmp_path):
    shell("new", "--place", "pl", "--respondent", "Sowa", "--amount", "4 zł")
    with wave.open(str(tmp_path / "call.wav"), "wb") as call:
        call.setnchannels(1)
        call.setsampwidth(2)
        call.setframerate(8000)
        call.writeframes(b"\0\0" * 800)
    out = shell("add", "1", str(tmp_path / "call.wav"))[1]
    assert "lawfully made under the law of the place" in out
    assert "transcript" in out
    accepted = shell("accept", "1", "C-1", "--set", "lawful=true")[1]
    assert "lawfully" not in accepted and "transcript" in accepted


@pytest.mark.skipif("en" not in languages_here(), reason="tesseract with eng is not installed")
def test_a_scan_is_offered_to_be_read_and_read_only_when_asked(shell, tmp_path):
    shell("new", "--place", "ew", "--respondent", "Acme", "--amount", "£4")
    page = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(page).text((40, 60), "Delivered twelve chairs", font_size=60, fill=0)
    page.save(tmp_path / "note.png")
    _, _, talk = shell("add", "1", str(tmp_path / "note.png"))
    assert "casefile accept 1 C-1 --read" in talk
    assert "chairs" not in shell("search", "chairs")[1]
    code, out, _ = shell("accept", "1", "C-1", "--read", "en")
    assert (code, out) == (0, "C-1: 3 words read; check them against the picture.\n")
    assert json.loads(shell("show", "1", "--json")[1])["exhibits"][0]["accepted"] is False
    assert "C-1" in shell("search", "chairs")[1]


def test_a_table_in_polish_letters_makes_the_cases_with_their_tax_numbers(shell, tmp_path):
    (tmp_path / "unpaid.csv").write_bytes(
        "Nabywca;NIP;Nr faktury;Termin płatności;Kwota brutto;Waluta\n"
        "Żuraw S.A.;7352765225;FV/2/2026;16.01.2026;1 230,50;PLN\n"
        "Razem;;;;1 230,50;\n".encode("cp1250")
    )
    code, out, err = shell("new", "--unpaid", str(tmp_path / "unpaid.csv"), "--place", "pl")
    assert (code, len(out.splitlines())) == (0, 1), err
    case = json.loads(shell("show", "1", "--json")[1])
    assert case["respondent"]["name"] == "Żuraw S.A."
    assert case["respondent"]["numbers"] == [{"kind": "NIP", "value": "7352765225"}]
    assert case["debts"][0]["amount"] == {"amount": "1230.50", "currency": "PLN"}


def test_a_wrong_number_in_a_table_of_unpaid_invoices_is_told_and_opens_the_case(shell, tmp_path):
    table = tmp_path / "unpaid.csv"
    rows = "Respondent;NIP;Amount;Due;Ref\nDelta sp. z o.o.;{};4500,00;2026-08-10;FV/1\n"
    table.write_text(rows.format("123-456-78-90"), encoding="utf-8")
    code, out, err = shell("new", "--unpaid", str(table), "--place", "pl")
    assert code == 0
    assert "Delta sp. z o.o." in out
    assert "123-456-78-90" in err
    table.write_text(rows.format("526-025-09-95"), encoding="utf-8")
    assert "526-025-09-95" not in shell("new", "--unpaid", str(table), "--place", "pl")[2]


COMPLAINT = """From: biuro@sowa.example
To: office@example.test
Subject: Re: FV/7/2026
Date: Tue, 12 May 2026 09:12:00 +0000
Content-Type: text/plain; charset=utf-8

Towar wadliwy, nie zapłacę. Kwota się nie zgadza.
"""


def test_by_command_one_paper_named_alone_is_looked_at_and_its_pleas_are_taken_or_refused(
    shell, tmp_path
):
    shell("new", "--place", "pl", "--respondent", "Sowa sp. z o.o.", "--amount", "400 zł")
    (tmp_path / "a.eml").write_text(COMPLAINT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Notatka o towarze", encoding="utf-8")
    out = shell("add", "1", str(tmp_path / "a.eml"), str(tmp_path / "b.txt"))[1]
    assert "the other side says: quality complaint (C-1, 12.05.2026" in out.replace("/", ".")
    assert "Who made it?" in out.partition("b.txt")[2]

    code, out, talk = shell("accept", "1")
    assert code == 0
    assert "Accepted: 2, looked at: 0" in talk and "casefile accept 1 C-1" in talk
    assert json.loads(shell("show", "1", "--json")[1])["positions"] == []

    shell("accept", "1", "C-1", "--pleas", "quality_complaint")
    (plea,) = json.loads(shell("show", "1", "--json")[1])["positions"]
    assert (plea["defence"], plea["marks"]) == ("quality_complaint", ["C-1"])
    assert "looked at: 1" in shell("accept", "1")[2]
    assert "looked at" not in shell("accept", "1", "C-1", "C-2", "--looked")[2]


def test_by_command_a_denial_of_unknown_hand_waits_aloud_and_is_told_when_it_is_taken(
    shell, tmp_path
):
    shell("new", "--place", "ew", "--respondent", "Hardwick Homes Ltd", "--amount", "£400")
    denial = COMPLAINT.partition("\n\n")[0] + "\n\nNever ordered by us. We owe you nothing.\n"
    (tmp_path / "a.eml").write_text(denial.replace("Bob", "Rick"), encoding="utf-8")
    added = shell("add", "1", str(tmp_path / "a.eml"))[1]
    waits = "once it is said who made this (provenance)"
    assert waits in added and "date not known" not in added and "12/05/2026" in added
    assert waits in shell("accept", "1", "C-1")[1]

    shell("set", "1", "exhibits.C-1.provenance=respondent")
    assert (
        "what the other side says now has: denial of any agreement (C-1)"
        in (shell("accept", "1", "C-1")[1])
    )


def test_by_command_a_plea_to_one_invoice_is_told_with_the_command_that_sets_which(shell, tmp_path):
    shell("new", "--place", "ew", "--respondent", "Acme Ltd", "--amount", "£400", "--ref", "INV-1")
    shell("set", "1", "debts.new.ref=INV-2", "debts.2.amount=£300")
    text = COMPLAINT.partition("\n\n")[0] + "\n\nNot paying INV-2: the doors are faulty.\n"
    (tmp_path / "a.eml").write_text(text, encoding="utf-8")
    named = "quality complaint – only of a part: INV-2 (£300.00)"
    assert named in shell("add", "1", str(tmp_path / "a.eml"))[1]
    shell("set", "1", "exhibits.C-1.provenance=respondent")
    told = shell("accept", "1", "C-1")[1]
    assert named in told and 'casefile set 1 "positions.1.debts=INV-2"' in told
    shell("set", "1", "positions.1.debts=")
    assert "positions.1.debts" not in shell("show", "1")[1]


def test_in_a_place_of_dollars_the_bare_sign_is_its_own_and_money_that_stays_is_told(
    shell, tmp_path
):
    table = tmp_path / "ar.csv"
    table.write_text(
        'Customer,Invoice,Due Date,Amount\nHotel Blue,1903,2026-02-07,"$2,260.00"\n'
        'Hotel Red,1904,2026-02-07,"US$2,260.00"\n',
        encoding="utf-8",
    )
    shell("me", "place=bc")
    shell("new", "--unpaid", str(table))
    shell("new", "--respondent", "Hotel Gray", "--amount", "$9,800.00")

    sums = [json.loads(shell("show", n, "--json")[1])["debts"][0]["amount"] for n in "123"]
    assert [one["currency"] for one in sums] == ["CAD", "USD", "CAD"]
    assert "is in USD here" in shell("set", "2", "debts.1904.amount=9800")[2]
    assert "is in" not in shell("set", "1", "debts.1903.amount=9800")[2]


def test_in_british_columbia_days_in_figures_stand_year_first_and_elsewhere_as_before(shell):
    shell("me", "place=bc")
    told = shell("new", "--respondent", "Hotel Blue", "--amount", "9,800", "--due", "2025-02-07")[2]
    assert "(law of: British Columbia)" in told
    assert "debts.1.due = 2025-02-07" in shell("show", "1")[1].replace("D1", "1")

    shell("me", "place=ew")
    assert "debts.1.due = 07/02/2025" in shell("show", "1")[1].replace("D1", "1")


def test_a_day_of_a_paper_that_may_be_read_either_way_is_told_both_ways_and_proposed_as_none(
    shell, tmp_path
):
    """2 May or 5 February: where both orders are usual, a person says which; elsewhere as ever."""
    papers = {
        "doubtful.txt": "Invoice 7\nInvoice date: 02/05/2026\nTotal due: $500.00\n",
        "settled.txt": "Invoice 8\nInvoice date: 02/05/2026\nDue date: 02/17/2026\n",
    }
    for name, text in papers.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / name) for name in papers]
    shell("new", "--place", "bc", "--respondent", "Fraser Ltd")
    _, out, _ = shell("add", "1", *files)
    assert "! 2026-05-02 / 2026-02-05: its day may be read in two ways" in out
    first, settled = (line for line in out.splitlines() if line.startswith("C-"))
    assert "02/05/2026" not in first and "05/02/2026" in settled
    shell("set", "1", "exhibits.C-1.dated=2026-02-05")
    _, shown, _ = shell("show", "1")
    assert "read in two ways" not in shown
    shell("new", "--place", "ew", "--respondent", "Thames Ltd")
    _, out, _ = shell("add", "2", *files)
    assert "read in two ways" not in out


def test_a_table_of_days_that_are_read_either_way_is_refused_where_both_are_usual(shell, tmp_path):
    table = tmp_path / "ar.csv"
    told = "Customer,Invoice,Due Date,Amount\nHotel Blue,1903,02/07/2025,100\n"
    table.write_text(told, encoding="utf-8")
    assert (
        "02/07/2025 can be read as day and month"
        in (shell("new", "--place", "bc", "--unpaid", str(table))[2])
    )
    table.write_text(f"{told}Hotel Red,1904,05/20/2026,100\n", encoding="utf-8")
    assert shell("new", "--place", "bc", "--unpaid", str(table))[0] == 0
    assert json.loads(shell("show", "1", "--json")[1])["debts"][0]["due"] == "2025-02-07"
