"""How far a matter has gone: the stage a person set, or the formal demand that was sent since."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.claim import Act
from casefile.model.dates import LooseDate
from casefile.model.exhibit import ExhibitKind
from casefile.model.stage import Stage
from casefile.rules.happened import has_come
from casefile.rules.on_file import formal_demands
from casefile.rules.ticked import tick_of

_BY_THE_COURT = frozenset({Act.CLAIM_FILED, Act.JUDGMENT})
_REMINDED = (Stage.BEFORE_DUE, Stage.FRIENDLY, Stage.ANOTHER_CHANNEL, Stage.FIRM)


def at_court(case: Case, on: date) -> bool:
    """Return whether by *on* the matter went to court, or was handed over to who takes it there.

    A person set the stage, or `days_at_court` tells it.
    """
    return case.stage is Stage.COURT or any(has_come(day, on) for day in days_at_court(case))


def days_at_court(case: Case) -> tuple[LooseDate, ...]:
    """Return the days on which the matter went to court, the unknown too; none: it did not.

    A claim was filed or a court decided; where no such day is known, a person ticked the step off,
    or set the stage, and a paper of the court is on file.
    """
    filed = tuple(act.on for act in case.acts if act.act in _BY_THE_COURT)
    gone = tick_of(case, Stage.COURT.value)
    if any(day.known for day in filed):
        return filed
    if gone is not None and not gone.skipped:
        return (*filed, gone.on)
    return (*filed, *_told_by_papers(case)) if case.stage is Stage.COURT else filed


def _told_by_papers(case: Case) -> tuple[LooseDate, ...]:
    """Return the day of the first paper of a court on file, where a person said it is there."""
    papers = (x for x in case.exhibits if x.accepted and x.kind is ExhibitKind.COURT_DOCUMENT)
    days = sorted(x.dated for x in papers if x.dated.known and not x.copy_of)
    return tuple(days[:1])


def reached(case: Case) -> Stage:
    """Return how far the matter has gone: a formal demand that was sent is behind every reminder.

    One that nobody called informal counts as formal.
    """
    if case.stage in _REMINDED and formal_demands(case):
        return Stage.FORMAL_DEMAND
    return case.stage
