"""Lists to choose from, on a screen too small to lay them out or not laid out yet."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import OptionList

from casefile.screens.options import Choice, Options


class Small(App[None]):
    """A list and a choice, in no room."""

    def compose(self) -> ComposeResult:
        yield Options("one", "two")
        yield Choice([("One", "1"), ("Two", "2")], value="2")


@pytest.mark.parametrize("n", [0, 1], ids=["a list", "a choice"])
async def test_a_page_key_before_a_list_is_laid_out_is_left_alone(n: int) -> None:
    app = Small()
    async with app.run_test(size=(40, 10)) as pilot:
        listed = list(app.query(OptionList))[n]
        listed.styles.height = 0
        listed.display = True
        await pilot.pause()
        listed.highlighted = 1
        assert not listed.scrollable_content_region
        for key in ("page_up", "page_down"):
            await app.run_action(key, listed)
        assert listed.highlighted == 1
        listed.styles.height = 5
        await pilot.pause()
        await app.run_action("page_up", listed)
        assert listed.highlighted == 0
