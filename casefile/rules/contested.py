"""What of each debt is in dispute and what is not, beside what was paid on it: one account of it.

What a person wrote beside a debt, what he paid, and a plea to a part of it with its sum are read
together here, so that every paper of a case tells the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import first_known
from casefile.model.money import Money
from casefile.model.position import NO_DEFENCE, Position
from casefile.model.say import Say
from casefile.rules.admitted import admitted, in_money
from casefile.rules.credits import credited
from casefile.rules.debt_names import debt_name
from casefile.rules.plea_debts import pleas_of
from casefile.rules.plea_reach import Reach, last_words, reach_of


class Contested(NamedTuple):
    """One debt, less its credit notes: paid, not in dispute and in dispute, in its own money.

    The three give the debt where all are known. None: not known; what was paid is told only where
    something of the rest is.
    """

    paid: Money | None
    admitted: Money | None
    disputed: Money | None
    in_part: bool = False
    """A part of it is disputed, and nobody said how much."""
    since: Money | None = None
    """Paid since he disputed a part and left the rest alone; None: he parted nothing."""

    def told(self, debt: Debt) -> Say | None:
        """Return the note of an account on *debt*; None: nothing is known of it."""
        name, said, rest = debt_name(debt), self.admitted, self.disputed
        if self.in_part:
            return Say("account.note.disputed_in_part", debt=name)
        if rest is None or self.paid is None:
            return None
        of = "rest" if self.paid.amount else "whole"
        if not rest.amount:
            return Say(f"account.note.admitted_{of}", debt=name)
        if said is not None and said.amount:
            told = {"debt": name, "admitted": said, "disputed": rest}
            if self.since is not None and self.since.amount:
                return Say("account.note.admitted_first", **told, paid=self.since)
            return Say("account.note.admitted", **told)
        if self.paid + rest != debt.amount:
            return Say("account.note.disputed_sum", debt=name, disputed=rest)
        return Say(f"account.note.disputed_{of}", debt=name)


class Raised(NamedTuple):
    """What he says of the debts of a case, read once for all of them: each plea asks each debt."""

    pleas: tuple[Position, ...]
    """All of it, each plea with the debts it speaks of (`pleas_of`)."""
    last: tuple[tuple[Position, Reach | None], ...]
    """The last word on each plea against the debt, and how far it reaches."""

    def to(self, debt: Debt) -> tuple[Position, ...]:
        """Return the last words that speak of *debt*, in whole or in part."""
        return tuple(x for x, reach in self.last if reach is None or reach.touches(debt.ref))


def raised_in(case: Case) -> Raised:
    """Return what the respondent says in *case*."""
    pleas = pleas_of(case)
    against = (x for x in last_words(pleas).values() if x.defence not in NO_DEFENCE)
    return Raised(pleas, tuple((one, reach_of(case, one)) for one in against))


def contested(
    case: Case,
    raised: Raised,
    debt: Debt,
    payments: Sequence[tuple[date, Money]],
    owed: Money,
) -> Contested:
    """Return how *debt* stands, of which *owed* was ever owed; *payments* on it, with their days.

    What was paid is not in dispute. What he admits is of what was unpaid when he first disputed
    anything; of a debt that is said not to be disputed, of what is unpaid now. A payment since is
    on that part first, and only what goes beyond it on the disputed part: who pays what he admits
    leaves the dispute as it was. One for the disputed part is told by admitting so much more. A
    plea to a part with its sum disputes no more than that sum, whatever is marked beside the debt;
    one to a part without a sum leaves it unknown. The rest is admitted where he said so.
    """
    pleas, every = raised.to(debt), tuple(one for one, _ in raised.last)
    paid, left, before = _paid_by(payments, owed, _first_day(pleas or every))
    if debt.disputed is False:
        before = paid
    written = in_money(debt, debt.admitted)
    within = bool(pleas) and all(one.within_debts for one in pleas)
    part = _part(case, debt, pleas, owed) if within else None
    rest = within and all(one.rest_admitted is True for one in pleas)
    if written is not None:
        said, since = min(written, owed - before, key=_size), paid - before
        still = max(said - since, left - left, key=_size)
        disputed = min(_least(part, owed - before - said), left - still, key=_size)
        return Contested(paid, still, disputed, since=since)
    if debt.disputed is False:
        return Contested(paid, left, left - left)
    if part is not None:
        part = _least(part, left)
        return Contested(paid, left - part if rest or part == left else None, part)
    if within:
        return Contested(None, None, None, in_part=True)
    if debt.disputed:
        return Contested(paid, None, left)
    if not pleas and any(one.in_part and one.rest_admitted is True for one in every):
        return Contested(paid, left, left - left)
    return Contested(None, None, None)


def admitted_in_full(case: Case, raised: Raised, debt: Debt) -> bool:
    """Return whether he admits all of *debt* that he had not paid before he disputed anything.

    *raised* is what he says in *case*. A payment counts that names the debt, or is in a case of
    one debt.
    """
    if admitted(debt) is None:
        return False
    alone, off = len(case.debts) == 1, credited(case, debt, date.max)
    owed = debt.amount.but(amount=debt.amount.amount - off)
    payments = [
        (payment.dated.last or date.max, payment.amount)
        for payment in case.payments
        if payment.debt == debt.ref or (alone and not payment.debt)
        if in_money(debt, payment.amount)
    ]
    stands = contested(case, raised, debt, payments, owed)
    return stands.disputed is not None and not stands.disputed.amount


def _paid_by(
    payments: Sequence[tuple[date, Money]], owed: Money, first: date | None
) -> tuple[Money, Money, Money]:
    """Return what was paid of *owed*, what is left of it, and what was paid before *first*."""
    total = before = owed - owed
    for on, sum_ in payments:
        total += sum_
        before += sum_ if first is not None and on < first else owed - owed
    paid = _least(total, owed)
    return paid, owed - paid, _least(before, owed)


def _first_day(pleas: Sequence[Position]) -> date | None:
    """Return the first day on which one of *pleas* may have been raised; None: none is known."""
    return first_known(one.on.first for one in pleas)


def _part(case: Case, debt: Debt, pleas: Sequence[Position], owed: Money) -> Money | None:
    """Return what of *debt* all *pleas* to a part of it dispute, at most what was *owed*.

    None: the sum of one is not said, or it is a sum of several debts. Two pleas to one part, as he
    calls it, are counted once.
    """
    parts: dict[str, Money] = {}
    for one in pleas:
        part = in_money(debt, one.part_sum)
        if part is None or (set(one.debts) != {debt.ref} and len(case.debts) > 1):
            return None
        before = parts.get(one.part.strip(), part)
        parts[one.part.strip()] = max(before, part, key=_size)
    total = owed - owed
    for part in parts.values():
        total = total + part
    return _least(total, owed)


def _least(part: Money | None, most: Money) -> Money:
    """Return *part*, at most *most*; *most* where no part is known."""
    return most if part is None else min(part, most, key=_size)


def _size(sum_: Money) -> Decimal:
    return sum_.amount
