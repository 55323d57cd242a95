"""What the law of one place says, as dated, sourced, replaceable values. Data, never advice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from pydantic import field_validator

from casefile.model.court_law import (
    ActEffect,
    AgreedPeriod,
    Convention,
    FeeBand,
    Forum,
    Holiday,
    Limitation,
    LimitationRule,
    PreAction,
    Recess,
    Uncollected,
)
from casefile.model.diligence import Register
from casefile.model.exhibit import Element, ExhibitKind, Original, Provenance, SignatureLevel
from casefile.model.fault import Fault
from casefile.model.interest_law import (
    ContractRate,
    EarlyInterest,
    Exchange,
    FixedSum,
    Gap,
    Interest,
    PaymentTerm,
    Rate,
    RateModel,
    Regime,
)
from casefile.model.record import Record
from casefile.model.source import Confidence, Source

__all__ = [
    "ActEffect",
    "AgreedPeriod",
    "Cap",
    "Confidence",
    "ContractRate",
    "Convention",
    "EarlyInterest",
    "EvidenceRule",
    "Exchange",
    "FeeBand",
    "FixedSum",
    "Forum",
    "Gap",
    "Holiday",
    "Interest",
    "Jurisdiction",
    "KnownWrong",
    "Label",
    "Limitation",
    "LimitationRule",
    "PaymentTerm",
    "PreAction",
    "Rate",
    "RateModel",
    "Recess",
    "Regime",
    "Register",
    "SalesTax",
    "Source",
    "StartGrade",
    "Uncollected",
    "WorkedExample",
]


Letter = Literal["A", "B", "C", "D", "L"]
"""A grade as a pack writes it: `casefile.model.review.Grade`."""


class EvidenceRule(Record):
    """A rule of proof of the place that feeds the grading."""

    id: str
    """``denied_signature_burden``, ``lone_witness``, ``recording_by_party`` ..."""
    value: str = ""
    says: dict[str, str] = {}
    doors: tuple[str, ...] = ()
    """Told only where one of these doors is open to the claim; empty: always."""
    source: Source


class StartGrade(Record):
    """One row of the table of start grades: what it is and who made it give a letter.

    An empty tuple or None matches anything; the most specific row wins, the first among equals.
    """

    id: str
    kinds: tuple[ExhibitKind, ...] = ()
    provenances: tuple[Provenance, ...] = ()
    signed_by_respondent: bool | None = None
    levels: tuple[SignatureLevel, ...] = ()
    originals: tuple[Original, ...] = ()
    received: bool | None = None
    proves: tuple[Element, ...] = ()
    grade: Letter
    source: Source


class Cap(Record):
    """One cap: when its fact holds, the grade is at most *at_most*."""

    id: str
    at_most: Literal["A", "B", "C", "D", "L", "none"]
    """``none``: not counted."""
    source: Source


class KnownWrong(Record):
    """A common error, kept so that a test holds that it is not made here."""

    id: str
    says: str
    source: Source


class Label(Record):
    """How exhibits are numbered and covered in packets of the place."""

    pattern: str = ""
    """``zał. nr {n}``, ``נספח {n}``; ``{mark}``: the mark that it has in the case; empty: not
    said."""
    packet: str = ""
    volume_pages: int = 0
    """Most pages that a volume of a bundle may have; 0: the place sets no limit."""


class SalesTax(Record):
    """A rate of the tax on sales: what of a net price is added to it where a sum is to be paid."""

    rate: Decimal
    """Percent of the net price."""
    since: date
    until: date | None = None
    source: Source


class WorkedExample(Record):
    """A sum done in public or by hand that the rules must reproduce to the hundredth."""

    id: str
    regime: str
    given: dict[str, Any]
    expected: dict[str, Any]
    origin: Literal["published", "computed"] = "computed"
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
    uncollected: Uncollected | None = None
    """Of a letter that was not collected from the post; None: the pack has nothing on it."""
    evidence: tuple[EvidenceRule, ...] = ()
    start_grades: tuple[StartGrade, ...] = ()
    caps: tuple[Cap, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    recesses: tuple[Recess, ...] = ()
    conventions: tuple[Convention, ...] = ()
    registers: tuple[Register, ...] = ()
    mediation: tuple[EvidenceRule, ...] = ()
    """What the place says of mediators, of what is said before them, of what is agreed there."""
    sales_taxes: tuple[SalesTax, ...] = ()
    """The rates of the tax on sales; none: the pack knows of none."""
    number_kinds: tuple[str, ...] = ()
    """The kinds of register numbers that people of the place have, the most usual first."""
    tax_number: str = ""
    """The one of them that a bare "tax number" means; empty: the most usual."""
    label: Label = Label()
    terms: dict[str, dict[str, str]] = {}
    """Terms of the place by language: ``{"he": {"claimant": "התובע"}}``; they win over wording."""
    worked_examples: tuple[WorkedExample, ...] = ()
    known_wrong: tuple[KnownWrong, ...] = ()
    gaps: tuple[dict[str, str] | str, ...] = ()
    """What the pack says it does not know, by language, or in plain words."""
    own: bool = False

    @cached_property
    def rest_days(self) -> frozenset[date]:
        """The days of `holidays`, asked for often."""
        return frozenset(holiday.on for holiday in self.holidays)

    @field_validator("weekend")
    @classmethod
    def _days_of_the_week(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if any(not 0 <= day <= 6 for day in days):
            raise Fault("days_of_the_week")
        return days
