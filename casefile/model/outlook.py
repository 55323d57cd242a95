"""What is to be done in a case by a day, and until when that stays as it is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casefile.model.say import Say


class Due(NamedTuple):
    """One thing to do."""

    kind: str
    """deadline, step, instalment, missed (an instalment), broken (a promise, or what a court
    ordered), lapsed (an offer)."""
    what: Say
    on: date
    now: bool = False
    """It has no day of its own: it is for the day of reading, moved to a business day."""


class Outlook(NamedTuple):
    """What is due on *since*, and on every day after it before *until*, in their order."""

    since: date
    until: date
    due: tuple[Due, ...]

    def holds(self, on: date) -> bool:
        """True when the same is due on *on*."""
        return self.since <= on < self.until
