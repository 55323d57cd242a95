"""A sum stays on one line: no line is broken at a space that must not break."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich import _wrap as of_text
from screen_steps import dump
from textual import _wrap as of_text_area
from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

from casefile.screens.plain import plain, said, value
from casefile.screens.unbroken import keep_together

SUM = "1\u00a0200,50\u202fzł"


class Told(App[None]):
    """A label and a text area in a narrow column."""

    def __init__(self, width: int, outside: str = f"Winien jest {SUM} od maja") -> None:
        super().__init__()
        self.width, self.outside = width, outside

    def compose(self) -> ComposeResult:
        keep_together()
        for told in (said(f"Do zapłaty {SUM} dziś"), plain(self.outside)):
            label = Static(told)
            label.styles.width = self.width
            yield label
        area = TextArea(f"Obiecał {SUM} w piątek", soft_wrap=True)
        area.styles.width = self.width + 4
        area.styles.height = 6
        yield area


@pytest.mark.parametrize("width", [12, 15, 18, 21])
async def test_a_sum_is_on_one_line_in_a_label_in_prose_and_in_a_text_area(width: int) -> None:
    app = Told(width)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        lines = dump(app).splitlines()  # type: ignore[arg-type]
    assert sum(SUM in line for line in lines) == 3


@pytest.mark.parametrize("width", [12, 15, 18, 21])
@pytest.mark.parametrize("sum_", ["(1,900.00 ₪)", "(₪ 1,900)", "(1200,50 zł)", "(900 GBP)"])
async def test_a_sum_of_outside_text_keeps_its_brackets_and_its_sign_on_one_line(
    width: int, sum_: str
) -> None:
    app = Told(width, f"Bill of May {sum_} is due")
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        lines = dump(app).splitlines()  # type: ignore[arg-type]
    assert sum(sum_ in line for line in lines) == 1


def test_outside_text_may_break_where_its_spaces_hold_no_figure() -> None:
    assert plain("see\u00a0you\u202fthen, 5\u00a0kg").plain == "see you then, 5\u00a0kg"


def test_a_value_on_one_line_keeps_what_holds_its_figures_and_nothing_else() -> None:
    told = value(f" a\u00a0b \n {SUM}  c").plain.strip("\u2068\u2069")
    assert told == f"a b {SUM} c"
    assert value(f"x {SUM}", limit=6).plain.strip("\u2068\u2069") == "x 1\u00a02…"


def test_the_two_patterns_that_lines_are_broken_by_stand_where_they_are_replaced() -> None:
    """Each is the only one in its file, is read when a line is broken, and takes every blank."""
    for module, name in ((of_text, "re_word"), (of_text_area, "re_chunk")):
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        assert source.count(f"{name} = re.compile(") == 1 and source.count("re.compile(") == 1
        assert source.count(f"{name}.match(text, ") >= 1
        assert isinstance(getattr(module, name), re.Pattern)
