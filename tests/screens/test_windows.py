"""The windows over any screen: history and undo, the bin, settings, the terminal, jumping."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from form_steps import begun
from screen_steps import ON, SIZES, dump, pressed, settled, typed

from casefile.desk import Desk
from casefile.library import languages
from casefile.model.dates import loose
from casefile.model.language import FSI, PDI
from casefile.model.money import Money
from casefile.model.review import State
from casefile.screens.app import CasefileApp
from casefile.screens.ask import Choose
from casefile.screens.ask_fields import AskFields
from casefile.screens.bidi.terminal import PROFILES, as_sent, fed
from casefile.screens.bidi.uax9 import display
from casefile.screens.bin import Bin
from casefile.screens.case import CaseScreen
from casefile.screens.chrome import Table
from casefile.screens.doctor import Doctor
from casefile.screens.form import FormWindow
from casefile.screens.history import History
from casefile.screens.jump import Jump
from casefile.screens.outside import lies_at
from casefile.screens.palette import Entries
from casefile.screens.plain import bare
from casefile.screens.settings import Settings

PAID = Money(amount=Decimal(500), currency="PLN")
Made = Callable[[str], Desk]
Opened = Callable[[Desk], CasefileApp]


def _owed(desk: Desk, name: str = "Sowa") -> str:
    return desk.new(respondent=name, amount=PAID, place="pl").case.id


def _told(app: CasefileApp) -> str:
    """What was said last, without marks of direction."""
    said = list(app._notifications)[-1].message
    return "".join(c for c in said if c not in (FSI, PDI)).replace("\xa0", " ")


@pytest.mark.parametrize("code", ["en", "he", "pl"])
def test_where_a_file_lies_is_told_with_its_folder_whole_on_a_line_of_its_own(code: str) -> None:
    told = bare(lies_at(Path("/srv/office cases/17/Demand letter.docx"), languages()[code]))
    first, *rest = told.splitlines()
    assert rest == [str(Path("/srv/office cases/17"))]
    assert "Demand letter.docx" in first


async def test_undo_says_what_it_undid_and_redo_what_it_did_again(
    desk_in: Made, opened: Opened
) -> None:
    """Two keys each, from the open case: u, U."""
    desk = desk_in("pl")
    ref = _owed(desk)
    desk.pay(ref, PAID, loose(ON))
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "u")
        assert desk.case(ref).payments == ()
        assert _told(app) == "Cofnięto: wpłata 500,00 zł"
        await pressed(pilot, "U")
        assert len(desk.case(ref).payments) == 1
        assert _told(app) == "Ponowiono: wpłata 500,00 zł"


async def test_any_change_is_taken_back_from_the_history_with_what_it_changed(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    desk.pay(ref, PAID, loose(ON))
    desk.set(ref, ["respondent.phone=600 100 200"])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "H")
        shown = dump(app)
        assert isinstance(app.screen, History)
        assert "payment of PLN500.00" in shown and "set: respondent: phone" in shown
        assert "after: 600 100 200" in shown
        await pressed(pilot, "down", "u")
        assert desk.case(ref).payments == ()
        assert desk.case(ref).respondent.phone == "600 100 200"
        assert "(taken back) payment" in dump(app)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)
        assert app.screen.open.case.payments == ()


@pytest.mark.parametrize("code", ["en", "he", "pl"])
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "100x30"])
async def test_every_window_draws_in_every_language_and_changes_it_while_open(
    code: str, size: tuple[int, int], samples_in: Made, opened: Opened
) -> None:
    """A window opens in the language the one before was left in: begun in all, seen in all."""
    app = opened(samples_in(code))
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        for key in ("H", "B", "comma", "f7"):
            await pressed(pilot, key)
            before = dump(app)
            await pressed(pilot, "f9")
            after = dump(app)
            assert after != before
            for shown in (before, after):
                assert "[" + "history." not in shown and "[settings" not in shown, key
            await pressed(pilot, "escape")
            assert isinstance(app.screen, CaseScreen)


async def test_a_deleted_case_lies_in_the_bin_and_comes_back_from_it(
    desk_in: Made, opened: Opened
) -> None:
    """Deleted by mistake: X, and B Enter brings it back."""
    desk = desk_in("en")
    ref = _owed(desk)
    _owed(desk, "Bocian")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one("#cases", Table).move_cursor(row=0)
        await pressed(pilot, "X")
        assert [one.id for one in desk.cases()] != [ref] and len(desk.cases()) == 1
        await pressed(pilot, "B")
        assert isinstance(app.screen, Bin)
        assert "It is erased on 22/12/2026." in dump(app)
        await pressed(pilot, "enter")
        assert len(desk.cases()) == 2


async def test_evidence_taken_out_lies_in_the_bin_of_its_case(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    note = tmp_path / "note.txt"
    note.write_text("I owe it", encoding="utf-8")
    desk.add(ref, [note])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "3")
        await pressed(pilot, "X")
        assert desk.case(ref).exhibits == ()
        await pressed(pilot, "B")
        assert "C-1" in dump(app) and "kept with the case" in dump(app)
        await pressed(pilot, "enter")
        assert desk.case(ref).exhibits[0].mark == "C-1"


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
        assert any("settings.json" in one.title for one in app._notifications)
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


async def test_a_letter_pressed_in_jump_mode_goes_to_its_part_of_the_screen(
    samples_in: Made, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "2")
        await pressed(pilot, "J")
        assert isinstance(app.screen, Jump)
        last = list(app.screen.places)[-1]
        wanted = app.screen.places[last]
        assert f" {last} " in dump(app)
        await pressed(pilot, last)
        assert app.focused is wanted


async def test_an_open_form_changes_language_and_keeps_what_was_typed(
    desk_in: Made, opened: Opened
) -> None:
    app = opened(desk_in("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, "Whitlock", "4500")
        await pressed(pilot, "f9", "f9")
        form = app.screen
        assert isinstance(form, FormWindow)
        assert "Nowa sprawa" in dump(app)
        assert (form.text("respondent"), form.text("amount")) == ("Whitlock", "4500")
        await pilot.press("0")
        assert form.text("amount") == "45000"


async def test_what_stands_under_an_open_form_changes_its_language_too(
    samples_in: Made, opened: Opened
) -> None:
    app = opened(samples_in("en"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pressed(pilot, "enter", "l")
        await pressed(pilot, "f9", "f9")
        under = app.screen_stack[-2]
        assert isinstance(under, CaseScreen) and under.pane is not None
        assert under.pane.size.height > 10, "it was drawn again"
        assert "Sposób" in dump(app) and "Co się " not in dump(app).splitlines()[0]
        assert "Przegląd" in dump(app)


async def _entries(app: CasefileApp) -> list[str]:
    provider = Entries(app.screen)
    return [str(hit.text) async for hit in provider.discover()]


async def test_the_palette_offers_what_makes_sense_on_the_case_as_it_stands(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        offered = await _entries(app)
        assert not any(one.startswith("take back the last change") for one in offered)
        assert any(one.startswith("take in files as evidence") for one in offered)
        desk.pay(ref, PAID, loose(ON))
        await pressed(pilot, "f5")
        offered = await _entries(app)
        assert any(one.startswith("take back the last change") for one in offered)


async def test_the_palette_answers_why_and_goes_there(desk_in: Made, opened: Opened) -> None:
    """Three keys and a word: ^p, why, Enter."""
    desk = desk_in("en")
    _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "ctrl+p")
        await typed(pilot, "why is")
        await pilot.pause(0.5)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, CaseScreen) and app.screen.section == "7"


@pytest.mark.parametrize(
    ("language", "sought", "form"),
    [
        ("en", "packet for the mediator", "mediation_exchange"),
        ("en", "mediator's packet", "mediation_exchange"),
        ("he", "חבילה למגשר", "mediation_exchange"),
        ("pl", "pakiet dla mediatora", "mediation_exchange"),
        ("pl", "monit", "reminder_friendly"),
    ],
)
async def test_the_palette_goes_to_a_packet_by_the_word_people_use(
    language: str, sought: str, form: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(language)
    desk.new(respondent="X", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        hits = [hit async for hit in Entries(app.screen).search(sought)]
        best = max(hits, key=lambda hit: hit.score)
        best.command()
        await settled(pilot)
        assert app.screen.query_one("#packets", Table).key_at_cursor == form


@pytest.mark.parametrize(("language", "sought"), [("en", "plea"), ("he", "טענה"), ("pl", "zarzut")])
async def test_the_palette_goes_to_what_the_other_side_says_by_its_everyday_word(
    language: str, sought: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(language)
    desk.new(respondent="X", place="ew")
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "7")
        hits = [hit async for hit in Entries(app.screen).search(sought)]
        max(hits, key=lambda hit: hit.score).command()
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        assert bare(app.screen.told.plain) == desk.words.term("screens.plea.which")


@pytest.mark.parametrize(
    ("language", "sought", "found"),
    [
        ("en", "offer", "offers.add"),
        ("en", "add witness", "people.witness"),
        ("en", "hearing", "case.more"),
        ("en", "packet", "case.write"),
        ("he", "הצעת פשרה", "offers.add"),
        ("he", "עד", "people.witness"),
        ("he", "דיון", "case.more"),
        ("he", "חבילה", "case.write"),
        ("pl", "oferta", "offers.add"),
        ("pl", "swiadek", "people.witness"),
        ("pl", "rozprawa", "case.more"),
        ("pl", "pakiet", "case.write"),
    ],
)
async def test_the_palette_finds_from_any_section_what_is_done_in_another(
    language: str, sought: str, found: str, desk_in: Made, opened: Opened
) -> None:
    desk = desk_in(language)
    _owed(desk)
    app = opened(desk)
    name = desk.words.term(f"actions.{found}.help")
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        hits = [str(hit.text) async for hit in Entries(app.screen).search(sought)]
        (told,) = (one for one in hits if one.startswith(f"{name}  ["))
        people = desk.words.term("panes.people.name")
        assert told.endswith(people) is (found == "people.witness")


async def test_what_is_done_in_another_section_is_done_there_and_esc_comes_back(
    desk_in: Made, opened: Opened
) -> None:
    desk = desk_in("en")
    _owed(desk)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "5")
        hits = [hit async for hit in Entries(app.screen).search("add witness")]
        max(hits, key=lambda hit: hit.score).command()
        await settled(pilot)
        assert isinstance(app.screen, AskFields)
        assert app.screen.drafted.startswith("witness:")
        await pressed(pilot, "escape")
        assert isinstance(app.screen, CaseScreen) and app.screen.section == "4"
        await pressed(pilot, "escape")
        assert app.screen.section == "5"


async def test_what_is_done_at_once_to_a_row_nobody_has_seen_is_only_led_to(
    desk_in: Made, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = _owed(desk)
    paper = tmp_path / "Invoice 7.txt"
    paper.write_text("Invoice 7, 500 PLN", "utf-8")
    desk.add(ref, [paper])
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        sought = desk.words.term("actions.evidence.accept.help")
        (hit,) = [hit async for hit in Entries(app.screen).search(sought)]
        hit.command()
        await settled(pilot)
        assert isinstance(app.screen, CaseScreen) and app.screen.section == "3"
        assert not desk.case(ref).exhibits[0].accepted
        assert _told(app) == f"⏎, on the line under the cursor: {sought}"


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
        assert "ולסכב ב״י" in shown  # the year stands on the next line
        assert "ז״פשת" in shown
        assert "€" in shown


@pytest.mark.parametrize("code", ["en", "he", "pl"])
async def test_the_whole_state_of_the_case_under_the_cursor_is_told_at_80_columns(
    code: str, samples_in: Made, opened: Opened
) -> None:
    desk = samples_in(code)
    app = opened(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in ("home", "down", "down"):
            await pressed(pilot, key)
            at = app.screen.query_one("#cases", Table).key_at_cursor
            state = next(one.state for one in desk.cases() if one.id == at)
            told = desk.words.name_of(State(state))
            shown = dump(app).splitlines()[0]
            assert (display(told, 1) if code == "he" else told) in shown
