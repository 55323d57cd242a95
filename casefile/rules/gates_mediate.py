"""What each gate to mediation still lacks; a gate that lacks nothing is open."""

from __future__ import annotations

from collections.abc import Callable

from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit, ExhibitKind, Provenance
from casefile.model.offer import OfferBy
from casefile.model.position import Reason
from casefile.model.review import Status
from casefile.model.say import Say
from casefile.rules.caps import signed_by_respondent
from casefile.rules.conduct import silent
from casefile.rules.gate_facts import Facts
from casefile.rules.laid_open import laid_open
from casefile.rules.mediation import IDEAS, has_decider
from casefile.rules.suitability import DAYS_OF_MARGIN
from casefile.rules.sum_clashes import sums_lacking

_TO_BE_KNOWN = (Element.AGREEMENT, Element.PERFORMANCE, Element.AMOUNT)
_NOT_ENOUGH = (Status.UNKNOWN, Status.MISSING)
_REFUSALS = 2


def _people(facts: Facts) -> list[Say]:
    case = facts.matter.case
    lacks = []
    if not (case.claimant.name and case.respondent.name):
        lacks.append(Say("lacks.party_names"))
    if not has_decider(case, OfferBy.CLAIMANT):
        lacks.append(Say("lacks.our_decision_maker"))
    if not has_decider(case, OfferBy.RESPONDENT):
        lacks.append(Say("lacks.their_decision_maker"))
    respondent = case.respondent
    if not (respondent.address or respondent.email or respondent.phone):
        lacks.append(Say("lacks.way_to_reach"))
    if case.mediation.mediator and not case.mediation.conflict_checked:
        lacks.append(Say("lacks.conflict_check"))
    return lacks


def _sum(facts: Facts) -> list[Say]:
    matter = facts.matter
    if not matter.case.debts:
        return [Say("lacks.debts")]
    if not matter.accounts:
        return [Say("lacks.account")]
    missing = [m for account in matter.accounts if not account.complete for m in account.missing]
    return missing + sums_lacking(facts.clashes)


def _knowledge(facts: Facts) -> list[Say]:
    return [
        Say(f"lacks.element_{facts.lines[e].line.status.value}", element=e)
        for e in _TO_BE_KNOWN
        if facts.lines[e].line.status in _NOT_ENOUGH
    ]


def _position(facts: Facts) -> list[Say]:
    case = facts.matter.case
    told = case.positions or case.concessions or case.reason is not Reason.UNKNOWN
    return [] if told or silent(case) else [Say("lacks.position")]


def _willing(facts: Facts) -> list[Say]:
    mediation = facts.matter.case.mediation
    if mediation.refusals >= _REFUSALS:
        return [Say("lacks.refused_twice", n=mediation.refusals)]
    return [Say("lacks.refused")] if mediation.willing is False else []


def _own_plan(facts: Facts) -> list[Say]:
    private = facts.matter.case.private
    lacks = []
    if private.floor is None:
        lacks.append(Say("lacks.floor"))
    if private.opening is None:
        lacks.append(Say("lacks.opening"))
    if len(private.ideas) < IDEAS:
        lacks.append(Say("lacks.ideas", n=IDEAS - len(private.ideas)))
    if not private.barriers:
        lacks.append(Say("lacks.barriers"))
    return lacks


def _margin(facts: Facts) -> list[Say]:
    left = facts.matter.days_left
    if left is None or left < 0:
        return facts.time_lacking
    return [Say("lacks.limitation_near", n=left)] if left < DAYS_OF_MARGIN else []


def _kept_apart(facts: Facts) -> list[Say]:
    case = facts.matter.case
    lacks = facts.looks_lacking
    unlabelled = facts.matter.unlabelled()
    if unlabelled:
        lacks.append(Say("lacks.files_not_labelled", marks=unlabelled))
    named = {one.paper.mark for one in laid_open(case) if one.paper.mark in one.offer.marks}
    leaking = [x.mark for x in case.exhibits if x.mark in named or _one_sided(facts, x)]
    if leaking:
        lacks.append(Say("lacks.offers_marked_open", marks=tuple(leaking)))
    return lacks


def _one_sided(facts: Facts, paper: Exhibit) -> bool:
    """Return whether *paper* is an offer that nobody said may be shown: no agreement of both."""
    is_open = paper.disclosure is Disclosure.OPEN
    if paper.kind is not ExhibitKind.SETTLEMENT or not paper.accepted or not is_open:
        return False
    case = facts.matter.case
    shown = {m for o in case.offers if o.disclosure is Disclosure.OPEN for m in o.marks}
    agreed = paper.provenance is Provenance.BOTH or signed_by_respondent(paper)
    return not agreed and paper.mark not in shown


def _no_stopper(facts: Facts) -> list[Say]:
    return list(facts.suitability.stoppers)


MEDIATE: dict[str, Callable[[Facts], list[Say]]] = {
    "M1": _people,
    "M2": _sum,
    "M3": _knowledge,
    "M4": _position,
    "M5": _willing,
    "M6": _own_plan,
    "M7": _margin,
    "M8": _kept_apart,
    "M9": _no_stopper,
}
"""Each gate and what it still lacks."""
