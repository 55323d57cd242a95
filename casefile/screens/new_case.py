"""A new case in five short steps: who, what is owed, proof, chased so far, check."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.desk.desk import Desk
from casefile.model.language import Language
from casefile.model.party import Party, PartyKind
from casefile.rules.regime_doubt import kind_proposed
from casefile.screens.actions import bindings_of
from casefile.screens.ask import keys_of, keys_told
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.from_invoice import FIELDS, FromInvoice
from casefile.screens.opening import (
    STEPS,
    Opening,
    lacking,
    opening_fields,
    opening_of,
    place_proposed,
)
from casefile.screens.plain import line, lines, link, said, value
from casefile.screens.reading import Read

LAST = len(STEPS) - 1


class NewCase(FromInvoice[Opening]):
    """The form of a new case, a step at a time; it can be saved at any of them."""

    BINDINGS = bindings_of("steps")
    name_ = "new"

    def __init__(self, desk: Desk, words: Language) -> None:
        super().__init__(words, desk.on)
        self.desk = desk
        self.step = 0

    # -- layout -------------------------------------------------------------------------------

    def by_step(self) -> dict[str, tuple[Field, ...]]:
        """Return the fields of each step."""
        return opening_fields(self.desk, self.words)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields of all steps, in order."""
        return tuple(field for fields in self.by_step().values() for field in fields)

    def first_values(self) -> dict[str, str]:
        """Propose the place, and the owner as who claims; what nobody said is not known."""
        place = place_proposed(self.desk, self.words)
        return {
            "claimant": self.desk.owner().as_claimant().name,
            "place": place,
            "currency": self._money_of(place),
            **dict.fromkeys(("kind", "form", "ground", "outcome", "reason"), "unknown"),
        }

    def foot(self) -> Content:
        """Return the keys: from step to step, and the one that opens the case."""
        return keys_of("steps", self.words)

    def above(self) -> Iterable[Widget]:
        """Yield the steps, each to be clicked, and why this one is asked."""
        yield Static(id="new-steps")
        yield Static(id="new-why")
        yield Static(id="new-keys")

    def below(self) -> Iterable[Widget]:
        """Yield what was understood, for the last step."""
        yield Static(id="new-check")

    def on_mount(self) -> None:
        """A sum without a currency is in the one that stands beside it."""
        self._currency()
        self._propose_kind()

    # -- from step to step --------------------------------------------------------------------

    def land(self) -> None:
        """Put the caret into the first field of this step that is empty."""
        self._to(self.step)

    def reach(self, row: FieldRow) -> None:
        """Go to a field, whichever step it stands in."""
        self._to(self._step_of(row), row)

    def _step_of(self, row: FieldRow) -> int:
        by_step = self.by_step().values()
        paths = [[field.path for field in fields] for fields in by_step]
        return next(n for n, here in enumerate(paths) if row.field.path in here)

    def _rows(self) -> list[FieldRow]:
        """The fields of this step."""
        return [row for row in self.query(FieldRow) if self._step_of(row) == self.step]

    def _to(self, step: int, at: FieldRow | None = None) -> None:
        """Show a step and put the caret in one of its fields."""
        if not self.laid_out:
            return
        self.step = step
        rows = self._rows()
        for row in self.query(FieldRow):
            row.display = row in rows
        self.tell_draft(any(row.field.path in self.put_back for row in rows))
        self._draw()
        empty = next((row for row in rows if not row.text.strip()), None)
        goal = at or empty or next(iter(rows), None)
        self.set_focus(goal.entry if goal else None)

    def go_on(self) -> None:
        """Enter goes on from the first step to the sum; elsewhere to the next field."""
        if self.step == 0:
            self.action_next_step()
        else:
            self.focus_next()

    def action_next_step(self) -> None:
        """Go to the next step."""
        self._to(min(self.step + 1, LAST))

    def action_step_back(self) -> None:
        """Go back a step."""
        self._to(max(self.step - 1, 0))

    def action_step(self, n: int) -> None:
        """Go to a step that was clicked."""
        self._to(n)

    def action_next_field(self) -> None:
        """Enter, where no field is: the last step opens the case."""
        if self.step == LAST:
            self.action_save()
        else:
            self.focus_next()

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go to the next field; behind the last one of a step the next step begins."""
        rows = self._rows()
        if self.step < LAST and (not rows or rows[-1].has_focus_within):
            self.action_next_step()
            return self.focused
        return super().focus_next(selector)

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go to the field before; before the first one of a step the last step ended."""
        rows = self._rows()
        if self.step and (not rows or rows[0].has_focus_within):
            self.step -= 1
            self._to(self.step, self._rows()[-1])
            return self.focused
        return super().focus_previous(selector)

    # -- what is told -------------------------------------------------------------------------

    def _draw(self) -> None:
        words = self.words
        parts = []
        for n, name in enumerate(STEPS):
            told = said(f"{n + 1} {words.term(f'screens.new.step.{name}')}")
            here = n == self.step
            shown = line(
                said(("◂" if words.rtl else "▸") if here else " "),
                told.stylize("bold reverse" if here else ""),
            )
            parts.append(link(shown, f"screen.step({n})"))
        self.query_one("#new-steps", Static).update(Content(" ").join(parts))
        why = said(words.term(f"screens.new.why.{STEPS[self.step]}"), "dim")
        self.query_one("#new-why", Static).update(why)
        check = self.query_one("#new-check", Static)
        check.display = self.step == LAST
        check.update(self._understood() if self.step == LAST else said(""))
        self.tell_keys()

    def tell_keys(self) -> None:
        """Say above the fields what Enter does in the one that has the focus."""
        super().tell_keys()
        if not self.laid_out:
            return
        at = self.keys_here()
        if self.step == LAST:
            at = ("to_open",)
        elif self.step == 0 and at == ("next",):
            at = ("to_sum", "tab")
        self.query_one("#new-keys", Static).update(keys_told(self.words, *at))

    def _understood(self) -> Content:
        """Return what was typed, as it was understood; nothing of what was left empty."""
        rows = [
            line(
                said(self.words.term(row.field.term) + "  "),
                said("! " + self.words.term(row.read.fault), "bold")
                if row.read.fault
                else self._reading(row),
            )
            for row in self.query(FieldRow)
            if row.text not in ("", "unknown")
        ]
        asked = ("claimant", "amount", "due", "files")
        open_ = [row for row in self.query(FieldRow) if row.field.path in asked and not row.text]
        if open_:
            what = [self.words.term(row.field.term).rstrip(".") for row in open_]
            rows += [said(""), said(self.words.term("guidance.still_open", what=what))]
        return lines(*rows)

    def _reading(self, row: FieldRow) -> Content:
        if row.field.kind == "choice":
            return said(dict(row.field.choices).get(row.text, row.text), "bold")
        if row.read.echo:
            return said(row.read.echo, "bold")
        return value(row.text, "bold", limit=60)

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Another place may mean another currency, while nobody chose one."""
        if event.row.field.path == "place":
            row = self.row("currency")
            if not row.changed:
                row.put(self._money_of(self.text("place")))
        if event.row.field.path in ("place", "currency"):
            self._currency()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """The money of the sums, and what the debtor is by his name, follow what is typed."""
        if event.row.field.path == "respondent":
            self._propose_kind()
        if event.row.field.path == "currency" and event.row.read.currency:
            self._currency()

    def _propose_kind(self) -> None:
        """Propose what who owes is by a form in the name, while nobody chose another."""
        row = self.row("kind")
        if row.changed or not row.proposed:
            return
        kind = self.proposed["kind"] = kind_proposed(Party(name=self.text("respondent")))
        row.put(kind)
        row.note("" if kind is PartyKind.UNKNOWN else self.words.term("screens.new.kind_read"))

    def home_money(self) -> str:
        """Return the money of the place chosen here."""
        return self._money_of(self.text("place"))

    def home_place(self) -> str:
        """Return the place chosen here."""
        return self.text("place")

    def _money_of(self, place: str) -> str:
        law = self.desk.laws.get(place)
        return self.desk.settings().currency or (law.currency if law else "")

    def _currency(self) -> None:
        currency = self.row("currency").read.currency
        for path in ("amount", "paid"):
            row = self.row(path)
            row.currency = currency
            row.echo()

    # -- from an invoice ----------------------------------------------------------------------

    def action_invoice(self) -> None:
        """Read an invoice file into the fields: what it says is shown first, to be accepted."""
        if not self.laid_out:
            return
        files = self.row("files").read.files
        proposed = str(files[0]) if len(files) == 1 and files[0].is_file() else ""
        typed = {row.field.path: row.text for row in self.query(FieldRow)}
        standing = {
            path: "" if text == self.proposed.get(path, "") else text
            for path, text in typed.items()
            if path in FIELDS
        }
        self.ask_invoice(proposed, standing, self._fill)

    def _fill(self, invoice: Read, told: Mapping[str, str]) -> None:
        if not self.laid_out:
            return
        for path, text in told.items():
            self.row(path).fill(text)
        papers = self.row("files")
        if invoice.file not in papers.read.files:
            papers.fill(f"{papers.text} {shlex.quote(str(invoice.file))}".strip())
        self.call_after_refresh(self._currency)
        self.notify(self.words.term("guidance.invoice_taken"), markup=False)

    # -- what comes of it ---------------------------------------------------------------------

    def result(self) -> Opening | None:
        """Return what was told, once who owes is known and nothing hangs in the air."""
        rows = {row.field.path: row for row in self.query(FieldRow)}
        lacks = lacking({path: row.text.strip() for path, row in rows.items()})
        if lacks:
            self.fault(*lacks)
            return None
        return opening_of(rows)
