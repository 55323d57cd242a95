"""The inbox: guesses with their reasons, one refused, questions answered, payments confirmed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from screen_steps import SIZES, dump, pasted, settled, typed

from casefile.desk import Desk
from casefile.intake.reading import FullReading, Paragraph
from casefile.model.exhibit import Element, Exhibit, ExhibitKind, Original, Suggestion
from casefile.model.money import Money
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose
from casefile.screens.chrome import Table
from casefile.screens.picture import half_blocks
from casefile.screens.worth_asked import settings_of

Library = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]
ASKS_FOR_TIME = """From: Dana Whitlock <dana@example.test>
To: office@example.test
Subject: Re: INV-7
Date: Tue, 10 Nov 2026 09:12:00 +0000
Message-ID: <1@example.test>
Content-Type: text/plain; charset=utf-8

I know we owe you the 4,500. Please give me time until the end of the month.

On Mon, 9 Nov 2026 at 10:00, Office <office@example.test> wrote:
> When will you pay invoice INV-7?
"""
STATEMENT = "Date;Amount;Currency;Description;Reference\n01.11.2026;{amount};GBP;WHITLOCK;INV-7\n"
UNPAID = (
    "Debtor,Invoice,Amount,Currency,Due\n"
    "Acme Ltd,A-1,100.00,GBP,2026-10-01\n"
    "Bolt Ltd,B-1,250.00,GBP,2026-10-02\n"
    "Acme Ltd,A-2,50.00,GBP,2026-10-03\n"
)


def a_case(desk: Desk) -> str:
    """Open a case of 4,500 pounds against Dana Whitlock; return its id."""
    owed = Money(amount=Decimal(4500), currency="GBP")
    opened = desk.new(respondent="Whitlock Ltd", amount=owed, place="ew", ref="INV-7")
    return opened.case.id


def said_by(app: CasefileApp) -> str:
    """What was said in passing, without the marks of direction."""
    told = " ".join(one.message for one in app._notifications)
    return told.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
async def test_a_mail_that_asks_for_time_tells_what_it_can_prove_and_one_key_accepts_it(
    size: tuple[int, int], desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(ASKS_FOR_TIME, encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        await pasted(pilot, str(mail))
        shown = dump(app)
        assert "goes to show: not paid" in shown
        assert not desk.case(ref).exhibits[0].accepted
        await pilot.press("enter")
        await pilot.pause()
        (exhibit,) = desk.case(ref).exhibits
        assert exhibit.accepted
        assert {Element.UNPAID, Element.AMOUNT} <= exhibit.shows
        assert exhibit.original is Original.ORIGINAL


async def test_the_cursor_stays_on_its_paper_in_another_language_and_after_an_answer(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = a_case(desk)
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"Note {n} on the flour", encoding="utf-8")
    desk.add(ref, sorted(tmp_path.glob("?.txt")))
    desk.accept(ref)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3", "down")
        answer = ("n", "enter", "down", "enter", "escape")
        for key in ("f9", *answer):
            await pilot.press(key)
            await settled(pilot)
        assert app.screen.query_one("#evidence", Table).key_at_cursor == "C-2"
    held = [one.original for one in desk.case(ref).exhibits]
    assert held == [Original.UNKNOWN, Original.ORIGINAL, Original.UNKNOWN]


async def test_enter_on_an_accepted_paper_reads_on_and_stays_in_the_list(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("\n\n".join(f"Line {n}" for n in range(60)), encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [note])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        await settled(pilot)
        assert " Accept" in dump(app).splitlines()[-1]
        await pilot.press("enter")
        await settled(pilot)
        assert " Text" in dump(app).splitlines()[-1]
        assert " Accept" not in dump(app).splitlines()[-1]
        box = app.screen.query_one("#preview")
        await pilot.press("enter")
        await settled(pilot)
        assert box.scroll_y > 0
        assert app.focused is app.screen.query_one("#evidence")
        while box.scroll_y < box.max_scroll_y:
            await pilot.press("enter")
            await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert box.scroll_y == 0


async def test_what_is_quoted_stands_apart_from_the_senders_own_words(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(ASKS_FOR_TIME, encoding="utf-8")
    desk = desk_in("en")
    a_case(desk)
    app = opened(desk)
    async with app.run_test(size=(120, 90)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        await pasted(pilot, str(mail))
        rows = dump(app).splitlines()
        own = next(n for n, row in enumerate(rows) if "Please give me time" in row)
        apart = next(n for n, row in enumerate(rows) if "Quoted from older mail" in row)
        quoted = next(n for n, row in enumerate(rows) if "When will you pay" in row)
        assert own < apart < quoted


async def test_one_guess_is_refused_and_the_others_become_facts(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(ASKS_FOR_TIME, encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        await pasted(pilot, str(mail))
        (before,) = desk.case(ref).exhibits
        guessed = [one.field for one in before.suggestions if one.field != "warning"]
        at = guessed.index("kind")
        await pilot.press("x", *["down"] * at, "space", "ctrl+s")
        await pilot.pause()
        (exhibit,) = desk.case(ref).exhibits
        assert exhibit.accepted
        assert exhibit.kind is ExhibitKind.UNKNOWN
        assert Element.UNPAID in exhibit.shows


def test_a_field_whose_guesses_are_all_refused_keeps_what_it_holds() -> None:
    guesses = (
        Suggestion(field="kind", value="email", reason="kind_by_form"),
        Suggestion(field="shows", value="unpaid", reason="asks_for_time"),
        Suggestion(field="shows", value="amount", reason="says_amount"),
        Suggestion(field="title", value="Offer", reason="first_line"),
    )
    exhibit = Exhibit(mark="C-1", title="Mail", kind=ExhibitKind.LETTER, suggestions=guesses)
    assert settings_of(exhibit, [guesses[2]]) == ["kind=letter", "shows=amount", "title=Mail"]
    assert settings_of(exhibit, guesses) == ["kind=email", "shows=unpaid, amount", "title=Offer"]


async def test_the_question_of_original_or_copy_is_answered_with_two_keys(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The flour was delivered on 3 October 2026.", encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        await pasted(pilot, str(note))
        assert "Is it the original" in dump(app)
        await pilot.press("n", "enter")
        assert isinstance(app.screen, Choose)
        await pilot.press("c", "enter")
        await pilot.pause()
        assert desk.case(ref).exhibits[0].original is Original.COPY
        assert "Is it the original" not in dump(app)


async def test_an_answer_given_before_the_acceptance_is_not_undone_by_a_guess(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(ASKS_FOR_TIME, encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [mail])
    guessed = {one.field: one.value for one in desk.case(ref).exhibits[0].suggestions}
    assert guessed["original"] == "original"
    desk.set(ref, ["exhibits.C-1.original=copy"])
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3", "enter")
        await pilot.pause()
        (exhibit,) = desk.case(ref).exhibits
        assert exhibit.accepted
        assert exhibit.original is Original.COPY


async def test_a_signature_goes_into_the_dossier_by_keyboard(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    paper = tmp_path / "agreement.txt"
    paper.write_text("Agreement for the delivery of flour.", encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [paper])
    desk.accept(ref, settings=["kind=contract"])
    app = opened(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3", "n")
        window = app.screen
        assert isinstance(window, Choose)
        fields = [field for field, _ in window.options]
        await pilot.press(*["down"] * fields.index("signatures"), "enter")
        await pilot.pause()
        await typed(pilot, "Dana Whitlock")
        await pilot.press("ctrl+s")
        await pilot.pause()
        (signature,) = desk.case(ref).exhibits[0].signatures
        assert signature.signer == "Dana Whitlock"
        assert signature.authorised is None


async def test_a_payment_in_a_statement_counts_only_when_it_is_confirmed(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    statement = tmp_path / "statement.csv"
    statement.write_text(STATEMENT.format(amount="1200.00"), encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        await pasted(pilot, str(statement))
        assert "1 line seems to pay a debt" in dump(app)
        assert not desk.case(ref).payments
        await pilot.press("m", "enter")
        await pilot.pause()
        (payment,) = desk.case(ref).payments
        assert payment.amount.amount == 1200
        assert payment.marks == ("C-1",)


async def test_the_same_file_twice_is_told_and_kept_once(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(ASKS_FOR_TIME, encoding="utf-8")
    again = tmp_path / "again.eml"
    again.write_text(ASKS_FOR_TIME, encoding="utf-8")
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
        await pasted(pilot, f"'{mail}' '{again}'")
        assert len(desk.case(ref).exhibits) == 1
        assert "there already: 1" in said_by(app)


async def test_nearly_the_same_words_are_told_before_anything_is_accepted(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    words = (
        "The respondent ordered ninety sacks of white flour for the bakery in Mill Lane and " * 3
    )
    first.write_text(words + "paid nothing.", encoding="utf-8")
    second.write_text(words + "paid nothing at all.", encoding="utf-8")
    desk = desk_in("en")
    a_case(desk)
    app = opened(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
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
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3")
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
    table = tmp_path / "unpaid.csv"
    table.write_text(UNPAID, encoding="utf-8")
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pasted(pilot, str(table))
        assert "unpaid.csv" in dump(app)
        assert not desk.cases()
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert sorted(one.respondent for one in desk.cases()) == ["Acme Ltd", "Bolt Ltd"]
        assert "2 cases opened" in said_by(app)


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
