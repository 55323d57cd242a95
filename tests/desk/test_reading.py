"""What several readings say together: payments confirmed, many cases at once, threads."""

import io
import shutil

import pytest
from PIL import Image, ImageDraw

from casefile.__main__ import main
from casefile.intake.optical import languages_here
from casefile.intake.reading import FullReading, Paragraph
from casefile.model.dates import UNDATED
from casefile.model.errors import BadInput, NotFound
from casefile.model.money import read_money
from casefile.rules.came_in import paid_elsewhere, unrecorded

STATEMENT = """Data;Kontrahent;Opis;Kwota;Waluta
2026-02-03;ACME SA;zapłata FV/12/2026;1 200,00;PLN
2026-02-05;Bank;prowizja;-12,00;PLN
2026-02-09;ACME SA;przelew;77,00;PLN
"""


@pytest.fixture
def reader(desk):
    return desk


@pytest.fixture
def case(reader):
    return reader.new(
        respondent="Acme SA", amount=read_money("12300 PLN"), place="pl", ref="FV/12/2026"
    ).case


def test_a_matched_line_becomes_a_payment_only_when_confirmed(reader, case, tmp_path):
    (tmp_path / "wyciag.csv").write_text(STATEMENT, encoding="utf-8")
    reader.add(case.id, [tmp_path / "wyciag.csv"])
    found = reader.matches(case.id, "C-1")

    assert [(m.row.line, m.debts, m.reason) for m in found] == [
        (2, ("FV/12/2026",), "by_reference_in_part"),
        (4, (), "by_name_only"),
    ]
    assert reader.case(case.id).payments == ()
    reader.confirm(case.id, "C-1", 2)
    (payment,) = reader.case(case.id).payments
    assert (str(payment.amount), payment.debt, payment.marks) == (
        "1200.00 PLN",
        "FV/12/2026",
        ("C-1",),
    )
    assert [m.row.line for m in reader.matches(case.id, "C-1")] == [4]
    with pytest.raises(BadInput):
        reader.confirm(case.id, "C-1", 2)
    with pytest.raises(NotFound):
        reader.matches(case.id, "C-9")


TWO_COLUMNS = """Data;Opis;Tytuł;Nadawca;Kwota;Waluta
2026-02-05;PRZELEW;FV/7/2026;ACME SA;1 200,00;PLN
2026-02-09;PRZELEW;zaliczka;ACME SA;77,00;PLN
"""


def test_a_line_that_names_another_invoice_is_booked_only_by_who_is_sure_and_may_be_set_aside(
    reader, case, tmp_path
):
    (tmp_path / "wyciag.csv").write_text(TWO_COLUMNS, encoding="utf-8")
    reader.add(case.id, [tmp_path / "wyciag.csv"])
    reader.set(case.id, ["exhibits.C-1.kind=bank_record", "exhibits.C-1.accepted=yes"])
    assert [m.reason for m in reader.matches(case.id, "C-1")] == [
        "by_name_other_invoice",
        "by_name_only",
    ]
    with pytest.raises(BadInput, match="payment_doubtful"):
        reader.confirm(case.id, "C-1", 2)
    assert [str(one.amount) for one in unrecorded(reader.case(case.id))] == [
        "1200.00 PLN",
        "77.00 PLN",
    ]
    aside = reader.paid_elsewhere(case.id, "C-1", 2).case
    assert [m.row.line for m in reader.matches(case.id, "C-1")] == [3], "it is offered no more"
    assert [str(one.amount) for one in unrecorded(aside)] == ["77.00 PLN"]
    assert [str(one.amount) for one in paid_elsewhere(aside)] == ["1200.00 PLN"]
    with pytest.raises(BadInput):
        reader.paid_elsewhere(case.id, "C-1", 2)
    reader.undo(case.id)
    reader.confirm(case.id, "C-1", 2, "FV/12/2026")
    assert reader.case(case.id).payments[0].debt == "FV/12/2026"


def test_the_commands_ask_for_the_invoice_of_a_doubtful_line_or_that_it_paid_none(
    reader, case, tmp_path, capsys
):
    (tmp_path / "wyciag.csv").write_text(TWO_COLUMNS, encoding="utf-8")
    reader.add(case.id, [tmp_path / "wyciag.csv"])
    home = ["--home", str(reader.home), "--language", "en"]
    assert main(["pay", "1", "--from", "C-1", *home]) == 0
    assert "names another invoice, FV/7/2026" in capsys.readouterr().out
    assert main(["pay", "1", "--from", "C-1", "--line", "2", *home]) == 2
    assert "--none" in capsys.readouterr().err
    assert main(["pay", "1", "--from", "C-1", "--line", "2", "--none", *home]) == 0
    assert main(["pay", "1", "--from", "C-1", *home]) == 0
    assert "FV/7/2026" not in capsys.readouterr().out


def test_a_payer_is_known_in_the_statement_however_the_bank_writes_his_name(reader, tmp_path):
    """What the review tells as not recorded is found where it is asked to be confirmed."""
    case = reader.new(
        respondent='"ברק אירועים" בע"מ', amount=read_money("4500 ILS"), place="il", ref="1042"
    ).case
    (tmp_path / "bank.csv").write_text(
        "תאריך;תיאור;זכות;יתרה\n03/02/2026;העברה מאת ברק אירועים בע״מ;800.00;9,100.00\n"
        "05/02/2026;העברה מאת ברק צילום;300.00;9,400.00\n",
        encoding="utf-8",
    )
    reader.add(case.id, [tmp_path / "bank.csv"])
    shown = reader.case(case.id).exhibits[0].reading.money_in
    assert [str(one.amount) for one in shown] == ["800.00 ILS"]
    found = reader.matches(case.id, "C-1")
    assert [(str(one.amount), one.reason) for one in found] == [("800.00 ILS", "by_name_only")]


@pytest.mark.parametrize(
    ("paid", "debt", "line"), [("1200 PLN", "", 2), ("77 PLN", "FV/12/2026", 4)]
)
def test_a_payment_entered_without_a_day_is_not_counted_twice_when_the_statement_shows_it(
    reader, case, tmp_path, paid, debt, line
):
    reader.pay(case.id, read_money(paid), UNDATED, debt=debt)
    (tmp_path / "wyciag.csv").write_text(STATEMENT, encoding="utf-8")
    reader.add(case.id, [tmp_path / "wyciag.csv"])
    before = reader.case(case.id).payments[0].id
    reader.confirm(case.id, "C-1", line)
    (payment,) = reader.case(case.id).payments
    assert (payment.id, payment.dated.known, payment.marks) == (before, True, ("C-1",))
    assert payment.debt == "FV/12/2026", "the paper's word, else that of who entered it"


def test_the_words_of_a_banks_paper_without_a_table_bring_their_payment_too(reader, case, tmp_path):
    paper = tmp_path / "potwierdzenie.txt"
    paper.write_text(
        "Potwierdzenie przelewu\nNadawca: Acme SA\nKwota: 4 000,00 PLN\nData: 03.02.2026\n",
        encoding="utf-8",
    )
    reader.add(case.id, [paper])
    (match,) = reader.matches(case.id, "C-1")
    assert (str(match.amount), match.reason) == ("4000.00 PLN", "by_name_only")
    reader.confirm(case.id, "C-1", match.row.line)
    (payment,) = reader.case(case.id).payments
    assert (str(payment.amount), str(payment.dated)) == ("4000.00 PLN", "2026-02-03")
    assert reader.matches(case.id, "C-1") == ()


def test_a_bare_dollar_is_that_of_the_place_also_before_the_case_has_a_debt(reader, tmp_path):
    """A deposit in a statement, a sum that is typed: in British Columbia both are Canadian."""
    case = reader.new(respondent="Fraser Events Ltd", place="bc").case
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
    reader.add(case.id, [table, paper])
    reader.set(case.id, ["payments.new.amount=$80", "payments.new.dated=2026-03-01"])
    now = reader.case(case.id)
    shown = [str(one.amount) for x in now.exhibits for one in x.reading.money_in]
    assert shown == ["500.00 CAD", "250.00 CAD"]
    assert [str(one.amount) for one in now.payments] == ["80.00 CAD"]
    assert [one.currency for one in reader.review(case.id).account] == ["CAD"]


def test_a_table_of_unpaid_invoices_opens_a_case_for_each_debtor(reader, tmp_path):
    path = tmp_path / "unpaid.csv"
    path.write_text(
        "Customer;Invoice;Amount;Paid;Due date;Email\n"
        "Acme Ltd;INV-1;£500.00;£180.00;01/02/2026;bob@acme.example\n"
        "Brown & Co;INV-2;£90.50;;02/02/2026;\n"
        "Acme Ltd;INV-3;£20.00;;03/02/2026;\n",
        encoding="utf-8",
    )
    opened, *left_out = reader.new_many(path, place="ew")

    assert left_out == [(), (), ()]
    assert [(o.case.respondent.name, [d.ref for d in o.case.debts]) for o in opened] == [
        ("Acme Ltd", ["INV-1", "INV-3"]),
        ("Brown & Co", ["INV-2"]),
    ]
    assert opened[0].case.respondent.email == "bob@acme.example"
    paid = [(p.debt, str(p.amount), p.dated.known) for p in opened[0].case.payments]
    assert paid == [("INV-1", "180.00 GBP", False)]
    assert len(reader.cases()) == 2


def test_an_invoice_that_a_case_claims_already_opens_no_second_one(reader, tmp_path):
    path = tmp_path / "unpaid.csv"
    head = "Customer;Invoice;Amount\n"
    path.write_text(f"{head}Acme Ltd;INV-1;£500.00\nBrown;;£70.00\n", encoding="utf-8")
    reader.new_many(path, place="ew")
    path.write_text(
        f"{head}ACME Ltd;INV-1;£500.00\nAcme Ltd;INV-3;£20.00\nLee;INV-1;£9.00\n",
        encoding="utf-8",
    )
    opened, known, _, told = reader.new_many(path, place="ew")

    assert [(o.case.respondent.name, [d.ref for d in o.case.debts]) for o in opened] == [
        ("Acme Ltd", ["INV-3"]),
        ("Lee", ["INV-1"]),
    ]
    assert known == (("INV-1", 1),)
    assert [reader.words.say(one) for one in told] == [
        "1 invoice left out: a case claims it already."
    ]


def test_a_table_is_told_before_a_case_is_opened_from_it_and_what_is_paid_is_named(
    reader, tmp_path
):
    path = tmp_path / "unpaid.csv"
    path.write_text(
        "Customer;Invoice;Invoice date;Amount;Paid;Agent\n"
        "Acme Ltd;INV-1;01/02/2026;£500.00;£180.00;Jo\n"
        "Nill Ltd;INV-2;01/02/2026;£90.50;£90.50;Jo\n",
        encoding="utf-8",
    )
    told = [reader.words.say(one) for one in reader.table_told(path, place="ew")]

    assert told == [
        "Cases to open: 1. Invoices: 1. Unpaid in all: £320.00.",
        "Columns understood: the debtor from “Customer”, the number from “Invoice”, the day of the"
        " invoice from “Invoice date”, the sum from “Amount”, what was paid from “Paid”.",
        "Columns passed over: Agent.",
        "1 invoice left out: nothing of it is unpaid.",
    ]
    assert reader.cases() == ()
    assert reader.new_many(path, place="ew").paid == ("INV-2",)


def test_who_opens_a_case_in_his_own_name_keeps_his_own_details(reader):
    own = ["name=Whitcliffe Joinery Ltd", "email=accounts@whitcliffe.example", "place=ew"]
    reader.set_owner(own)
    same = reader.new(respondent="Lund", claimant="Whitcliffe Joinery Ltd").case.claimant
    other = reader.new(respondent="Lund", claimant="Hale Ltd").case.claimant

    assert (same.email, other.email) == ("accounts@whitcliffe.example", "")


def test_a_line_at_fault_opens_no_case_at_all(reader, tmp_path):
    path = tmp_path / "unpaid.csv"
    path.write_text("Customer;Amount\nAcme;500\nBrown;nothing\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        reader.new_many(path, place="ew")
    assert refused.value.where == "unpaid.csv:3"
    assert reader.cases() == ()


def scan(tmp_path):
    kept = io.BytesIO()
    Image.new("L", (400, 200), 255).save(kept, "PNG")
    path = tmp_path / "IMG_1.png"
    path.write_bytes(kept.getvalue())
    return path


def test_optical_reading_is_offered_for_pictures_and_never_done_unasked(reader, case, tmp_path):
    (tmp_path / "a.txt").write_text("Delivered on Monday to the yard.", encoding="utf-8")
    reader.add(case.id, [scan(tmp_path), tmp_path / "a.txt"])
    picture, text = reader.case(case.id).exhibits

    assert reader.optical_offer(text) == ()
    assert reader.optical_offer(picture) == languages_here()
    assert "read_optically" not in picture.reading.flags
    with pytest.raises(BadInput):
        reader.read_optically(case.id, "C-2", ["en"])


@pytest.mark.skipif("en" not in languages_here(), reason="tesseract with eng is not installed")
def test_what_was_read_optically_is_kept_under_its_flag(reader, case, tmp_path):
    reader.add(case.id, [scan(tmp_path)])
    full = reader.read_optically(case.id, "C-1", ["en"])

    assert "read_optically" in full.flags
    exhibit = reader.case(case.id).exhibit("C-1")
    assert "read_optically" in exhibit.reading.flags
    assert reader.full_reading(case.id, exhibit) == full


@pytest.mark.folders
@pytest.mark.skipif("en" not in languages_here(), reason="tesseract with eng is not installed")
def test_words_read_from_a_picture_outlive_the_cache_of_readings(reader, case, tmp_path):
    page = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(page).text((40, 60), "Delivered twelve chairs", font_size=60, fill=0)
    page.save(tmp_path / "note.png")
    reader.add(case.id, [tmp_path / "note.png"])
    reader.read_optically(case.id, "C-1", ["en"])
    shutil.rmtree(reader.home / "cases" / case.id / "readings")

    full = reader.full_reading(case.id, reader.case(case.id).exhibits[0])
    assert "twelve chairs" in full.text
    assert "read_optically" in full.flags
    assert [line.say.key for line in reader.check(case.id)] == []


def test_words_read_later_suggest_what_they_would_have_suggested_at_first(
    reader, case, tmp_path, monkeypatch
):
    words = "Acme SA\nul. Testowa 3, 92-000 Łódź\nMaszyna jest wadliwa, nie zapłacimy."
    seen = FullReading(paragraphs=(Paragraph(text=words),), has_text=True)
    monkeypatch.setattr("casefile.desk.reading.read_pictures", lambda *_: seen)
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    reader.add(case.id, [scan(tmp_path), tmp_path / "a.txt"])
    assert not reader.case(case.id).exhibit("C-1").pleas
    reader.read_optically(case.id, "C-1", ["pl"])

    picture, text = reader.case(case.id).exhibits
    said = {(x.field, x.value, x.because) for x in text.suggestions if x.field == "plea"}
    assert said <= {(x.field, x.value, x.because) for x in picture.suggestions}
    assert [x.value for x in picture.suggestions if x.reason == "nearly_the_same"] == ["C-2"]
    reader.set(case.id, ["exhibits.C-1.provenance=respondent"])
    assert [x.value for x in reader.case(case.id).exhibit("C-1").pleas] == ["quality_complaint"]

    reader.accept(case.id, ["C-1"])
    reader.read_optically(case.id, "C-1", ["pl"])
    again = reader.case(case.id).exhibit("C-1")
    assert again.pleas == (), "what a person took is not asked of him again"


def test_the_questions_of_an_exhibit_end_when_they_are_answered(reader, case, tmp_path):
    reader.add(case.id, [scan(tmp_path)])
    reader.accept(case.id, ["C-1"], settings=["kind=recording"])
    assert "party_to_call" in {q.field for q in reader.questions(case.id, "C-1")}
    reader.set(case.id, ["exhibits.C-1.party_to_call=true"])
    assert "party_to_call" not in {q.field for q in reader.questions(case.id, "C-1")}


@pytest.mark.folders
def test_a_folder_of_mails_is_one_change_and_its_progress_tells_the_truth(reader, case, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:03}.eml").write_text(
            f"From: b@x.example\nSubject: Mail {n}\n\nNumber {n}.\n"
        )
    log = reader.home / "cases" / case.id / "audit.jsonl"
    before = log.read_text().count("\n")
    heard = []

    def told(done, every, name):
        heard.append((done, every, name))
        return True

    filed = reader.add(case.id, [folder], told=told)

    assert len(filed) == 60
    assert log.read_text().count("\n") == before + 1
    assert [done for done, _, _ in heard] == [*range(60), 60]
    assert {every for _, every, _ in heard} == {60}
    assert heard[7] == (7, 60, "007.eml")


def test_digital_signatures_enter_the_dossier_only_when_accepted(reader, case, corpora):
    pytest.importorskip("pyhanko", reason="the extra signatures is not installed")
    reader.add(case.id, [corpora / "pdf-pyhanko" / "minimal-two-fields-signed-twice.pdf"])
    assert reader.case(case.id).exhibits[0].signatures == ()
    assert len(reader.signatures_found(case.id, "C-1")) == 2
    reader.accept_signatures(case.id, "C-1")
    kept = reader.case(case.id).exhibits[0].signatures
    assert [s.signer for s in kept] == ["Lord Testerino", "Lord Testerino"]
    assert all(s.id for s in kept)
    assert reader.signatures_found(case.id, "C-1") == ()


ASKS = {
    "pl": "Do czasu wyjaśnienia wstrzymujemy płatność. Oczekujemy rabatu 30%.",
    "en": "We want a discount of 30% and are withholding payment until then.",
    "he": "לא נשלם במלואה, מבקשים הנחה של 8,000 ₪.",
}


@pytest.mark.parametrize("language", ASKS)
def test_a_mail_that_asks_for_less_is_asked_about_until_it_is_said_to_be_no_offer(
    reader, case, tmp_path, language
):
    mail = (
        f"From: Acme SA <a@acme.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\n{ASKS[language]}"
    )
    (tmp_path / "m.eml").write_text(mail, encoding="utf-8")
    reader.add(case.id, [tmp_path / "m.eml"])
    reader.accept(case.id, ["C-1"])
    reader.set(case.id, ["exhibits.C-1.provenance=respondent"])

    def asked():
        steps = {x.step.key for x in reader.review(case.id).next_steps}
        return "is_offer" in {q.field for q in reader.questions(case.id, "C-1")}, (
            "steps.record_terms" in steps
        )

    assert asked() == (True, True)
    reader.set(case.id, ["exhibits.C-1.is_offer=true"])
    assert asked() == (False, True), "it is one, and not recorded yet"
    reader.set(case.id, ["exhibits.C-1.is_offer=false"])
    assert asked() == (False, False)
