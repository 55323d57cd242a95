"""Figures over all cases: what was recovered, in how many days, by reason and by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from casefile.model.account import Account
from casefile.model.case import Case, Ended, Stage
from casefile.model.money import Money, cents
from casefile.model.over_all import Figures, Spent
from casefile.model.position import Reason
from casefile.model.review import Review
from casefile.rules.ladder import first_due
from casefile.rules.made_up import made_up
from casefile.rules.reached import reached
from casefile.rules.reasons import reasons

Reviewed = tuple[Case, Review]
_NOTHING = Decimal(0)
_TO_COME = (Ended.SETTLED, Ended.JUDGMENT)
"""Ends after which a sum is still to come."""
_MINUTES_AN_HOUR = 60


def _sum(amounts: Iterable[Money], currency: str) -> Money:
    found = sum((m.amount for m in amounts if m.currency == currency), _NOTHING)
    return Money(amount=found, currency=currency)


def _days(cases: Sequence[Reviewed], currency: str) -> int | None:
    """Return the average of days from the day to pay to the last payment, half up."""
    spans = []
    for case, _ in cases:
        paid = [p.dated.first for p in case.payments if p.amount.currency == currency]
        known = [day for day in paid if day is not None]
        due = first_due(case)
        if known and due is not None:
            spans.append((max(known) - due).days)
    if not spans:
        return None
    average = Decimal(sum(spans)) / len(spans)
    return int(average.quantize(Decimal(1), ROUND_HALF_UP))


def _open(account: Account, case: Case) -> Money:
    """Return what is still to come: of a closed case, of what was agreed or awarded alone."""
    if case.stage is not Stage.CLOSED:
        return account.balance
    closing = account.closing
    to_come = None if closing is None or closing.how not in _TO_COME else closing.left
    return account.balance - account.balance if to_come is None else to_come


def _claimed(account: Account) -> Money:
    """Return all that was claimed: debts less credit notes, interest, fixed sums and costs awarded.

    What came in was set against all of these; against the debts alone more than all would come in.
    """
    parts = made_up(account)
    sums = [parts[name] for name in ("debts", "credit", "interest", "costs")]
    beyond = parts["ended"]
    return _sum([*sums, beyond] if beyond.amount > 0 else sums, account.currency)


def _of(
    group: str, name: Reason | Stage | None, cases: Sequence[Reviewed], currency: str
) -> Figures:
    claimed = _sum((_claimed(one) for _, review in cases for one in review.account), currency)
    recovered = _sum((p.amount for case, _ in cases for p in case.payments), currency)
    still = _sum(
        (_open(account, case) for case, review in cases for account in review.account), currency
    )
    share = recovered.amount * 100 / claimed.amount if claimed.amount else _NOTHING
    return Figures(
        group=group,
        name=name,
        currency=currency,
        cases=len(cases),
        claimed=claimed,
        recovered=recovered,
        open=still,
        percent=cents(share),
        days=_days(cases, currency),
        cost=_sum((e.spent for case, _ in cases for e in case.efforts if e.spent), currency),
        minutes=sum(e.minutes for case, _ in cases for e in case.efforts),
    )


def hours(minutes: int) -> str:
    """Return minutes as hours and minutes: 90 is ``1:30``."""
    return f"{minutes // _MINUTES_AN_HOUR}:{minutes % _MINUTES_AN_HOUR:02d}"


def spent(case: Case) -> tuple[Spent, ...]:
    """Return what *case* cost us, one row a currency; the time stands in the first."""
    named = [e.spent.currency for e in case.efforts if e.spent is not None]
    currencies = list(dict.fromkeys([*case.currencies, *named])) if case.efforts else []
    minutes = sum(e.minutes for e in case.efforts)
    return tuple(
        Spent(
            currency=currency,
            money=_sum((e.spent for e in case.efforts if e.spent is not None), currency),
            minutes=minutes if n == 0 else 0,
        )
        for n, currency in enumerate(currencies)
    )


def figures(cases: Iterable[Reviewed]) -> tuple[Figures, ...]:
    """Return the figures of *cases*, currency by currency: in all, by reason, by stage.

    The reason is the one of the plan: as entered, else as the pleas tell it.
    Sums of different currencies are never added up. Groups without a case are left out.
    """
    every = list(cases)
    currencies = sorted({currency for case, _ in every for currency in case.currencies})
    found = []
    for currency in currencies:
        own = [x for x in every if currency in x[0].currencies]
        found.append(_of("all", None, own, currency))
        found += _grouped("reason", list(Reason), own, currency, lambda case: reasons(case)[0])
        found += _grouped("stage", list(Stage), own, currency, reached)
    return tuple(found)


def _grouped(
    group: str,
    names: Sequence[Reason | Stage],
    cases: Sequence[Reviewed],
    currency: str,
    name_of: Callable[[Case], Reason | Stage],
) -> list[Figures]:
    found = []
    for name in names:
        own = [x for x in cases if name_of(x[0]) is name]
        if own:
            found.append(_of(group, name, own, currency))
    return found
