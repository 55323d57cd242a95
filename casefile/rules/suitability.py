"""Is mediation the right way: what speaks for it, what against, what stops it."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import Element
from casefile.model.position import COMPLAINTS, Defence, Reason
from casefile.model.review import Status, Suitability
from casefile.model.say import Say
from casefile.model.status import PROVED
from casefile.rules.elements import Standing
from casefile.rules.matter import Matter, first_of
from casefile.rules.offers_on_file import untold_offers

DAYS_OF_MARGIN = 90
"""A limitation nearer than this is under threat while people talk (own judgement)."""

BROKEN_TOO_OFTEN = 2
_SAYS_AGAINST = frozenset(
    {Reason.MISUNDERSTANDING, Reason.BILLING_ERROR, Reason.QUALITY, Reason.DENIAL}
)
"""Reasons not to pay that speak against the claim, though no plea is recorded."""
_DOUBTFUL = frozenset({Status.CONTESTED, Status.THIN, Status.LEANS})


def _in_favour(matter: Matter, lines: dict[Element, Standing]) -> list[Say]:
    case = matter.case
    found = []
    if case.reason in (Reason.CASH_FLOW, Reason.MISUNDERSTANDING, Reason.QUALITY):
        found.append(Say("suitability.for.reason", reason=case.reason))
    if Defence.INABILITY_TO_PAY in matter.raised and case.reason is not Reason.CASH_FLOW:
        found.append(Say("suitability.for.cannot_pay"))
    if any(s.line.status in _DOUBTFUL for s in lines.values()):
        found.append(Say("suitability.for.hard_to_prove"))
    if case.private.relation.strip():
        found.append(Say("suitability.for.relation"))
    if any(d in matter.raised for d in COMPLAINTS) and case.reason is not Reason.QUALITY:
        found.append(Say("suitability.for.quality"))
    if len(matter.raised) >= 2:
        found.append(Say("suitability.for.many_issues", n=len(matter.raised)))
    return found + _talks(case)


def _talks(case: Case) -> list[Say]:
    """Return that offers were made, and that papers tell of more than are written down.

    A draft is no offer made, and a paper may be the one that was recorded without it.
    """
    sent = [offer for offer in case.offers if offer.sent]
    found = [Say("suitability.for.already_talking", n=len(sent))] if sent else []
    untold = untold_offers(case)
    if len(untold) > sum(not offer.marks for offer in sent):
        found.append(Say("suitability.for.talks_on_file", marks=first_of(untold)))
    return found


def _against(matter: Matter, lines: dict[Element, Standing]) -> list[Say]:
    case = matter.case
    found = []
    asserted = [d for d in matter.raised if d is not Defence.NO_REPLY]
    solid = all(
        lines[e].line.status in PROVED
        for e in (Element.AGREEMENT, Element.PERFORMANCE, Element.AMOUNT)
    )
    adverse = any(x.accepted and x.against for x in case.exhibits)
    quiet = not asserted and case.reason not in _SAYS_AGAINST
    if solid and quiet and not adverse and case.debts:
        found.append(Say("suitability.against.undefended"))
    if case.reason is Reason.BAD_FAITH:
        found.append(Say("suitability.against.delay"))
    if case.mediation.willing is False:
        found.append(Say("suitability.against.unwilling", n=max(1, case.mediation.refusals)))
    if Defence.LEGAL_BAR in matter.raised:
        found.append(Say("suitability.against.point_of_law"))
    if len(matter.broken) == 1:
        found.append(Say("suitability.against.broken_promise"))
    return found


def _stoppers(matter: Matter) -> list[Say]:
    case, broken = matter.case, matter.broken
    found = []
    if len(broken) >= BROKEN_TOO_OFTEN:
        last = max((x.made for x in broken if x.made is not None), default=None)
        new = [p.on.first for p in case.positions if p.on.first] + [
            o.on.first for o in case.offers if o.on.first
        ]
        if last is None or not any(day > last for day in new):
            found.append(Say("suitability.stoppers.broken_promises", n=len(broken)))
    if case.respondent.insolvent or Defence.INSOLVENCY in matter.raised:
        found.append(Say("suitability.stoppers.insolvent"))
    if Defence.DURESS in matter.raised:
        found.append(Say("suitability.stoppers.duress"))
    left = matter.days_left
    if left is not None and left < DAYS_OF_MARGIN:
        key = "passed" if left < 0 else "limitation"
        found.append(Say(f"suitability.stoppers.{key}", n=abs(left)))
    return found


def suitability(matter: Matter, lines: dict[Element, Standing]) -> Suitability:
    """Return what speaks for and against mediation, and what stops it."""
    return Suitability.model_validate(
        {
            "for": tuple(_in_favour(matter, lines)),
            "against": tuple(_against(matter, lines)),
            "stoppers": tuple(_stoppers(matter)),
        }
    )
