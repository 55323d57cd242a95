"""What each gate to court still lacks; a gate that lacks nothing is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from casefile.model.case import Case
from casefile.model.contact import BY_POST
from casefile.model.deadline import Demand
from casefile.model.exhibit import Element, Exhibit, Original, Provenance, SignatureLevel
from casefile.model.party import PartyKind
from casefile.model.review import Grade, Status
from casefile.model.say import Say
from casefile.model.status import HOLDS
from casefile.rules.caps import signed_by_respondent
from casefile.rules.defences import UNANSWERED
from casefile.rules.demand_days import demand_time, registered
from casefile.rules.elements import NECESSARY
from casefile.rules.gate_facts import Facts
from casefile.rules.letters import rank
from casefile.rules.matter import Matter
from casefile.rules.mediated import was_asked
from casefile.rules.on_file import demand_on_file, formal_demands
from casefile.rules.pre_action import demand_step
from casefile.rules.returned import was_returned
from casefile.rules.routes import REPLACED, routes
from casefile.rules.sum_clashes import sums_lacking

_DAYS_REGISTER_CHECK = 30
"""A name, number and address are checked again when older than this (own judgement)."""
_NO_PAPER = (SignatureLevel.ADVANCED, SignatureLevel.QUALIFIED, SignatureLevel.SIMPLE)
"""Signatures that never had a paper original."""


def _elements(facts: Facts) -> list[Say]:
    lacks = [
        Say(f"lacks.element_{facts.lines[e].line.status.value}", element=e)
        for e in NECESSARY
        if facts.lines[e].line.status not in HOLDS
    ]
    strong = any(
        r.elements == REPLACED and rank(r.point.grade) >= rank(Grade.B)
        for r in routes(facts.matter)
    )
    for element in (Element.AGREEMENT, Element.PERFORMANCE):
        standing = facts.lines[element]
        word = standing.line.status
        if strong or word not in HOLDS or word is Status.ADMITTED:
            continue
        if standing.only_ours:
            lacks.append(Say("lacks.only_our_papers", element=element))
    return lacks + sums_lacking(facts.clashes)


def _answers(facts: Facts) -> list[Say]:
    """Return what was raised, or is only to be expected, and has no answer."""
    raised = facts.matter.raised
    left = [line.defence for line in facts.defences if line.status == UNANSWERED]
    keys = (f"lacks.defence_{'unanswered' if one in raised else 'likely'}" for one in left)
    return [Say(key, defence=one) for key, one in zip(keys, left, strict=True)]


def _door(facts: Facts) -> list[Say]:
    if not facts.matter.forums:
        return [Say("lacks.forum_not_told")]
    return [] if any(line.open for line in facts.matter.forums) else [Say("lacks.forum")]


def _arrived(matter: Matter, demand: Demand) -> bool:
    """Return whether a paper shows that *demand* arrived, or the place presumes it of a posted one.

    Nothing is presumed of one that came back.

    A number to trace it by, noted by ourselves, is only our own word.
    """
    letter = matter.counted(demand.mark)
    if matter.counted(demand.proof_of_receipt) or any(i.exhibit.received for i in letter):
        return True
    if was_returned(matter.case, demand):
        return False
    if demand.channel not in BY_POST or not any(
        rule.id == "posted_letter" and rule.value == "presumed_delivered"
        for rule in matter.law.evidence
    ):
        return False
    sent = matter.counted(demand.proof_of_sending)
    return any(i.exhibit.provenance is not Provenance.CLAIMANT for i in sent)


def _demand(facts: Facts) -> list[Say]:
    case = facts.matter.case
    waits = demand_on_file(case)
    if waits is not None:
        return [Say("lacks.demand_on_file", mark=waits.mark)]
    nearest = [_of_demand(facts.matter, demand) for demand in reversed(formal_demands(case))]
    return min(nearest, key=len, default=[Say("lacks.demand")])


def _of_demand(matter: Matter, demand: Demand) -> list[Say]:
    """Return what one formal demand lacks: what another has makes up for nothing."""
    case, law, on = matter.case, matter.law, matter.on
    step, time = demand_step(case, law), demand_time(demand, case, law)
    lacks = []
    if not demand.formal:
        lacks.append(Say("lacks.demand_contents"))
    if not _arrived(matter, demand):
        lacks.append(Say("lacks.demand_proof"))
    if step is not None and step.registered and not registered(demand):
        lacks.append(Say("lacks.demand_registered"))
    if time is None or not time.over(on):
        unsaid = time is not None and time.end is None and time.until < on
        lacks.append(Say("lacks.demand_received" if unsaid else "lacks.demand_period"))
    return lacks


def register_check_due(case: Case) -> date | None:
    """Return the day from which his entry is to be checked again; None: it was not checked yet."""
    checked = case.respondent.register_checked_on.last
    return None if checked is None else checked + timedelta(days=_DAYS_REGISTER_CHECK)


def _identity(facts: Facts) -> list[Say]:
    respondent = facts.matter.case.respondent
    lacks = []
    if not respondent.name:
        lacks.append(Say("lacks.respondent_name"))
    if respondent.kind is not PartyKind.INDIVIDUAL and not respondent.numbers:
        lacks.append(Say("lacks.respondent_number"))
    if not respondent.address:
        lacks.append(Say("lacks.respondent_address"))
    if respondent.kind is PartyKind.INDIVIDUAL:  # no register of firms has him
        return lacks
    again = register_check_due(facts.matter.case)
    if again is None or again <= facts.matter.on:
        lacks.append(Say("lacks.register_check"))
    return lacks


def _original_lost(exhibit: Exhibit) -> bool:
    """Return whether nobody said where the original is, of what needs one or is not in hand."""
    if exhibit.held_where or any(s.original_at for s in exhibit.signatures):
        return False
    if not exhibit.held:
        return True
    if not signed_by_respondent(exhibit) or exhibit.original is Original.ORIGINAL:
        return False
    return not any(s.level in _NO_PAPER for s in exhibit.signatures)


def _papers(facts: Facts) -> list[Say]:
    proving = [i for i in facts.matter.items.values() if i.counts and i.exhibit.shows]
    if not proving:
        return [Say("lacks.no_papers")]
    lost = [i.exhibit.mark for i in proving if _original_lost(i.exhibit)]
    dark = [i.exhibit.mark for i in proving if i.exhibit.legible is False]
    foreign = [i.exhibit.mark for i in proving if any(c.id == "untranslated" for c in i.caps)]
    lacks = []
    if lost:
        lacks.append(Say("lacks.originals", marks=tuple(lost)))
    if dark:
        lacks.append(Say("lacks.legible_copies", marks=tuple(dark)))
    if foreign:
        lacks.append(Say("lacks.translations", marks=tuple(foreign)))
    return lacks


def _witnesses(facts: Facts) -> list[Say]:
    lacks = []
    for witness in facts.matter.case.witnesses:
        if not witness.shows:
            continue
        if not witness.first_hand:
            lacks.append(Say("lacks.witness_knowledge", name=witness.name))
        if not witness.available:
            lacks.append(Say("lacks.witness_available", name=witness.name))
        if not witness.statement or witness.signed is False:
            lacks.append(Say("lacks.witness_statement", name=witness.name))
    return lacks


def _adverse(facts: Facts) -> list[Say]:
    return facts.looks_lacking


def _collectable(facts: Facts) -> list[Say]:
    case = facts.matter.case
    if case.respondent.insolvent:
        return [Say("lacks.insolvent")]
    share = case.private.collectable
    if share is None:
        return [Say("lacks.collectability_not_told")]
    return [] if share.likely > 0 else [Say("lacks.nothing_to_collect")]


def _worth(facts: Facts) -> list[Say]:
    if facts.matter.case.private.worth_accepted:
        return []
    if facts.value is None:
        return [Say("lacks.opinion")]
    return [] if facts.value.low.amount > 0 else [Say("lacks.worth", low=facts.value.low)]


def _offered(facts: Facts) -> list[Say]:
    mediation = facts.matter.case.mediation
    if was_asked(facts.matter.case) or mediation.not_tried_because:
        return []
    return [Say("lacks.mediation_offer")]


COURT: dict[str, Callable[[Facts], list[Say]]] = {
    "C1": _elements,
    "C2": _answers,
    "C3": _door,
    "C4": _demand,
    "C5": _identity,
    "C6": lambda facts: facts.time_lacking,
    "C7": _papers,
    "C8": _witnesses,
    "C9": _adverse,
    "C10": _collectable,
    "C11": _worth,
    "C12": _offered,
}
"""Each gate and what it still lacks."""
