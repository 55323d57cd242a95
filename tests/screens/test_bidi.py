"""Right to left: order, brackets, isolates, fields, alignment, and what the terminal is sent."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bidi_steps import Fields, seen
from screen_steps import dump, pressed, settled

from casefile.desk import Desk
from casefile.library import languages
from casefile.model.language import FSI, PDI
from casefile.model.money import read_money
from casefile.screens.app import CasefileApp
from casefile.screens.bidi.terminal import armoured, terminal_profile
from casefile.screens.bidi.uax9 import display, levels
from casefile.screens.case import CaseScreen
from casefile.screens.case_told import title_told
from casefile.screens.chrome import Table, Title
from casefile.screens.plain import apart, cell, file_name, plain, said, value


@pytest.mark.parametrize(
    ("logical", "visual"),
    [
        ("שלום", "םולש"),
        ("שלום (abc) 123", "123 (abc) םולש"),
        ("חשבונית 1042", "1042 תינובשח"),
        ("abc שלום def", "abc םולש def"),
        ("12.1.2026 שלום", "םולש 12.1.2026"),
        ("דנה (כהן)", "(ןהכ) הנד"),
        ("₪4,500", "₪4,500"),
    ],
)
def test_a_line_stands_in_the_order_in_which_it_is_read(logical: str, visual: str) -> None:
    assert display(logical) == visual


def test_values_in_isolates_do_not_pull_at_their_neighbours() -> None:
    assert seen(f"17 · {FSI}דנה{PDI} · ₪4,500") == "17 · הנד · ₪4,500"
    assert seen("17 · דנה · ₪4,500") != "17 · הנד · ₪4,500"


@pytest.mark.parametrize("told", ["או ^u ^d, Home", "^c: העתקה", "^s שמירה", "לחיצה על ^f מחפשת"])
def test_a_key_with_a_caret_is_read_from_the_left_among_hebrew_words(told: str) -> None:
    shown = seen(said(told).plain)
    assert all(key in shown for key in re.findall(r"\^[a-z]", told)), shown


def test_isolates_never_reach_the_terminal() -> None:
    assert seen(f"case {FSI}Acme{PDI} ok") == "case Acme ok"


def test_frames_stay_where_they_are_and_columns_do_not_mix() -> None:
    assert seen("│שלום abc │") == "│abc םולש │"
    assert seen("│שלום│עולם│") == "│םולש│םלוע│"


def test_a_bar_behind_a_mark_of_direction_begins_where_one_reads_first() -> None:
    assert seen("\u200f███   ", ui=1) == "   ███"
    assert seen("███   ", ui=1) == "███   ", "a frame stays"


def test_the_name_of_a_file_keeps_its_extension_at_the_end_read_from_the_left() -> None:
    told = f"{value('C-1').plain} · {file_name('הזמנה חתומה 26-014.pdf').plain}"

    assert seen(told, ui=1) == "26-014 המותח הנמזה.pdf · C-1"
    assert file_name("").plain == ""


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ('יש לכסות: casefile set 1 a.words="..."', 'casefile set 1 a.words="..." :תוסכל שי'),
        ('או casefile set 1 a="אני ..." (v ואז)', '(זאו v) casefile set 1 a="ינא ..." וא'),
        ("לכתוב (casefile sent).", ".(casefile sent) בותכל"),
        (f"אז casefile set {FSI}7{PDI} b.x={FSI}C-1{PDI}.", ".casefile set 7 b.x=C-1 זא"),
    ],
)
def test_a_command_among_hebrew_words_is_read_from_the_left_as_it_is_typed(
    told: str, shown: str
) -> None:
    assert seen(said(told).plain, ui=1) == shown


def test_a_hebrew_interface_stands_at_the_right() -> None:
    assert seen("abc    ", ui=1) == "    abc"
    assert seen("abc    ", ui=0) == "abc    "


def test_a_sentence_of_nothing_but_values_runs_as_the_interface_does() -> None:
    told = f"{FSI}מכתב{PDI}: {FSI}Umowa nr 7{PDI}"

    assert seen(told, ui=1).strip() == "Umowa nr 7 :בתכמ"
    assert seen(told, ui=0).strip() == "בתכמ: Umowa nr 7"
    within = f"{FSI}{FSI}C-1{PDI} ({FSI}חוזה{PDI}){PDI} ראיה"
    assert seen(within, ui=1).strip() == "היאר (הזוח) C-1"


def test_a_sum_with_its_code_and_a_day_in_a_row_keep_to_themselves() -> None:
    sum_ = languages()["he"].money(read_money("10000 PLN"))
    told = seen("- " + apart(sum_, "30.6.2026", "הופרה", by=" · "), ui=1)

    assert " ".join(told.split()) == "הרפוה · 30.6.2026 · PLN 10,000.00 -"


def test_points_stay_on_their_letters() -> None:
    assert display("שָׁלוֹם")[0] == "ם"


@pytest.mark.parametrize(
    ("environ", "profile"),
    [
        ({}, "plain"),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TMUX": "/tmp/x"}, "armour"),
        ({"KONSOLE_VERSION": "22"}, "armour"),
        ({"TERM": "mlterm"}, "logical"),
        ({"TMUX": "x", "CASEFILE_BIDI": "plain"}, "plain"),
    ],
)
def test_the_terminal_is_told_apart_by_its_environment(
    environ: dict[str, str], profile: str
) -> None:
    assert terminal_profile(environ) == profile


def test_armour_makes_each_letter_a_run_of_its_own_and_leaves_latin_alone() -> None:
    assert armoured("abc") == "abc"
    assert armoured("הנד") == "ה\u200eנ\u200eד\u200e"


async def test_cells_of_a_table_keep_their_columns() -> None:
    app = Fields("")
    async with app.run_test(size=(60, 30)) as pilot:
        table = app.query_one(Table)
        table.refill(
            [(cell("a"), 12), (cell("b"), 20)],
            [("1", [cell("2026-03-14"), cell("מחר נשלם")])],
            False,
            50,
        )
        await pilot.pause()
        row = next(line for line in dump(app).splitlines() if "2026-03-14" in line)  # type: ignore[arg-type]
        assert row.index("2026-03-14") < row.index("םלשנ רחמ")


def test_explicit_controls_from_outside_are_shown_by_name_and_turn_nothing() -> None:
    assert plain("a\u202egnp.exe\u202c").plain == "a\u27e6RLO\u27e7gnp.exe\u27e6PDF\u27e7"
    assert seen(plain("inv\u202egpj.exe").plain) == "inv\u27e6RLO\u27e7gpj.exe"


def test_two_spaces_part_columns_of_a_line_and_of_no_paragraph() -> None:
    assert seen("x \u05d0  \u05d1") == "x \u05d0  \u05d1"
    assert levels("\u05d0  \u05d1", 0) == (1, 1, 1, 1)


async def test_titles_of_boxes_stand_where_a_line_begins(samples_in, opened) -> None:
    for code, side in (("he", "right"), ("pl", "left")):
        app = opened(samples_in(code))
        async with app.run_test(size=(80, 24)) as pilot:
            await pressed(pilot, "enter")
            assert {box.styles.border_title_align for box in app.screen.query(".box")} == {side}
            await pressed(pilot, "l")
            window = app.screen.query(".window").first()
            assert window.styles.border_title_align == side


@pytest.mark.parametrize("order", ["plain", "logical"])
@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_what_is_open_and_whether_it_is_saved_stand_apart_in_the_title(
    language: str, order: str, desk_in: Callable[[str], Desk]
) -> None:
    """Also where the order is left to the terminal, which moves neither to its side."""
    desk = desk_in(language)
    desk.new(respondent="Carmel Lights Halls and Events Ltd, branch of the north", place="ew")
    app = CasefileApp(desk, environ={"CASEFILE_BIDI": order})
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        app.screen.query_one(Title).tell(said("1 Carmel " + "x" * 80), said("09:30"))
        await settled(pilot)
        first = dump(app).splitlines()[0].strip()
        at_one_end, at_other = first.partition("09:30")[::2]
        assert at_one_end.endswith("  ") or at_other.startswith("  ")


@pytest.mark.parametrize("language", ["en", "he", "pl"])
async def test_a_sum_in_the_title_is_never_cut(
    language: str, samples_in: Callable[[str], Desk], opened: Callable[[Desk], CasefileApp]
) -> None:
    """The name gives way to a long word on what is not saved; the stage and the sum go whole."""
    app = opened(samples_in(language))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)
        whole = title_told(app.screen.open, 80).plain
        sums = whole.split(" · ")[2]
        for room in range(10, 80):
            shown = title_told(app.screen.open, room)
            assert sums in shown.plain or not any(one in shown.plain for one in ("£", "PLN", "₪"))
            assert room < 20 or shown.cell_length <= room
        assert f"{app.screen.open.case.title}" in whole, "it is not cut where there is room"
