"""Help and leaving work over an open window; keys find theirs, and all can be done by mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_steps import begun
from screen_steps import ON, dump, pressed, settled
from textual import events
from textual.command import CommandList, CommandPalette
from textual.widgets import Input
from textual.widgets.data_table import RowKey

from casefile.desk import Desk
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose, ChooseSome, Prompt, Reader
from casefile.screens.case import CaseScreen
from casefile.screens.cases import CasesScreen
from casefile.screens.chrome import Table
from casefile.screens.history import History
from casefile.screens.log_call import LogCall
from casefile.screens.new_case import NewCase
from casefile.screens.palette import Palette

Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


@pytest.mark.parametrize(
    ("keys", "told"),
    [(("n",), "go to the next step"), (("enter", "H"), "take back"), (("f7",), "doctor")],
    ids=["a form", "a list", "the terminal"],
)
async def test_help_over_a_window_tells_the_keys_of_that_window(
    keys: tuple[str, ...], told: str, samples_in: Made, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, *keys)
        under = app.screen
        await pressed(pilot, "f1")
        assert isinstance(app.screen, Reader)
        shown = dump(app)
        assert "A window over the screen." in shown
        if told != "doctor":
            assert told in shown
        await pressed(pilot, "escape")
        assert app.screen is under


@pytest.mark.parametrize("keys", [("enter", "3", "t"), ("enter", "3", "s"), ("enter", "3", "D")])
async def test_help_over_a_question_tells_how_to_answer_it_and_of_no_form(
    keys: tuple[str, ...], samples_in: Made, opened: Opened
) -> None:
    """A list, a list to tick in, one line: ^s saves no form there, and esc keeps nothing."""
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, *keys)
        assert isinstance(app.screen, Choose | ChooseSome | Prompt)
        await pressed(pilot, "f1")
        shown = " ".join(dump(app).split())
        assert "take the row under the cursor" in shown and "stays as it is" in shown
        assert "save the form" not in shown and "what was typed is kept" not in shown


async def test_leaving_over_a_form_keeps_its_draft(desk_in: Made, opened: Opened) -> None:
    desk = desk_in("en")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Whitlock")
        await pressed(pilot, "ctrl+q")
        assert not app.is_running or app._exit
    assert desk.draft("new:")["respondent"] == "Whitlock"


async def test_the_letter_that_asks_for_help_can_be_typed_in_a_form(
    desk_in: Made, opened: Opened
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n", "question_mark")
        assert isinstance(app.screen, NewCase)
        assert app.screen.text("respondent") == "?"


def _seen(app: CasefileApp, told: str) -> tuple[int, int]:
    """Return the cell in which the words begin that are seen, the lowest on the screen."""
    rows = dump(app).splitlines()
    for y in reversed(range(len(rows))):
        if told in rows[y]:
            return rows[y].index(told), y
    raise AssertionError(f"{told} is not on:\n{dump(app)}")


async def test_everything_can_be_done_by_mouse(samples_in: Made, opened: Opened) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:

        async def click(told: str, right: int = 1, times: int = 1) -> None:
            x, y = _seen(app, told)
            assert await pilot.click(offset=(x + right, y), times=times)
            await settled(pilot)

        await settled(pilot)
        assert isinstance(app.screen, CasesScreen)
        await click("PLN36,889.89", times=2)
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.open.case.respondent.name.startswith("Dziewiarnia")
        await click("3 Evidence")
        assert app.screen.section == "3"
        await click(" Kind", right=2)
        assert isinstance(app.screen, Choose)
        await click("esc leave")
        assert isinstance(app.screen, CaseScreen)
        await click("1 Overview")
        await click("Log call")
        assert isinstance(app.screen, LogCall)
        before = len(app.screen.open.case.contacts)
        await click("no answer")
        await click("When", right=8)
        field = app.screen.row("when").query_one(Input)
        assert field.has_focus
        await click("^s save")
        assert isinstance(app.screen, CaseScreen)
        contacts = app.screen.open.case.contacts
        assert len(contacts) == before + 1 and str(contacts[-1].on) == str(ON)
        await pressed(pilot, "H")
        assert isinstance(app.screen, History)
        row = app.screen.query_one("#sheet-keys").region.y
        assert await pilot.click(offset=(dump(app).splitlines()[row].index("esc") + 1, row))
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen)


async def test_keys_in_one_burst_go_where_each_belongs_though_windows_open_between_them(
    desk_in: Made, opened: Opened
) -> None:
    """The call is asked for, its outcome, the sum and the day before the window is drawn."""
    desk = desk_in("en")
    ref = desk.new(respondent="Whitlock", place="ew").case.id
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("l", "p", "1", "2", "0", "0", "enter", "plus", "9", "ctrl+s"):
            letter = {"plus": "+"}.get(key, key if len(key) == 1 else None)
            app.post_message(events.Key(key, letter))
        for _ in range(100):
            await settled(pilot)
            if desk.case(ref).contacts:
                break
        (contact,) = desk.case(ref).contacts
        assert contact.promise is not None
        assert (str(contact.promise.amount), str(contact.promise.by)) == (
            "1200.00 GBP",
            "2026-12-01",
        )


@pytest.mark.parametrize(
    "keys", [("l", "escape", "f9", "C", "x", "f9", "escape", "a"), ("C", "f9", "f9", "f9", "x")]
)
async def test_no_key_waits_for_ever_for_a_window_that_was_closed_before_it_was_drawn(
    keys: tuple[str, ...], samples_in: Made, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        handed: list[str] = []
        note = app.note_key
        monkeypatch.setattr(app, "note_key", lambda key: (handed.append(key), note(key)))
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(100):
            await settled(pilot)
            if len(handed) >= len(keys):
                break
            await pilot.pause(0.05)
        assert handed[: len(keys)] == list(keys)


async def test_a_page_in_the_palette_before_its_list_is_drawn_is_no_page(
    desk_in: Made, opened: Opened
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "ctrl+p")
        palette = app.screen
        assert isinstance(palette, Palette)
        listed = palette.query_one(CommandList)
        listed.styles.height = 0
        listed._index_to_line.clear()
        await pilot.pause()
        with pytest.raises(KeyError):  # the framework's own palette falls over here
            CommandPalette._action_command_list(palette, "page_down")
        palette._action_command_list("page_down")
        assert app.screen is palette


async def test_a_field_of_a_form_that_has_closed_says_nothing_more(
    desk_in: Made, opened: Opened
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "n")
        form = app.screen
        assert isinstance(form, NewCase)
        row = form.row("amount")
        await row.query("*").remove()
        row.echo()
        row.tell_fault("too late")
        assert row.refused == "too late"


async def test_a_row_told_of_in_a_pane_that_was_taken_away_is_left_alone(
    samples_in: Made, opened: Opened
) -> None:
    """Another language draws the panes anew, while a list of the old one still has its say."""
    app = opened(samples_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "8")
        assert isinstance(app.screen, CaseScreen)
        pane = app.screen.pane
        assert pane is not None
        table = pane.query_one("#offers", Table)
        told = Table.RowHighlighted(table, 0, RowKey("x"))
        await pane.remove()
        await pane._dispatch_message(told)
        assert not pane.is_attached and app.is_running


async def test_a_section_that_is_taken_away_while_it_is_laid_out_draws_nothing(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    desk.new(respondent="Whitlock", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pressed(pilot, "enter", "8")
        case = app.screen
        assert isinstance(case, CaseScreen) and case.pane is not None and case.pane.laid_out
        await case.pane.query("#plan-text").remove()
        assert not case.pane.laid_out
        await case.go("8")
        await pressed(pilot, "1")
        assert case.section == "1"
