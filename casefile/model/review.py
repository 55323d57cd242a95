"""Everything known about a case on one day: the waist of the hourglass; later rooms only draw."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import ConfigDict, Field

from casefile.model.account import Account
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Override
from casefile.model.jurisdiction import Source
from casefile.model.money import Money
from casefile.model.position import Defence
from casefile.model.record import Record
from casefile.model.say import Say
from casefile.model.status import State as State
from casefile.model.status import Status as Status


class Grade(StrEnum):
    """How much an item carries. A decides the point, L is only a lead. Never added up."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    L = "L"


class LimitationLine(Record):
    """The last safe day of one debt; None when it cannot be told."""

    debt: str
    last_day: date | None
    days_left: int | None
    why: Say
    acts: tuple[Say, ...] = ()
    proofs: tuple[tuple[str, ...], ...] = ()
    """The marks of the exhibits that prove each of *acts*, in their order."""
    marks: tuple[str, ...] = ()
    """The exhibits of all acts, each once."""
    source: Source | None = None


class Event(Record):
    """One thing that happened, neutrally told."""

    day: date | None
    dated: LooseDate = UNDATED
    """The day as well as it is known; unknown: *day* itself."""
    event: Say
    marks: tuple[str, ...] = ()
    disputed: bool = False
    kind: str = ""
    """contract, performance, invoice, due, payment, contact, promise, demand, offer, exhibit ..."""
    disclosure: Disclosure = Disclosure.INTERNAL


class Silence(Record):
    """A stretch without any record."""

    since: date
    until: date
    days: int


class GradedExhibit(Record):
    """One exhibit with its start grade, its caps as sentences, and a person's own view."""

    mark: str
    grade: Grade | None
    start: Grade | None
    caps: tuple[Say, ...] = ()
    why: Say
    override: Override | None = None
    shows: tuple[Element, ...] = ()


class Carried(Record):
    """What one exhibit carries for one element, where that is not its own grade."""

    mark: str
    grade: Grade


class ElementLine(Record):
    """One element: support against attack, in one sentence, and what would lift it."""

    element: Element
    status: Status
    grade: Grade | None
    attack: Grade | None = None
    marks: tuple[str, ...] = ()
    attacks: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()
    """Exhibits that carry more or less here than their own grade says: a lone interested witness,
    a paper that is not made to show this."""
    override: Override | None = None
    why: Say
    lift: Say | None = None


class DefenceLine(Record):
    """One defence raised or likely: answered, unanswered, accepted, or not a defence."""

    defence: Defence
    status: str
    """answered, unanswered, risk_accepted, not_a_defence"""
    marks: tuple[str, ...] = ()
    burden: str
    why: Say


class Contradiction(Record):
    """Two items that cannot both be right."""

    about: str
    marks: tuple[str, ...]
    why: Say


class GapLine(Record):
    """Something that is missing, why it matters and where to get it."""

    code: str
    element: Element
    fatal: bool
    why: Say
    then: Say


class GateLine(Record):
    """One gate: open or shut, and why."""

    gate: str
    open: bool
    why: Say


class Gates(Record):
    """The gates for mediation (M1..M9) and for court (C1..C12)."""

    mediate: tuple[GateLine, ...]
    court: tuple[GateLine, ...]


class Suitability(Record):
    """What speaks for and against mediation, and what stops it."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    for_: tuple[Say, ...] = Field(default=(), alias="for")
    against: tuple[Say, ...] = ()
    stoppers: tuple[Say, ...] = ()


class Ready(Record):
    """All gates open."""

    mediate: bool
    court: bool


class ForumLine(Record):
    """One door: open to this case or not, what is lacking, the fee."""

    forum: str
    open: bool
    lacks: tuple[Say, ...] = ()
    fee: Say | None = None
    later: Say | None = None
    """The fee that comes later: a hearing."""
    lawyer: Say | None = None
    """The lawyer's costs that the losing side pays by the tariff."""
    first: tuple[Say, ...] = ()
    """What comes first or is part of it: a warning, a mediation meeting."""
    months: int | None = None
    """How long it takes, where the pack says so."""
    reply_days: int | None = None
    """How long the other side has for its answer."""
    notes: tuple[Say, ...] = ()
    source: Source


class Swing(Record):
    """How far one input of the worth moves it, the others as likely; the widest is told first."""

    input: str
    """``chance``, ``collectable``, ``months`` or ``costs``."""
    low: Money
    high: Money


class Value(Record):
    """What the claim is worth on the user's own opinion. None of it is filled in."""

    low: Money
    likely: Money
    high: Money
    break_even: Decimal | None
    floor: Money | None = None
    ceiling: Money | None = None
    range_of_agreement: bool | None = None
    tornado: tuple[Swing, ...] = ()
    """What moves the likely value, the widest first."""


class LawyerLine(Record):
    """Why a lawyer first."""

    trigger: str
    why: Say


class DeadlineLine(Record):
    """What falls due."""

    on: date
    what: Say
    why: Say
    ref: str = ""
    """A name for it that stays when its day changes."""


class NextStep(Record):
    """What to do next, why, and what it changes."""

    step: Say
    why: Say
    effect: Say


class TraceLine(Record):
    """Which rule gave what from what: for whoever wants to disagree."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    rule: str
    from_: tuple[str, ...] = Field(default=(), alias="from")
    gives: str
    source: Source | None = None


class Review(Record):
    """A case on one day under one law: what every screen and packet draws."""

    case: str
    on: date
    place: str
    account: tuple[Account, ...]
    limitation: tuple[LimitationLine, ...]
    chronology: tuple[Event, ...]
    silences: tuple[Silence, ...]
    exhibits: tuple[GradedExhibit, ...]
    elements: tuple[ElementLine, ...]
    defences: tuple[DefenceLine, ...]
    contradictions: tuple[Contradiction, ...]
    gaps: tuple[GapLine, ...]
    gates: Gates
    suitability: Suitability
    ready: Ready
    state: State
    forum: tuple[ForumLine, ...]
    value: Value | None
    lawyer_first: tuple[LawyerLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    next_steps: tuple[NextStep, ...]
    trace: tuple[TraceLine, ...]
    law_as_of: date
    disclaimer: dict[str, str] = {}
