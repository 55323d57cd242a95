"""Compound interest and linkage to an index, period by period, where the place has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casefile.model.account import Accrual
from casefile.model.jurisdiction import Rate, Regime
from casefile.model.money import Money, cents
from casefile.rules.calendar import ONE_DAY, months_after
from casefile.rules.interest import Stretch, Terms, accruals, days_in, schedule, stretches

_STALE = 35
"""An index is published each month: one older than this many days is not the last one known."""


def is_compound(regime: Regime) -> bool:
    """True when what accrues is added to the sum, or the sum is linked to an index."""
    return bool(regime.compound_months or regime.index_kind)


def _known_index(day: date, terms: Terms) -> Rate | None:
    """Return the last index published on or before *day*; None: not known."""
    points = [
        rate
        for rate in schedule(terms.regime.index_kind, terms.law, terms.own)
        if rate.since <= day and (day - rate.since).days <= _STALE
    ]
    return max(points, key=lambda rate: rate.since, default=None)


def _periods(first: date, until: date, terms: Terms) -> list[tuple[date, date, bool]]:
    """Return (first day, last day, whether the period ends there) of each stretch."""
    months, origin = terms.regime.compound_months, terms.start or first
    if not months:
        return [(first, until, False)]
    found, number, start = [], 1, first
    while start <= until:
        last = months_after(origin, number * months) - ONE_DAY
        if last >= start:
            found.append((start, min(last, until), last <= until))
            start = last + ONE_DAY
        number += 1
    return found


def _linkage(
    base: Money, first: date, last: date, terms: Terms, debt: str
) -> tuple[Accrual | None, list[Stretch]]:
    """Return the row by which the index raises *base*, or what lacks. A fall lowers nothing."""
    before, after = first - ONE_DAY, last
    ends = {day: _known_index(day, terms) for day in (before, after)}
    kind = terms.regime.index_kind
    lacking = [Stretch(day, day, None, kind) for day, point in ends.items() if point is None]
    low, high = ends[before], ends[after]
    if low is None or high is None:
        return None, lacking
    change = max(high.value / low.value - 1, Decimal(0))
    row = Accrual(
        debt=debt,
        first=first,
        last=last,
        days=days_in(first, last),
        base=base,
        rate=(change * 100).quantize(Decimal("0.0001")),
        rate_kind=kind,
        interest=Money(amount=cents(base.amount * change), currency=base.currency),
        source=high.source,
    )
    return row, []


class Run(NamedTuple):
    """What compound interest did over a stretch of days."""

    rows: tuple[Accrual, ...]
    lacking: list[Stretch]
    added: Decimal
    """What joined the sum that interest runs on: linkage at once, interest at each period's end."""
    pending: Decimal
    """Interest that waits for the end of its period."""


def compound_interest(
    base: Money,
    first: date,
    until: date,
    terms: Terms,
    debt: str,
    pending: Decimal = Decimal(0),
) -> Run:
    """Return interest from *first* through *until* that is added to the sum period by period.

    Periods are counted from ``terms.start`` (None: from *first*), so a stretch may begin within
    one, after a payment: *pending* is what accrued in it so far and is still unpaid. In each
    stretch the sum is first raised by the index, where the regime has one: the last points known
    on the day before the stretch and on its last day; then interest runs on the raised sum.
    Rounding: each row half up to the hundredth. After the first value that lacks no row is
    counted, since every later sum rests on it; all that lacks is told at once.
    """
    rows: list[Accrual] = []
    lacking: list[Stretch] = []
    sum_ = base
    for start, last, whole in _periods(first, until, terms):
        linked: Accrual | None = None
        if terms.regime.index_kind:
            linked, without = _linkage(sum_, start, last, terms, debt)
            lacking += without
        parts = stretches(start, last, terms)
        lacking += [part for part in parts if part.rate is None]
        if lacking:
            continue
        if linked is not None:
            rows.append(linked)
            sum_ = sum_ + linked.interest
        ran = accruals(sum_, parts, terms.regime, debt)
        rows += ran
        pending += sum((row.interest.amount for row in ran), Decimal(0))
        if whole:
            sum_ = sum_ + Money(amount=pending, currency=base.currency)
            pending = Decimal(0)
    return Run(tuple(rows), lacking, sum_.amount - base.amount, pending)
