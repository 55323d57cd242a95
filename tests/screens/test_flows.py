"""The main walk by keyboard: new case, evidence, a call, a packet that opens. In each language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from screen_steps import SIZES, dump, pasted, pressed, settled, typed

from casefile.desk import Desk
from casefile.model.contact import Outcome
from casefile.screens.app import CasefileApp
from casefile.screens.case import CaseScreen
from casefile.screens.cases import CasesScreen
from casefile.screens.chrome import Table

MAIL = """From: Dana Whitlock <dana@example.test>
To: office@example.test
Subject: Invoice INV-7
Date: Tue, 10 Nov 2026 09:12:00 +0000
Message-ID: <1@example.test>
Content-Type: text/plain; charset=utf-8

I know I owe you the 4,500 and will pay next week. {told}
"""
OWED = {
    "en": ("Whitlock Ltd", "ew", "4,500.00"),
    "he": ("דנה כהן", "il", "4,500.00"),
    "pl": ("Żółw s.c.", "pl", "4500"),
}


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", SIZES[0]), ("he", SIZES[1]), ("pl", SIZES[0]), ("he", SIZES[0])],
    ids=["English 80x24", "Hebrew 100x30", "Polish 80x24", "Hebrew 80x24"],
)
async def test_a_case_goes_from_nothing_to_a_packet_by_keyboard_alone(
    language: str,
    size: tuple[int, int],
    desk_in: Callable[[str], Desk],
    opened: Callable[[Desk], CasefileApp],
    tmp_path: Path,
) -> None:
    who, place, _ = OWED[language]
    mail = tmp_path / "mail one.eml"
    mail.write_text(MAIL.format(told=who), encoding="utf-8")
    desk = desk_in(language)
    app = opened(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.press("n")
        await typed(pilot, who)
        await pilot.press("enter")
        await typed(pilot, "4500")
        await pilot.press("enter", "enter")  # the currency of the place is the one meant
        await typed(pilot, "12.10.2026")
        await pressed(pilot, "ctrl+s")
        (line,) = desk.cases()
        case = desk.case(line.id)
        assert (case.respondent.name, case.place) == (who, place)
        assert case.debts[0].amount.amount == 4500
        assert str(case.debts[0].due) == "2026-10-12"

        await pasted(pilot, f"'{mail}' ")
        waiting = desk.case(line.id).exhibits
        assert [x.mark for x in waiting] == ["C-1"]
        assert not waiting[0].accepted
        await pressed(pilot, "enter")
        accepted = desk.case(line.id).exhibits[0]
        assert accepted.accepted
        assert str(accepted.dated) == "2026-11-10"
        admitted = desk.case(line.id).contacts
        known = [("C-1",)] if "Whitlock" in who else []  # of a stranger's mail nothing is his
        assert [one.marks for one in admitted] == known, "what he admits in it is in the log"

        await pressed(pilot, "l", "n", "enter")
        (contact,) = (one for one in desk.case(line.id).contacts if one not in admitted)
        assert contact.outcome is Outcome.NO_ANSWER
        assert str(contact.on) == "2026-11-22"

        await pressed(pilot, "w")
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen)
        pane = app.screen.pane
        assert pane is not None
        assert pane.place == "packets"
        forms = [row.key.value for row in pane.query_one("#packets", Table).ordered_rows]
        await pressed(pilot, *["down"] * forms.index("reminder_friendly"), "enter")
        written = sorted(desk.store.packets(case.id).rglob("*.docx"))
        assert len(written) == 1
        told = "\n".join(p.text for p in docx.Document(str(written[0])).paragraphs)
        assert who in told

        await pressed(pilot, "1", "9")
        pane = app.screen.pane
        assert pane is not None
        assert [form for form, laid in pane.written.items() if laid.path == written[0]] == [
            "reminder_friendly"
        ]

        await pilot.press("escape", "escape")  # the overview, then the list
        await settled(pilot)
        assert isinstance(app.screen, CasesScreen)


async def test_a_call_with_a_promise_takes_the_sum_the_day_and_the_words(
    samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = samples_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
        ref = app.screen.open.ref
        before = len(desk.case(ref).contacts)
        await pilot.press("l", "p")
        await typed(pilot, "1200")
        await pilot.press("enter")
        await typed(pilot, "+9")
        await pressed(pilot, "ctrl+s")
        contacts = desk.case(ref).contacts
        assert len(contacts) == before + 1
        promise = contacts[-1].promise
        assert promise is not None and promise.amount is not None
        assert (promise.amount.amount, str(promise.by)) == (1200, "2026-12-01")
        assert contacts[-1].outcome is Outcome.PROMISED


async def test_money_received_is_written_down_from_the_list_of_cases(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("pl")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await typed(pilot, "Firma X")
        await pilot.press("enter")
        await typed(pilot, "1 200,50")
        await pressed(pilot, "ctrl+s")
        await pressed(pilot, "escape")
        await pilot.press("p")
        await typed(pilot, "200,50")
        await pressed(pilot, "ctrl+s")
        (line,) = desk.cases()
        (payment,) = desk.case(line.id).payments
        assert str(payment.amount) == "200.50 PLN"
        assert "1" in dump(app)


async def test_a_form_that_is_left_keeps_its_draft(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await typed(pilot, "Whitlock")
        await pressed(pilot, "escape", "n")
        assert "Whitlock" in dump(app)


async def test_the_samples_come_in_from_an_empty_library_and_open(
    desk_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        for _ in range(600):
            await pilot.pause(0.02)
            if len(desk.cases()) == len(desk.sample_folders()) and isinstance(
                app.screen, CasesScreen
            ):
                break
        await pressed(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
