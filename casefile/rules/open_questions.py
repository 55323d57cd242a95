"""What to ask him, by why he does not pay: what he has answered to a letter is not asked again."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.party import PartyKind
from casefile.model.position import COMPLAINTS, NO_DEFENCE, Reason
from casefile.model.say import Say
from casefile.rules.letter_answered import answer_since, letters
from casefile.rules.reasons import pleas_for_reason, reasons, signed_papers
from casefile.rules.steps_taken import has_answered

QUESTIONS = 4
"""Open questions for each reason, in wording as ``plan.ask.<reason>.<n>``; the first is why."""
_EXPLAIN = "request_for_explanation"
_WHY, _SIGNATURE, _FIRST_TOLD = 1, "plan.ask.denial.q3", 2
"""The questions why, about the paper that he signed, and when he complained first."""
_OF_A_FIRM = ("plan.ask.silence.q2", "plan.ask.bad_faith.q3")
"""The questions who of its people does something: a private person is asked another."""


def questions(case: Case) -> tuple[Say, ...]:
    """Return the open questions of the reason; who has said why is not asked why once more.

    He has said it by a plea that is no reason of the list, or where he answered our letter that
    asks for an explanation; then the day of a complaint of his on file is not asked for either. Of
    a signature only he is asked who gave one; else of what else speaks of the deal. A private
    person is not asked who of his people does what.
    """
    reason, explained = reasons(case)[0], _explained(case)
    told = {_WHY} if explained or pleas_for_reason(case) else set()
    if explained and reason is Reason.QUALITY and _complaint_has_its_day(case):
        told.add(_FIRST_TOLD)
    asked = [f"plan.ask.{reason.value}.q{n}" for n in range(1, QUESTIONS + 1) if n not in told]
    if reason is Reason.DENIAL and not signed_papers(case):
        asked = ["plan.ask.denial.q3_unsigned" if key == _SIGNATURE else key for key in asked]
    if case.respondent.kind is PartyKind.INDIVIDUAL:
        asked = [f"{key}_person" if key in _OF_A_FIRM else key for key in asked]
    return tuple(map(Say, asked))


def _explained(case: Case) -> bool:
    """Return whether he answered our last letter that asks for an explanation."""
    sent = letters(case, _EXPLAIN)
    since = answer_since(case, sent[-1]) if sent else None
    if since is None:
        return False
    pleas = [p.on.first for p in case.positions if p.defence not in NO_DEFENCE]
    return has_answered(case, since, None) or any(d is not None and d >= since for d in pleas)


def _complaint_has_its_day(case: Case) -> bool:
    return any(p.defence in COMPLAINTS and p.on.known for p in case.positions)
