"""What is owed and why: fields to fill in, the account with interest, the days to watch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from casefile.screens.ask_fields import AskFields
from casefile.screens.claim_fields import (
    act_asked,
    claim_fields,
    claim_stored,
    rate_asked,
)
from casefile.screens.claim_told import account_told, days_told, doors_told, how_told
from casefile.screens.debt_form import DebtForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Choices, Field
from casefile.screens.fields_pane import FieldsPane
from casefile.screens.fields_scroll import FieldsScroll
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import trouble_told
from casefile.screens.places import places
from casefile.screens.plain import said

KEY = "2"
_PLACES = ("account", "deadlines", "doors", "claim-head")
"""Where one goes in turn: each box, then up to the fields again."""


class Pane(FieldsPane):
    """Claim and terms, account, deadlines, doors."""

    place = "claim"
    rest = "panes.claim.rest"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.gone_to = -1

    def compose(self) -> ComposeResult:
        """Lay out fields, account, days and doors."""
        with FieldsScroll(id="claim", can_focus=True):
            yield Static(id="claim-head", classes="field-head")
            yield from self.places_of_fields()
            yield Static(id="account", classes="box")
            yield Static(id="deadlines", classes="box")
            yield Static(id="doors", classes="box")

    @staticmethod
    def count(open_case: OpenCase) -> str:
        """Return how many debts there are."""
        return str(len(open_case.case.debts) or "")

    def show(self) -> None:
        """Draw them; fields a person is typing in are left alone."""
        words = self.words
        self.query_one("#claim-head", Static).update(how_told(self.open))
        if self.laid:
            self._show_fields()
        else:
            self._show_first()
        for name, told in self._reckoned().items():
            box = self.query_one(f"#{name}", Static)
            box.border_title = said(words.term(f"panes.claim.{name}"))
            box.update(told)

    def _show_first(self) -> None:
        """Tell of the fields at once; to name all places, their laws must be read first."""
        law = self.desk.laws.get(self.case.place)
        here = () if law is None else ((law.code, self.words.value(law.names)),)
        self.tell_first(self._fields(here), claim_stored(self.case, self.words))
        self.call_after_refresh(self._show_fields)

    def _show_fields(self) -> None:
        if self.laid_out:
            fields = self._fields(places(self.desk, self.words))
            self.lay_out(fields, claim_stored(self.case, self.words))

    def _fields(self, known: Choices) -> tuple[Field, ...]:
        return claim_fields(self.case, self.words, known, self.desk.laws.get(self.case.place))

    def land(self, at: str = "") -> None:
        """Stand beside the fields, where letters are keys; Enter or e goes in."""
        self.query_one("#claim", FieldsScroll).focus()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """A field that was changed is kept at once."""
        event.stop()
        row = event.row
        text = row.text.strip()
        if row.field.kind == "money" and text and row.read.money is not None:
            text = str(row.read.money)
        self.holder.keep_field(row, text)

    def action_next_box(self) -> None:
        """Go to the account, the days, the doors, and up to the fields again."""
        self.gone_to = (self.gone_to + 1) % len(_PLACES)
        box = self.query_one(f"#{_PLACES[self.gone_to]}", Static)
        self.query_one("#claim", FieldsScroll).scroll_to_widget(box, top=True, animate=False)

    def action_add_debt(self) -> None:
        """Add another debt."""
        self.app.push_screen(DebtForm(self.open), partial(self._added, "debts"))

    def action_add_rate(self) -> None:
        """Add a rate, an index or an exchange rate that the pack lacks, with its source."""
        law = self.desk.laws.get(self.case.place)
        if law is not None:
            needed = ("kind", "value", "since", "source")
            self._add("rate", "rates", rate_asked(law, self.words), needed)

    def action_add_act(self) -> None:
        """Add an act that bears on limitation, with the exhibits that prove it."""
        self._add("act", "acts", act_asked(self.case, self.words), ("act", "on"))

    def _add(self, name: str, table: str, asked: Sequence[Field], needed: Sequence[str]) -> None:
        """Ask for a new row of *table*, and keep it."""
        form = AskFields(
            name,
            asked,
            self.words,
            self.open.on,
            needed=needed,
            currency=self.open.currency,
            about=self.open.ref,
        )
        self.app.push_screen(form, partial(self._added, table))

    def _added(self, table: str, values: dict[str, str] | None) -> None:
        """Keep a new row of *table*."""
        if values:
            settings = [f"{table}.new.{path}={text}" for path, text in values.items() if text]
            self.holder.change(lambda rev: self.desk.set(self.open.ref, settings, expect=rev))

    # -- what the claim comes to --------------------------------------------------------------

    def _reckoned(self) -> dict[str, Content]:
        """Return what stands in each box, by its name."""
        words, review = self.words, self.review
        if review is None:
            trouble = trouble_told(words, self.open.trouble) if self.open.trouble else said("")
            return {"account": trouble, "deadlines": said(""), "doors": said("")}
        law = self.desk.laws[review.place]
        account = account_told(self.open.case, review, law, words)
        return {
            "account": account if review.account else said(words.term("panes.claim.no_account")),
            "deadlines": days_told(self.open.case, review, words),
            "doors": doors_told(review, law, words),
        }
