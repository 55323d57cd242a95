"""Court fees from the tables of the place."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from casefile.model.jurisdiction import FeeBand, Forum, Jurisdiction
from casefile.model.money import CENT, Money, cents
from casefile.rules.in_force import in_force

_STEPS = {"unit_up": Decimal(1), "five_up": Decimal(5)}


def fee_band(table: str, amount: Decimal, law: Jurisdiction, on: date) -> FeeBand | None:
    """Return the row of *table* for a claim of *amount* brought on *on*; None: not known."""
    for band in law.fees:
        if (
            band.table == table
            and in_force(band, on)
            and (band.up_to is None or amount <= band.up_to)
        ):
            return band
    return None


def _rounded(fee: Decimal, band: FeeBand) -> Decimal:
    if band.rounding in _STEPS:
        step = _STEPS[band.rounding]
        return (fee / step).to_integral_value(ROUND_CEILING) * step
    return fee.quantize(CENT, ROUND_DOWN) if band.rounding == "cent_down" else cents(fee)


def court_fee(band: FeeBand, amount: Money, forum: Forum | None = None) -> Money:
    """Return the fee that *band* asks for a claim of *amount*, in the share of *forum*.

    Rounding: as the band says, once, after the share was taken.
    """
    if band.fixed is not None:
        fee = band.fixed
    else:
        fee = amount.amount * (band.percent or Decimal(0)) / 100
    if band.least is not None:
        fee = max(fee, band.least)
    if band.most is not None:
        fee = min(fee, band.most)
    if forum is not None:
        fee *= forum.fee_share
        if forum.fee_least is not None:
            fee = max(fee, forum.fee_least.amount)
    return Money(amount=_rounded(fee, band), currency=amount.currency)
