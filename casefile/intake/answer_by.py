"""The day that a letter of ours names to answer by."""

from __future__ import annotations

from datetime import date

from casefile.intake.clues import level
from casefile.intake.finds import days
from casefile.model.dates import LooseDate

_READ = 20_000
"""Letters of the text: a letter that asks for an answer is short."""


def answer_day(text: str, sent: date) -> LooseDate | None:
    """Return the one day of *text* that was still to come when it was *sent*; None: none, several.

    All else that a letter of a dispute tells was before it: invoices, the days to pay them.
    """
    found = {day for day, _ in days(level(text[:_READ])) if day.exact and day.exact > sent}
    return found.pop() if len(found) == 1 else None
