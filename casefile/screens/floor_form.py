"""One's own floor, who may agree to what, ideas and barriers. Private."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from casefile.model.offer import Authority, Private
from casefile.rules.authority import below_the_floor
from casefile.screens.case_form import CaseForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import lines, said
from casefile.screens.reading import typed_money

IDEAS = ("idea1", "idea2", "idea3")
BARRIERS = ("barrier1", "barrier2", "barrier3")


class FloorForm(CaseForm[Private]):
    """The form of what is private to the talks."""

    name_ = "floor"

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(open_case)
        self.private = open_case.case.private

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        hint = "screens.pay.amount_hint"
        return (
            Field("floor", "screens.floor.floor", "money", hint=hint),
            Field("opening", "screens.floor.opening", "money", hint=hint),
            Field("target", "screens.floor.target", "money", hint=hint),
            Field("who", "screens.floor.who"),
            Field("least", "screens.floor.least", "money", hint=hint),
            Field("months", "screens.floor.months", "number"),
            *(Field(name, "screens.floor.idea", hint="screens.floor.idea_hint") for name in IDEAS),
            *(
                Field(name, "screens.floor.barrier", hint="screens.floor.barrier_hint")
                for name in BARRIERS
            ),
        )

    def above(self) -> Iterable[Widget]:
        """Yield who is told of it."""
        yield Static(said(self.words.term("screens.floor.private"), "bold"), classes="field-head")

    def after(self, field: Field) -> Iterable[Widget]:
        """Yield what contradicts itself, beneath the sums it speaks of."""
        if field.path == "target":
            yield Static(id="floor-doubts", classes="field-head")

    def on_mount(self) -> None:
        """Tell what contradicts itself in what is kept."""
        self._doubt()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        """Tell it of what is typed."""
        event.stop()
        self._doubt()

    def _doubt(self) -> None:
        """Say that one would open, or aim, below what one will not go below; it may be kept."""
        if not all(row.standing for row in self.query(FieldRow)):
            return
        sums = {name: self.row(name).read.money for name in ("floor", "opening", "target")}
        told = [said(f"! {self.words.say(doubt)}", "bold") for doubt in below_the_floor(**sums)]
        shown = self.query_one("#floor-doubts", Static)
        shown.display = bool(told)
        shown.update(lines(*told))

    def first_values(self) -> dict[str, str]:
        """Stand on what is known."""
        private = self.private
        first = private.authorities[0] if private.authorities else None
        rows = {
            "floor": typed_money(private.floor, self.words),
            "opening": typed_money(private.opening, self.words),
            "target": typed_money(private.target, self.words),
            "who": first.who if first else "",
            "least": typed_money(first.least, self.words) if first else "",
            "months": str(first.months) if first and first.months is not None else "",
        }
        for names, told in ((IDEAS, private.ideas), (BARRIERS, private.barriers)):
            rows |= dict(zip(names, told, strict=False))
        return rows

    def result(self) -> Private:
        """Return what is private; more ideas, barriers and authorities than stand here stay."""
        private = self.private
        months = self.row("months").read.number
        rest = private.authorities[1:]
        first = private.authorities[0] if private.authorities else None
        named: tuple[Authority, ...] = ()
        if self.text("who"):
            named = (
                Authority(
                    id=first.id if first else self.open.desk.fresh_id(),
                    who=self.text("who"),
                    least=self.row("least").read.money,
                    months=int(months) if months is not None else None,
                    note=first.note if first else "",
                ),
            )
        return private.but(
            floor=self.row("floor").read.money,
            opening=self.row("opening").read.money,
            target=self.row("target").read.money,
            authorities=(*named, *rest),
            ideas=(*self._told(IDEAS), *private.ideas[len(IDEAS) :]),
            barriers=(*self._told(BARRIERS), *private.barriers[len(BARRIERS) :]),
        )

    def _told(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text for name in names if (text := self.text(name)))
