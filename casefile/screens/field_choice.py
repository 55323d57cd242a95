"""The list of a field that is chosen from; one row of it, and no more, says that nothing is known.

A field whose choices say so themselves needs no blank row beside: two rows would mean the same.
"""

from __future__ import annotations

from casefile.model.language import Language
from casefile.screens.fields import Choices
from casefile.screens.options import Choice
from casefile.screens.plain import cell, word_cell

_UNSAID = ("", "unknown")
"""Codes of a choice that says nothing."""


class FieldChoice(Choice):
    """The choices of a field; what is stored and is none of them stands first among them."""

    def __init__(self, choices: Choices, kept: str, words: Language) -> None:
        options = [(word_cell(told), code) for code, told in choices]
        codes = [code for code, _ in choices]
        self.unsaid = next((code for code in _UNSAID if code in codes), None)
        """The choice that stands there while nothing is said; None: a blank row does."""
        if kept and kept not in codes:
            options.insert(0, (cell(kept), kept))
            codes.append(kept)
        blank = self.NULL if self.unsaid is None else self.unsaid
        super().__init__(
            options,
            value=kept if kept in codes else blank,
            allow_blank=self.unsaid is None,
            compact=True,
            prompt=words.term("screens.choose"),
        )
        self.codes = codes
        self.stored = kept
        self.none_of_these = words.term("screens.none_of_these")

    @property
    def text(self) -> str:
        """What is chosen, as it is stored: nothing, where nothing was said before or is now."""
        if self.value is self.NULL or (self.value == self.unsaid and not self.stored):
            return ""
        return str(self.value)

    def put(self, code: str) -> None:
        """Show what is stored, without telling that it was chosen."""
        blank = self.NULL if self.unsaid is None else self.unsaid
        with self.prevent(self.Changed):
            self.stored = code
            self.value = code if code in self.codes else blank
