"""What was agreed and then not kept: it stands no more, and the claim counts again."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.offer import Answer, Offer
from casefile.model.plan import PlanStep
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.rules.cited import cited
from casefile.rules.endings import agreed_last, end_of, is_over
from casefile.rules.happened import has_come
from casefile.rules.mediated import agreed_there
from casefile.rules.settled import Settled, of_offer, watched

_FORCE = "judgment"
"""The id of the rule that tells what force an agreement before a mediator has."""


class Fallen(NamedTuple):
    """An agreement that was not kept."""

    offer: Offer
    until: date
    """The day from which it stands no more; the day that is asked of, where it is not known."""
    terms: Settled
    """What was to be paid, and what of it came in by then."""


def fallen(case: Case, on: date) -> Fallen | None:
    """Return the agreement, accepted last, that stands no more on *on*; None: there is none.

    Nor is there where something else was agreed or ordered since, or the matter has ended.
    """
    last = agreed_last((x for x in case.offers if has_come(x.agreed_on, on)), once=True)
    if last is None or last.answer is not Answer.NOT_KEPT or not has_come(last.fell_on, on):
        return None
    if is_over(case, on) or end_of(case, on) is not None or watched(case, on) is not None:
        return None
    until = min(on, last.fell_on.first or on)
    return Fallen(last, until, of_offer(case, last, until))


def fallen_told(gone: Fallen) -> tuple[Say, ...]:
    """Return what is to be known of an agreement that was not kept. Private.

    First that the claim it settled counts again; then what came in, and what its own terms may say
    instead and where to say so.
    """
    offer, paid = gone.offer, gone.terms.paid
    since = "fell" if offer.fell_on.known else "fell_undated"
    told = [Say(f"plan.fallen.{since}", on=offer.agreed_on, fell=offer.fell_on)]
    if offer.amount is not None and paid is not None:
        told.append(Say("plan.fallen.paid", sum=offer.amount, paid=paid))
    return (*told, _terms(offer))


def _terms(offer: Offer) -> Say:
    terms = offer.terms.strip()
    if not terms:
        return Say("plan.fallen.no_terms")
    return Say("plan.fallen.terms", text=Say("formats.quoted", text=terms))


def terms_beside(case: Case, on: date) -> Say | None:
    """Return what the terms of an agreement that was not kept may say beside the sum. Private.

    None: there is no such agreement.
    """
    gone = fallen(case, on)
    return None if gone is None else _terms(gone.offer)


def with_its_force(step: PlanStep, case: Case, law: Jurisdiction, on: date) -> PlanStep:
    """Return *step*; the way to court with the force of what was agreed before a mediator."""
    rule = next((x for x in law.mediation if x.id == _FORCE and not x.doors), None)
    walked = step.stage is Stage.COURT and step.done is None and agreed_there(case, on)
    if rule is None or not walked:
        return step
    force = Say("mediation.rule", rule=rule.says, source=cited(rule.source))
    return step.but(why=Say("plan.why.court_agreed", why=step.why, force=force))
