"""Settings are chosen in a window, kept, and hold at the next start."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from form_steps import begun
from screen_steps import dump, pressed, settled, typed

from casefile.desk import Desk
from casefile.model.money import Money
from casefile.screens.app import CasefileApp
from casefile.screens.bidi.terminal import PROFILES, as_sent, fed
from casefile.screens.case import CaseScreen
from casefile.screens.doctor import Doctor
from casefile.screens.form import FormWindow
from casefile.screens.settings import Settings

PAID = Money(amount=Decimal(500), currency="PLN")
Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


def _owed(desk: Desk, name: str = "Sowa") -> str:
    return desk.new(respondent=name, amount=PAID, place="pl").case.id


async def test_settings_are_kept_and_hold_at_the_next_start(desk_in: Made, opened: Opened) -> None:
    desk = desk_in("en")
    _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "comma")
        assert isinstance(app.screen, Settings)
        assert str(desk.home)[:20] in dump(app)
        names = [str(row.key.value) for row in app.screen.table.ordered_rows]
        for name in ("keys", "symbols", "animations", "hebrew_days"):
            app.screen.table.move_cursor(row=names.index(name))
            await pressed(pilot, "enter")
        app.screen.table.move_cursor(row=names.index("theme"))
        await pressed(pilot, "enter", "down", "enter")
        assert app.theme == "casefile-light"
    kept = desk.settings()
    assert (kept.keys, kept.symbols, kept.animations, kept.hebrew_days, kept.theme) == (
        "vim",
        "ascii",
        False,
        True,
        "casefile-light",
    )
    again = opened(desk)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert again.theme == "casefile-light"
        assert again.animation_level == "none"
        shown = dump(again)
        assert shown.isascii(), sorted(set(shown) - set(map(chr, range(128))))
        await pressed(pilot, "enter", "l")
        assert isinstance(again.screen, CaseScreen) and again.screen.section == "2"
        await pressed(pilot, "L")
        assert isinstance(again.screen, FormWindow)


async def test_settings_that_cannot_be_read_are_told_and_the_program_opens(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    desk.home.mkdir(parents=True)
    (desk.home / "settings.json").write_text("{broken", encoding="utf-8")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert any("settings.json" in str(one.message) for one in app._notifications)
        assert "No cases yet." in dump(app)


async def test_the_terminal_is_chosen_by_the_line_that_reads_right(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("he")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "f7")
        assert isinstance(app.screen, Doctor)
        lines = dump(app).splitlines()
        assert any("1   \u2063123 (abc) םולש" in one for one in lines)
        assert any("4   \u2063שלום (abc) 123" in one for one in lines)
        await pressed(pilot, "2")
        assert (app.bidi_profile, desk.settings().terminal) == ("armour", "armour")
        await pressed(pilot, "0")
        assert (app.bidi_profile, desk.settings().terminal) == ("plain", "")
    forced = CasefileApp(desk, environ={"CASEFILE_BIDI": "kitty"})
    assert forced.bidi_profile == "kitty"


def test_samples_go_to_the_terminal_as_they_are_whatever_else_is_done_to_text() -> None:
    for armour in (True, False):
        sent = [fed(as_sent("שלום (abc) 123", name), armour=armour) for name in PROFILES]
        assert sent == [
            "123 (abc) םולש",
            "123 (abc) ם\u200eו\u200eל\u200eש\u200e",
            "123 (abc) שלום",
            "שלום (abc) 123",
        ]
    assert fed("דנה", armour=True) == "ד\u200eנ\u200eה\u200e"


async def test_hebrew_dates_stand_beside_the_days_when_they_are_asked_for(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("he")
    desk.keep_settings(desk.settings().but(hebrew_days=True, currency="EUR"))
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Sowa", "45")
        await pilot.press("enter", "enter")  # past the currency
        await typed(pilot, "22.11.2026")
        await settled(pilot)
        shown = dump(app)
        assert 'ולסכב ב"י' in shown  # the year stands on the next line
        assert 'ז"פשת' in shown
        assert "€" in shown
