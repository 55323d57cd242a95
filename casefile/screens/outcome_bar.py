"""What came of a call, a letter each: one key tells it."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.widgets import Static

from casefile.model.contact import Outcome
from casefile.model.language import Language
from casefile.screens.columns import column
from casefile.screens.layouts import latin_key
from casefile.screens.plain import line, lines, link, said


class Letter(NamedTuple):
    """An outcome, its letter, and where the caret goes once it is chosen."""

    letter: str
    outcome: Outcome
    then: str = ""


LETTERS = (
    Letter("n", Outcome.NO_ANSWER),
    Letter("p", Outcome.PROMISED, "promise"),
    Letter("t", Outcome.ASKED_TIME, "said"),
    Letter("r", Outcome.REFUSED, "said"),
    Letter("d", Outcome.DISPUTED, "said"),
    Letter("a", Outcome.ADMITTED, "said"),
    Letter("o", Outcome.OFFERED, "said"),
    Letter("m", Outcome.LEFT_MESSAGE),
    Letter("w", Outcome.NOT_REACHED),
    Letter("x", Outcome.OTHER, "said"),
)

ACROSS = 3
"""Outcomes in a row."""
ROOM = 53
"""Cells for the names in a row: those of the form without the letters and its scroll bar."""


class OutcomeBar(Static, can_focus=True):
    """The outcomes with their letters; a letter chooses, arrows move, Enter goes on."""

    class Chosen(Message):
        """An outcome was chosen by its letter."""

        def __init__(self, letter: Letter) -> None:
            super().__init__()
            self.letter = letter

    class Entered(Message):
        """Enter was pressed."""

    def __init__(self, words: Language, chosen: str = "") -> None:
        super().__init__(id="outcomes")
        self.words = words
        known = [one.outcome.value for one in LETTERS]
        self.at = known.index(chosen) if chosen in known else 0
        self.chosen: Letter | None = LETTERS[self.at] if chosen in known else None

    def on_mount(self) -> None:
        """Show them."""
        self.draw()

    def draw(self) -> None:
        """Show them; the chosen one is marked with a sign, not by colour alone."""
        parts = []
        names = [self.words.name_of(one.outcome) for one in LETTERS]
        widths = [max(map(cell_len, names[n::ACROSS])) + 1 for n in range(ACROSS)]
        while sum(widths) > ROOM:
            widths[widths.index(max(widths))] -= 1
        pointer = "◂" if self.words.rtl else "▸"
        for n, one in enumerate(LETTERS):
            here = self.chosen is one
            mark = pointer if here else " "
            name = column(names[n], widths[n % ACROSS])
            told = line(
                said(mark),
                said(f" {one.letter} ", "reverse" if not here else "bold reverse"),
                said(f" {name}", "bold underline" if here else ""),
            )
            parts.append(link(told, f"choose({n})"))
        rows = [line(*parts[n : n + ACROSS]) for n in range(0, len(parts), ACROSS)]
        self.update(lines(*rows))

    def action_choose(self, n: int) -> None:
        """Choose with the mouse."""
        self._choose(n)

    def _choose(self, n: int, tell: bool = True) -> None:
        self.at = n % len(LETTERS)
        self.chosen = LETTERS[self.at]
        self.draw()
        if tell:
            self.post_message(self.Chosen(self.chosen))

    def on_key(self, event: events.Key) -> None:
        """Choose by letter, move with arrows, go on with Enter."""
        key = latin_key(event.key) or event.key
        letters = [one.letter for one in LETTERS]
        if key in letters:
            self._choose(letters.index(key))
        elif key in ("right", "down"):
            self._choose(self.at + 1 if self.chosen else 0, tell=False)
        elif key in ("left", "up"):
            self._choose(self.at - 1, tell=False)
        elif key == "enter":
            self.post_message(self.Entered())
        else:
            return
        event.stop()
        event.prevent_default()
