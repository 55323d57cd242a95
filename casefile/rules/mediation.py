"""The way to a mediator: does it fit, whom to propose, what is not ready, what to keep secret."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.exhibit import ExhibitKind
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.offer import MediationOutcome, OfferBy
from casefile.model.party import PartyKind
from casefile.model.plan import Caution, MediationView
from casefile.model.review import Review
from casefile.model.say import Say
from casefile.rules.agreed_now import nothing_left
from casefile.rules.cited import cited
from casefile.rules.fallen import fallen
from casefile.rules.invited import answer_wanted
from casefile.rules.mediated import agreed_there, awaited, was_asked
from casefile.rules.offers_on_file import untold_offers
from casefile.rules.settled import at_rest, missed, settled

IDEAS = 3
"""Ideas beyond money to bring along, so that the talk does not stop at one figure."""
_KEEP = ("confidential", "offers", "judgment")
_WHOM = "mediators"
_ONE_PERSON = (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER)
"""Kinds of parties that are one human being."""


def mediation_view(case: Case, law: Jurisdiction, review: Review, on: date) -> MediationView:
    """Return how the way to a mediator stands on *on*; private, for the owner.

    Of a matter at rest only what was said and agreed there still matters, and what to watch; so of
    one that was settled there, or of which a settlement is on file.
    """
    asked, rests = case.mediation, _rests(case, law, on)
    over = rests or agreed_there(case, on) or bool(_settlement_on_file(case))
    fits = review.suitability
    is_open = {door.forum for door in review.forum if door.open}
    rules = [rule for rule in law.mediation if not rule.doors or is_open.intersection(rule.doors)]
    listed = [
        Say("mediation.rule", rule=rule.says, source=cited(rule.source))
        for rule in rules
        if rule.id.startswith(_WHOM)
    ]
    return MediationView(
        fits=() if over else fits.for_,
        against=() if over else fits.against,
        stoppers=() if over else fits.stoppers,
        whom=()
        if over
        else (*listed, *(Say("mediation.proposed", name=name) for name in asked.proposed)),
        lacks=() if over else _lacks(case),
        keep=tuple(
            Caution(
                code=rule.id,
                what=Say("mediation.rule", rule=rule.says, source=cited(rule.source)),
                source=rule.source,
            )
            for rule in rules
            if rule.id.startswith(_KEEP)
        ),
        next=_next(case, review, on, rests=rests),
    )


def _settlement_on_file(case: Case) -> str:
    """Return the mark of a settlement that nothing on record names; empty: there is none."""
    untold = (case.exhibit(mark) for mark in untold_offers(case))
    kind = ExhibitKind.SETTLEMENT
    return next((x.mark for x in untold if x is not None and x.kind is kind), "")


def _rests(case: Case, law: Jurisdiction, on: date) -> bool:
    """Return whether there is nothing to mediate about: it ended, is settled, or paid in full."""
    return at_rest(case, on) or nothing_left(case, law, on)


def has_decider(case: Case, side: OfferBy) -> bool:
    """Return whether it is known who of *side* may settle: named, or coming with authority.

    Who acts for himself alone settles himself, and one of its people who may bind a party settles
    for it. Of our own side, who may agree to an offer is written down with the floor, too.
    """
    mediation = case.mediation
    party = case.claimant if side is OfferBy.CLAIMANT else case.respondent
    if party.kind in _ONE_PERSON and party.name.strip():
        return True
    if any(person.authority for person in party.people):
        return True
    if side is OfferBy.CLAIMANT:
        named = bool(mediation.our_decision_maker or case.private.authorities)
    else:
        named = bool(mediation.their_decision_maker)
    return named or any(one.authority for one in mediation.attending if one.by is side)


def _lacks(case: Case) -> tuple[Say, ...]:
    asked, private = case.mediation, case.private
    tests = {
        "whom": bool(asked.proposed or asked.mediator),
        "our_authority": has_decider(case, OfferBy.CLAIMANT),
        "their_authority": has_decider(case, OfferBy.RESPONDENT),
        "floor": private.floor is not None,
        "barriers": bool(private.barriers),
        "conflict": asked.conflict_checked is True,
        "day": asked.on.known,
    }
    found = [Say(f"mediation.lacks.{name}") for name, there in tests.items() if not there]
    if len(private.ideas) < IDEAS:
        found.append(Say("mediation.lacks.ideas", n=len(private.ideas), most=IDEAS))
    return tuple(found)


def _next(case: Case, review: Review, on: date, *, rests: bool) -> Say:
    asked = case.mediation
    if asked.outcome in (MediationOutcome.SETTLED, MediationOutcome.PART):
        if fallen(case, on) is not None:
            return Say("mediation.next.fell")
        if asked.performed is False:
            return Say("mediation.next.not_performed")
        if not asked.agreement:
            return Say("mediation.next.sign")
        if asked.performed is None:
            return Say("mediation.next.watch")
        return Say("mediation.next.close")
    if rests:
        return Say("mediation.next.settled" if settled(case, on) else "mediation.next.ended")
    paper = _settlement_on_file(case)
    if paper:
        return Say("mediation.next.on_file", mark=paper)
    if asked.outcome in (MediationOutcome.NOTHING, MediationOutcome.BROKEN_OFF):
        return Say("mediation.next.go_on")
    if awaited(case, on) and asked.on.known:
        over = asked.on.last is not None and asked.on.last < on
        return Say("mediation.next.outcome" if over else "mediation.next.prepare", on=asked.on)
    if not was_asked(case):
        if missed(case, on):
            return Say("mediation.next.missed")
        shut = tuple(gate.gate for gate in review.gates.mediate if not gate.open)
        if shut:
            return Say("mediation.next.not_yet", gates=shut)
        return Say("mediation.next.invite")
    if asked.willing is None:
        by = answer_wanted(case, on)
        if by is None:
            return Say("mediation.next.wait", on=asked.asked_on)
        return Say(f"mediation.next.{'no_answer' if by < on else 'wait_until'}", by=by)
    return Say("mediation.next.day" if asked.willing else "mediation.next.refused")
