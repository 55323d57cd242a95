"""How far a matter has gone: the stage a person set, or the formal demand that was sent since."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.stage import Stage
from casefile.rules.on_file import formal_demands

_REMINDED = (Stage.BEFORE_DUE, Stage.FRIENDLY, Stage.ANOTHER_CHANNEL, Stage.FIRM)


def reached(case: Case) -> Stage:
    """Return how far the matter has gone: a formal demand that was sent is behind every reminder.

    One that nobody called informal counts as formal.
    """
    if case.stage in _REMINDED and formal_demands(case):
        return Stage.FORMAL_DEMAND
    return case.stage
