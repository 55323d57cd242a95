"""What the claim is worth on the user's own opinion: his chances, his costs, his months."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from casefile.model.account import Account
from casefile.model.money import Money, cents
from casefile.model.offer import Private
from casefile.model.review import Swing, Value
from casefile.rules.matter import Matter

_NOTHING = Decimal(0)
_MONTHS_A_YEAR = Decimal(12)


@dataclass(frozen=True, slots=True)
class Worth:
    """The inputs of one expected value. Sums in one currency; shares from 0 to 1."""

    claim: Decimal
    """Principal, interest and costs expected."""
    discount: Decimal
    """What a sum paid after the months of court is worth today, 0 to 1."""
    if_won: Decimal
    """Own costs not recovered after winning."""
    if_lost: Decimal
    """Own costs and his, after losing."""

    def expected(self, chance: Decimal, collectable: Decimal) -> Decimal:
        """Return ``p (A c d - Cw) - (1 - p) Cl``, not rounded."""
        won = self.claim * collectable * self.discount - self.if_won
        return chance * won - (1 - chance) * self.if_lost

    def break_even(self, collectable: Decimal) -> Decimal | None:
        """Return the chance at which court is worth nothing; None when it never is."""
        gain = self.claim * collectable * self.discount - self.if_won + self.if_lost
        return self.if_lost / gain if gain > 0 else None


def discount(months: int | None, rate: Decimal | None) -> Decimal:
    """Return the present worth of 1 paid after *months* at *rate* percent a year, compounded."""
    if not months or not rate:
        return Decimal(1)
    yearly = Decimal(1) + rate / 100
    return Decimal(1) / yearly ** (Decimal(months) / _MONTHS_A_YEAR)


def _amount(sum_: Money | None, currency: str) -> Decimal:
    return sum_.amount if sum_ is not None and sum_.currency == currency else _NOTHING


def main_account(matter: Matter) -> Account | None:
    """Return the account with the most open on it; None without one."""
    return max(matter.accounts, key=lambda a: a.balance.amount, default=None)


def worth(matter: Matter) -> Worth | None:
    """Return the inputs of the expected value of the largest account; None without one."""
    account = main_account(matter)
    if account is None:
        return None
    private, currency = matter.case.private, account.currency
    return Worth(
        claim=account.balance.amount,
        discount=discount(private.months, private.discount_rate),
        if_won=_amount(private.cost_if_won, currency),
        if_lost=_amount(private.cost_if_lost, currency),
    )


def tornado(inputs: Worth, private: Private, currency: str) -> tuple[Swing, ...]:
    """Return how far each input moves the likely value, the widest first; what moves nothing, not.

    Chance and collectability run from their low to their high. Months and costs, of which the
    user gives one figure each, run from that figure to none at all.
    Rounding: each end once, half up to the hundredth.
    """
    chance, share = private.chance, private.collectable
    if chance is None or share is None:
        return ()
    at_once = replace(inputs, discount=Decimal(1))
    for_free = replace(inputs, if_won=_NOTHING, if_lost=_NOTHING)
    likely = inputs.expected(chance.likely, share.likely)
    ends = {
        "chance": [inputs.expected(p, share.likely) for p in (chance.low, chance.high)],
        "collectable": [inputs.expected(chance.likely, c) for c in (share.low, share.high)],
        "months": [likely, at_once.expected(chance.likely, share.likely)],
        "costs": [likely, for_free.expected(chance.likely, share.likely)],
    }
    swings = [
        Swing(
            input=name,
            low=Money(amount=cents(min(both)), currency=currency),
            high=Money(amount=cents(max(both)), currency=currency),
        )
        for name, both in ends.items()
        if cents(min(both)) != cents(max(both))
    ]
    return tuple(sorted(swings, key=lambda s: s.low.amount - s.high.amount))


def value(matter: Matter) -> Value | None:
    """Return the expected value low, likely and high; None until the user gave his opinion.

    Nothing is filled in for him: costs and months he did not give count as none. The ceiling is
    what the claim may cost the other side by his likely chance, his own costs not counted.
    Units: chances and shares from 0 to 1, sums in the currency of the account. Rounding: each sum
    once, at the end, half up to the hundredth.
    """
    private, account, inputs = matter.case.private, main_account(matter), worth(matter)
    if private.chance is None or private.collectable is None or account is None or inputs is None:
        return None
    chance, share = private.chance, private.collectable
    currency = account.currency

    def sum_of(amount: Decimal) -> Money:
        return Money(amount=cents(amount), currency=currency)

    likely = sum_of(inputs.expected(chance.likely, share.likely))
    minimum = private.floor
    # To keep the relation and to save the time is worth something too: court is that much dearer.
    without_court = sum_of(
        inputs.expected(chance.likely, share.likely) - _amount(private.relation_worth, currency)
    )
    if minimum is not None and minimum.currency == currency:
        floor = max(minimum, without_court, key=lambda m: m.amount)
    else:
        floor = without_court
    ceiling = sum_of(chance.likely * account.balance.amount)
    even = inputs.break_even(share.likely)
    return Value(
        low=sum_of(inputs.expected(chance.low, share.low)),
        likely=likely,
        high=sum_of(inputs.expected(chance.high, share.high)),
        break_even=None if even is None else cents(even),
        floor=floor,
        ceiling=ceiling,
        range_of_agreement=ceiling.amount >= floor.amount,
        tornado=tornado(inputs, private, currency),
    )
