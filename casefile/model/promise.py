"""One promise to pay and what became of it: kept, late, in part, broken."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.money import Money
from casefile.model.record import Record
from casefile.model.say import Say


class Kept(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    LATE = "late"
    PART = "part"
    BROKEN = "broken"
    OPEN = "open"
    REPLACED = "replaced"
    """Before its day something else was agreed or ordered in its place."""
    UNKNOWN = "unknown"


UNTOLD = frozenset({Kept.OPEN, Kept.UNKNOWN, Kept.REPLACED})
"""What tells nothing of whether a debtor keeps his word."""


class PromiseLine(Record):
    """One promise and the payments that kept it. An instalment agreed is a promise too."""

    contact: str = ""
    """Id of the contact it was given in, or of the offer that was accepted."""
    made: date | None
    by: date | None
    amount: Money | None
    kept: Kept
    paid: Money | None = None
    """What was paid on it, in time or late."""
    days_late: int | None = None
    payments: tuple[int, ...] = ()
    """Places in `Case.payments` of those that went to it."""
    instalment: bool = False
    alone: bool = False
    """It is the whole of what was agreed or ordered, to be paid at once: none of several."""
    again: bool = False
    """Given in a talk while instalments were agreed: it says again what stands in their lines, and
    is counted there."""
    said_by_person: bool = False
    """Kept or broken is a person's word, not computed."""
    ended: LooseDate = UNDATED
    """The day on which the matter was closed while it was still open; undated: it was not."""

    @property
    def breached(self) -> bool:
        """True when its day has passed and it was not kept, or in part alone."""
        return self.kept in (Kept.BROKEN, Kept.PART)

    @property
    def left(self) -> Money | None:
        """What of it is still to come; None: it named no sum."""
        if self.amount is None or self.paid is None:
            return self.amount
        return self.amount - self.paid

    @property
    def told(self) -> Say:
        """What became of it, in words: how late, how much is missing."""
        of = f"kept.{'instalment' if self.instalment else 'promise'}"
        key = f"{of}.{self.kept}"
        if self.kept is Kept.LATE:
            return Say(key, n=self.days_late)
        if self.kept is Kept.PART:
            return Say(key, left=self.left)
        if self.kept is Kept.OPEN and self.ended.known:
            return Say(f"{of}.ended", on=self.ended)
        if self.kept is Kept.OPEN and self.paid is not None:
            return Say(f"{key}_part", paid=self.paid)
        return Say(key)
