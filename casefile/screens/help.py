"""Help for the screen one is on: what it is for, in a few lines, and every key, from the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.model.language import Language
from casefile.screens.actions import Action, key_shown, keys_shown
from casefile.screens.ask import Reader
from casefile.screens.fields import Field, named_of
from casefile.screens.plain import said


class KeyTold(NamedTuple):
    """A key and what it does."""

    pressed: Content
    does: Content


class Help(Reader):
    """What a place is for, and its keys; what a key does runs on beside the key, not under it."""

    def __init__(
        self, place: str, keys: list[KeyTold], words: Language, first: Sequence[Content] = ()
    ) -> None:
        super().__init__(
            said(words.term("screens.help.title")),
            said(words.term(f"screens.help.{place}")),
            words,
        )
        self.keys = keys
        self.first: tuple[Content, ...] = tuple(first)

    def read(self) -> Iterable[Widget]:
        """Yield what is told first, what the place is for, each key, and where the rest is told."""
        if self.first:
            yield from (Static(told) for told in self.first)
            yield Static()
        yield from super().read()
        yield Static()
        for one in self.keys:
            yield Horizontal(
                Static(one.pressed, classes="help-key"),
                Static(one.does, classes="help-told"),
                classes="help",
            )
        yield Static()
        for name in ("letters", "elsewhere"):
            yield Static(said(self.words.term(f"screens.help.{name}"), "dim"))


def help_of(
    place: str,
    actions: tuple[Action, ...],
    words: Language,
    keymap: dict[str, str],
    field: Field | None = None,
) -> Help:
    """Return the help window of a place; of the *field* one stands in, what it takes, first."""
    first = () if field is None else field_told(field, words)
    return Help(place, _keys(actions, words, keymap), words, first)


def field_told(field: Field, words: Language) -> tuple[Content, ...]:
    """Return what a field is called, what belongs there, its example, and how it may be typed."""
    about = f"guidance.about.{field.term}"
    told = [said(words.value(named_of(field)), "bold")]
    if words.has(about):
        told.append(said(words.term(about)))
    if field.hint:
        told.append(said(words.term(field.hint)))
    return (*told, said(words.term(f"guidance.kinds.{field.kind}")))


def _keys(actions: tuple[Action, ...], words: Language, keymap: dict[str, str]) -> list[KeyTold]:
    rows = []
    for action in actions:
        shown = keys_shown(action, keymap)
        if action.id not in keymap:
            others = [key for key in action.keys.split(",")[1:] if action.id != "case.section"]
            shown = " ".join((shown, *map(_short, others)))
        told = said(words.term(f"actions.{action.id}.help"))
        rows.append(KeyTold(said(f"\u2068{shown}\u2069", "bold"), told))
    return rows


def _short(key: str) -> str:
    names = {"equals_sign": "=", "delete": "Del", "pagedown": "PgDn", "pageup": "PgUp"}
    return names.get(key) or key_shown(key)
