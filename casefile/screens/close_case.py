"""The end of a matter: how it ended, for how much and why, and in short what is to be learnt."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from casefile.model.case import Ended, Ending
from casefile.model.dates import loose
from casefile.model.errors import CasefileError
from casefile.model.money import Money
from casefile.model.offer import Instalment
from casefile.model.say import Say
from casefile.screens import refusals
from casefile.screens.case_form import CaseForm
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, choices_of, yes_no
from casefile.screens.plain import lines, said
from casefile.screens.reading import typed_day, typed_money

_IN_DAYS = (Ended.SETTLED, Ended.JUDGMENT)
"""Ends after which a sum is still to come, by days that are asked for."""


class CloseCase(CaseForm[Ending]):
    """The form of an ending: what it asks goes by how the matter ended."""

    name_ = "close"

    def fields(self) -> tuple[Field, ...]:
        """Return the fields: the ending with its sum, then the questions."""
        return (
            Field("how", "screens.close.how", "choice", choices_of(Ended, self.words)),
            Field("on", "screens.close.on", "past_day", hint="screens.pay.dated_hint"),
            Field("sum", "screens.close.sum", "money", hint="screens.pay.amount_hint"),
            Field("by", "screens.close.by", "day", hint="screens.close.by_hint"),
            Field("count", "screens.close.count", "number", hint="screens.close.count_hint"),
            Field(
                "interest",
                "screens.close.interest",
                "choice",
                yes_no(self.words),
                hint="screens.close.interest_hint",
            ),
            Field("why", "screens.close.why", hint="screens.close.why_hint"),
            Field("content", "screens.close.content", "choice", yes_no(self.words)),
            Field("hard", "screens.close.hard", hint="screens.close.hard_hint"),
            Field("change", "screens.close.change", hint="screens.close.change_hint"),
        )

    def first_values(self) -> dict[str, str]:
        """Propose today; how it ended is for the user to say."""
        return {"on": typed_day(loose(self.on_day), self.words), "content": "", "interest": ""}

    def after(self, field: Field) -> Iterable[Widget]:
        """Yield what the sum means for such an end, under how it ended."""
        if field.path == "how":
            yield Static(id="sum-meant", classes="field-head")

    def on_mount(self) -> None:
        """Ask for what goes with the end that stands there."""
        self._shape()

    def on_field_row_left(self, event: FieldRow.Left) -> None:
        """Another end asks for other things, and proposes another sum."""
        event.stop()
        if event.row.field.path == "how":
            self._shape()

    @property
    def _how(self) -> Ended | None:
        chosen = self.text("how")
        return Ended(chosen) if chosen else None

    def _asked(self) -> set[str]:
        """Return which fields on money this end asks for; days that an offer tells are not."""
        how = self._how
        if how in (None, Ended.DISMISSED, Ended.WRITTEN_OFF):
            return set()
        if how is Ended.PAID and self._beside() is not None:
            return {"sum", "interest"}
        told = bool(self._agreed_days())
        return {"sum"} | ({"by", "count"} if how in _IN_DAYS and not told else set())

    def _beside(self) -> Say | None:
        """Return what is said of interest since a judgment that the account does not count."""
        return self.open.desk.interest_beside(self.open.ref)

    def _agreed_days(self) -> tuple[Instalment, ...]:
        """Return the days of the accepted offer that an end as settled stands on, in order."""
        offer = self.open.desk.agreed(self.open.ref) if self._how is Ended.SETTLED else None
        return () if offer is None else tuple(sorted(offer.to_pay, key=lambda row: row.on))

    def _shape(self) -> None:
        if not all(row.standing for row in self.query(FieldRow)):
            return
        how, asked = self._how, self._asked()
        for path in ("sum", "by", "count", "interest"):
            self.row(path).display = path in asked
        meant = self.query_one("#sum-meant", Static)
        meant.display = how is not None
        if how is None:
            return
        proposed = self.open.desk.closing_sum(self.open.ref, how)
        undated = self.open.desk.answer_day_lacks(self.open.ref) if how is Ended.SETTLED else None
        told = [self._meant(how, proposed)] + ([] if undated is None else [self.words.say(undated)])
        beside = self._beside() if "interest" in asked else None
        if beside is not None:
            told.append(self.words.term("screens.close.meant.interest", says=beside))
        meant.update(lines(*map(said, told)))
        self.proposed["sum"] = typed_money(proposed, self.words)
        self.row("sum").put(self.proposed["sum"])

    def _meant(self, how: Ended, proposed: Money | None) -> str:
        """Return what the sum means: of an accepted offer with the days it is to be paid by."""
        open_ = self.open.desk.open_sum(self.open.ref) if how is Ended.PAID else None
        if open_ is not None:
            return self.words.term("screens.close.meant.paid_open", sum=open_)
        if how is not Ended.SETTLED or proposed is None:
            return self.words.term(f"screens.close.meant.{how.value}")
        days = self._agreed_days()
        if not days:
            return self.words.term("screens.close.meant.agreed", sum=proposed)
        told = {"n": len(days), "first": days[0].on, "last": days[-1].on}
        return self.words.term("screens.close.meant.agreed_by", sum=proposed, **told)

    def _days(self, owed: Money) -> tuple[Instalment, ...] | None:
        """Return the days to pay; None after telling what is wrong with them."""
        by, count = self.row("by").read.day.exact, self.row("count").read.number
        if by is None:
            if count is None and not self.text("by"):
                return ()
            self.fault("by", "screens.close.day_needed")
            return None
        try:
            return self.open.desk.closing_days(self.open.ref, owed, by, int(count or 1))
        except CasefileError as trouble:
            self.fault_below(refusals.refusal_told(trouble, self.words)[0])
            return None

    def result(self) -> Ending | None:
        """Return the ending; what is written off needs its reason, days to pay need a sum."""
        how = self._how
        if how is None:
            self.fault("how", "screens.needed")
            return None
        asked = self._asked()
        sum_ = self.row("sum").read.money if "sum" in asked else None
        days: tuple[Instalment, ...] | None = ()
        if "by" in asked:
            if sum_ is None and (self.text("by") or self.text("count")):
                self.fault("sum", "screens.close.sum_needed")
                return None
            days = () if sum_ is None else self._days(sum_)
        if days is None:
            return None
        answers = {"true": True, "false": False}
        ending = Ending(
            how=how,
            on=self.row("on").read.day,
            sum=sum_,
            instalments=days,
            interest_settled=answers.get(self.text("interest")) if "interest" in asked else None,
            why=self.text("why"),
            content=answers.get(self.text("content")),
            hard=self.text("hard"),
            change=self.text("change"),
        )
        if ending.lacks_reason:
            self.fault("why", "screens.close.why_needed")
            return None
        doubt = self.open.desk.closing_doubt(self.open.ref, ending)
        return None if doubt is not None and self.doubted({"sum": doubt}) else ending
