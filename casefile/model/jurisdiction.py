"""What the law of one place says, as dated, sourced, replaceable values. Data, never advice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import field_validator

from casefile.model.money import Money
from casefile.model.record import Record


class Confidence(StrEnum):
    """How sure the pack is; whatever is not high is printed with its day."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Source(Record):
    """Where a value stands: an act, a gazette, an official page, a published judgment."""

    title: str
    href: str = ""
    checked_on: date
    confidence: Confidence = Confidence.HIGH
    own: bool = False
    """Given by the user; shown as the user's."""


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
    why: str = ""
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
    grounds: tuple[str, ...] = ()
    """Values of `Ground` it is for; empty: any."""
    since: date | None = None
    """For interest that begins to run from this day on."""
    until: date | None = None
    year_days: int = 365
    rounding: str = "row"
    """``row``: each row half up to the hundredth; ``once``: the sum; ``daily``: the daily sum."""
    due_on_business_day: bool = False
    """A due day on a day of rest moves to the next business day."""
    no_term_days: int | None = None
    """No day agreed: from the later of performance and invoice received to the due day."""
    fixed_sums: bool = False
    """The fixed recovery sums of the place go with it."""
    compound_months: int = 0
    """What accrued is added to the sum after so many months; 0: simple interest."""
    index_kind: str = ""
    """The sum is first raised by this index, of the days its points were published."""
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
    source: Source


class Exchange(Record):
    """An exchange rate of a central bank: one unit of *currency* in the money of the place."""

    currency: str
    on: date
    value: Decimal
    source: Source


class Interest(Record):
    """All that a place says of interest for late payment."""

    regimes: tuple[Regime, ...] = ()
    rates: tuple[Rate, ...] = ()
    gaps: tuple[Gap, ...] = ()
    fixed_sums: tuple[FixedSum, ...] = ()
    fixed_sum_exchange: str = ""
    """Rule for the exchange day of fixed sums in another currency, e.g. ``month_before_due``."""
    exchange_from: str = ""
    """Where an exchange rate that the pack lacks is to be read."""
    contract: ContractRate | None = None
    kinds: dict[str, dict[str, str]] = {}
    """Names of the kinds of rate, by language."""
    exchange: tuple[Exchange, ...] = ()
    allocation: tuple[str, ...] = ("costs", "interest", "principal")
    """In what order a payment is set against a debt."""
    notes: dict[str, str] = {}
    """Wording-free remarks by language code, printed beside the account."""


class LimitationRule(Record):
    """How long a claim lives."""

    id: str
    grounds: tuple[str, ...] = ()
    """Values of `Ground` it is for; empty: all others."""
    years: int = 0
    months: int = 0
    claimant_in_business: bool | None = None
    debtor_in_business: bool | None = None
    end_of_year: bool = False
    """The period ends on the last day of the year (Poland, periods of two years and more)."""
    day_before: bool = False
    """The last safe day is taken one day before the anniversary, out of caution."""
    since: date | None = None
    until: date | None = None
    source: Source


class ActEffect(Record):
    """What one kind of act does to the running of time in this place."""

    act: str
    """A value of `casefile.model.claim.Act`."""
    effect: str
    """``restarts``, ``suspends``, ``stops``, ``resumes`` (after these two) or ``nothing``."""
    revives: bool = False
    """Works even after the time has run out."""
    years: int | None = None
    """The new period is this long (a judgment); None: as the rule says."""
    end_of_year: bool | None = None
    """Overrides the rule when *years* is given."""
    since: date | None = None
    until: date | None = None
    source: Source


class Limitation(Record):
    """All that a place says of limitation."""

    rules: tuple[LimitationRule, ...] = ()
    acts: tuple[ActEffect, ...] = ()


class Forum(Record):
    """One door: a court or procedure, who may use it, for how much, with what."""

    id: str
    names: dict[str, str]
    max_amount: Money | None = None
    claimant_kinds: tuple[str, ...] = ()
    """Values of `PartyKind`; empty: anyone."""
    respondent_kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Gap codes or facts it asks for, e.g. ``written_agreement``, ``prompt_demand``."""
    due_within_years: int | None = None
    fee: str = ""
    """``percent:5 min:30 max:1000`` or ``table:<id>``; empty: not known."""
    fee_share: Decimal = Decimal(1)
    """The part of the fee of the table that is asked here."""
    fee_least: Money | None = None
    fee_later: str = ""
    """Table of the fee that is asked for later (``table:<id>``)."""
    first: tuple[str, ...] = ()
    """Ids of `PreAction` steps that come before this door or are part of it."""
    first_above: Decimal | None = None
    """The steps of *first* hold for claims above this; None: for all."""
    mediation_first: bool = False
    months: int | None = None
    min_amount: Money | None = None
    """For claims above this."""
    with_interest: bool = False
    """Interest and costs count towards the sum of the claim."""
    both_in_business: bool | None = None
    at_home_only: bool = False
    """Not against a respondent abroad."""
    since: date | None = None
    until: date | None = None
    source: Source


class FeeBand(Record):
    """One row of a table of court fees: for claims up to a sum, a fixed fee or a share."""

    table: str
    up_to: Decimal | None = None
    """For a claim up to and including this; None: above all others."""
    fixed: Decimal | None = None
    percent: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    rounding: str = "cent"
    """``cent`` half up, ``cent_down``, ``unit_up`` to the whole unit."""
    since: date | None = None
    until: date | None = None
    source: Source


class PreAction(Record):
    """What must be done before going to court."""

    id: str
    applies_to: tuple[str, ...] = ()
    """Respondent kinds; empty: all."""
    days: int | None = None
    contents: tuple[str, ...] = ()
    registered: bool = False
    says: dict[str, str] = {}
    source: Source


class Recess(Record):
    """Days on which the courts hear no ordinary cases and time set by court rules stands still."""

    since: date
    until: date
    names: dict[str, str] = {}
    source: Source


class Holiday(Record):
    """A day on which the courts rest."""

    on: date
    names: dict[str, str] = {}
    source: Source | None = None


class EvidenceRule(Record):
    """A rule of proof of the place that feeds the grading."""

    id: str
    """``denied_signature_burden``, ``lone_witness``, ``recording_by_party`` ..."""
    value: str = ""
    says: dict[str, str] = {}
    source: Source


class StartGrade(Record):
    """One row of the table of start grades: what it is and who made it give a letter.

    An empty tuple or None matches anything; the most specific row wins, the first among equals.
    """

    id: str
    kinds: tuple[str, ...] = ()
    provenances: tuple[str, ...] = ()
    signed_by_respondent: bool | None = None
    levels: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    received: bool | None = None
    proves: tuple[str, ...] = ()
    grade: str
    source: Source


class Cap(Record):
    """One cap: when its fact holds, the grade is at most *at_most*."""

    id: str
    at_most: str
    """A B C D L, or ``none``: not counted."""
    source: Source


class KnownWrong(Record):
    """A common error, kept so that a test holds that it is not made here."""

    id: str
    says: str
    source: Source


class Label(Record):
    """How exhibits are numbered and covered in packets of the place."""

    pattern: str = "C-{n}"
    """``C-{n}``, ``zał. nr {n}``, ``נספח {n}``."""
    packet: str = ""


class WorkedExample(Record):
    """A sum done in public or by hand that the rules must reproduce to the hundredth."""

    id: str
    regime: str
    given: dict[str, Any]
    expected: dict[str, Any]
    origin: str = "computed"
    """``published`` or ``computed``."""
    note: str = ""
    """The steps by hand, or why a published figure differs."""
    source: Source


class Jurisdiction(Record):
    """One place: its names, its money, its values, and what it does not know."""

    code: str
    names: dict[str, str]
    currency: str
    languages: tuple[str, ...]
    as_of: date
    disclaimer: dict[str, str] = {}
    timezone: str = "UTC"
    weekend: tuple[int, ...] = (5, 6)
    """Days of rest, Monday 0."""
    paper: str = "A4"
    interest: Interest = Interest()
    limitation: Limitation = Limitation()
    forums: tuple[Forum, ...] = ()
    fees: tuple[FeeBand, ...] = ()
    pre_action: tuple[PreAction, ...] = ()
    evidence: tuple[EvidenceRule, ...] = ()
    start_grades: tuple[StartGrade, ...] = ()
    caps: tuple[Cap, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    recesses: tuple[Recess, ...] = ()
    label: Label = Label()
    terms: dict[str, dict[str, str]] = {}
    """Terms of the place by language: ``{"he": {"claimant": "התובע"}}``; they win over wording."""
    worked_examples: tuple[WorkedExample, ...] = ()
    known_wrong: tuple[KnownWrong, ...] = ()
    gaps: tuple[str, ...] = ()
    """What the pack says it does not know, in plain words."""
    own: bool = False

    @cached_property
    def rest_days(self) -> frozenset[date]:
        """The days of `holidays`, asked for often."""
        return frozenset(holiday.on for holiday in self.holidays)

    @field_validator("weekend")
    @classmethod
    def _days_of_the_week(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if any(not 0 <= day <= 6 for day in days):
            raise ValueError("days of the week run from 0 (Monday) to 6 (Sunday)")
        return days
