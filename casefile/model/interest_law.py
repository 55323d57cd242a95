"""What a place says of interest for late payment, as dated, sourced values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from casefile.model.claim import PARTS, Ground, PaymentOrder
from casefile.model.fault import Fault
from casefile.model.money import Money
from casefile.model.record import Record
from casefile.model.source import Source


class Rate(Record):
    """One rate or index value: in force from *since* through *until* (None: no known end)."""

    kind: str
    since: date
    until: date | None = None
    value: Decimal
    """Percent a year for rates; points for indexes."""
    source: Source


class Gap(Record):
    """A stretch for which the pack has no value: asked of the user, never guessed."""

    kind: str
    since: date
    until: date | None = None
    why: dict[str, str] | str = ""
    """Why it lacks, by language, or in plain words."""
    get_from: str = ""


class RateModel(StrEnum):
    """Whether a change of rate touches a running debt."""

    RUNNING = "running"  # each change splits the rows
    FIXED_AT_START = "fixed_at_start"  # the rate of the first day stays


class Regime(Record):
    """One kind of interest and whom it is for."""

    id: str
    rate_kind: str
    model: RateModel = RateModel.RUNNING
    creditor_in_business: bool | None = None
    """None: whoever he is."""
    debtor_in_business: bool | None = None
    debtor_public: bool | None = None
    debtor_healthcare: bool | None = None
    grounds: tuple[Ground, ...] = ()
    """What it is for; empty: any."""
    chosen_only: bool = False
    """Only when a person says so of the case."""
    since: date | None = None
    """For interest that begins to run from this day on."""
    until: date | None = None
    year_days: int = 365
    rounding: Literal["row", "once", "daily"] = "row"
    """``row``: each row half up to the hundredth; ``once``: the sum; ``daily``: the daily sum."""
    due_on_business_day: bool = False
    """A due day on a day of rest moves to the next business day."""
    no_term_days: int | None = None
    """No day agreed: from the later of performance and invoice received to the due day."""
    fixed_sums: bool = False
    """The fixed recovery sums of the place go with it."""
    compound_months: int = 0
    """What accrued is added to the sum after so many months; 0: simple interest."""
    fee_kind: str = ""
    """A fee of this kind of rate is added each *fee_months* of delay, and is never added on."""
    fee_months: int = 0
    index_kind: str = ""
    """The sum is first raised by this index, of the days its points were published."""
    awarded: bool = False
    """A court awards it: until then none is owed, and a payment goes to the debt before it."""
    lower_agreed_void: bool = False
    """An agreed rate below it has no effect."""
    names: dict[str, str] = {}
    notes: dict[str, str] = {}
    """What a reader must know beside the figure, by language."""
    source: Source


class FixedSum(Record):
    """A fixed recovery sum for late payment (EU and United Kingdom rules)."""

    up_to: Decimal | None = None
    """For a principal up to and including this (None: above all others)."""
    below: Decimal | None = None
    """For a principal below this; used where the act says "less than"."""
    amount: Money
    since: date | None = None
    """For debts due from this day on."""
    until: date | None = None
    source: Source


class ContractRate(Record):
    """What becomes of a rate that the parties agreed."""

    cap_kind: str = ""
    """Kind of the rate that is the most they may agree; empty: no such cap in the pack."""
    unlawful_kind: str = ""
    """Kind of the rate above which an agreed one is unlawful: nothing is counted by one above it,
    it is asked about; empty: no such bound in the pack."""
    displaces_fixed_sums: bool = False
    """Where a rate is agreed, the fixed recovery sums are not claimed."""
    notes: dict[str, str] = {}
    """What a reader must know beside interest by an agreed rate, by language."""
    by_month: dict[str, str] = {}
    """What the place says of a rate stated by the month alone, by language."""
    source: Source


class Exchange(Record):
    """An exchange rate of a central bank: one unit of *currency* in the money of the place."""

    currency: str
    on: date
    value: Decimal
    source: Source


class EarlyInterest(Record):
    """Interest before the due day, where a long time to pay was agreed."""

    rate_kind: str
    after_days: int
    """It runs from the day after so many days from performance and the invoice received."""
    regimes: tuple[str, ...]
    """Ids of the regimes it goes with."""
    source: Source


class AfterJudgment(Record):
    """What interest a sum bears that a court awarded: simple, from the day after the judgment."""

    rate_kind: str = ""
    """The kind of its rate; empty: the judgment itself says by what rate, and none is counted."""
    least: Decimal | None = None
    """A sum below it bears none unless something more is known, and none is counted on it."""
    below_least: tuple[str, ...] = ()
    """Ids of the regimes under whose debts a smaller sum bears it too."""
    none_in_time: bool = False
    """Nothing runs on what is paid by the day that the court set for it."""
    says: dict[str, str]
    """On what it runs, from when, and what makes an exception, by language."""
    source: Source


class PaymentTerm(Record):
    """How long a time to pay the law allows, or gives where none was agreed."""

    id: str
    days: int
    count_from: Literal["invoice_received", "end_of_invoice_month"] = "invoice_received"
    """``invoice_received`` (or performance, when later) or ``end_of_invoice_month``."""
    creditor_in_business: bool | None = None
    debtor_in_business: bool | None = None
    debtor_public: bool | None = None
    debtor_healthcare: bool | None = None
    since: date | None = None
    until: date | None = None
    says: dict[str, str]
    source: Source


class Interest(Record):
    """All that a place says of interest for late payment."""

    regimes: tuple[Regime, ...] = ()
    rates: tuple[Rate, ...] = ()
    gaps: tuple[Gap, ...] = ()
    fixed_sums: tuple[FixedSum, ...] = ()
    exchange_from: str = ""
    """Where an exchange rate that the pack lacks is to be read."""
    contract: ContractRate | None = None
    kinds: dict[str, dict[str, str]] = {}
    """Names of the kinds of rate, by language."""
    exchange: tuple[Exchange, ...] = ()
    early: EarlyInterest | None = None
    after_judgment: AfterJudgment | None = None
    """None: the pack does not say."""
    terms: tuple[PaymentTerm, ...] = ()
    allocation: PaymentOrder = PARTS
    """In what order a payment is set against a debt."""
    allocation_source: Source | None = None
    """Where that order stands; None: the pack does not say."""
    notes: dict[str, str] = {}
    """Wording-free remarks by language code, printed beside the account."""

    @model_validator(mode="after")
    def _each_value_is_of_a_kind_of_the_place(self) -> Self:
        """A value of a kind that is neither named nor asked for would be kept for nothing."""
        known = set(self.kinds)
        for regime in self.regimes:
            known |= {regime.rate_kind, regime.fee_kind, regime.index_kind}
        if self.contract is not None:
            known |= {self.contract.cap_kind, self.contract.unlawful_kind}
        if self.early is not None:
            known.add(self.early.rate_kind)
        if self.after_judgment is not None:
            known.add(self.after_judgment.rate_kind)
            there = {regime.id for regime in self.regimes}
            for named in self.after_judgment.below_least:
                if named not in there:
                    raise Fault(
                        "no_such_rate_kind",
                        field="after_judgment.below_least",
                        value=named,
                        allowed=", ".join(sorted(there)) or "-",
                    )
        for n, rate in enumerate(self.rates, 1):
            if rate.kind not in known - {""}:
                allowed = ", ".join(sorted(known - {""})) or "-"
                raise Fault(
                    "no_such_rate_kind", field=f"rates.{n}.kind", value=rate.kind, allowed=allowed
                )
        return self
