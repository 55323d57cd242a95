"""Interest for late payment: which rate on which day, row by row, each row citing its rate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.account import Accrual
from casefile.model.claim import OwnRate
from casefile.model.jurisdiction import (
    Confidence,
    Jurisdiction,
    Rate,
    RateModel,
    Regime,
    Source,
)
from casefile.model.money import Money, cents
from casefile.rules.calendar import ONE_DAY
from casefile.rules.in_force import in_force

CONTRACT = "contract"
"""The kind of an agreed rate."""


class Stretch(NamedTuple):
    """Days of one rate, both inclusive; *rate* is None where neither pack nor user has one."""

    first: date
    last: date
    rate: Rate | None
    kind: str
    """The kind of the rate, or of the one that lacks."""


def _own(given: OwnRate) -> Rate | None:
    since = given.since.first
    if since is None:
        return None
    return Rate(
        kind=given.kind,
        since=since,
        until=given.until.last,
        value=given.value,
        source=Source(
            title=given.source,
            checked_on=given.entered_on.first,
            confidence=Confidence.MEDIUM,
            own=True,
        ),
    )


def schedule(kind: str, law: Jurisdiction, own: Sequence[OwnRate] = ()) -> tuple[Rate, ...]:
    """Return the rates of *kind*, the strongest first: the case's, the user's pack, the pack."""
    mine = [rate for given in own if given.kind == kind and (rate := _own(given)) is not None]
    listed = [rate for rate in law.interest.rates if rate.kind == kind]
    listed.sort(key=lambda rate: (not rate.source.own, -rate.since.toordinal()))
    return (*sorted(mine, key=lambda rate: rate.since, reverse=True), *listed)


def rate_on(day: date, rates: Sequence[Rate]) -> Rate | None:
    """Return the rate in force on *day*; None: not known."""
    return next((rate for rate in rates if in_force(rate, day)), None)


def _cuts(first: date, until: date, rates: Sequence[Rate]) -> list[date]:
    """Return the first days of stretches in which nothing changes."""
    starts = {first}
    for rate in rates:
        starts.add(rate.since)
        if rate.until is not None and rate.until < date.max:
            starts.add(rate.until + ONE_DAY)
    return sorted(day for day in starts if first <= day <= until)


class Terms(NamedTuple):
    """What interest on one debt runs by."""

    regime: Regime
    law: Jurisdiction
    own: tuple[OwnRate, ...] = ()
    agreed: Decimal | None = None
    """Agreed rate, percent a year."""
    start: date | None = None
    """The day interest began to run, which fixes a rate that is fixed at the start."""


def _agreed(day: date, terms: Terms, by_law: Rate | None, caps: Sequence[Rate]) -> Rate | str:
    """Return the rate for *day* where one was agreed, or the kind of the value that lacks."""
    contract, value = terms.law.interest.contract, terms.agreed
    assert value is not None
    if contract and contract.unlawful_kind:
        most = rate_on(day, caps)
        if most is not None and value > most.value:
            return contract.unlawful_kind
    elif contract and contract.cap_kind:
        cap = rate_on(day, caps)
        if cap is None:
            return contract.cap_kind
        if value > cap.value:
            return cap
    if terms.regime.lower_agreed_void:
        if by_law is None:
            return terms.regime.rate_kind
        if value < by_law.value:
            return by_law
    source = contract.source if contract else terms.regime.source
    return Rate(kind=CONTRACT, since=date.min, value=value, source=source)


def stretches(first: date, until: date, terms: Terms) -> tuple[Stretch, ...]:
    """Return the days *first* through *until* cut at each change of rate; empty when none.

    A stretch without a rate is a value that must be asked for, never a zero.
    """
    kind = terms.regime.rate_kind
    rates = schedule(kind, terms.law, terms.own)
    contract = terms.law.interest.contract
    caps: tuple[Rate, ...] = ()
    if terms.agreed is not None and contract:
        bound = contract.unlawful_kind or contract.cap_kind
        caps = schedule(bound, terms.law, terms.own) if bound else ()
    fixed = terms.regime.model is RateModel.FIXED_AT_START
    cuts = _cuts(first, until, (() if fixed else rates) + caps)
    done: list[Stretch] = []
    for number, day in enumerate(cuts):
        last = cuts[number + 1] - ONE_DAY if number + 1 < len(cuts) else until
        by_law = rate_on((terms.start or first) if fixed else day, rates)
        rate: Rate | None = by_law
        lacking = kind
        if terms.agreed is not None:
            agreed = _agreed(day, terms, by_law, caps)
            rate, lacking = (None, agreed) if isinstance(agreed, str) else (agreed, kind)
        before = done[-1] if done else None
        if before and before.rate == rate and (rate is not None or before.kind == lacking):
            done[-1] = before._replace(last=last)
        else:
            done.append(Stretch(day, last, rate, rate.kind if rate else lacking))
    return tuple(done)


def days_in(first: date, last: date) -> int:
    """Return the days from *first* through *last*, both counted."""
    return (last - first).days + 1


def _exact(principal: Money, rate: Decimal, days: int, year_days: int) -> Decimal:
    return principal.amount * rate * days / (100 * year_days)


def daily_interest(principal: Money, rate: Decimal, regime: Regime) -> Decimal:
    """Return the interest of one day: exact, or half up to the hundredth where days are rounded."""
    exact = _exact(principal, rate, 1, regime.year_days)
    return cents(exact) if regime.rounding == "daily" else exact


def accruals(
    principal: Money, parts: Sequence[Stretch], regime: Regime, debt: str
) -> tuple[Accrual, ...]:
    """Return simple interest on *principal*: one row for each of *parts* that has a rate.

    Units: rates are percent a year, as the gazette prints them; ``regime.year_days`` days a year,
    both days of a stretch counted. Rounding, by ``regime.rounding``: ``row`` each row half up to
    the hundredth (the claim is the sum of the rows); ``once`` the running sum, so that the rows add
    up to the sum rounded once; ``daily`` the amount of one day. Never raises: a stretch without a
    rate has no row, and whoever has the stretches says what is lacking.
    Source: each row carries the source of its rate.
    """
    rows: list[Accrual] = []
    exact = told = Decimal(0)
    for part in parts:
        if part.rate is None:
            continue
        days = days_in(part.first, part.last)
        if regime.rounding == "daily":
            sum_ = daily_interest(principal, part.rate.value, regime) * days
        elif regime.rounding == "once":
            exact += _exact(principal, part.rate.value, days, regime.year_days)
            sum_ = cents(exact) - told
        else:
            sum_ = cents(_exact(principal, part.rate.value, days, regime.year_days))
        told += sum_
        rows.append(
            Accrual(
                debt=debt,
                first=part.first,
                last=part.last,
                days=days,
                base=principal,
                rate=part.rate.value,
                rate_kind=part.rate.kind,
                interest=Money(amount=sum_, currency=principal.currency),
                awarded=regime.awarded and part.rate.kind != CONTRACT,
                source=part.rate.source,
            )
        )
    return tuple(rows)
