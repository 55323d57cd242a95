"""Lines of a statement become payments when a person says so, of the invoice that they paid."""

import pytest

from casefile.__main__ import main
from casefile.model.dates import UNDATED
from casefile.model.errors import BadInput, NotFound
from casefile.model.money import read_money
from casefile.rules.came_in import paid_elsewhere, unrecorded

STATEMENT = """Data;Kontrahent;Opis;Kwota;Waluta
2026-02-03;ACME SA;zapłata FV/12/2026;1 200,00;PLN
2026-02-05;Bank;prowizja;-12,00;PLN
2026-02-09;ACME SA;przelew;77,00;PLN
"""


def test_a_matched_line_becomes_a_payment_only_when_confirmed(desk, polish, tmp_path):
    (tmp_path / "wyciag.csv").write_text(STATEMENT, encoding="utf-8")
    desk.add(polish.id, [tmp_path / "wyciag.csv"])
    found = desk.matches(polish.id, "C-1")

    assert [(m.row.line, m.debts, m.reason) for m in found] == [
        (2, ("FV/12/2026",), "by_reference_in_part"),
        (4, (), "by_name_only"),
    ]
    assert desk.case(polish.id).payments == ()
    desk.confirm(polish.id, "C-1", 2)
    (payment,) = desk.case(polish.id).payments
    assert (str(payment.amount), payment.debt, payment.marks) == (
        "1200.00 PLN",
        "FV/12/2026",
        ("C-1",),
    )
    assert [m.row.line for m in desk.matches(polish.id, "C-1")] == [4]
    with pytest.raises(BadInput):
        desk.confirm(polish.id, "C-1", 2)
    with pytest.raises(NotFound):
        desk.matches(polish.id, "C-9")


TWO_COLUMNS = """Data;Opis;Tytuł;Nadawca;Kwota;Waluta
2026-02-05;PRZELEW;FV/7/2026;ACME SA;1 200,00;PLN
2026-02-09;PRZELEW;zaliczka;ACME SA;77,00;PLN
"""


def test_a_line_that_names_another_invoice_is_booked_only_by_who_is_sure_and_may_be_set_aside(
    desk, polish, tmp_path
):
    (tmp_path / "wyciag.csv").write_text(TWO_COLUMNS, encoding="utf-8")
    desk.add(polish.id, [tmp_path / "wyciag.csv"])
    desk.set(polish.id, ["exhibits.C-1.kind=bank_record", "exhibits.C-1.accepted=yes"])
    assert [m.reason for m in desk.matches(polish.id, "C-1")] == [
        "by_name_other_invoice",
        "by_name_only",
    ]
    with pytest.raises(BadInput, match="payment_doubtful"):
        desk.confirm(polish.id, "C-1", 2)
    assert [str(one.amount) for one in unrecorded(desk.case(polish.id))] == [
        "1200.00 PLN",
        "77.00 PLN",
    ]
    aside = desk.paid_elsewhere(polish.id, "C-1", 2).case
    assert [m.row.line for m in desk.matches(polish.id, "C-1")] == [3], "it is offered no more"
    assert [str(one.amount) for one in unrecorded(aside)] == ["77.00 PLN"]
    assert [str(one.amount) for one in paid_elsewhere(aside)] == ["1200.00 PLN"]
    with pytest.raises(BadInput):
        desk.paid_elsewhere(polish.id, "C-1", 2)
    desk.undo(polish.id)
    desk.confirm(polish.id, "C-1", 2, "FV/12/2026")
    assert desk.case(polish.id).payments[0].debt == "FV/12/2026"


def test_the_commands_ask_for_the_invoice_of_a_doubtful_line_or_that_it_paid_none(
    desk, polish, tmp_path, capsys
):
    (tmp_path / "wyciag.csv").write_text(TWO_COLUMNS, encoding="utf-8")
    desk.add(polish.id, [tmp_path / "wyciag.csv"])
    home = ["--home", str(desk.home), "--language", "en"]
    assert main(["pay", "1", "--from", "C-1", *home]) == 0
    assert "names another invoice, FV/7/2026" in capsys.readouterr().out
    assert main(["pay", "1", "--from", "C-1", "--line", "2", *home]) == 2
    assert "--none" in capsys.readouterr().err
    assert main(["pay", "1", "--from", "C-1", "--line", "2", "--none", *home]) == 0
    assert main(["pay", "1", "--from", "C-1", *home]) == 0
    assert "FV/7/2026" not in capsys.readouterr().out


def test_a_payer_is_known_in_the_statement_however_the_bank_writes_his_name(desk, tmp_path):
    """What the review tells as not recorded is found where it is asked to be confirmed."""
    case = desk.new(
        respondent='"ברק אירועים" בע"מ', amount=read_money("4500 ILS"), place="il", ref="1042"
    ).case
    (tmp_path / "bank.csv").write_text(
        "תאריך;תיאור;זכות;יתרה\n03/02/2026;העברה מאת ברק אירועים בע״מ;800.00;9,100.00\n"
        "05/02/2026;העברה מאת ברק צילום;300.00;9,400.00\n",
        encoding="utf-8",
    )
    desk.add(case.id, [tmp_path / "bank.csv"])
    shown = desk.case(case.id).exhibits[0].reading.money_in
    assert [str(one.amount) for one in shown] == ["800.00 ILS"]
    found = desk.matches(case.id, "C-1")
    assert [(str(one.amount), one.reason) for one in found] == [("800.00 ILS", "by_name_only")]


@pytest.mark.parametrize(
    ("paid", "debt", "line"), [("1200 PLN", "", 2), ("77 PLN", "FV/12/2026", 4)]
)
def test_a_payment_entered_without_a_day_is_not_counted_twice_when_the_statement_shows_it(
    desk, polish, tmp_path, paid, debt, line
):
    desk.pay(polish.id, read_money(paid), UNDATED, debt=debt)
    (tmp_path / "wyciag.csv").write_text(STATEMENT, encoding="utf-8")
    desk.add(polish.id, [tmp_path / "wyciag.csv"])
    before = desk.case(polish.id).payments[0].id
    desk.confirm(polish.id, "C-1", line)
    (payment,) = desk.case(polish.id).payments
    assert (payment.id, payment.dated.known, payment.marks) == (before, True, ("C-1",))
    assert payment.debt == "FV/12/2026", "the paper's word, else that of who entered it"


def test_the_words_of_a_banks_paper_without_a_table_bring_their_payment_too(desk, polish, tmp_path):
    paper = tmp_path / "potwierdzenie.txt"
    paper.write_text(
        "Potwierdzenie przelewu\nNadawca: Acme SA\nKwota: 4 000,00 PLN\nData: 03.02.2026\n",
        encoding="utf-8",
    )
    desk.add(polish.id, [paper])
    (match,) = desk.matches(polish.id, "C-1")
    assert (str(match.amount), match.reason) == ("4000.00 PLN", "by_name_only")
    desk.confirm(polish.id, "C-1", match.row.line)
    (payment,) = desk.case(polish.id).payments
    assert (str(payment.amount), str(payment.dated)) == ("4000.00 PLN", "2026-02-03")
    assert desk.matches(polish.id, "C-1") == ()


def test_a_bare_dollar_is_that_of_the_place_also_before_the_case_has_a_debt(desk, tmp_path):
    """A deposit in a statement, a sum that is typed: in British Columbia both are Canadian."""
    case = desk.new(respondent="Fraser Events Ltd", place="bc").case
    table = tmp_path / "statement.csv"
    table.write_text(
        "Date,Description,Credit,Balance\n2026-02-17,FRASER EVENTS LTD,$500.00,$900.00\n",
        encoding="utf-8",
    )
    paper = tmp_path / "advice.txt"
    paper.write_text(
        "Bank transfer confirmation\nFrom: Fraser Events Ltd\nAmount: $250.00\nDate: 20 Feb 2026\n",
        encoding="utf-8",
    )
    desk.add(case.id, [table, paper])
    desk.set(case.id, ["payments.new.amount=$80", "payments.new.dated=2026-03-01"])
    now = desk.case(case.id)
    shown = [str(one.amount) for x in now.exhibits for one in x.reading.money_in]
    assert shown == ["500.00 CAD", "250.00 CAD"]
    assert [str(one.amount) for one in now.payments] == ["80.00 CAD"]
    assert [one.currency for one in desk.review(case.id).account] == ["CAD"]


BOUNCED = """Data;Opis;Numer;Obciążenie;Uznanie;Saldo
2026-02-05;WPŁATA CZEKU 5000217;5000217;;1 200,00;9 200,00
2026-02-09;ZWROT CZEKU 5000217 BRAK POKRYCIA;5000217;1 200,00;;8 000,00
"""


def test_a_cheque_that_bounced_is_offered_as_proof_that_it_is_unpaid_and_never_as_payment(
    desk, polish, tmp_path, capsys
):
    desk.set(polish.id, ["debts.FV/12/2026.amount=1200 PLN"])
    (tmp_path / "wyciag.csv").write_text(BOUNCED, encoding="utf-8")
    desk.add(polish.id, [tmp_path / "wyciag.csv"])
    (paper,) = desk.case(polish.id).exhibits
    guessed = [(one.value, one.because) for one in paper.suggestions if one.field == "shows"]
    assert guessed == [("unpaid", "WPŁATA CZEKU 5000217 / ZWROT CZEKU 5000217 BRAK POKRYCIA")]
    (found,) = desk.matches(polish.id, "C-1")
    assert "ZWROT CZEKU 5000217 BRAK POKRYCIA" in desk.words.say(found.told)
    with pytest.raises(BadInput, match="payment_taken_back") as refused:
        desk.confirm(polish.id, "C-1", 2, "FV/12/2026", sure=True)
    assert desk.words.refusal(refused.value)
    home = ["--home", str(desk.home)]
    assert main([*home, "pay", polish.id, "--from", "C-1", "--line", "2", "--bounced"]) == 0
    assert desk.case(polish.id).payments == ()
    assert [one.value for one in desk.case(polish.id).exhibits[0].shows] == ["unpaid"]
    assert desk.matches(polish.id, "C-1") == ()


def test_money_that_stayed_cannot_be_said_to_have_bounced(desk, polish, tmp_path):
    (tmp_path / "wyciag.csv").write_text(STATEMENT, encoding="utf-8")
    desk.add(polish.id, [tmp_path / "wyciag.csv"])
    with pytest.raises(BadInput, match="payment_stayed") as refused:
        desk.paid_elsewhere(polish.id, "C-1", 2, bounced=True)
    assert desk.words.refusal(refused.value)
