"""How far a matter has gone: the stage a person set, or the formal demand that was sent since."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.claim import Act
from casefile.model.stage import Stage
from casefile.rules.happened import has_come
from casefile.rules.on_file import formal_demands
from casefile.rules.ticked import done_by_tick

_REMINDED = (Stage.BEFORE_DUE, Stage.FRIENDLY, Stage.ANOTHER_CHANNEL, Stage.FIRM)


def at_court(case: Case, on: date) -> bool:
    """Return whether by *on* the matter went to court, or was handed over to who takes it there.

    A person set the stage or ticked the step off, or a claim was filed.
    """
    if case.stage is Stage.COURT or done_by_tick(case, Stage.COURT.value, on) is not None:
        return True
    return any(act.act is Act.CLAIM_FILED and has_come(act.on, on) for act in case.acts)


def reached(case: Case) -> Stage:
    """Return how far the matter has gone: a formal demand that was sent is behind every reminder.

    One that nobody called informal counts as formal.
    """
    if case.stage in _REMINDED and formal_demands(case):
        return Stage.FORMAL_DEMAND
    return case.stage
