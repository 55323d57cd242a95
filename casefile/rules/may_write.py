"""Why a paper may not be written now: nothing is asked of who has paid, or offered to him."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from casefile.model.account import Account
from casefile.model.case import Case, Ended
from casefile.model.contact import Contact
from casefile.model.disclosure import Disclosure
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.rules.account import account
from casefile.rules.demanded import demanded
from casefile.rules.endings import End, end_of, ends_of, judgment_of
from casefile.rules.happened import days_to_come, has_come
from casefile.rules.on_file import formal_demands
from casefile.rules.sent_back import sent_back
from casefile.rules.settled import demand_waits, settled


def demand_refused(
    case: Case,
    law: Jurisdiction,
    on: date,
    sees: Callable[[Disclosure], bool],
    *,
    argues: bool = False,
) -> Say | None:
    """Return why no payment may be demanded in *case* on *on*; None: it may be.

    The matter was closed as paid or written off, nothing is open by the account, how much was
    agreed or ordered is not said, or a settlement does not let it be demanded of a reader who
    *sees* what is open alone. What *argues* the matter, asks why or invites to talks, waits once a
    court has decided.
    """
    closed = _closed(case, on, "ended")
    if closed is not None:
        return closed
    end, judged = end_of(case, on), judgment_of(case, on)
    argued = argument_refused(case, on) if argues else None
    if argued is not None:
        return argued
    if end is not None and end.replaces and end.sum is None:
        key = "settled_unknown" if judged is None else "judged_unknown"
        return Say(f"preflight.ended.{key}", on=end.on)
    waits = demand_waits(case, on, sees)
    if waits is not None:
        return waits
    accounts = account(case, law, on)
    if not _all_paid(case, accounts):
        return None
    left = only_awarded(accounts)
    return Say("preflight.only_awarded", left=left) if left else Say("preflight.ended.nothing_owed")


def argument_refused(case: Case, on: date) -> Say | None:
    """Return why a paper may not argue or mediate *case* on *on*; None: it may.

    A court decided it, or it is settled and nothing of what was agreed is overdue.
    """
    judged, deal = judgment_of(case, on), settled(case, on)
    if judged is not None:
        return Say("preflight.ended.judged", on=judged.on)
    return None if deal is None or deal.overdue(on) else Say("preflight.settled.argued")


def offer_refused(case: Case, law: Jurisdiction, on: date) -> Say | None:
    """Return why nothing is offered or agreed upon in *case* on *on*; None: it may be.

    The matter was closed as paid or written off, or nothing is open by the account. Interest that
    only a court awards may be agreed upon.
    """
    closed = _closed(case, on, "offering")
    if closed is not None:
        return closed
    accounts = account(case, law, on)
    if not _all_paid(case, accounts) or only_awarded(accounts):
        return None
    return Say("preflight.offering.nothing_owed")


def write_off_refused(case: Case, law: Jurisdiction, on: date) -> Say | None:
    """Return why nothing is written off in *case* on *on*; None: it may be, or was already.

    It was closed as paid, or nothing is open by the account.
    """
    if any(end.how is Ended.WRITTEN_OFF for end in ends_of(case, on)):
        return None
    closed = _closed(case, on, "writing_off")
    if closed is not None or not _all_paid(case, account(case, law, on)):
        return closed
    return Say("preflight.writing_off.nothing_owed")


def _closed(case: Case, on: date, what: str) -> Say | None:
    """Return that it was closed as paid or written off, in the words for *what* is refused."""
    last = ends_of(case, on)[-1:]
    if not last or last[0].replaces:
        return None
    return Say(f"preflight.{what}.{last[0].how.value}", on=last[0].on)


def _all_paid(case: Case, accounts: tuple[Account, ...]) -> bool:
    return bool(case.debts and accounts) and all(_nothing_open(one) for one in accounts)


def only_awarded(accounts: Iterable[Account]) -> tuple[Money, ...]:
    """Return the interest that only a court would award, in each money; it is not demanded."""
    return tuple(one.awarded for one in accounts if one.awarded is not None)


def _nothing_open(one: Account) -> bool:
    known = one.complete and (one.closing is None or one.closing.left is not None)
    return known and demanded(one).balance.amount <= 0


def overtaken_since(case: Case, on: date) -> Say | None:
    """Return why a demand may not bear the day *on*; None: it may.

    After that day the matter ended, or was settled, or money came in: the letter goes out now all
    the same, and would ask for what is not owed any more.
    """
    known = max(days_to_come(case, on), default=on)
    then, now = (ends_of(case, day) for day in (on, known))
    if now and _terms(now) != _terms(then):
        return Say(f"preflight.since.{now[-1].how.value}", day=on, on=now[-1].on)
    came = [pay for pay in case.payments if not has_come(pay.dated, on)]
    if not came:
        return None
    last = max(came, key=lambda pay: pay.dated)
    return Say("preflight.since.payment", day=on, amount=last.amount, on=last.dated)


def _terms(ends: tuple[End, ...]) -> list[tuple[object, ...]]:
    """Return what was agreed, awarded or given up; an end without a day moves with the reading."""
    return [(end.how, end.sum, end.instalments) for end in ends]


def notice_refused(case: Case, on: date) -> Say | None:
    """Return why a notice before the formal demand may not go out any more; None: it may.

    It would announce what was sent already. What is owed by a later settlement or judgment was not
    demanded yet.
    """
    end = end_of(case, on)
    since = end.on if end is not None and end.replaces else date.min
    sent = [d.on for d in formal_demands(case) if d.on.first is not None and d.on.first >= since]
    return Say("preflight.demanded", on=sent[-1]) if sent else None


def receipt_refused(
    case: Case, law: Jurisdiction, on: date, accounts: tuple[Account, ...] = ()
) -> Say | None:
    """Return why it may not be confirmed that all is paid in *case* on *on*; None: it may be.

    *accounts* are those of the day, where they are at hand.

    To confirm it is to waive what is left: so all that was agreed, awarded or owed came in, or the
    matter was closed as paid for a sum that was said. What is not known may lack once it was closed
    as paid and nothing else is open: it is asked for no more. Interest that only a court awards is
    not owed before, and may be given up so. While a payment that a bank seems to have sent back is
    counted, it cannot be said.
    """
    accounts = accounts or account(case, law, on)
    if not accounts or not case.debts:
        return Say("preflight.receipt.unknown")
    for one in accounts:
        why = _still_open(one)
        if why is not None:
            return why
    back = next(iter(sent_back(case)), None)
    if back is not None:
        return Say("preflight.receipt.sent_back", mark=back.mark, amount=back.payment.amount)
    return None


def _still_open(one: Account) -> Say | None:
    closing = one.closing
    ended = None if closing is None else closing.then or closing.how
    if closing is not None:
        given_up = closing.claimed if closing.rest is None else closing.rest
        if ended in _UNPAID and given_up.amount > 0:
            return Say(f"preflight.receipt.{ended.value}", on=closing.then_on or closing.on)
        if closing.left is None and closing.sum is None and ended in _AGREED:
            return Say(f"preflight.receipt.{ended}_unknown", on=closing.on)
        if closing.left is None:
            return Say("preflight.receipt.paid_unknown", on=closing.then_on or closing.on)
        if closing.left.amount > 0 and ended in _AGREED:
            return Say(f"preflight.receipt.{ended.value}", on=closing.on, left=closing.left)
    if demanded(one).balance.amount > 0:
        return Say("preflight.receipt.owed", left=demanded(one).balance)
    if one.missing and ended is not Ended.PAID:
        return Say("preflight.receipt.missing", missing=one.missing)
    return None


_AGREED = (Ended.SETTLED, Ended.JUDGMENT)
_UNPAID = (Ended.DISMISSED, Ended.WRITTEN_OFF)


def talk_overtaken(case: Case, call: Contact, on: date) -> Say | None:
    """Return why what was said in *call* is not asked for in a letter any more; None: it is.

    Since then it was agreed or ordered what is to be paid, or the matter ended.
    """
    end, said = end_of(case, on), call.on.last
    if end is None or (said is not None and said > end.on):
        return None
    return Say("preflight.ended.talk", said=call.on, on=end.on)
