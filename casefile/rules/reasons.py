"""Why he does not pay: as a person entered it, else as what he says against the claim tells it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import FROM_HIM
from casefile.model.party import PartyKind
from casefile.model.position import APART, Defence, Position, Reason
from casefile.model.say import Say
from casefile.rules.answered import answered
from casefile.rules.conduct import silent

_D, _R = Defence, Reason
_REASON_OF: dict[Defence, Reason] = {
    _D.QUALITY_COMPLAINT: _R.QUALITY,
    _D.INCOMPLETE_WORK: _R.QUALITY,
    _D.DENIES_AGREEMENT: _R.DENIAL,
    _D.DENIES_SIGNATURE: _R.DENIAL,
    _D.NO_AUTHORITY: _R.DENIAL,
    _D.WRONG_DEBTOR: _R.DENIAL,
    _D.DENIES_PERFORMANCE: _R.DENIAL,
    _D.GIFT_NOT_LOAN: _R.DENIAL,
    _D.WRONG_AMOUNT: _R.MISUNDERSTANDING,
    _D.NOT_DUE_YET: _R.MISUNDERSTANDING,
    _D.DENIES_RECEIPT: _R.MISUNDERSTANDING,
    _D.INABILITY_TO_PAY: _R.CASH_FLOW,
    _D.NO_REPLY: _R.SILENCE,
}
"""The reason that a plea gives (own judgement); of the others each is answered by itself."""
_BY_ITSELF = frozenset(
    {
        _D.ALREADY_PAID,
        _D.SET_OFF,
        _D.COUNTERCLAIM,
        _D.SETTLED_ACCORD,
        _D.LIMITATION,
        _D.LEGAL_BAR,
        _D.DURESS,
    }
)


def _last_first(case: Case) -> list[Position]:
    """Return the pleas, the last first; those without a day come last."""
    return sorted(case.positions, key=lambda p: p.on.first or date.min, reverse=True)


def reason_of(position: Position) -> Reason | None:
    """Return why he does not pay as a plea tells it; None: it gives no reason of the list.

    Who denies a part of what one invoice bills (the extras) disputes what was billed: he is to be
    shown that part, not that there was a deal. Who denies all of an invoice denies its deal,
    whatever he says of the others.
    """
    reason = _REASON_OF.get(position.defence)
    within = reason is Reason.DENIAL and position.within_debts
    return Reason.BILLING_ERROR if within else reason


def reasons(case: Case) -> tuple[Reason, ...]:
    """Return why he does not pay, the telling reason first; each once, never none.

    The reason a person entered comes first; beside it stand those of pleas that nothing answers
    yet. Where nobody entered one, the last plea that is open gives it, else the last of all; who
    never answered is silent.
    """
    said = _last_first(case)
    still_open = [p for p in said if not answered(case, p)]
    entered = [] if case.reason is Reason.UNKNOWN else [case.reason]
    pleas = still_open if entered or still_open else said[:1]
    told = [reason for p in pleas if (reason := reason_of(p)) is not None]
    unsaid = Reason.SILENCE if silent(case) else Reason.UNKNOWN
    return tuple(dict.fromkeys((*entered, *told))) or (unsaid,)


def pleas_for_reason(case: Case) -> tuple[Defence, ...]:
    """Return the pleas that tell why he does not pay where no reason is known; empty: nothing does.

    They give no reason of the list, but who sets a loss off against the price has said why.
    """
    if reasons(case) != (Reason.UNKNOWN,):
        return ()
    said = {p.defence for p in case.positions}
    return tuple(defence for defence in Defence if defence in said & _BY_ITSELF)


class ReasonSaid(NamedTuple):
    """His own words for the reason."""

    sayings: tuple[str, ...] = ()
    """Those that stand apart in what he wrote, in his order."""
    on: LooseDate = UNDATED
    """The day of them; of words that a person entered it is not known."""


def reason_said(case: Case) -> ReasonSaid:
    """Return his own words for the reason: as entered, else of the plea that gives it."""
    if case.reason_said or case.reason is not Reason.UNKNOWN:
        return ReasonSaid((case.reason_said,) if case.reason_said else ())
    reason, by_itself = reasons(case)[0], pleas_for_reason(case)
    for plea in _last_first(case):
        if plea.defence in by_itself if by_itself else reason_of(plea) is reason:
            return ReasonSaid(tuple(filter(None, plea.said.split(APART))), plea.on)
    return ReasonSaid()


def route(case: Case) -> Say:
    """Return what the reason changes, in one sentence; that of a plea is to be answered."""
    if pleas_for_reason(case):
        return Say("plan.route_pleas")
    reason = reasons(case)[0]
    if reason is Reason.DENIAL and not signed_papers(case):
        return Say("plan.route.denial_unsigned")
    if reason is Reason.SILENCE and case.respondent.kind is PartyKind.INDIVIDUAL:
        return Say("plan.route.silence_person")
    return Say(f"plan.route.{reason.value}")


def signed_papers(case: Case) -> set[str]:
    """Return the marks of the papers that he signed."""
    return {x.mark for x in case.exhibits if any(s.side in FROM_HIM for s in x.signatures)}


def to_be_answered(case: Case) -> tuple[Defence, ...]:
    """Return the pleas that no reason covers and nothing answers yet, in the order of the list."""
    found = {p.defence for p in case.positions if not answered(case, p)}
    return tuple(defence for defence in Defence if defence in found & _BY_ITSELF)
