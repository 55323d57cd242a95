"""A table of unpaid invoices opens many cases at once."""

import pytest

from casefile.__main__ import main
from casefile.desk import tabled
from casefile.model.errors import BadInput


def test_a_table_of_unpaid_invoices_opens_a_case_for_each_debtor(desk, tmp_path):
    path = tmp_path / "unpaid.csv"
    path.write_text(
        "Customer;Invoice;Amount;Paid;Due date;Email\n"
        "Acme Ltd;INV-1;£500.00;£180.00;01/02/2026;bob@acme.example\n"
        "Brown & Co;INV-2;£90.50;;02/02/2026;\n"
        "Acme Ltd;INV-3;£20.00;;03/02/2026;\n",
        encoding="utf-8",
    )
    opened, *left_out, understood = desk.new_many(path, place="ew")

    assert left_out == [(), ()]
    assert desk.words.say(understood[0]).startswith("Cases to open: 2. Invoices: 3.")
    assert [(o.case.respondent.name, [d.ref for d in o.case.debts]) for o in opened] == [
        ("Acme Ltd", ["INV-1", "INV-3"]),
        ("Brown & Co", ["INV-2"]),
    ]
    assert opened[0].case.respondent.email == "bob@acme.example"
    paid = [(p.debt, str(p.amount), p.dated.known) for p in opened[0].case.payments]
    assert paid == [("INV-1", "180.00 GBP", False)]
    assert len(desk.cases()) == 2


HEAD = "Customer;Invoice;Amount;Paid;Due\n"


def table(tmp_path, rows):
    path = tmp_path / "unpaid.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def test_an_invoice_that_a_case_claims_already_opens_no_second_one(desk, tmp_path):
    desk.new_many(table(tmp_path, "Acme Ltd;INV-1;£500.00;;\nBrown;;£70.00;;\n"), place="ew")
    opened, joined, told, _ = desk.new_many(
        table(tmp_path, "ACME Ltd;INV-1;£500.00;;\nLee;INV-1;£9.00;;\n"), place="ew"
    )

    assert [(o.case.respondent.name, [d.ref for d in o.case.debts]) for o in opened] == [
        ("Lee", ["INV-1"])
    ]
    assert joined == ()
    assert [desk.words.say(one) for one in told] == [
        "1 invoice left out, a case claims it already: INV-1 (case 1)."
    ]


def test_a_new_invoice_of_a_debtor_with_an_open_case_is_offered_to_that_case(desk, tmp_path):
    desk.new_many(table(tmp_path, "Acme Ltd;INV-1;£500.00;;\n"), place="ew")
    more = table(tmp_path, "Acme Ltd;INV-1;£500.00;;\nACME LTD;INV-3;£20.00;£5.00;\n")
    asked = desk.table_told(more, place="ew")
    assert (asked.opens, asked.joins) == (0, 1)
    opened, joined, told, _ = desk.new_many(more, place="ew")
    assert (opened, joined) == ((), ())
    assert desk.words.say(told[0]) == (
        "Case 1 is open against ACME LTD, and the table has more: INV-3. It can be added there."
    )
    assert len(desk.new_many(more, place="ew", join=True).joined) == 1
    (only,) = desk.cases()
    case = desk.case(only.id)
    assert [debt.ref for debt in case.debts] == ["INV-1", "INV-3"]
    assert [(p.debt, str(p.amount)) for p in case.payments] == [("INV-3", "5.00 GBP")]


@pytest.mark.parametrize(
    ("paid", "more"), [("£400.00", "300.00"), ("£500.00", "400.00"), ("£100.00", None)]
)
def test_what_the_table_shows_paid_beyond_what_the_case_knows_is_told_and_can_be_recorded(
    desk, tmp_path, paid, more
):
    desk.new_many(table(tmp_path, "Acme;INV-1;£500.00;£100.00;\nLee;1;£9;;\n"), place="ew")
    rows = f"Acme;INV-1;£500.00;{paid};\nLee;1;£9;;\n"
    told = [desk.words.say(one) for one in desk.new_many(table(tmp_path, rows), place="ew").told]
    hint = f"INV-1: the table shows £{more} more paid than case 1 knows."
    assert any(one.startswith(hint) for one in told) is (more is not None)
    for _ in range(2):  # the second time it knows
        desk.new_many(table(tmp_path, rows), place="ew", join=True)
    sums = [str(p.amount) for p in desk.case("1").payments]
    assert sums == ["100.00 GBP", *([f"{more} GBP"] if more else [])]


def test_what_is_not_due_yet_opens_no_case_unasked(desk, tmp_path):
    rows = "Acme;INV-1;£500.00;;01/02/2026\nAcme;INV-2;£5.00;;31/12/2030\nLee;1;£9;;31/12/2030\n"
    path = table(tmp_path, rows)
    opened, _, told, _ = desk.new_many(path, place="ew")
    assert [[d.ref for d in o.case.debts] for o in opened] == [["INV-1"]]
    assert desk.words.say(told[0]) == "2 invoices left out, they are not due yet: INV-2, 1."
    early = desk.new_many(path, place="ew", early=True).opened
    assert [o.case.respondent.name for o in early] == ["Lee"]


def test_a_table_is_told_before_a_case_is_opened_from_it_and_what_is_paid_is_named(desk, tmp_path):
    path = tmp_path / "unpaid.csv"
    path.write_text(
        "Customer;Invoice;Invoice date;Amount;Paid;Agent\n"
        "Acme Ltd;INV-1;01/02/2026;£500.00;£180.00;Jo\n"
        "Nill Ltd;INV-2;01/02/2026;£90.50;£90.50;Jo\n",
        encoding="utf-8",
    )
    told = [desk.words.say(one) for one in desk.table_told(path, place="ew").told]

    assert told == [
        "Cases to open: 1. Invoices: 1. Unpaid in all: £320.00.",
        "Columns understood: the debtor from “Customer”, the number from “Invoice”, the day of the"
        " invoice from “Invoice date”, the sum from “Amount”, what was paid from “Paid”.",
        "Columns passed over: Agent.",
        "No column tells when an invoice falls due. A heading that is understood: “Due date”.",
        "1 invoice left out, nothing of it is unpaid: INV-2.",
    ]
    assert desk.cases() == ()
    assert len(desk.new_many(path, place="ew").opened) == 1


def test_who_opens_a_case_in_his_own_name_keeps_his_own_details(desk):
    own = ["name=Whitcliffe Joinery Ltd", "email=accounts@whitcliffe.example", "place=ew"]
    desk.set_owner(own)
    same = desk.new(respondent="Lund", claimant="Whitcliffe Joinery Ltd").case.claimant
    other = desk.new(respondent="Lund", claimant="Hale Ltd").case.claimant

    assert (same.email, other.email) == ("accounts@whitcliffe.example", "")


def test_a_line_at_fault_opens_no_case_at_all(desk, tmp_path):
    path = tmp_path / "unpaid.csv"
    path.write_text("Customer;Amount\nAcme;500\nBrown;nothing\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        desk.new_many(path, place="ew")
    assert refused.value.where == "unpaid.csv:3"
    assert desk.cases() == ()


NUMBERED = [
    ("pl", "NIP", "NIP"),
    ("pl", "REGON", "REGON"),
    ("pl", "Tax ID", "NIP"),
    ("il", 'ח"פ', "ח.פ."),
    ("il", "מספר עוסק", "ח.פ."),
    ("ew", "VAT number", "VAT"),
    ("ew", "Company number", "company number"),
    ("ew", "Tax ID", "VAT"),
    ("bc", "Tax ID", "business number"),
]


@pytest.mark.parametrize(("place", "head", "kind"), NUMBERED)
def test_a_number_of_the_table_is_of_the_kind_its_column_names_or_the_place_taxes_by(
    desk, tmp_path, place, head, kind
):
    path = tmp_path / "unpaid.csv"
    head = f'"{head.replace(chr(34), chr(34) * 2)}"'
    path.write_text(f"Customer;{head};Amount\nAcme;5265877635;500.00\n", encoding="utf-8")
    (opened,) = desk.new_many(path, place=place).opened

    assert [(n.kind, n.value) for n in opened.case.respondent.numbers] == [(kind, "5265877635")]


def test_what_each_place_taxes_by_is_one_of_its_kinds_of_numbers(desk):
    assert all(law.tax_number in law.number_kinds for law in desk.laws.values())


def test_a_table_is_read_once_to_open_its_cases(desk, tmp_path, monkeypatch):
    path, read = tmp_path / "unpaid.csv", []
    path.write_text("Customer;Amount\nAcme;500.00\n", encoding="utf-8")
    whole = tabled.unpaid_table
    monkeypatch.setattr(
        tabled, "unpaid_table", lambda *told, **more: read.append(1) or whole(*told, **more)
    )
    main(["--home", str(desk.home), "new", "--unpaid", str(path), "--place", "ew"])

    assert len(read) == len(desk.cases()) == 1
