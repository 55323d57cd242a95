"""Lists to choose from that leave a page key alone until they are laid out: one came in a burst."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import OptionList, Select
from textual.widgets._select import SelectCurrent, SelectOverlay


class Options(OptionList):
    """A list of options."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is gone once there are pages."""
        return _can(self, action)


class Dropped(SelectOverlay):
    """The list that a choice drops down."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is gone once there are pages."""
        return _can(self, action)


class Choice(Select[str]):
    """A choice of one, by a list that it drops down."""

    def compose(self) -> ComposeResult:
        """Lay out what is chosen and the list."""
        yield SelectCurrent(self.prompt)
        yield Dropped().data_bind(compact=Select.compact)


def _can(listed: OptionList, action: str) -> bool:
    return action not in ("page_up", "page_down") or bool(listed.scrollable_content_region)
