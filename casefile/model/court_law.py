"""What a place says of limitation, courts, fees and days, as dated, sourced values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator

from casefile.model.claim import Act, Ground
from casefile.model.fault import Fault
from casefile.model.money import Money
from casefile.model.party import PartyKind
from casefile.model.record import Record
from casefile.model.source import Source


def _names_a_table(fee: str) -> str:
    if fee and not re.fullmatch(r"table:\S+", fee):
        raise Fault("fee_of_a_table", value=fee)
    return fee


FeeOf = Annotated[str, AfterValidator(_names_a_table)]
"""``table:<id>`` of a `FeeBand`; empty: not known."""


class LimitationRule(Record):
    """How long a claim lives."""

    id: str
    grounds: tuple[Ground, ...] = ()
    """What it is for; empty: all others."""
    years: int = 0
    months: int = 0
    claimant_in_business: bool | None = None
    debtor_in_business: bool | None = None
    end_of_year: bool = False
    """The period ends on the last day of the year (Poland, periods of two years and more)."""
    day_before: bool = False
    """The last safe day is taken one day before the anniversary, out of caution."""
    from_performed: bool = False
    """Time runs from the day the work was handed over, whenever it is to be paid for."""
    chosen_only: bool = False
    """Only when a person says so of the debt: a deed, a bill, a carriage of goods."""
    names: dict[str, str] = {}
    since: date | None = None
    until: date | None = None
    source: Source


class AgreedPeriod(Record):
    """What becomes of a period that the parties agreed."""

    allowed: bool
    least_months: int = 0
    """The shortest that may be agreed."""
    source: Source


class ActEffect(Record):
    """What one kind of act does to the running of time in this place."""

    act: Act
    effect: Literal["restarts", "suspends", "stops", "resumes", "nothing"]
    """``resumes``: after one that suspends or stops."""
    revives: bool = False
    """Works even after the time has run out."""
    doors: tuple[str, ...] = ()
    """Only where one of these doors is open to the claim; empty: in any."""
    least_months: int = 0
    """After time runs on, it ends no sooner than so many months later."""
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
    agreed: AgreedPeriod | None = None
    """None: the pack does not say."""


class Forum(Record):
    """One door: a court or procedure, who may use it, for how much, with what."""

    id: str
    names: dict[str, str]
    max_amount: Money | None = None
    claimant_kinds: tuple[PartyKind, ...] = ()
    """Empty: anyone."""
    respondent_kinds: tuple[PartyKind, ...] = ()
    needs: tuple[str, ...] = ()
    """Gap codes or facts it asks for, e.g. ``written_agreement``, ``prompt_demand``."""
    due_within_years: int | None = None
    fee: FeeOf = ""
    fee_share: Decimal = Decimal(1)
    """The part of the fee of the table that is asked here."""
    fee_least: Money | None = None
    fee_later: FeeOf = ""
    """Of the fee that is asked for later."""
    fee_lawyer: FeeOf = ""
    """Of the lawyer's costs that the losing side pays by the tariff."""
    first: tuple[str, ...] = ()
    """Ids of `PreAction` steps that come before this door or are part of it."""
    first_above: Decimal | None = None
    """The steps of *first* hold for claims above this; None: for all."""
    reply_days: int | None = None
    """How long the other side has for its answer."""
    notes: dict[str, str] = {}
    """Who, with what papers, by what way: what a claimant must know of this door, by language."""
    heading: dict[str, str] = {}
    """What stands at the head of a paper for this door, by language; empty: left to complete."""
    terms: dict[str, dict[str, str]] = {}
    """What papers for this door alone say otherwise than others of the place, by language."""
    months: int | None = None
    """How long it takes to a result, where the source says so."""
    min_amount: Money | None = None
    """For claims above this."""
    may_be_cut: bool = False
    """A claim above *max_amount* may come here when what is above it is given up."""
    with_interest: bool = False
    """Interest and costs count towards the sum of the claim."""
    fee_with_interest: bool = False
    """They count towards the sum that the fee goes by, also where the door goes without them."""
    both_in_business: bool | None = None
    at_home_only: bool = False
    """Not against a respondent abroad."""
    abroad_only: bool = False
    """Only where the respondent is abroad."""
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
    rounding: Literal["cent", "cent_down", "unit_up", "five_up"] = "cent"
    """``cent`` half up, ``cent_down``, ``unit_up`` to the whole unit, ``five_up`` to five units."""
    since: date | None = None
    until: date | None = None
    source: Source


class PreAction(Record):
    """What must be done before going to court."""

    id: str
    applies_to: tuple[PartyKind, ...] = ()
    """Kinds of respondent; empty: all."""
    days: int | None = None
    wait_days: int | None = None
    """The court may be turned to no sooner than so many days after it."""
    lapses_months: int | None = None
    """After so many months it has to be sent anew."""
    from_receipt: bool = False
    """Its days and months run from the day it reached the debtor; else from its sending."""
    contents: tuple[str, ...] = ()
    registered: bool = False
    says: dict[str, str] = {}
    source: Source


class Uncollected(Record):
    """What the place says of a letter between the parties that was not collected from the post."""

    says: dict[str, str]
    """When such a letter counts as having reached him, as the source has it, by language."""
    source: Source


class Convention(Record):
    """How the place writes: a number, a day, a heading; for readers and for tests."""

    id: str
    value: tuple[str, ...] = ()
    says: dict[str, str]
    since: date | None = None
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
