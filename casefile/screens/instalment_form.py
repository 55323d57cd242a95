"""Instalments computed while they are typed: how many, from when, the first payment, the table."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.model.dates import LooseDate, loose
from casefile.model.errors import CasefileError
from casefile.model.plan import InstalmentPlan
from casefile.rules.settlement import moved
from casefile.screens import refusals
from casefile.screens.case_form import CaseForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.plain import lines, said
from casefile.screens.reading import typed_day

SHOWN = 12
"""Rows of the table on the screen; the letter has them all."""


class Planned(NamedTuple):
    """Instalments to be kept as a draft offer."""

    plan: InstalmentPlan
    terms: str
    expires: LooseDate


class InstalmentForm(CaseForm[Planned]):
    """The form of an instalment plan; its table is computed at every change."""

    name_ = "instalments"

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        return (
            Field("sum", "screens.instalments.whole", "money", hint="screens.instalments.as_owed"),
            Field("count", "screens.instalments.count", "number", hint="screens.instalments.eg"),
            Field("first", "screens.instalments.first", "coming_day", hint="screens.new.due_hint"),
            Field("down", "screens.instalments.down", "money", hint="screens.instalments.as_rest"),
            Field("every", "screens.instalments.every", "number"),
            Field("growth", "screens.instalments.growth", "number"),
            Field("rate", "screens.instalments.rate", "number", hint="screens.instalments.still"),
            Field("terms", "panes.offers.terms", hint="screens.instalments.terms_hint"),
            Field(
                "expires", "screens.offer.expires", "coming_day", hint="screens.log.promise_by_hint"
            ),
        )

    def first_values(self) -> dict[str, str]:
        """Propose a day for the first."""
        first = self.open.desk.first_instalment(self.open.ref)
        return {"first": typed_day(loose(first), self.words), "every": "1"}

    def land(self) -> None:
        """Start with how many: of how much is proposed."""
        if self.laid_out:
            self.reach(self.row("count"))

    def below(self) -> Iterable[Widget]:
        """Yield the table."""
        yield Static(id="instalment-table", classes="field-head")

    def on_mount(self) -> None:
        """Compute what is proposed."""
        self._tell()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """Compute anew."""
        event.stop()
        self._tell()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Compute anew."""
        event.stop()
        self._tell()

    def _plan(self) -> InstalmentPlan | None:
        """Return the plan; None while something is missing. Raises: CasefileError."""
        count, first = self.row("count").read.number, self.row("first").read.day.exact
        if count is None or first is None:
            return None
        every, rate = self.row("every").read.number, self.row("rate").read.number
        return self.open.desk.instalments(
            self.open.ref,
            int(count),
            first,
            down=self.row("down").read.money,
            growth=self.row("growth").read.number or Decimal(0),
            every=int(every) if every is not None else 1,
            rate=rate,
            owed=self.row("sum").read.money,
        )

    def _tell(self) -> None:
        if not all(row.standing for row in self.query(FieldRow)):
            return
        words = self.words
        table = self.query_one("#instalment-table", Static)
        try:
            plan = self._plan()
        except CasefileError as trouble:
            what, then = refusals.refusal_told(trouble, words)
            table.update(lines(said(f"! {what}", "bold"), said(then)))
            return
        table.update(said("") if plan is None else lines(*self._cautions(plan), self._table(plan)))

    def _table(self, plan: InstalmentPlan) -> Content:
        words = self.words
        rows = [
            (str(row.number), words.day(row.on), words.money(row.sum), words.money(row.left))
            for row in plan.rows[:SHOWN]
        ]
        head = tuple(words.term(f"screens.instalments.{name}") for name in _COLUMNS)
        widths = [max(cell_len(row[n]) for row in (head, *rows)) for n in range(len(_COLUMNS))]
        told = [said(_set(head, widths), "bold")]
        for row, cells in zip(plan.rows, rows, strict=False):
            why = moved(row)
            beside = "" if why is None else f"  {words.say(why)}"
            told.append(said(_set(cells, widths) + beside))
        if len(plan.rows) > SHOWN:
            told.append(said(words.term("screens.add.more", n=len(plan.rows) - SHOWN)))
        told.append(
            said(
                words.term("screens.instalments.total", total=plan.total, interest=plan.interest),
                "bold",
            )
        )
        return lines(*told)

    def _cautions(self, plan: InstalmentPlan) -> list[Content]:
        """Return what speaks against such an offer."""
        desk, expires = self.open.desk, self.row("expires").read.day
        offer = desk.drafted(plan, terms=self.text("terms"), expires=expires)
        found = desk.offer_cautions(self.open.ref, offer, who=offer.who)
        return [said(f"! {self.words.say(one.what)}", "bold") for one in found]

    def result(self) -> Planned | None:
        """Return the plan, once it can be computed."""
        try:
            plan = self._plan()
        except CasefileError as trouble:
            self.fault_below(refusals.refusal_told(trouble, self.words)[0])
            return None
        if plan is None:
            self.fault("first", "screens.needed")
            return None
        return Planned(plan, self.text("terms"), self.row("expires").read.day)


_COLUMNS = ("number", "on", "sum", "left")


def _set(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(
        " " * (width - cell_len(cell)) + f"\u2068{cell}\u2069"
        for cell, width in zip(cells, widths, strict=True)
    )
