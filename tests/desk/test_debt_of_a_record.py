"""For which of several debts a record of delivery seems to be: proposed by its words, never set."""

import pytest

from casefile.desk.of_which_debt import debts_proposed, debts_told

BILL = "INVOICE {ref}\nLis Crafts\nBill to: Whitlock Ltd\n{goods}\nTotal due: £{amount}\n"
BILLS = {"INV-7": ("oak counter with display", "6000"), "INV-8": ("four wall shelves", "800")}


@pytest.fixture
def two(desk, tmp_path):
    """A case with two invoices on file, both claimed."""
    case = desk.new(respondent="Whitlock Ltd", place="ew", claimant="Lis Crafts").case
    for ref, (goods, amount) in BILLS.items():
        desk.set(case.id, [f"debts.new.ref={ref}", f"debts.{ref}.amount={amount} GBP"])
        told = BILL.format(ref=ref, goods=goods, amount=amount)
        (tmp_path / f"{ref}.txt").write_text(told, encoding="utf-8")
    desk.add(case.id, sorted(tmp_path.glob("INV-*.txt")))
    desk.accept(case.id, ["C-1", "C-2"], settings=["kind=invoice"])
    return case.id


def record(desk, ref, folder, words):
    path = folder / "record.txt"
    path.write_text(f"ACCEPTANCE RECORD\n{words}\n", encoding="utf-8")
    desk.add(ref, [path])
    case = desk.accept(ref, ["C-3"], settings=["kind=acceptance", "provenance=both"]).case
    return case, case.exhibit("C-3")


@pytest.mark.parametrize(
    ("words", "debts"),
    [
        ("Received: four wall shelves, fitted.", ("INV-8",)),
        ("Received in full, for INV-7.", ("INV-7",)),
        ("Received: all of it.", ()),
    ],
)
def test_a_record_seems_to_be_of_what_it_names_by_number_or_by_its_goods(
    desk, two, tmp_path, words, debts
):
    case, exhibit = record(desk, two, tmp_path, words)
    said = desk.invoices_of(case)
    assert debts_proposed(exhibit, said) == debts
    assert exhibit.debts == (), "nothing is concluded"
    assert "of_which_debt" in [one.key for one in desk.questions_of(case, exhibit)]
    told = debts_told(exhibit, said)
    assert (told is None) is not bool(debts)


def test_once_it_is_said_nothing_is_proposed_or_asked(desk, two, tmp_path):
    case, exhibit = record(desk, two, tmp_path, "Received: four wall shelves, fitted.")
    case = desk.set(two, ["exhibits.C-3.debts=INV-7, INV-8"]).case
    exhibit = case.exhibit("C-3")
    assert exhibit.debts == ("INV-7", "INV-8")
    assert debts_proposed(exhibit, desk.invoices_of(case)) == ()
    assert "of_which_debt" not in [one.key for one in desk.questions_of(case, exhibit)]


def test_the_invoices_are_read_once_however_often_the_cursor_comes_to_the_record(
    desk, two, tmp_path, monkeypatch
):
    case, exhibit = record(desk, two, tmp_path, "Received: four wall shelves, fitted.")
    read, handed_out = [], desk.full_reading

    def counted(ref, exhibit, **more):
        read.append(exhibit.mark)
        return handed_out(ref, exhibit, **more)

    monkeypatch.setattr(desk, "full_reading", counted)
    for _ in range(3):
        assert desk.paper_warning(case, case.exhibit("C-1")) is None
        assert debts_proposed(exhibit, desk.invoices_of(case)) == ("INV-8",)
    assert read.count("C-2") == 1, "for what is not claimed and for the record alike"
