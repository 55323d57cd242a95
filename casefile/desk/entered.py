"""Keeps beside a rate of the user's own the day on which its value was entered."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.claim import OwnRate
from casefile.model.dates import loose


def rates_dated(before: Case, after: Case, on: date) -> Case:
    """Return *after* with *on* as the day of each rate that was entered or changed since *before*.

    A day that was given with it stands.
    """
    if after.rates == before.rates:
        return after
    stood = {rate.id: rate for rate in before.rates}
    return after.but(
        rates=tuple(
            rate if _as_before(rate, stood.get(rate.id)) else rate.but(entered_on=loose(on))
            for rate in after.rates
        )
    )


def _as_before(rate: OwnRate, stood: OwnRate | None) -> bool:
    """Return whether *rate* stands as it did, or with another day of its own."""
    if stood is None:
        return rate.entered_on.known
    return rate == stood or rate.entered_on != stood.entered_on
