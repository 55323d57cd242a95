"""Right to left: order, brackets, isolates, fields, alignment, and what the terminal is sent."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from rich.segment import Segment
from screen_steps import dump, pressed
from textual.app import ComposeResult
from textual.color import Color
from textual.widgets import Input, Static

from casefile.library import languages
from casefile.model.language import FSI, PDI
from casefile.model.money import read_money
from casefile.screens.bidi.filter import BidiFilter
from casefile.screens.bidi.inputs import BidiInput, BidiTextArea
from casefile.screens.bidi.terminal import BidiApp, BidiScreen, armoured, terminal_profile
from casefile.screens.bidi.uax9 import base_level, display, levels, reorder
from casefile.screens.chrome import Table
from casefile.screens.plain import apart, cell, file_name, plain, said, value

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpora" / "unicode-bidi"
BLACK = Color(0, 0, 0)


def seen(text: str, *, ui: int = 0) -> str:
    return "".join(part.text for part in BidiFilter(ui=ui).apply([Segment(text)], BLACK))


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


def test_isolates_never_reach_the_terminal() -> None:
    assert seen(f"case {FSI}Acme{PDI} ok") == "case Acme ok"


def test_a_value_cut_off_by_the_edge_stays_behind_the_words_before_it() -> None:
    assert seen(f"{FSI}note{PDI}: {FSI}שלום עו…  ") == "note: …וע םולש  "


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


class Fields(BidiApp):
    """A field, a text area and a table."""

    def get_default_screen(self) -> BidiScreen[None]:
        return BidiScreen(id="_default")

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value
        self.turn(False)

    def compose(self) -> ComposeResult:
        yield BidiInput(self.value, id="field")
        yield BidiTextArea("אבג דהו abc 12 זחט", id="area")
        yield Table()


async def test_arrows_in_a_hebrew_field_go_where_they_point() -> None:
    app = Fields("")
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(Input)
        field.focus()
        await pilot.press(*"שלום")
        assert (field.value, field.cursor_position) == ("שלום", 4)
        await pilot.press("right")
        assert field.cursor_position == 3
        await pilot.press("right", "right", "right", "right")
        assert field.cursor_position == 0
        await pilot.press("left", "ה")
        assert field.value == "שהלום"


async def test_a_walk_through_mixed_text_visits_every_cell_in_order() -> None:
    app = Fields("abc שלום 123 def")
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(Input)
        field.focus()
        await pilot.press("home")
        places = [field.cursor_screen_offset.x]
        for _ in range(len(field.value)):
            await pilot.press("right")
            places.append(field.cursor_screen_offset.x)
        assert places == list(range(places[0], places[0] + len(field.value) + 1))


async def test_a_click_hits_the_letter_that_is_seen() -> None:
    app = Fields("abc שלום 123 def")
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(BidiInput)
        field.focus()
        await pilot.pause()
        x = dump(app).splitlines()[1].index("ל")  # type: ignore[arg-type]
        await pilot.click(BidiInput, offset=(x, 1))
        assert field.value[field.cursor_position] == "ל"


@pytest.mark.parametrize(
    ("value", "seen", "caret"),
    [("4500 zł", "4500 zł", 36), ("שלום 12", "12 םולש", 28), ("", "", 36)],
)
async def test_in_a_hebrew_interface_every_field_begins_at_the_right(
    value: str, seen: str, caret: int
) -> None:
    app = Fields(value)
    app.turn(True)
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(BidiInput)
        field.focus()
        await pilot.press("end")
        row = dump(app).splitlines()[1]
        assert row.strip(" ▊▎") == seen
        assert not seen or row.index(seen) == 36 - len(seen), "one cell is left for the caret"
        assert field.cursor_screen_offset.x == caret
        if value:
            await pilot.click(BidiInput, offset=(row.index(value[0]), 1))
            assert field.cursor_position == 0, "a click missed the letter that is seen"


@pytest.mark.parametrize("letter", ["x", "ש"])
async def test_the_caret_of_a_field_longer_than_its_window_stays_in_it(letter: str) -> None:
    app = Fields(letter * 50 + "!")
    app.turn(True)
    async with app.run_test(size=(40, 20)) as pilot:
        field = app.query_one(BidiInput)
        field.focus()
        for key, at in (("end", 51), ("home", 0)):
            await pilot.press(key)
            assert field.content_region.x <= field.cursor_screen_offset.x
            assert field.cursor_screen_offset.x < field.content_region.right
            await pilot.click(BidiInput, offset=(field.cursor_screen_offset.x, 1))
            assert field.cursor_position == at, "a click missed the letter that is seen"


async def test_a_quote_that_is_wrapped_keeps_its_direction_on_each_line() -> None:
    """In a Hebrew sentence the point and the figures of an English quote stay where they stood."""
    app = Fields("")
    app.turn(True)
    async with app.run_test(size=(32, 30)) as pilot:
        quoted = f"הנימוק: {FSI}We pay (part) on 3.5.2026. Not all, 50!{PDI} (C-1)"
        await app.mount(Static(said(quoted)))
        await pilot.pause()
        shown = dump(app)  # type: ignore[arg-type]
    rows = [row.strip() for row in shown.splitlines() if "We pay" in row or "Not all" in row]
    assert rows == ["We pay (part) on :קומינה", "(C-1) 3.5.2026. Not all, 50!"]


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


def test_a_hebrew_paragraph_is_stamped_so_that_its_wrapped_lines_agree() -> None:
    spans = plain("שלום abc\nabc שלום").spans
    assert [dict(span.style.meta)["bidi"] for span in spans] == [1, 0]  # type: ignore[union-attr]


def _lines(name: str) -> list[str]:
    path = CORPUS / f"{name}.gz"
    if not path.exists():
        pytest.skip("the Unicode conformance files are not beside this checkout")
    told = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return [line for line in (one.split("#")[0].strip() for one in told) if line]


def _differs(wanted: list[str], got: tuple[int, ...]) -> bool:
    return any(w != "x" and int(w) != g for w, g in zip(wanted, got, strict=True))


def test_every_conformance_line_of_characters_without_explicit_controls_comes_out() -> None:
    explicit = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    tried = wrong = 0
    for line in _lines("BidiCharacterTest.txt"):
        codes, direction, base, wanted, order = line.split(";")
        points = [int(code, 16) for code in codes.split()]
        if explicit & set(points):
            continue
        text = "".join(map(chr, points))
        of = levels(text, int(base))
        kept = [n for n, w in enumerate(wanted.split()) if w != "x"]
        visual = [kept[n] for n in reorder([of[n] for n in kept])]
        tried += 1
        wrong += (
            _differs(wanted.split(), of)
            or (direction == "2" and base_level(text) != int(base))
            or visual != [int(n) for n in order.split()]
        )
    assert (tried, wrong) == (91_605, 0)


ONE_OF = dict(
    zip(
        "L R AL EN AN ES CS ET B S WS ON NSM BN".split(),
        "a\u05d0\u06391\u0661-,%\u2029\t !\u0300\u00ad",
        strict=True,
    )
)
"""A character of each class but the explicit ones."""


def test_every_conformance_line_of_classes_without_explicit_controls_comes_out() -> None:
    tried = wrong = 0
    wanted: list[str] = []
    order: list[int] = []
    for line in _lines("BidiTest.txt"):
        if line.startswith("@Levels:"):
            wanted = line.partition(":")[2].split()
        elif line.startswith("@Reorder:"):
            order = [int(n) for n in line.partition(":")[2].split()]
        elif not line.startswith("@"):
            classes, _, directions = line.partition(";")
            if not set(classes.split()) <= set(ONE_OF):
                continue
            text = "".join(ONE_OF[one] for one in classes.split())
            kept = [n for n, w in enumerate(wanted) if w != "x"]
            for bit, base in ((1, base_level(text)), (2, 0), (4, 1)):
                if int(directions, 16) & bit:
                    of = levels(text, base)
                    tried += 1
                    visual = [kept[n] for n in reorder([of[n] for n in kept])]
                    wrong += _differs(wanted, of) or visual != order
    assert (tried, wrong) == (100_038, 0)


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
