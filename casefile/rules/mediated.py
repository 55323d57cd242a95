"""Where a mediation stands on the day: what came of it, and what the plan does about it."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.dates import LooseDate
from casefile.model.offer import MediationOutcome, Offer
from casefile.model.plan import PlanStep, StepStatus, Tone
from casefile.model.say import Say
from casefile.rules.calendar import ONE_DAY
from casefile.rules.happened import has_come

_AGREED = (MediationOutcome.SETTLED, MediationOutcome.PART)
_EXCHANGE = "mediation_exchange"


def ended_on(case: Case) -> LooseDate:
    """Return the day on which it ended; that of the meeting, where no other is known."""
    asked = case.mediation
    return asked.ended_on if asked.ended_on.known else asked.on


def terms_of_mediation(case: Case, offer: Offer) -> bool:
    """Return whether *offer* is what both sides agreed there: its paper is that agreement."""
    return bool(case.mediation.agreement) and case.mediation.agreement in offer.marks


def outcome_by(case: Case, on: date) -> MediationOutcome:
    """Return what came of the mediation by *on*, as far as it is written down."""
    return case.mediation.outcome if has_come(ended_on(case), on) else MediationOutcome.UNKNOWN


def awaited(case: Case, on: date) -> bool:
    """Return whether both sides are to meet, or met, with no outcome written down by *on*."""
    asked = case.mediation
    agreed = asked.on.known if asked.willing is None else asked.willing
    return agreed and outcome_by(case, on) is MediationOutcome.UNKNOWN


def was_asked(case: Case) -> bool:
    """Return whether anything on file shows that mediation was proposed."""
    asked = case.mediation
    told = asked.asked_on.known or asked.willing is not None or asked.on.known
    return told or asked.outcome is not MediationOutcome.UNKNOWN


def agreed_there(case: Case, on: date) -> bool:
    """Return whether all of the matter was settled in the mediation by *on*."""
    return outcome_by(case, on) is MediationOutcome.SETTLED


def came_of_mediation(case: Case, on: date) -> Say | None:
    """Return what came by *on* of the invitation to mediate; None: nothing is written down."""
    asked, outcome = case.mediation, outcome_by(case, on)
    if outcome is not MediationOutcome.UNKNOWN:
        day = ended_on(case)
        key = "outcome" if day.known else "outcome_undated"
        return Say(f"plan.back.{key}", outcome=outcome, on=day)
    if asked.willing is False:
        return Say("plan.back.mediation_refused")
    if asked.on.known:
        return Say(f"plan.back.mediation_{'met' if _is_over(case, on) else 'set'}", on=asked.on)
    return Say("plan.back.mediation_agreed") if asked.willing else None


def _is_over(case: Case, on: date) -> bool:
    """Return whether the day of the meeting has passed."""
    last = case.mediation.on.last
    return last is not None and last < on


def court_after(case: Case, on: date) -> date | None:
    """Return the day after the meeting to come; None: there is none, or its day is not known."""
    last = case.mediation.on.last
    return last + ONE_DAY if awaited(case, on) and last is not None and last >= on else None


def mediated_steps(case: Case, on: date, *, written: bool) -> tuple[PlanStep, ...]:
    """Return the step that a mediation asks for on *on*; empty: none, or it came to nothing.

    What was agreed there is to be written down, unless it is *written* already.
    """
    met = case.mediation.on
    if awaited(case, on):
        if not met.known:
            return (_step("mediation_day", on, on, met),)
        if _is_over(case, on):
            return (_step("mediation_outcome", (met.last or on) + ONE_DAY, on, met),)
        return (_step("mediation_meeting", met.first or on, on, met, _EXCHANGE),)
    if outcome_by(case, on) in _AGREED and not written:
        return (_step("mediation_settled", ended_on(case).first or on, on, ended_on(case)),)
    return ()


def _step(name: str, due: date, on: date, day: LooseDate, form: str = "") -> PlanStep:
    return PlanStep(
        id=name,
        what=Say(f"plan.step.{name}", on=day),
        why=Say(f"plan.why.{name}"),
        tone=Tone.NEUTRAL,
        form=form,
        due=due,
        status=StepStatus.DUE if due <= on else StepStatus.LATER,
    )
