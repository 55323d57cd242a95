"""Money received: how much, when, for which invoice."""

from __future__ import annotations

from typing import NamedTuple

from casefile.model.dates import LooseDate, loose
from casefile.model.money import Money
from casefile.screens.case_form import CaseForm
from casefile.screens.debts_told import debt_choices
from casefile.screens.fields import Field
from casefile.screens.opencase import OpenCase
from casefile.screens.reading import typed_day


class Received(NamedTuple):
    """One payment."""

    amount: Money
    dated: LooseDate
    debt: str


class PaymentForm(CaseForm[Received]):
    """The form of a payment."""

    name_ = "pay"

    def __init__(self, open_case: OpenCase) -> None:
        super().__init__(open_case)
        self.debts = debt_choices(open_case.case, open_case.words)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields; which invoice is asked when there are several."""
        asked = [
            Field("amount", "screens.pay.amount", "money", hint="screens.pay.amount_hint"),
            Field("dated", "screens.pay.dated", "past_day", hint="screens.pay.dated_hint"),
        ]
        if len(self.debts) > 1:
            any_debt = ("", self.words.term("screens.pay.any_debt"))
            asked.append(Field("debt", "screens.pay.debt", "choice", (any_debt, *self.debts)))
        return tuple(asked)

    def first_values(self) -> dict[str, str]:
        """Propose today."""
        return {"dated": typed_day(loose(self.on_day), self.words), "debt": ""}

    def result(self) -> Received | None:
        """Return the payment, once the sum is known; one above all that is open is asked about."""
        amount = self.row("amount").read.money
        if amount is None:
            self.fault("amount", "screens.pay.amount_missing")
            return None
        debt = self.text("debt") if len(self.debts) > 1 else ""
        doubt = self.open.desk.above_the_claim(self.open.ref, amount)
        if doubt is not None and self.doubted({"amount": doubt}):
            return None
        return Received(amount, self.row("dated").read.day, debt)
