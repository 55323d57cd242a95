"""A person's own opinion of chances and collectability, costs and months; never a forecast."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from textual.widget import Widget
from textual.widgets import Static

from casefile.model.offer import Opinion, Private
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import said
from casefile.screens.reading import typed_money

ENDS = ("low", "likely", "high")
ASKED = ("chance", "collectable")


class OpinionForm(CaseForm[Private]):
    """The form of what only the user can judge; a field left empty is unknown."""

    name_ = "opinion"

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(open_case)
        self.private = open_case.case.private

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        share = "screens.opinion.share_hint"
        return (
            *(
                Field(f"{of}_{end}", f"screens.opinion.{of}_{end}", "number", hint=share)
                for of in ASKED
                for end in ENDS
            ),
            Field("cost_if_won", "screens.opinion.cost_if_won", "money"),
            Field("cost_if_lost", "screens.opinion.cost_if_lost", "money"),
            Field("months", "screens.opinion.months", "number"),
            Field(
                "worth_accepted",
                "screens.opinion.worth_accepted",
                hint="screens.opinion.worth_accepted_hint",
            ),
        )

    def above(self) -> Iterable[Widget]:
        """Yield whose opinion it is."""
        yield Static(said(self.words.term("worth.opinion"), "bold"), classes="field-head")

    def first_values(self) -> dict[str, str]:
        """Stand on what is known."""
        private = self.private
        rows = {
            "cost_if_won": typed_money(private.cost_if_won, self.words),
            "cost_if_lost": typed_money(private.cost_if_lost, self.words),
            "months": "" if private.months is None else str(private.months),
            "worth_accepted": private.worth_accepted,
        }
        for of in ASKED:
            known: Opinion | None = getattr(private, of)
            for end in ENDS if known is not None else ():
                rows[f"{of}_{end}"] = self.words.number(getattr(known, end))
        return rows

    def result(self) -> Private | None:
        """Return what is private with the opinion in it; None after telling what is wrong.

        Of chance and of collectability all three ends are given, from 0 to 1 and in order, or none.
        """
        opinions: dict[str, Opinion | None] = {}
        for of in ASKED:
            ends = [self.row(f"{of}_{end}").read.number for end in ENDS]
            given = [share for share in ends if share is not None]
            wrong = self._wrong(ends)
            if given and wrong is not None:
                self.fault(f"{of}_{ENDS[wrong[0]]}", wrong[1])
                return None
            opinions[of] = Opinion(low=given[0], likely=given[1], high=given[2]) if given else None
        months = self.row("months").read.number
        if months is not None and (months < 0 or months != int(months)):
            self.fault("months", "screens.opinion.whole_months")
            return None
        return self.private.but(
            **opinions,
            cost_if_won=self.row("cost_if_won").read.money,
            cost_if_lost=self.row("cost_if_lost").read.money,
            months=int(months) if months is not None else None,
            worth_accepted=self.text("worth_accepted"),
        )

    def _wrong(self, ends: list[Decimal | None]) -> tuple[int, str] | None:
        """Return which end is wrong and the wording of why; None when all three hold."""
        before = Decimal(0)
        for n, share in enumerate(ends):
            if share is None:
                return n, "screens.opinion.all_three"
            if not 0 <= share <= 1:
                return n, "screens.opinion.between"
            if share < before:
                return n, "screens.opinion.in_order"
            before = share
        return None
