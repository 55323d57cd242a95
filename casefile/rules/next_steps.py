"""What to do next: the step, why, and what it changes; the cheap and the urgent first."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.exhibit import Element
from casefile.model.offer import Offer
from casefile.model.review import (
    DeadlineLine,
    DefenceLine,
    GapLine,
    GateLine,
    Gates,
    LawyerLine,
    NextStep,
    Status,
)
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.rules.after_the_end import after_the_end
from casefile.rules.agreed_now import agreed_steps
from casefile.rules.behind_name import asked_for
from casefile.rules.came_in import unrecorded
from casefile.rules.claimed import claims_beside_invoices
from casefile.rules.deadlines import INSTALMENT, OWN, REPLY
from casefile.rules.defences import UNANSWERED
from casefile.rules.elements import Standing
from casefile.rules.endings import agreed_last, is_over, judgment_of, last_ending
from casefile.rules.his_terms import untold_terms
from casefile.rules.laid_open import laid_open
from casefile.rules.matter import Matter, first_of
from casefile.rules.obtainable import lift_of
from casefile.rules.offers_on_file import untold_answers, untold_offers
from casefile.rules.on_file import demand_on_file, on_file_key
from casefile.rules.ordered import beyond_orders
from casefile.rules.promises import broken_in_talks
from casefile.rules.regime_doubt import regime_doubt
from casefile.rules.settled import at_rest, missed

MOST_STEPS = 12
_DAYS_AT_ONCE = 14
"""A day as near as this comes before everything but a lawyer (own judgement)."""
_DAYS_AHEAD = 30
_LIFTED = (Status.SOLID, Status.ADMITTED)
_BY_HAND = ("M1", "M2", "M4", "M6", "C5", "C10", "C11", "C12")
"""Gates that open by writing something down: no evidence is needed."""
_SAID_BY_DEFENCES = ("C2",)
"""Gates that lack nothing but answers, each of which is a step of its own."""
_SAID_BY_FILES = {"lacks.files_looked_at", "lacks.files_not_labelled"}
"""What of the gate of kept matter is asked for as soon as papers are taken in."""
_RATE_LACKING = "account.missing_rate"
_OF_A_SENT_DEMAND = {
    "lacks.demand_proof": "steps.gate.C4_proof",
    "lacks.demand_received": "steps.gate.C4_received",
    "lacks.demand_contents": "steps.gate.C4_contents",
    "lacks.demand_period": "steps.gate.C4_wait",
}
"""What a demand that was sent may lack, and what to do about it, the first first."""
_CLAIMS = {
    "contradictions.claimed": "steps.correct_claim",
    "contradictions.claimed_net": "steps.correct_claim_net",
    "contradictions.ordered": "steps.correct_ordered",
}
_SAID_BY_CLAIMS = {
    f"lacks.sum.{name}"
    for name in ("claimed", "claimed_net", "ordered", "came_in", "came_in_undated")
}
"""What of the gate of the sum has a step of its own."""
_SAID_BY_A_DEFENCE = ("cross_claim",)
"""Gaps whose remedy is to answer the defence itself."""


def lift(matter: Matter, standing: Standing) -> Say | None:
    """Return the one thing that would lift an element; None when it needs nothing more."""
    element, word = standing.line.element, standing.line.status
    nameless = asked_for(matter.case) if element is Element.PARTIES else ()
    if nameless:
        return nameless[0]
    if word in _LIFTED:
        return None
    unsaid = matter.of_unknown_make(element)
    if unsaid:
        return Say("lifts.say_who_made", marks=first_of(unsaid))
    best = next((matter.items[p.ref] for p in standing.points if p.ref in matter.items), None)
    if best is not None:
        biting = [c for c in best.caps if best.grade is not None and c.at_most == best.grade.value]
        if biting and best.grade is not best.start:
            return lift_of(biting[0].id, best.exhibit)
    if word is Status.CONTESTED and standing.attacks:
        return Say("lifts.contested", attack=standing.attacks[0].what)
    ground = matter.case.ground.value
    if element in (Element.AGREEMENT, Element.PERFORMANCE) and ground in ("loan", "sale", "rent"):
        return Say(f"lifts.{element.value}_{ground}")
    return Say(f"lifts.{element.value}")


def _lawyer(lawyer: tuple[LawyerLine, ...]) -> list[NextStep]:
    return [
        NextStep(step=Say("steps.see_a_lawyer"), why=line.why, effect=Say("steps.effect.safe"))
        for line in lawyer[:1]
    ]


def _days(matter: Matter, days: tuple[DeadlineLine, ...], first: int, last: int) -> list[NextStep]:
    """Return the days to keep that are *first* to *last* days ahead, both counted."""
    return [
        NextStep(
            step=Say("steps.keep_the_day", on=line.on, what=line.what),
            why=line.why,
            effect=Say("steps.effect.day_kept"),
        )
        for line in days
        if first <= (line.on - matter.on).days <= last
    ]


def _demand_over(matter: Matter, days: tuple[DeadlineLine, ...]) -> list[NextStep]:
    """Return the step to go on after a demand whose time ran out, or to learn when it arrived."""
    return [
        NextStep(
            step=_after_the_demand(line),
            why=line.why,
            effect=Say("steps.effect.demand_over"),
        )
        for line in days
        if line.ref.startswith(REPLY) and line.on < matter.on
    ]


def _after_the_demand(line: DeadlineLine) -> Say:
    if line.what.key == "deadlines.reply_unknown":
        return Say("steps.demand_receipt", on=line.what.values["on"])
    return Say("steps.demand_over", on=line.on, what=line.what)


def _named_already(why: Say) -> Say:
    """Return *why* without the name of the defence, which the step says itself."""
    if why.key != "defence_why.unanswered":
        return why
    return Say("steps.why.unanswered", needs=why.values["needs"], question=why.values["question"])


def _answers(defences: tuple[DefenceLine, ...], *, raised: bool, of: Matter) -> list[NextStep]:
    return [
        NextStep(
            step=Say("steps.answer" if raised else "steps.prepare_answer", defence=line.defence),
            why=_named_already(line.why),
            effect=Say("steps.effect.defence", defence=line.defence),
        )
        for line in defences
        if line.status == UNANSWERED and (line.defence in of.raised) == raised
    ]


def _opening(matter: Matter, line: GateLine) -> Say:
    """Return what opens a gate; of the sum and of the demand, what lacks in particular."""
    gate = line.gate
    if gate == "C4":
        waits = demand_on_file(matter.case)
        if waits is not None:
            return Say(on_file_key("steps.gate.C4_on_file", waits), **waits._asdict())
        lacks = {lack.key for lack in line.why.values.get("lacks", ())}
        if lacks <= set(_OF_A_SENT_DEMAND):
            return next(Say(said) for lack, said in _OF_A_SENT_DEMAND.items() if lack in lacks)
    if gate != "M2":
        return Say(f"steps.gate.{gate}")
    rates = any(m.key.startswith(_RATE_LACKING) for a in matter.accounts for m in a.missing)
    what = Say("steps.enter_rate" if rates else "steps.sum_on_one_page")
    return Say("steps.gate.M2", what=what)


def _parties(matter: Matter) -> list[NextStep]:
    """Return the step to say what the parties are, where the law of interest hangs on it."""
    doubt = regime_doubt(matter.case, matter.law)
    return [] if doubt is None else [_mended(doubt.told("steps.say_what_parties_are"), "parties")]


def _behind(matter: Matter) -> list[NextStep]:
    """Return the steps to name the person behind a trade name."""
    return [_mended(step, "behind") for step in asked_for(matter.case)]


def _files(matter: Matter) -> list[NextStep]:
    waiting = sum(not x.looked_at for x in matter.case.exhibits)
    if not waiting:
        return []
    step = Say("steps.look_at_files", n=waiting)
    return [NextStep(step=step, why=Say("steps.why.files"), effect=Say("steps.effect.files"))]


def _makers(matter: Matter) -> list[NextStep]:
    unsaid = matter.of_unknown_make()
    if not unsaid:
        return []
    step = Say("steps.say_who_made", marks=first_of(unsaid))
    return [NextStep(step=step, why=Say("steps.why.makers"), effect=Say("steps.effect.files"))]


def _labels(matter: Matter) -> list[NextStep]:
    unlabelled = matter.unlabelled()
    if not unlabelled:
        return []
    return [
        NextStep(
            step=Say("steps.say_who_may_see", marks=first_of(unlabelled)),
            why=Say("steps.why.labels"),
            effect=Say("steps.effect.gate", gate="M8"),
        )
    ]


def _claims(matter: Matter) -> list[NextStep]:
    """Return how to mend a claim beside its invoice or order, and what came in unrecorded."""
    claims = (*claims_beside_invoices(matter.case), *beyond_orders(matter))
    found = [_mended(Say(_CLAIMS[c.why.key], **c.why.values), "claim") for c in claims]
    if all(step.step.key != "steps.correct_claim_net" for step in found):
        found += [
            _mended(Say("steps.record_payment", mark=one.mark, amount=one.amount), "paid")
            for one in unrecorded(matter.case)
        ]
    return found


def _mended(step: Say, what: str) -> NextStep:
    return NextStep(step=step, why=Say(f"steps.why.{what}"), effect=Say(f"steps.effect.{what}"))


def _demand_on_file(matter: Matter, gates: Gates) -> list[NextStep]:
    """Return the step that costs one key where a demand was written: to say that it went out."""
    if demand_on_file(matter.case) is None:
        return []
    return [_to_open(matter, gate) for gate in gates.court if gate.gate == "C4" and not gate.open]


def _offers_on_file(matter: Matter) -> list[NextStep]:
    """Return to hide the papers that lay an offer open, and to record an offer that is on file."""
    hidden = Say("steps.effect.hidden")
    steps = [
        NextStep(step=Say("steps.hide_offer", mark=one.paper.mark), why=one.told, effect=hidden)
        for one in laid_open(matter.case)
    ]
    untold = untold_offers(matter.case)
    if untold:
        steps.append(_mended(Say("steps.record_offer", marks=first_of(untold)), "offer"))
    if asked := tuple(one for one in untold_terms(matter.case) if one not in untold):
        steps.append(_mended(Say("steps.record_terms", marks=first_of(asked)), "terms"))
    return steps


def _agreed_now(matter: Matter) -> list[NextStep]:
    """Return the step that an agreement asks for: to write of what was missed, to confirm."""
    steps = agreed_steps(matter.case, matter.law, matter.on)
    effect = Say("steps.effect.agreed")
    return [NextStep(step=step.what, why=step.why, effect=effect) for step in steps]


def _judged(matter: Matter) -> list[NextStep]:
    """Return the step after a judgment that is not paid."""
    after = after_the_end(matter.case, matter.law, matter.on)
    if after is None or after.key == "plan.after.judgment_waits":  # its day is told already
        return []
    effect = Say("steps.effect.judged")
    return [NextStep(step=after, why=Say("plan.route_judged"), effect=effect)]


def _agreed_without_days(matter: Matter) -> list[NextStep]:
    """Return the step to say by when what was agreed is paid: without days nothing is watched.

    None where the matter was closed as paid or written off, or a court decided it since.
    """
    case = matter.case
    if is_over(case, matter.on) or judgment_of(case, matter.on) is not None:
        return []
    last, end = agreed_last(case.offers), last_ending(case)
    if last is None or last.instalments or _paid_since(matter, last):
        return []
    if end is not None and end.instalments:
        return []
    return [_mended(Say("steps.enter_instalments", on=last.agreed_on), "instalments")]


def _paid_since(matter: Matter, agreed: Offer) -> bool:
    day = agreed.agreed_on.first
    return any(p.dated.last and (day is None or p.dated.last >= day) for p in matter.case.payments)


def _promises(matter: Matter) -> list[NextStep]:
    """Return the step to enter what was paid, where a promise is broken by the record alone."""
    unpaid = [x for x in broken_in_talks(matter.case, matter.on) if not x.said_by_person]
    return [_mended(Say("steps.say_if_kept", by=x.by), "promise") for x in unpaid[:1]]


def _is_told(gate: GateLine) -> bool:
    """True for a gate that lacks nothing but what steps of their own ask for."""
    told = {"M8": _SAID_BY_FILES, "M2": _SAID_BY_CLAIMS, "C1": _SAID_BY_CLAIMS}
    lacks = {lack.key for lack in gate.why.values.get("lacks", ())}
    return bool(lacks) and lacks <= told.get(gate.gate, set())


def _gates(matter: Matter, gates: Gates, *, by_hand: bool) -> list[NextStep]:
    found = []
    for gate in (*gates.mediate, *gates.court):
        if gate.open or gate.gate in _SAID_BY_DEFENCES or _is_told(gate):
            continue
        if (gate.gate in _BY_HAND) == by_hand:
            found.append(_to_open(matter, gate))
    return found


def _to_open(matter: Matter, gate: GateLine) -> NextStep:
    effect = Say("steps.effect.gate", gate=gate.gate)
    return NextStep(step=_opening(matter, gate), why=gate.why, effect=effect)


def next_steps(
    matter: Matter,
    lines: Mapping[Element, Standing],
    defences: tuple[DefenceLine, ...],
    gaps: tuple[GapLine, ...],
    gates: Gates,
    lawyer: tuple[LawyerLine, ...],
    days: tuple[DeadlineLine, ...],
) -> tuple[NextStep, ...]:
    """Return what to do next, in order: what is urgent, what is cheap, what costs the case.

    A matter that has ended asks for nothing but what was agreed at its end; one that is settled,
    for the days it still has to keep too. While an agreement stands that is not kept, nothing is
    asked for that would open the old dispute: no gate, no gap, no answer to a plea.
    """
    agreed = [*_agreed_now(matter), *_agreed_without_days(matter)]
    if matter.case.stage is Stage.CLOSED:
        to_come = tuple(x for x in days if x.ref.startswith((INSTALMENT, OWN)))
        return (*_judged(matter), *agreed, *_days(matter, to_come, 0, _DAYS_AHEAD))
    if at_rest(matter.case, matter.on):
        kept = _days(matter, days, 0, _DAYS_AHEAD)
        return (*_lawyer(lawyer), *_judged(matter), *agreed, *kept, *_claims(matter))
    steps = _lawyer(lawyer) + agreed
    steps += [_mended(step, "answer") for step in untold_answers(matter.case)]
    steps += _demand_over(matter, days)
    steps += _days(matter, days, 0, _DAYS_AT_ONCE)
    steps += _parties(matter) + _behind(matter)
    steps += _files(matter) + _makers(matter) + _labels(matter)
    steps += _claims(matter) + _promises(matter)
    if missed(matter.case, matter.on):
        steps += _days(matter, days, _DAYS_AT_ONCE + 1, _DAYS_AHEAD)
        return tuple(_once(steps))[:MOST_STEPS]
    steps += _demand_on_file(matter, gates) + _offers_on_file(matter)
    for gap in gaps:
        if gap.fatal and gap.code not in _SAID_BY_A_DEFENCE:
            effect = Say("steps.effect.element", element=gap.element)
            steps.append(NextStep(step=gap.then, why=gap.why, effect=effect))
    steps += _answers(defences, raised=True, of=matter)
    steps += _gates(matter, gates, by_hand=True)[:4]
    steps += _days(matter, days, _DAYS_AT_ONCE + 1, _DAYS_AHEAD)
    steps += _answers(defences, raised=False, of=matter)
    fatal = {gap.element for gap in gaps if gap.fatal}
    for element, standing in lines.items():
        if element in fatal or matter.of_unknown_make(element):  # both are told above
            continue
        if standing.line.lift is not None:
            effect = Say("steps.effect.element", element=element)
            steps.append(NextStep(step=standing.line.lift, why=standing.line.why, effect=effect))
    steps += _gates(matter, gates, by_hand=False)
    return tuple(_once(steps))[:MOST_STEPS]


def _once(steps: list[NextStep]) -> list[NextStep]:
    found: list[NextStep] = []
    for step in steps:
        if all(step.step != other.step for other in found):
            found.append(step)
    return found
