"""Papers of a court on file that nobody entered: a judgment, a claim that was issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case, Ended
from casefile.model.claim import Act
from casefile.model.review import NextStep
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.model.suggestion import CLAIM_ISSUED, JUDGED, WARNING
from casefile.rules.matter import Matter, first_of
from casefile.rules.reached import at_court
from casefile.rules.record_steps import mended

_DECIDED = frozenset({Ended.JUDGMENT, Ended.DISMISSED})


def judgments_on_file(case: Case) -> tuple[str, ...]:
    """Return the marks of accepted papers that seem a judgment, while none is entered."""
    entered = any(end.how in _DECIDED for end in case.endings)
    if entered or any(act.act is Act.JUDGMENT for act in case.acts):
        return ()
    return tuple(_warned_of(case, JUDGED))


def claims_on_file(case: Case, on: date) -> tuple[str, ...]:
    """Return the marks of accepted papers that seem the claim issued, while it is not at court."""
    return () if at_court(case, on) else tuple(_warned_of(case, CLAIM_ISSUED))


def court_steps(matter: Matter) -> list[NextStep]:
    """Return the steps to enter a judgment on file, else that the claim on file is issued.

    None in a matter that has ended.
    """
    case = matter.case
    if case.stage is Stage.CLOSED:
        return []
    if judged := judgments_on_file(case):
        return [mended(Say("steps.enter_judgment", marks=first_of(judged)), "judgment_came")]
    if issued := claims_on_file(case, matter.on):
        return [mended(Say("steps.say_at_court", marks=first_of(issued)), "at_court")]
    return []


def _warned_of(case: Case, reason: str) -> Iterator[str]:
    for x in case.exhibits:
        warned = (one.reason for one in x.suggestions if one.field == WARNING)
        if x.accepted and not x.copy_of and reason in warned:
            yield x.mark
