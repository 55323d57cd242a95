"""What the calendar of the case needs next."""

from __future__ import annotations

from datetime import date, timedelta

from casefile.model.account import Account
from casefile.model.case import Case, Ended
from casefile.model.contact import Channel
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.offer import OfferBy
from casefile.model.promise import Kept
from casefile.model.review import DeadlineLine, LimitationLine
from casefile.model.say import Say
from casefile.rules.agreed_now import nothing_left
from casefile.rules.calendar import is_business_day, months_after, recess_on
from casefile.rules.cheques import cheques_to_pay_in
from casefile.rules.cited import cited
from casefile.rules.debt_names import debt_name, debt_names
from casefile.rules.demand_days import DemandTime, counts_from, demand_times, ripe_from, still_asked
from casefile.rules.demand_time import ran_out, receipt_wanted
from casefile.rules.due import agreed_due_day
from casefile.rules.endings import end_of, judgment_of, last_ending
from casefile.rules.invited import answer_wanted, unanswered
from casefile.rules.mediated import awaited
from casefile.rules.offers_on_file import stands_open
from casefile.rules.pre_action import pre_action_steps
from casefile.rules.promises import agreed_since, replaced
from casefile.rules.returned import was_returned
from casefile.rules.settled import watched

OWN, INSTALMENT, REPLY = "own:", "instalment:", "reply:"
"""How the ref of a day begins: of the user's own, an instalment agreed, the time of a demand."""
ANSWER = "answer"
"""The ref of the day by which the invitation to mediate asks for an answer."""
ENDING = (OWN, "limitation:", "alarm:", "lapses:", "offer:")
"""How the ref of a last day begins: what is not done by it may be lost, or can be done no more."""
ALARMS = (180, 90, 30)
"""Days before the last safe day on which the program reminds."""


def _own(case: Case) -> list[DeadlineLine]:
    return [
        DeadlineLine(
            on=deadline.on.first,
            what=Say("deadlines.own", what=deadline.what),
            why=Say("deadlines.why.own", why=deadline.why),
            ref=f"{OWN}{deadline.id or deadline.what}",
        )
        for deadline in case.deadlines
        if not deadline.done and deadline.on.first is not None
    ]


def _due(case: Case, on: date) -> list[DeadlineLine]:
    lines = []
    for debt in case.debts:
        due = agreed_due_day(case, debt)
        if due is not None and due >= on:
            what, why = Say("deadlines.due", debt=debt_name(debt)), Say("deadlines.why.due")
            lines.append(DeadlineLine(on=due, what=what, why=why, ref=f"due:{debt.ref}"))
    return lines


def _promises(case: Case, on: date) -> list[DeadlineLine]:
    lines, since = [], agreed_since(case, on)
    for contact in case.contacts:
        promise = contact.promise
        if promise is None or promise.kept is not None or promise.by.last is None:
            continue
        if promise.by.last < on or replaced(contact, since):
            continue
        what = Say("deadlines.promise")
        if promise.amount is not None:
            what = Say("deadlines.promise_sum", amount=promise.amount)
        why = Say("deadlines.why.promise", who=contact.who or case.respondent.name, on=contact.on)
        ref = f"promise:{contact.id or contact.on}"
        lines.append(DeadlineLine(on=promise.by.last, what=what, why=why, ref=ref))
    return lines


def _instalments(case: Case, on: date) -> list[DeadlineLine]:
    """Return what was agreed or ordered to be paid and is still to come, each on its day."""
    lines: list[DeadlineLine] = []
    plan = watched(case, on)
    judged = judgment_of(case, on) is not None
    for row in () if plan is None else plan.rows:
        day = row.on.last
        if day is None or row.kept(on) is not Kept.OPEN:
            continue
        of = "" if plan is None or plan.offer is None else plan.offer.id
        why = Say(f"deadlines.why.{'ordered' if judged else 'instalment'}")
        key = "ordered" if judged else "agreed" if row.alone else "instalment"
        what = Say(f"deadlines.{key}", amount=row.open)
        lines.append(DeadlineLine(on=day, what=what, why=why, ref=f"{INSTALMENT}{of}:{day}"))
    return lines


def _mediation(case: Case, on: date) -> list[DeadlineLine]:
    """Return the day of the meeting with the mediator, while it is still to come."""
    day = case.mediation.on.first
    if day is None or day < on or not awaited(case, on):
        return []
    what, why = Say("deadlines.mediation"), Say("deadlines.why.mediation")
    return [DeadlineLine(on=day, what=what, why=why, ref="mediation")]


def _answer(case: Case, on: date) -> list[DeadlineLine]:
    """Return by when the invitation to mediate asks for an answer, or that none came by then.

    The last stays until an answer is recorded or something is done about it.
    """
    day, over = answer_wanted(case, on), unanswered(case, on)
    if day is None or (day < on and over is None):
        return []
    name = "answer_to_invitation" if over is None else "no_answer_to_invitation"
    what = Say(f"deadlines.{name}", on=case.mediation.asked_on)
    return [DeadlineLine(on=day, what=what, why=Say(f"deadlines.why.{name}"), ref=ANSWER)]


def _replies(case: Case, law: Jurisdiction, on: date) -> list[DeadlineLine]:
    """Return when the time given in each demand ends, and the one that ran out with nothing done.

    The last stays until something is done about it: that it ran out is what was waited for; or
    that the day of its receipt becomes known, where its days run from there. One that gives fewer
    days than the place asks for has the day to wait for too. Of one that was sent on no known day
    nothing is told before it ran out.
    """
    over, unknown = ran_out(case, law, on), receipt_wanted(case, law, on)
    asked = still_asked(case, on)
    lines = []
    for time in demand_times(case, law):
        if time.demand not in asked or was_returned(case, time.demand):
            continue
        if time.demand.on.exact and time.wait > time.days and time.until >= on:
            lines.append(_longer(time))
        coming = time.demand.on.exact is not None and time.earliest >= on
        if not coming and time not in (over, unknown):
            continue
        key = "reply_unknown" if time.end is None else "reply"
        what = _over(case, time, on) if time == over else Say(f"deadlines.{key}", on=time.demand.on)
        received = time.demand.received_on
        if time.end is not None and time.from_receipt:
            key = "reply_received"
        why = Say(f"deadlines.why.{key}", n=time.days, on=received)
        ref = f"{REPLY}{time.demand.id or time.demand.on}"
        lines.append(DeadlineLine(on=time.earliest, what=what, why=why, ref=ref))
    return lines


def _longer(time: DemandTime) -> DeadlineLine:
    """Return how long to wait after a demand that gives fewer days than the place asks for."""
    what = Say("deadlines.demand_wait", on=time.demand.on)
    why = Say("deadlines.why.demand_wait", n=time.wait, days=time.days)
    ref = f"wait:{time.demand.id or time.demand.on}"
    return DeadlineLine(on=time.until, what=what, why=why, ref=ref)


def _over(case: Case, time: DemandTime, on: date) -> Say:
    """Return that the time of a demand is over by *on*, and when money last came in since then."""
    sent = time.demand.on.first
    days = [p.dated for p in case.payments if p.dated.last and sent and sent <= p.dated.last <= on]
    if not days:
        return Say("deadlines.reply_over", on=time.demand.on)
    return Say("deadlines.reply_over_paid", on=time.demand.on, last=max(days))


def _warnings(case: Case, law: Jurisdiction, on: date) -> list[DeadlineLine]:
    """Return, for each registered warning, the first and the last day to act on it.

    Where they count from a receipt that is not known, neither can be sooner than from the sending.
    None counts for one that came back.
    """
    lines = []
    for demand in still_asked(case, on):
        sent, proved = demand.on.exact, demand.proof_of_receipt or demand.tracking
        if sent is None or not (proved or demand.channel is Channel.REGISTERED_LETTER):
            continue
        if was_returned(case, demand):
            continue
        for step in pre_action_steps(case, law):
            ref = f"{step.id}:{demand.id or demand.on}"
            why = Say("deadlines.why.law", text=step.says, source=cited(step.source))
            known = counts_from(demand, from_receipt=step.from_receipt).exact
            start, unsure = known or sent, "" if known else "_unknown"
            if (first := ripe_from(demand, step)) is not None:
                what = Say(f"deadlines.warning_ripe{unsure}", on=demand.on)
                lines.append(DeadlineLine(on=first, what=what, why=why, ref=f"ripe:{ref}"))
            if step.lapses_months is not None:
                last = months_after(start, step.lapses_months)
                what = Say(f"deadlines.warning_lapses{unsure}", on=demand.on)
                lines.append(DeadlineLine(on=last, what=what, why=why, ref=f"lapses:{ref}"))
    return [line for line in lines if line.on >= on]


def _offers(case: Case, on: date) -> list[DeadlineLine]:
    """Return the last day to accept each open offer that reached the other side.

    By the end of our own nothing of ours is lost.
    """
    lines = []
    for offer in case.offers:
        last = offer.expires.last
        if last is None or not stands_open(case, offer, on):
            continue
        what = Say(f"deadlines.offer_{offer.by.value}")
        why = Say("deadlines.why.offer", on=offer.on)
        whose = "our_offer" if offer.by is OfferBy.CLAIMANT else "offer"
        ref = f"{whose}:{offer.id or offer.on}"
        lines.append(DeadlineLine(on=last, what=what, why=why, ref=ref))
    return lines


def _limits(
    case: Case, lines: tuple[LimitationLine, ...], law: Jurisdiction, on: date
) -> list[DeadlineLine]:
    """Return the last safe day of each debt; of a matter that has ended, only of a judgment.

    What was written off is waived toward nobody: its last safe day stays, without alarms.
    """
    found = []
    names = debt_names(case)
    last, end = last_ending(case, on), end_of(case, on)
    given_up = last is not None and last.how is Ended.WRITTEN_OFF
    if last is not None and not given_up and last.how is not Ended.JUDGMENT:
        return []
    if given_up and end is not None and end.how is Ended.SETTLED:
        return []
    judged = judgment_of(case, on) is not None
    key = "deadlines.limitation_judgment" if judged else "deadlines.limitation"
    for line in lines:
        if line.last_day is None:
            continue
        named = names.get(line.debt, line.debt)
        what = Say(key, debt=named)
        why = line.why
        if not is_business_day(line.last_day, law):
            why = Say("deadlines.why.closed", why=why)
        elif recess := recess_on(line.last_day, law):
            why = Say("deadlines.why.recess", why=why, name=recess.names)
        ref = f"limitation:{line.debt}"
        found.append(DeadlineLine(on=line.last_day, what=what, why=why, ref=ref))
        if not given_up:
            found += _alarms(line, named, line.last_day, on)
    return found


def _alarms(line: LimitationLine, named: str | Say, last: date, on: date) -> list[DeadlineLine]:
    """Return the alarms to come, and the last that has gone off: it stands until the day itself."""
    left = (last - on).days
    newest = min((days for days in ALARMS if left <= days), default=None)
    found = []
    for days in ALARMS:
        if left < days and (days != newest or left < 0):
            continue
        what = Say("deadlines.alarm", n=days, debt=named)
        if left < days:
            what = Say("deadlines.alarm_gone", n=left, debt=named, on=last)
        alarm = last - timedelta(days=days)
        ref = f"alarm:{days}:{line.debt}"
        found.append(DeadlineLine(on=alarm, what=what, why=line.why, ref=ref))
    return found


def deadlines(
    case: Case,
    law: Jurisdiction,
    limitation: tuple[LimitationLine, ...],
    on: date,
    accounts: tuple[Account, ...] = (),
) -> tuple[DeadlineLine, ...]:
    """Return what falls due from *on*, the nearest first.

    The user's own deadlines that are not done and the last safe days stay when they have passed; so
    does the time of a demand or an invitation, until something is done. Of what is paid in full
    only the own ones are left. *accounts* are those of the day, where they are at hand.
    """
    if nothing_left(case, law, on, accounts):
        return tuple(sorted(_own(case), key=lambda line: line.on))
    lines = [
        *_own(case),
        *_due(case, on),
        *_promises(case, on),
        *_instalments(case, on),
        *_answer(case, on),
        *_mediation(case, on),
        *cheques_to_pay_in(case, on),
        *_replies(case, law, on),
        *_warnings(case, law, on),
        *_offers(case, on),
        *_limits(case, limitation, law, on),
    ]
    return tuple(sorted(lines, key=lambda line: line.on))
