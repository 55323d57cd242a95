"""What files bring besides words: payments, the same again, scans, tables, pictures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from inbox_steps import Library, Opened, a_case, a_mail, evidence_of, paper
from PIL import Image
from screen_steps import dump, pasted, pressed, said_by, settled
from textual.widgets import Static

from casefile.intake.reading import FullReading, Paragraph
from casefile.screens.add_evidence import AddEvidence
from casefile.screens.ask import Choose, Prompt
from casefile.screens.chrome import Table
from casefile.screens.field_row import Line
from casefile.screens.picture import half_blocks
from casefile.screens.plain import bare

STATEMENT = "Date;Amount;Currency;Description;Reference\n01.11.2026;{amount};GBP;WHITLOCK;INV-7\n"
UNPAID = (
    "Debtor,Invoice,Amount,Currency,Due\n"
    "Acme Ltd,A-1,100.00,GBP,2026-10-01\n"
    "Bolt Ltd,B-1,250.00,GBP,2026-10-02\n"
    "Acme Ltd,A-2,50.00,GBP,2026-10-03\n"
)


async def test_a_paper_that_waits_is_listed_by_the_title_it_will_have(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    statement = paper(tmp_path, "export_0042.csv", STATEMENT.format(amount="1200.00"))
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [statement])
    desk.set(ref, ["exhibits.C-1.kind=bank_record"])
    app = opened(desk)
    async with evidence_of(app) as pilot:
        table = app.screen.query_one("#evidence", Table)
        waiting = str(table.get_row_at(0)[1])
        await pilot.press("enter")
        await pilot.pause()
        (exhibit,) = desk.case(ref).exhibits
        assert exhibit.accepted
        assert waiting == str(table.get_row_at(0)[1])
        assert exhibit.title.startswith(waiting.rstrip("…")) and exhibit.title != "export_0042"


async def test_a_payment_in_a_statement_counts_only_when_it_is_confirmed(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    statement = paper(tmp_path, "statement.csv", STATEMENT.format(amount="1200.00"))
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pasted(pilot, str(statement))
        assert "1 line may have paid a debt" in dump(app)
        await pilot.press("m", "enter")
        await pilot.pause()
        assert not desk.case(ref).payments
        assert "Which debt does £1,200.00 pay?" in dump(app)
        await pilot.press("enter")
        await pilot.pause()
        (payment,) = desk.case(ref).payments
        assert payment.amount.amount == 1200
        assert payment.marks == ("C-1",)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_money_for_another_invoice_is_not_booked_by_enter_and_is_asked_about_no_more(
    code: str, desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    """The title of the transfer stands beside its description, and names another invoice."""
    desk = desk_in(code)
    ref = a_case(desk)
    first = desk.case(ref).debts[0].ref
    desk.set(ref, [f"debts.{first}.ref=FV/12/2026", "respondent.name=Whitlock Ltd"])
    table = "Data;Opis;Tytuł;Nadawca;Kwota\n2026-09-05;PRZELEW;FV/7/2026;Whitlock Ltd;1 200,00\n"
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pasted(pilot, str(paper(tmp_path, "wyciag.csv", table)))
        await pilot.press("m")
        await pilot.pause()
        assert "FV/7/2026" in dump(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "FSI" not in dump(app)
        await pilot.press("enter")
        await pilot.pause()
        case = desk.case(ref)
        assert (case.payments, case.exhibits[0].elsewhere_lines) == ((), (2,))
        await pilot.press("m")
        await pilot.pause()
        assert not isinstance(app.screen, Choose)


async def test_a_chat_stands_under_its_days_with_hours_as_in_a_packet(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    chat = paper(
        tmp_path,
        "chat.txt",
        "01/10/2026, 09:30 - Ada: The site is live.\n"
        "01/10/2026, 09:41 - Bob: Looks great!\nThanks\n"
        "14/10/2026, 17:05 - Bob: <Media omitted>\n",
    )
    desk = desk_in("en")
    a_case(desk)
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pasted(pilot, str(chat))
        told = app.screen.query_one("#preview-text", Static).content
    rows = [row for row in bare(str(told)).splitlines() if row][-6:]
    assert rows == [
        *("01/10/2026", "09:30  Ada: The site is live.", "09:41  Bob: Looks great!", "Thanks"),
        *("14/10/2026", f"17:05  Bob: {desk.words.term('reading_marks.media_left_out')}"),
    ]


async def test_the_same_file_twice_is_told_and_kept_once(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = a_mail(tmp_path)
    again = a_mail(tmp_path, "again.eml")
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pasted(pilot, f"'{mail}' '{again}'")
        assert len(desk.case(ref).exhibits) == 1
        assert "there already: 1" in said_by(app)


async def test_a_file_that_lies_in_another_debtors_case_is_taken_in_under_a_warning(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = a_mail(tmp_path)
    desk = desk_in("en")
    ref = a_case(desk)
    other = desk.new(respondent="Żółw s.c.", place="pl").case.id
    desk.add(other, [mail])
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pasted(pilot, str(mail))
        assert len(desk.case(ref).exhibits) == 1
        assert "lies in case 2, Żółw s.c., as C-1" in said_by(app)


async def test_nearly_the_same_words_are_told_before_anything_is_accepted(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    words = (
        "The respondent ordered ninety sacks of white flour for the bakery in Mill Lane and " * 3
    )
    first = paper(tmp_path, "first.txt", words + "paid nothing.")
    second = paper(tmp_path, "second.txt", words + "paid nothing at all.")
    desk = desk_in("en")
    a_case(desk)
    app = opened(desk)
    async with evidence_of(app, (100, 40)) as pilot:
        await pasted(pilot, f"'{first}' '{second}'")
        await pilot.press("down")
        await pilot.pause()
        shown = dump(app)
        assert "nearly the same words" in shown
        assert "! " in shown


async def test_a_scan_is_read_only_when_a_key_asks_for_it(
    desk_in: Library, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = tmp_path / "scan.png"
    Image.new("RGB", (60, 40), "white").save(scan)
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [scan])
    read: list[tuple[str, tuple[str, ...]]] = []

    def reads(ref: str, mark: str, languages: tuple[str, ...], told: object) -> FullReading:
        read.append((mark, languages))
        return FullReading(paragraphs=(Paragraph(text="two words"),))

    monkeypatch.setattr(desk, "optical_offer", lambda _: ("he", "pl", "en"))
    monkeypatch.setattr(desk, "read_optically", reads)
    app = opened(desk)
    async with evidence_of(app, (100, 40)) as pilot:
        await pilot.pause()
        assert "press O to read" in dump(app)
        await pilot.press("O")
        assert not read
        await pilot.press("ctrl+s")
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert read == [("C-1", ("en",))]
        assert "2 words read" in said_by(app)


async def test_a_table_of_unpaid_invoices_opens_a_case_for_each_debtor(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    table = paper(tmp_path, "unpaid.csv", UNPAID)
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pasted(pilot, str(table))
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert "unpaid.csv" in dump(app)
        assert "Cases to open: 2. Invoices: 3." in dump(app)
        assert not desk.cases()
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert sorted(one.respondent for one in desk.cases()) == ["Acme Ltd", "Bolt Ltd"]
        assert "2 cases opened" in said_by(app)


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_path_of_a_table_may_be_dropped_and_a_wrong_one_stands_to_be_mended(
    code: str, desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    table = paper(tmp_path, "unpaid.csv", UNPAID)
    desk = desk_in(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "i")
        assert isinstance(app.screen, Prompt)
        line = app.screen.query_one(Line)
        assert line.placeholder == desk.words.term("screens.sent.file_hint")
        await pasted(pilot, f"{table}x")
        await pressed(pilot, "enter")
        assert isinstance(app.screen, Prompt), "what was typed is not lost"
        assert app.screen.row.read.fault == "screens.reading.not_a_file"
        await pressed(pilot, "backspace", "enter")
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert "unpaid.csv" in dump(app)


def test_a_picture_is_drawn_in_half_blocks_of_its_own_colours() -> None:
    drawn = Image.new("RGB", (4, 4), (255, 0, 0))
    drawn.paste((0, 0, 255), (0, 2, 4, 4))
    file = BytesIO()
    drawn.save(file, "PNG")
    text = half_blocks(file.getvalue(), 4, 4)
    assert text.plain == "▀▀▀▀\n▀▀▀▀"
    looks = [span.style for span in text.spans]
    assert str(looks[0]) == "#ff0000 on #ff0000"
    assert str(looks[-1]) == "#0000ff on #0000ff"


async def test_the_path_of_a_file_is_asked_in_a_frame_and_esc_leaves_the_folders_first(
    desk_in: Library, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("invoice.txt", ".kept.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    desk = desk_in("pl")
    a_case(desk)
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pressed(pilot, "a")
        assert "│ ścieżka pliku lub folderu" in dump(app)
        await pressed(pilot, "ctrl+b")
        assert "invoice.txt" in dump(app)
        assert ".kept.txt" not in dump(app)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, AddEvidence)
        assert "invoice.txt" not in dump(app)
        await pressed(pilot, "escape")
        assert not isinstance(app.screen, AddEvidence)
