"""Lists to choose from: what is typed finds a choice; a page key waits until they are laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList, Select, Static
from textual.widgets._select import SelectCurrent, SelectOverlay
from textual.widgets.option_list import Option

from casefile.model.clean import one_line
from casefile.screens.folded import folded
from casefile.screens.plain import apart, bare, line, said, value

MOST = 12
"""Lines that a list drops down at most; the others are scrolled to."""


class Options(OptionList):
    """A list of options."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is gone once there are pages."""
        return laid_out_for(self, action)

    def render_line(self, y: int) -> Strip:
        """Draw a line, apart from the bar that the list is scrolled by."""
        return beside_the_bar(super().render_line(y))


class Sought(Message):
    """What was typed in a list looks for something else now."""

    def __init__(self, told: Content) -> None:
        super().__init__()
        self.told = told


class Typed:
    """What was typed in a list of choices: it stands on the one that is meant, on none if none is.

    *none_of_these* tells of letters that no choice holds; *blank*: a blank belongs to what is
    looked for, where it does nothing else in the list.
    """

    def __init__(self, listed: OptionList, none_of_these: str, *, blank: bool = True) -> None:
        self.listed = listed
        self.none_of_these = none_of_these
        self.blank = blank
        self.sought = ""

    @property
    def _shown(self) -> list[str]:
        return [bare(str(one.prompt)) for one in self.listed.options]

    def takes(self, character: str | None) -> bool:
        """Return whether a sign is looked for, though it is a key elsewhere.

        Once a word is begun, every sign is; before, a letter that one of the choices begins with.
        """
        if character is None or not character.isprintable():
            return False
        if character == " ":
            return self.blank and bool(self.sought)
        return bool(self.sought) or (character.isalnum() and bool(self._begun_by(character)))

    def pressed(self, event: events.Key) -> bool:
        """Look again, when the key belongs to what is looked for; any other key ends the word."""
        if event.key == "backspace" and self.sought:
            self._seek(self.sought[:-1])
        elif self.takes(event.character) or (event.character or "").isalnum():
            self._seek(self.sought + (event.character or ""))
        else:
            if self.sought and event.key != "enter":
                self._tell("")
            return False
        return True

    def _seek(self, sought: str) -> None:
        at = place_of(sought, self._shown)
        again = folded(sought)
        if at is None and len(set(again)) == 1 and (begun := self._begun_by(again[0])):
            at = begun[(len(again) - 1) % len(begun)]  # pressed again, a letter goes on
        if sought or at is not None:
            self.listed.highlighted = at
        if at is not None:
            self.listed.scroll_to_highlight()
        self._tell(sought, found=at is not None)

    def _begun_by(self, letter: str) -> list[int]:
        begin = folded(letter)
        return [n for n, one in enumerate(self._shown) if folded(one).startswith(begin)]

    def _tell(self, sought: str, *, found: bool = True) -> None:
        self.sought = sought
        none = "" if found or not sought else f"  {self.none_of_these}"
        self.listed.post_message(Sought(line(value(sought, "bold"), said(none))))


class ByLetters:
    """What a list does whose choices are found by the word typed: for each kind of list."""

    typed: Typed

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """A letter that a choice begins with looks for it, also where it moves in other lists."""
        return self.typed.takes(character)

    async def _on_key(self, event: events.Key) -> None:
        """A letter, or one taken back, looks again."""
        if self.typed.pressed(event):
            event.stop()
            event.prevent_default()


class Lettered(ByLetters, Options):
    """A list of options; the letters typed look for one of them."""

    def __init__(self, *options: Option, none_of_these: str) -> None:
        super().__init__(*options)
        self.typed = Typed(self, none_of_these)


class Dropped(SelectOverlay):
    """The list that a choice drops down; the letters typed look for one of them."""

    sought = ""
    """What was typed since it dropped down."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is gone once there are pages."""
        return laid_out_for(self, action)

    def render_line(self, y: int) -> Strip:
        """Draw a line, apart from the bar that the list is scrolled by."""
        return beside_the_bar(super().render_line(y))

    async def _on_key(self, event: events.Key) -> None:
        """A letter, or one taken back, looks again."""
        if event.key == "backspace" and self.sought:
            self.seek(self.sought[:-1])
        elif event.character is not None and event.is_printable:
            self.seek(self.sought + event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def _on_blur(self, _event: events.Blur) -> None:
        """Left with Tab or a click elsewhere: what was typed is taken, or told to be no choice."""
        if self.sought and isinstance(self.parent, Choice):
            self.parent.take(self.sought, self.highlighted)

    def seek(self, sought: str) -> None:
        """Stand on the choice that *sought* means, on none if there is none, and show *sought*."""
        self.sought = sought
        shown = [str(one.prompt) for one in self.options]
        if isinstance(self.parent, Choice) and self.parent.has_blank:
            shown[0] = ""  # the prompt
        at = place_of(sought, shown)
        self.highlighted = at
        if at is not None:
            self.scroll_to_highlight()
        if isinstance(self.parent, Choice):
            self.parent.tell_sought(sought, found=at is not None)


class Choice(Select[str]):
    """A choice of one, by a list that it drops down."""

    @dataclass
    class NoSuch(Message):
        """What was typed is none of the choices."""

        told: str

    none_of_these = ""
    """What is told of letters that no choice begins with or holds."""

    @property
    def has_blank(self) -> bool:
        """True where its first row chooses nothing."""
        return self._allow_blank

    def compose(self) -> ComposeResult:
        """Lay out what is chosen and the list."""
        yield SelectCurrent(self.prompt)
        yield Dropped().data_bind(compact=Select.compact)

    def _on_mount(self, event: events.Mount) -> None:
        """Choose nothing in a list whose form was left before it was laid out."""
        if not self.query(Dropped):
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters and figures are for looking; a blank drops the list down."""
        return character is not None and character.isprintable() and not character.isspace()

    async def _on_key(self, event: events.Key) -> None:
        """The first letter drops the list down; it counts already."""
        if self.expanded or not self.check_consume_key(event.key, event.character):
            return
        event.stop()
        event.prevent_default()
        self.action_show_overlay()
        self.query_one(Dropped).seek(event.character or "")

    def tell_sought(self, sought: str, *, found: bool) -> None:
        """Show what was typed where the choice stands, until one is taken."""
        told = line(value(sought, "bold"), said("" if found else f"  {self.none_of_these}"))
        self.query_one("#label", Static).update(told)

    def take(self, sought: str, at: int | None) -> None:
        """Choose what was looked for."""
        if at is None:
            self.post_message(self.NoSuch(f"{apart(one_line(sought, 40))}: {self.none_of_these}"))
        else:
            self.value = self._options[at][1]

    def watch_expanded(self, expanded: bool) -> None:
        """Keep the list within its window; once it is gone, what is chosen stands there again."""
        lists = self.query(Dropped)
        if not lists:
            return
        if expanded:
            self._place(lists.first())
            return
        if not lists.first().sought:
            return
        lists.first().sought = ""
        chosen = [prompt for prompt, code in self._options if code == self.value != Select.NULL]
        self.query_one(SelectCurrent).update(chosen[0] if chosen else Select.NULL)

    def _place(self, listed: Dropped) -> None:
        """Drop the list down where there is room for it in its window, else open it upwards."""
        wanted = min(listed.option_count, MOST)
        frames = [one for one in self.ancestors if _scrolls(one)][:1]
        # A form of a few lines has no room for its lists: they reach beyond it.
        frame = next((one for one in frames if one.region.height > wanted), self.screen)
        above = self.region.y - frame.region.y
        below = frame.region.bottom - self.region.bottom
        upwards = wanted > below and above > below
        height = max(1, min(wanted, above if upwards else below))
        listed.styles.max_height = height
        listed.styles.offset = (0, -1 - height if upwards else 0)


def _scrolls(around: DOMNode) -> TypeGuard[Widget]:
    return isinstance(around, VerticalScroll)


def place_of(sought: str, shown: list[str]) -> int | None:
    """Return which of *shown* the letters mean: first what begins so, then a word, then any part.

    Without regard to case, accents and points; nothing sought is nothing found.
    """
    letters = folded(sought)
    if not letters:
        return None
    told = [folded(one) for one in shown]
    for fits in (
        lambda one: one.startswith(letters),
        lambda one: any(word.startswith(letters) for word in one.split()),
        lambda one: letters in one,
    ):
        for place, one in enumerate(told):
            if fits(one):
                return place
    return None


def laid_out_for(listed: OptionList, action: str) -> bool:
    """Return False for a page key while the list has no lines to count."""
    return action not in ("page_up", "page_down") or bool(listed.scrollable_content_region)


def beside_the_bar(strip: Strip) -> Strip:
    """Return a line of a list marked as a field of its own, as a cell of a table is.

    The framework puts blanks behind it for the cells that the bar of the list covers. Put in order
    with them, a line that runs from the right would begin under the bar.
    """
    return strip.apply_meta({"row": 0, "column": 0})
