"""What an invoice file says, shown to be accepted line by line, then put into the fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from textual import work
from textual.content import Content

from casefile.desk.desk import Desk
from casefile.intake.billed import Said
from casefile.model.dates import read_day
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.money import cents
from casefile.screens import refusals
from casefile.screens.ask import ChooseSome, Prompt
from casefile.screens.fields import Field, read_as
from casefile.screens.form import FormWindow, Result
from casefile.screens.plain import line, quote, said, value
from casefile.screens.reading import Read, typed_day, typed_number

FIELDS = {
    "respondent": "screens.new.respondent",
    "claimant": "screens.new.claimant",
    "amount": "screens.new.amount",
    "currency": "guidance.currency",
    "due": "screens.new.due",
    "ref": "screens.new.ref",
    "issued": "panes.claim.debt_issued",
    "what": "panes.claim.debt_what",
}
"""What an invoice may tell, by the field it goes into, and the wording of its label."""
_EVERY = ("respondent", "ref", "amount", "due")
"""What every invoice says: what of it was not found is named."""
Taken = Callable[[Read, Mapping[str, str]], None]
"""What is done with the invoice that was named, a file or a paper, and with what it says."""


def _typed(one: Said, words: Language, on: date) -> str:
    """Return what was read as the reader of this language would type it into the field."""
    match one.field:
        case "amount":
            return typed_number(cents(Decimal(one.value)), words)
        case "issued" | "due":
            return typed_day(read_day(one.value, on), words)
    return one.value


def _told(one: Said, words: Language, on: date, *, alone: bool) -> str:
    """Return what was read as it is shown to be accepted: as it is typed, a currency by name.

    A day that does not stand *alone*, as its figures may be read either way, is told in words.
    """
    if one.field == "currency":
        return words.currency(one.value)
    return _typed(one, words, on) if alone else words.loose_day(read_day(one.value, on), long=True)


def _left(one: Said, typed: str, words: Language, *, alone: bool, another: bool) -> Content:
    """Return why a line that was read is not ticked; nothing where it is, as a currency is.

    A seller that is *another* than the owner is told as such.
    """
    if not alone:
        return said("  " + words.term("guidance.invoice_either"))
    if not typed and one.field == "claimant" and another:
        return said("  " + words.term("guidance.invoice_seller"))
    if not typed or one.field == "currency":
        return said("")
    return line(said("  " + words.term("guidance.invoice_typed") + " "), value(typed, limit=20))


class FromInvoice(FormWindow[Result]):
    """A window that can read an invoice into its fields, off the main thread."""

    desk: Desk
    words: Language
    by_hand = "guidance.invoice_by_hand"
    """Wording key of what to do where an invoice says nothing."""

    def home_money(self) -> str:
        """Return the money that a bare dollar sign is read in."""
        return self.currency

    def home_place(self) -> str:
        """Return the place by whose usage a day in figures is read; "" where none is chosen."""
        return ""

    def invoice_asked(self) -> Field:
        """Return the field in which an invoice is named."""
        return Field("invoice", "guidance.invoice_file", "file", hint="guidance.invoice_hint")

    def said_by(self, invoice: Read) -> Sequence[Said]:
        """Return what the file that was named says. Raises: CasefileError."""
        assert invoice.file is not None  # nothing else can be named in the field of a file
        return self.desk.billed(invoice.file, self.home_money(), self.home_place())

    def ask_invoice(self, proposed: str, standing: Mapping[str, str], taken: Taken) -> None:
        """Ask which invoice; hand over what was accepted of it.

        *standing*: what the fields hold; what is typed there already is not ticked.
        """
        words, on, asked = self.words, self.desk.on, self.invoice_asked()
        title = said(words.term("guidance.invoice_title"))

        def named(text: str | None) -> None:
            if text:
                self.notify(words.term("guidance.invoice_reading"), markup=False)
                self._read_invoice(read_as(asked, text, words, on), standing, taken)

        window = Prompt(title, asked, proposed, words, on, proposed=bool(proposed))
        self.app.push_screen(window, named)

    @work(thread=True, exclusive=True, group="invoice")
    def _read_invoice(self, invoice: Read, standing: Mapping[str, str], taken: Taken) -> None:
        try:
            found = self.said_by(invoice)
        except CasefileError as trouble:
            told = refusals.refusal_told(trouble, self.words)
            self.app.call_from_thread(self._no_invoice, *told)
            return
        self.app.call_from_thread(self._show_invoice, invoice, found, standing, taken)

    def _reading_over(self) -> None:
        """Take away the note that it is being read, which may still be on its way."""
        self.app.call_later(self.app.clear_notifications)

    def _no_invoice(self, what: str, then: str) -> None:
        self._reading_over()
        self.notify(then, title=what, severity="warning", markup=False, timeout=12)

    def _show_invoice(
        self, invoice: Read, found: Sequence[Said], standing: Mapping[str, str], taken: Taken
    ) -> None:
        """Show what was read, each with the words it was read in; ticked is what would be taken.

        Of a day that may be read either way both stand there, and neither is ticked; nor is what
        is typed in the form already. Each of these says so.
        """
        words = self.words
        here = [one for one in found if one.field in FIELDS and one.field in standing]
        self._reading_over()
        if not here:
            self._no_invoice(words.term("guidance.invoice_nothing"), words.term(self.by_hand))
            return
        times = Counter(one.field for one in here)
        keys = [x.field if times[x.field] == 1 else f"{x.field}={x.value}" for x in here]
        options = [
            (
                key,
                line(
                    said(words.term(FIELDS[one.field]) + "  "),
                    value(
                        _told(one, words, self.desk.on, alone=key == one.field), "bold", limit=34
                    ),
                    _left(
                        one,
                        standing[one.field],
                        words,
                        alone=key == one.field,
                        another=bool(self.desk.owner().as_claimant().name),
                    ),
                    *([said("  "), quote(one.because, words, "dim", 40)] if one.because else []),
                ),
            )
            for key, one in zip(keys, here, strict=True)
        ]
        named = {one.field for one in here}
        lacks = [words.term(FIELDS[x]) for x in _EVERY if x in standing and x not in named]
        below = said(words.term("guidance.invoice_lacks", what=lacks)) if lacks else None
        free = [one for one in keys if one == "currency" or not standing.get(one, one)]

        def accepted(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                kept = [one for key, one in zip(keys, here, strict=True) if key in chosen]
                named = Counter(one.field for one in kept)
                sure = [one for one in kept if named[one.field] == 1]
                taken(invoice, {x.field: _typed(x, words, self.desk.on) for x in sure})

        title = said(words.term("guidance.invoice_says"))
        window: Any = ChooseSome(title, options, words, free, below=below)
        window.again = partial(self._show_invoice, invoice, found, standing, taken)
        self.app.push_screen(window, accepted)
