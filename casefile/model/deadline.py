"""Days to watch, steps ticked off, demands made, notes kept."""

from __future__ import annotations

from pydantic import field_validator

from casefile.model.claim import MOST_DAYS_TO_PAY
from casefile.model.contact import Channel
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.fault import Fault
from casefile.model.record import Record


class Deadline(Record):
    """A day by which something must happen, set by the user or by an agreement."""

    id: str = ""
    on: LooseDate
    what: str
    why: str = ""
    done: bool = False


class Tick(Record):
    """What a person said of a step of the plan that no record tells of."""

    id: str = ""
    on: LooseDate = UNDATED
    step: str
    """Id of the step."""
    skipped: bool = False
    """It is not needed here; else it was done."""


class Demand(Record):
    """A demand for payment that was sent: when, how, and the proof of it."""

    id: str = ""
    on: LooseDate
    days: int | None = None
    """Days given to pay."""
    channel: Channel = Channel.OTHER
    tracking: str = ""
    mark: str = ""
    """The letter itself."""
    proof_of_sending: str = ""
    proof_of_receipt: str = ""
    received_on: LooseDate = UNDATED
    """The day it reached the other side; unknown: not known."""
    formal: bool | None = None
    """Has the contents that the place requires; None: not looked at."""

    @field_validator("days")
    @classmethod
    def _of_ten_years(cls, days: int | None) -> int | None:
        if days is not None and not 0 <= days <= MOST_DAYS_TO_PAY:
            raise Fault("from_to", first=0, last=MOST_DAYS_TO_PAY)
        return days


class Note(Record):
    """The user's own thought. Internal."""

    id: str = ""
    on: LooseDate = UNDATED
    by: str = ""
    """Who wrote it; empty: not said."""
    text: str
    disclosure: Disclosure = Disclosure.INTERNAL
