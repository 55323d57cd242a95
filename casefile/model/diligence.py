"""What was found out about the debtor: registers looked up, solvency, assets, earlier dealings."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.money import Money
from casefile.model.offer import Opinion
from casefile.model.party import PartyKind
from casefile.model.record import Record
from casefile.model.say import Say
from casefile.model.source import Source


class Solvency(StrEnum):
    """How he stands with money, as the user found it out."""

    SOUND = "sound"
    STRAINED = "strained"
    INSOLVENT = "insolvent"
    UNKNOWN = "unknown"


class LookUp(Record):
    """One look into a register, by the user, on a day: what stood there, and the print of it."""

    id: str = ""
    registry: str = ""
    """Id of the register in the pack of the place, or its name in the user's words."""
    on: LooseDate = UNDATED
    finding: str = ""
    """What stood there, in the user's words; "nothing found" is a finding too."""
    adverse: bool | None = None
    """It speaks against being paid (insolvency, enforcement, struck off); None: not said."""
    mark: str = ""
    """Mark of the extract that was filed; empty: none."""


class Asset(Record):
    """Something that could pay the debt, and where it is."""

    id: str = ""
    what: str
    where: str = ""
    worth: Money | None = None
    """What it is worth, free of the rights of others; None: not known."""
    burdened: bool | None = None
    """Others have a right in it (mortgage, pledge, attachment); None: not known."""
    mark: str = ""


class Diligence(Record):
    """All that was found out. It stays in the house."""

    lookups: tuple[LookUp, ...] = ()
    solvency: Solvency = Solvency.UNKNOWN
    assets: tuple[Asset, ...] = ()
    dealings: str = ""
    """Earlier dealings with him, in the user's words."""


class Register(Record):
    """A register of a place that the user may look into: what it tells, where, what to file."""

    id: str
    names: dict[str, str]
    tells: dict[str, str]
    files: dict[str, str] = {}
    """What to file from it."""
    about: Literal["firm", "insolvency", "enforcement", "assets", "tax"] = "firm"
    applies_to: tuple[PartyKind, ...] = ()
    """Empty: anyone."""
    href: str = ""
    since: date | None = None
    until: date | None = None
    source: Source


class RegisterLine(Record):
    """One register to look into for this debtor, and the last look into it."""

    registry: Register
    last: LookUp | None = None
    stale: bool = False
    """The last look is older than the program would trust."""


class Collectability(Record):
    """Whether a judgment could be collected: reasons, what is not known, a range to consider."""

    proposed: Opinion | None
    """Low, likely, high share (0 to 1) that the record suggests; None: too little is known."""
    because: tuple[Say, ...] = ()
    lacks: tuple[Say, ...] = ()
    own: Opinion | None = None
    """The user's own opinion; only this one counts in the worth of the claim."""
