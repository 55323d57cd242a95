"""Right-to-left text that is wrapped or cut: what a paragraph decides holds on each line."""

from __future__ import annotations

import pytest
from bidi_steps import seen
from screen_steps import dump
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from casefile.library import languages
from casefile.model.language import FSI, PDI
from casefile.model.money import read_money
from casefile.screens.bidi.paragraph import OF_INTERFACE, stretches
from casefile.screens.bidi.terminal import BidiApp, BidiScreen
from casefile.screens.plain import apart, line, plain, said, value


class Told(BidiApp):
    """A text alone, in an interface that runs from the right."""

    def __init__(self, told: Content) -> None:
        super().__init__()
        self.told = told
        self.turn(True)

    def get_default_screen(self) -> BidiScreen[None]:
        return BidiScreen(id="_default")

    def compose(self) -> ComposeResult:
        yield Static(self.told)


async def wrapped(told: Content, width: int) -> list[str]:
    """Return the lines of a text as they are seen in a window of *width* cells."""
    app = Told(told)
    async with app.run_test(size=(width, 20)):
        return [row.strip() for row in dump(app).splitlines() if row.strip()]  # type: ignore[arg-type]


def _sums() -> Content:
    due, debt, costs = (
        languages()["he"].money(read_money(sum_)) for sum_ in ("90 PLN", "33210 PLN", "765 PLN")
    )
    return said(apart(due, apart(f"קרן {debt}", f"סכומים קצובים {costs}", by=" + "), by=" = "))


_SOURCE = f"טרם אומת; Practice Direction 51R, נכון ליום {FSI}21.11.2026{PDI} (ולא 50%)."
WRAPPED = {
    "a mark begins a sentence in another": (
        said(f"מדוע: {FSI}{FSI}C-1{PDI} ({FSI}חוזה{PDI}), ציון A; אין דבר{PDI}."),
        22,
        ["ןויצ ,(הזוח) C-1 :עודמ", ".רבד ןיא ;A"],
    ),
    "a Latin name begins a line": (
        said(f"מקור: {FSI}{_SOURCE}{PDI} סוף"),
        30,
        ["Practice ;תמוא םרט :רוקמ", "םויל ןוכנ ,Direction 51R", "ףוס .(50% אלו) 21.11.2026"],
    ),
    "a number and a day begin a line": (
        said(f"מקור: {FSI}{_SOURCE}{PDI} סוף"),
        22,
        [
            *(";תמוא םרט :רוקמ", "Practice Direction", "םויל ןוכנ ,51R"),
            *(".(50% אלו) 21.11.2026", "ףוס"),
        ],
    ),
    "sums": (
        _sums(),
        32,
        ["+ PLN\xa033,210.00 ןרק = PLN\xa090.00", "PLN\xa0765.00 םיבוצק םימוכס"],
    ),
    "a value in Hebrew": (
        line(said("- "), value("מכתב ארוך מאוד של Smith & Sons (London), ועוד 5%"), said(": כן")),
        24,
        ["לש דואמ ךורא בתכמ -", ",Smith & Sons (London)", "ןכ :5% דועו"],
    ),
    "a value in English": (
        line(said("- "), value("We paid (part) לדנה on 3.5. Not all!"), said(": כן")),
        20,
        ["We paid (part) -", "הנדל on 3.5. Not", "ןכ :all!"],
    ),
    "a sum in brackets that is written with its own marks": (
        plain("החשבונית (\u200f1,900.00 \u200f₪) נשלחה"),
        30,
        ["החלשנ (₪ 1,900.00) תינובשחה"],
    ),
    "a paragraph of a packet": (
        plain('החוב לפי "Umowa nr 7" מיום 3.5.2026, בסך 5%.'),
        20,
        ['Umowa nr" יפל בוחה', ',3.5.2026 םוימ "7', ".5% ךסב"],
    ),
}
"""What is told, the cells it has, and its lines as they are seen."""


@pytest.mark.parametrize("name", WRAPPED)
async def test_a_line_of_a_paragraph_runs_as_the_paragraph_whatever_it_begins_with(
    name: str,
) -> None:
    told, width, lines = WRAPPED[name]
    assert await wrapped(told, width) == lines


def test_a_paragraph_decides_the_direction_of_each_isolate_before_it_is_wrapped() -> None:
    """That of its first letter; of values alone the interface's, of a bare figure the left."""
    text = f"א {FSI}Umowa {FSI}שלום{PDI} 7{PDI} {FSI}{FSI}5{PDI}: {FSI}x{PDI}{PDI}\n{FSI}ב"
    found = [(text[start:end], levels) for start, end, levels in stretches(text)]
    assert found == [
        *(("Umowa ", (0,)), ("שלום", (0, 1)), (" 7", (0,))),
        *(("5", (OF_INTERFACE, 0)), (": ", (OF_INTERFACE,)), ("x", (OF_INTERFACE, 0))),
        ("ב", (1,)),
    ]


async def test_a_quote_that_is_wrapped_keeps_its_direction_on_each_line() -> None:
    """In a Hebrew sentence the point and the figures of an English quote stay where they stood."""
    quoted = f"הנימוק: {FSI}We pay (part) on 3.5.2026. Not all, 50!{PDI} (C-1)"
    assert await wrapped(said(quoted), 32) == [
        "We pay (part) on :קומינה",
        "(C-1) 3.5.2026. Not all, 50!",
    ]


def test_a_hebrew_paragraph_is_stamped_so_that_its_wrapped_lines_agree() -> None:
    spans = plain("שלום abc\nabc שלום").spans
    assert [dict(span.style.meta)["bidi"] for span in spans] == [1, 0]  # type: ignore[union-attr]


def test_a_value_cut_off_by_the_edge_stays_behind_the_words_before_it() -> None:
    assert seen(f"{FSI}note{PDI}: {FSI}שלום עו…  ") == "note: …וע םולש  "
