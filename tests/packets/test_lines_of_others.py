"""The lines of others in a bank's statement: told until they are covered, covered in one step."""

from __future__ import annotations

import pytest

from casefile.desk import Desk
from casefile.documents.plain import plain_text
from casefile.model.errors import PacketRefused
from casefile.model.money import Money

BANK = """Date;Description;Payee;Amount;Balance
03.03.2026;Part of INV-7;BLUE DOOR LETTINGS LTD;200.00;64,210.15
31.03.2026;Wages March;STAFF;-41,300.00;22,910.15
02.04.2026;Invoice 90;RIVER BAKERY;1,230.00;24,140.15
"""
SECRETS = ("STAFF", "41,300", "RIVER", "1,230", "64,210", "22,910", "24,140")


def case_of_statement(desk: Desk, tmp_path, name: str = "bank.csv", words: str = BANK) -> str:
    file = tmp_path / name
    file.write_text(words, encoding="utf-8")
    opened = desk.new(
        respondent="Blue Door Lettings Ltd",
        amount=Money.model_validate("1200.50 GBP"),
        claimant="Kowalska Design",
        place="ew",
        ref="INV-7",
    )
    desk.add(opened.case.id, [file])
    settings = ("kind=bank_record", "accepted=yes", "disclosure=open")
    desk.set(opened.case.id, [f"exhibits.C-1.{one}" for one in settings])
    return opened.case.id


def warning(desk: Desk, case: str):
    now = desk.case(case)
    return desk.statement_told(now, now.exhibits[0])


def test_the_warning_stands_until_no_line_of_others_is_left(desk, tmp_path):
    case = case_of_statement(desk, tmp_path)
    assert warning(desk, case).values["n"] == 2
    desk.set(case, ["exhibits.C-1.redactions.new.words=RIVER BAKERY"])
    assert warning(desk, case).values["n"] == 2, "its sum and its invoice still stand there"
    assert warning(desk, case) in desk.beware(case, "evidence_bundle")
    desk.set(case, ["exhibits.C-1.redactions.new.lines_of_others=yes"])
    assert warning(desk, case) is None


def test_one_step_covers_all_but_the_lines_of_the_debtor(desk, tmp_path):
    case = case_of_statement(desk, tmp_path)
    desk.set(case, ["exhibits.C-1.redactions.new.lines_of_others=yes"])
    shown = plain_text(desk.packet(case, "evidence_bundle"))
    assert "Part of INV-7" in shown and "200.00" in shown
    assert not [secret for secret in SECRETS if secret in shown]
    desk.write(case, "evidence_bundle")


def test_totals_over_lines_that_are_covered_are_not_told(desk, tmp_path):
    case = case_of_statement(desk, tmp_path)
    desk.set(case, ["exhibits.C-1.redactions.new.words=RIVER BAKERY"])
    assert "1,430.00" not in plain_text(desk.packet(case, "evidence_bundle"))


def test_where_lines_are_not_understood_they_are_named_by_their_words(desk, tmp_path):
    case = case_of_statement(desk, tmp_path, "bank.txt", "The bank writes: wages were paid.\n")
    desk.set(case, ["exhibits.C-1.redactions.new.lines_of_others=yes"])
    with pytest.raises(PacketRefused) as refused:
        desk.write(case, "evidence_bundle")
    assert refused.value.key == "others_not_told"


def test_a_bundle_with_lines_of_others_waits_for_a_persons_word(desk, tmp_path):
    case = case_of_statement(desk, tmp_path)
    with pytest.raises(PacketRefused) as refused:
        desk.write(case, "evidence_bundle")
    assert refused.value.key == "lines_of_others"
    assert refused.value.values["marks"] == ("C-1",)
    assert not list(desk.home.rglob("*.docx"))
    assert desk.write(case, "evidence_bundle", whole=True).path.is_file()
    desk.write(case, "case_print")


LETTER = """The bank of Leeds. Statement of March.
03.03.2026 Part of INV-7 200.00
31.03.2026 Wages of the staff 41,300.00
"""
SLIP = "The bank of Leeds. Money in.\nDay: 03.03.2026\nSum: 200.00 GBP\nFrom: somebody\n"


def test_lines_of_others_in_a_paper_that_is_no_table_are_asked_about_until_they_are_covered(
    desk, tmp_path
):
    case = case_of_statement(desk, tmp_path, "bank.txt", LETTER)
    with pytest.raises(PacketRefused) as refused:
        desk.write(case, "evidence_bundle")
    assert refused.value.key == "words_of_others"
    desk.set(case, ["exhibits.C-1.redactions.new.words=Wages of the staff 41,300.00"])
    desk.write(case, "evidence_bundle")


def test_a_slip_of_one_transfer_shows_no_lines_of_others(desk, tmp_path):
    case = case_of_statement(desk, tmp_path, "slip.txt", SLIP)
    desk.write(case, "evidence_bundle")


RETURNED = """Date;Description;Reference;Amount;Balance
16.07.2026;Cheque 5000217 paid in;5000217;1,200.50;64,210.15
18.07.2026;Wages of July;77;-41,300.00;22,910.15
20.07.2026;Returned cheque 5000217, not sufficient funds;5000217;-1,200.50;8,750.15
"""


def test_money_he_tried_to_pay_with_is_his_and_so_is_the_line_that_took_it_back(desk, tmp_path):
    case = case_of_statement(desk, tmp_path, words=RETURNED)
    desk.set(case, ["exhibits.C-1.redactions.new.lines_of_others=yes"])
    shown = plain_text(desk.packet(case, "evidence_bundle"))
    assert "Returned cheque" not in shown, "nobody has said yet that it is his"
    (match,) = desk.matches(case, "C-1")
    desk.paid_elsewhere(case, "C-1", match.row.line, bounced=True)
    shown = plain_text(desk.packet(case, "evidence_bundle"))
    assert "Cheque 5000217 paid in" in shown and "Returned cheque 5000217" in shown
    assert "Wages" not in shown and "64,210" not in shown and "8,750" not in shown
