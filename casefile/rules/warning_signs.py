"""Warning signs before the next deal, read from the earlier cases of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from casefile.model.case import Case, Ended
from casefile.model.claim import Form
from casefile.model.contact import Outcome
from casefile.model.diligence import Solvency
from casefile.model.exhibit import ExhibitKind
from casefile.model.over_all import WarningSign
from casefile.model.position import Defence, Reason
from casefile.model.say import Say
from casefile.rules.conduct import late_complaint
from casefile.rules.lessons import takes_over
from casefile.rules.promises import broken_in_talks, promises
from casefile.rules.sent_back import notices, sent_back

_MADE_BY_BOTH = (ExhibitKind.ACCEPTANCE, ExhibitKind.DELIVERY_NOTE)


def _oral(case: Case, on: date) -> bool:
    return case.agreement.form in (Form.ORAL, Form.CONDUCT)


def _no_day(case: Case, on: date) -> bool:
    return case.agreement.payment_days is None and not any(d.due.known for d in case.debts)


def _promises(case: Case, on: date) -> bool:
    """Return whether a promise given in a talk was broken, or what he paid with came back.

    What a court ordered, or was agreed by days, is no promise of a talk.
    """
    came_back = bool(notices(case)) or bool(sent_back(case))
    return came_back or bool(broken_in_talks(promises(case, on)))


def _time(case: Case, on: date) -> bool:
    return any(c.outcome is Outcome.ASKED_TIME and c.of_the_debt for c in case.contacts)


def _late_complaint(case: Case, on: date) -> bool:
    return late_complaint(case)


def _who_signed(case: Case, on: date) -> bool:
    raised = {p.defence for p in case.positions}
    return bool(raised & {Defence.NO_AUTHORITY, Defence.DENIES_SIGNATURE, Defence.WRONG_DEBTOR})


def _no_acceptance(case: Case, on: date) -> bool:
    taken = any(x.kind in _MADE_BY_BOTH or takes_over(x) for x in case.exhibits)
    return bool(case.exhibits) and not taken


def _taken_over(case: Case, on: date) -> bool:
    return any(x.accepted and takes_over(x) for x in case.exhibits)


def _not_looked_up(case: Case, on: date) -> bool:
    return not case.respondent.register_checked_on.known and not case.diligence.lookups


def _poor(case: Case, on: date) -> bool:
    found = (Solvency.STRAINED, Solvency.INSOLVENT)
    return case.diligence.solvency in found or case.respondent.insolvent is True


def _price(case: Case, on: date) -> bool:
    raised = {p.defence for p in case.positions}
    return Defence.WRONG_AMOUNT in raised or case.reason is Reason.BILLING_ERROR


_SIGNS: dict[str, Callable[[Case, date], bool]] = {
    "oral_terms": _oral,
    "no_day_to_pay": _no_day,
    "broken_promises": _promises,
    "asks_for_time": _time,
    "complaint_at_payment": _late_complaint,
    "who_signed": _who_signed,
    "no_acceptance": _no_acceptance,
    "not_looked_up": _not_looked_up,
    "known_to_be_poor": _poor,
    "price_disputed": _price,
}

_DONE: dict[str, Callable[[Case, date], bool]] = {"complaint_at_payment": _taken_over}
"""What of the answer to a sign was done already; where it was in each case, the rest is asked."""


def warning_signs(cases: Iterable[Case], on: date) -> tuple[WarningSign, ...]:
    """Return the signs that earlier cases showed, the most frequent first.

    A case paid in full tells nothing here. What only one case showed is told with its number, so
    that the reader can judge whether it was chance.
    """
    seen = [c for c in cases if not (c.endings and c.endings[-1].how is Ended.PAID)]
    found = []
    for code, shows in _SIGNS.items():
        with_it = [case for case in seen if shows(case, on)]
        if with_it:
            done = code in _DONE and all(_DONE[code](case, on) for case in with_it)
            found.append(
                WarningSign(
                    code=code,
                    what=Say(f"signs.{code}.what"),
                    ask=Say(f"signs.{code}.ask_rest" if done else f"signs.{code}.ask"),
                    cases=len(with_it),
                    numbers=tuple(sorted(case.number for case in with_it)),
                )
            )
    return tuple(sorted(found, key=lambda sign: -sign.cases))
