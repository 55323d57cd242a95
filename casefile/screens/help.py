"""Help for the screen one is on: what it is for, in a few lines, and every key, from the table."""

from __future__ import annotations

from textual.content import Content

from casefile.model.language import Language
from casefile.screens.actions import Action, key_shown, keys_shown
from casefile.screens.ask import Reader
from casefile.screens.plain import line, lines, said


def help_of(
    place: str, actions: tuple[Action, ...], words: Language, keymap: dict[str, str]
) -> Reader:
    """Return the help window of a place."""
    return Reader(
        said(words.term("screens.help.title")),
        lines(
            said(words.term(f"screens.help.{place}")),
            said(""),
            *_keys(actions, words, keymap),
            said(""),
            said(words.term("screens.help.letters"), "dim"),
            said(words.term("screens.help.elsewhere"), "dim"),
        ),
        words,
    )


def _keys(actions: tuple[Action, ...], words: Language, keymap: dict[str, str]) -> list[Content]:
    rows = []
    for action in actions:
        shown = keys_shown(action, keymap)
        if action.id not in keymap:
            others = [key for key in action.keys.split(",")[1:] if action.id != "case.section"]
            shown = " ".join((shown, *map(_short, others)))
        rows.append(
            line(
                said(f" \u2068{shown}\u2069{' ' * (8 - len(shown))}", "bold"),
                said("  " + words.term(f"actions.{action.id}.help")),
            )
        )
    return rows


def _short(key: str) -> str:
    names = {"equals_sign": "=", "delete": "Del", "pagedown": "PgDn", "pageup": "PgUp"}
    return names.get(key) or key_shown(key)
