"""What is owed and why: the agreement, one debt an invoice or ground, the payments received."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, field_validator

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.fault import Fault
from casefile.model.money import Money, MoneyAboveZero
from casefile.model.rate import Rate
from casefile.model.record import Record


class Ground(StrEnum):
    """The kind of claim; it decides which questions are asked."""

    SALE = "sale"
    SERVICES = "services"
    WORK = "work"
    LOAN = "loan"
    RENT = "rent"
    OTHER = "other"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """How the agreement was made."""

    WRITTEN = "written"
    ELECTRONIC = "electronic"
    ORAL = "oral"
    CONDUCT = "conduct"
    UNKNOWN = "unknown"


PARTS = ("costs", "interest", "principal")
"""What a payment is set against, in the order that holds where no other does."""


def _each_part_once(order: tuple[str, ...]) -> tuple[str, ...]:
    if order and sorted(order) != sorted(PARTS):
        raise Fault("order_of_payment", parts=", ".join(PARTS))
    return order


PaymentOrder = Annotated[tuple[str, ...], AfterValidator(_each_part_once)]
"""The parts in the order that a payment is set against them, each once; empty: not said."""


MOST_DAYS_TO_PAY = 3660
"""Ten years: longer is a slip of the hand."""


class Agreement(Record):
    """What was agreed, in the user's words; empty or None is: not known."""

    made: LooseDate = UNDATED
    form: Form = Form.UNKNOWN
    what: str = ""
    price: Money | None = None
    payment_days: int | None = None
    """Days from invoice to payment, as agreed."""
    from_month_end: bool | None = None
    """The days are counted from the end of the month of the invoice, as "EOM + 30"; None: not said,
    and they are counted from the invoice."""
    contract_rate: Rate | None = None
    """Agreed interest for late payment, percent a year."""
    allocation: PaymentOrder = ()
    """In what order a payment is set against a debt, as agreed; empty: as the place says."""
    limitation_months: int | None = None
    """Agreed time within which a claim is brought; it counts where the place allows it."""
    cost_clause: str = ""
    terms_marks: tuple[str, ...] = ()
    assigned_by: str = ""
    """Who had the debt before the claimant and assigned it to him; empty: nobody is named."""
    assigned_on: LooseDate = UNDATED

    def due_from(self, invoiced: date) -> date | None:
        """Return the last day to pay of an invoice of that day; None: no time was agreed."""
        if self.payment_days is None:
            return None
        first = invoiced
        if self.from_month_end:
            first = invoiced.replace(day=monthrange(invoiced.year, invoiced.month)[1])
        return first + timedelta(days=self.payment_days)

    @field_validator("limitation_months")
    @classmethod
    def _a_month_at_least(cls, months: int | None) -> int | None:
        if months is not None and not 1 <= months <= 1200:
            raise Fault("from_to", first=1, last=1200)
        return months

    @field_validator("payment_days")
    @classmethod
    def _not_negative(cls, days: int | None) -> int | None:
        if days is not None and not 0 <= days <= MOST_DAYS_TO_PAY:
            raise Fault("from_to", first=0, last=MOST_DAYS_TO_PAY)
        return days


class Debt(Record):
    """One invoice or ground of debt. The sum includes tax where the invoice does."""

    id: str = ""
    ref: str
    """The invoice number, or a short name when there is none."""
    counted: str = ""
    """The count that stands as *ref* while nobody named an invoice; empty: a person named it."""
    what: str = ""
    amount: Money
    issued: LooseDate = UNDATED
    performed: LooseDate = UNDATED
    invoice_received: LooseDate = UNDATED
    due: LooseDate = UNDATED
    marks: tuple[str, ...] = ()
    vat: Money | None = None
    """The tax within the sum; None: not said."""
    admitted: Money | None = None
    """What he does not dispute, of what was unpaid when he first disputed anything. What he pays
    since is on this part first; of a payment for the disputed part, raise it by so much."""
    disputed: bool | None = None
    limitation_rule: str = ""
    """Id of the limitation rule of the place that a person chose; empty: the rule that fits."""

    @field_validator("amount")
    @classmethod
    def _above_zero(cls, amount: Money) -> Money:
        if amount.amount <= 0:
            raise Fault("debt_above_zero")
        return amount


def one_currency(debts: Iterable[Debt]) -> str:
    """Return the currency of *debts*; empty: there are none, or in several."""
    found = {debt.amount.currency for debt in debts}
    return found.pop() if len(found) == 1 else ""


class Payment(Record):
    """Money received. *debt* names the debt it was paid for; empty: as the place allocates."""

    id: str = ""
    amount: MoneyAboveZero
    dated: LooseDate = UNDATED
    debt: str = ""
    marks: tuple[str, ...] = ()
    note: str = ""
    keeps: tuple[str, ...] | None = None
    """In the view of others: the talks they may see whose promises it kept in the whole case; None:
    it is the whole case, and the promises tell."""


class Credit(Record):
    """A credit note or corrected invoice: so much of the debt was never owed. No money came in."""

    id: str = ""
    debt: str
    """The reference of the debt that it lowers."""
    amount: MoneyAboveZero
    dated: LooseDate = UNDATED
    why: str = ""
    marks: tuple[str, ...] = ()


class Act(StrEnum):
    """What may stop, suspend or restart the running of time, or be wrongly believed to."""

    WRITTEN_ACKNOWLEDGEMENT = "written_acknowledgement"
    ORAL_ACKNOWLEDGEMENT = "oral_acknowledgement"
    RECORDED_ACKNOWLEDGEMENT = "recorded_acknowledgement"
    PART_PAYMENT = "part_payment"
    CLAIM_FILED = "claim_filed"
    CLAIM_ENDED = "claim_ended"
    MEDIATION_STARTED = "mediation_started"
    MEDIATION_ENDED = "mediation_ended"
    SETTLEMENT_HEARING_STARTED = "settlement_hearing_started"
    SETTLEMENT_HEARING_ENDED = "settlement_hearing_ended"
    DEMAND_SENT = "demand_sent"
    JUDGMENT = "judgment"


class LimitationAct(Record):
    """One dated act that bears on limitation, with the exhibit that proves it."""

    id: str = ""
    act: Act
    on: LooseDate
    debt: str = ""
    marks: tuple[str, ...] = ()


class OwnRate(Record):
    """A value the pack lacks, given by the user: dated and sourced, kept in the case."""

    id: str = ""
    kind: str
    """The kind of rate or index as the pack names it, e.g. ``shekel``."""
    since: LooseDate
    until: LooseDate = UNDATED
    value: Decimal
    source: str
    entered_on: LooseDate = UNDATED

    @field_validator("source")
    @classmethod
    def _sourced(cls, source: str) -> str:
        if not source.strip():
            raise Fault("rate_needs_source")
        return source
