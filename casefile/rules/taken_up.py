"""What falls away when a closed matter is taken up again."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case, Ended
from casefile.model.say import Say
from casefile.rules.endings import end_of


def falls_away(case: Case, on: date) -> Say | None:
    """Return that a settlement told by the closing alone falls away with it, and how to keep it.

    None: the matter is not closed as settled, or its settlement is an accepted offer, which stands
    in an open matter too.
    """
    end = end_of(case, on)
    if end is None or end.how is not Ended.SETTLED or end.offer is not None:
        return None
    if end.sum is None:
        return Say("taken_up.settlement_no_sum", on=end.on)
    return Say("taken_up.settlement", on=end.on, sum=end.sum)
