"""What the plan takes a letter or message of ours for: a reminder, or none."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import Exhibit, Provenance
from casefile.model.say import Say
from casefile.rules.ladder import first_due
from casefile.rules.turns import days_named, reminds, turns


def counts_as(case: Case, paper: Exhibit) -> Say | None:
    """Return on which days the plan counts *paper* as a reminder, or that it was read as none.

    None: it is no letter or message of ours that was accepted and read for it; or it asks for
    nothing and came before the day to pay was over, when nobody looks for a reminder in it.
    """
    due = first_due(case)
    ours = [turn for turn in turns(case, due) if paper.mark in turn.marks]
    asks = [turn for turn in ours if reminds(case, turn)]
    if asks and paper.reading.asked:
        until = max((day for turn in asks for day in days_named(case, turn)), default=None)
        days = tuple(turn.on for turn in asks)
        if until is None:
            return Say("plan.counts.reminder", days=days)
        return Say("plan.counts.reminder_by", days=days, until=until)
    read = paper.accepted and paper.provenance is Provenance.CLAIMANT
    early = due is not None and paper.dated.last is not None and paper.dated.last <= due
    none = read and not early and paper.reading.asked == ()
    return Say("plan.counts.no_reminder") if none else None
