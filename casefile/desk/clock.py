"""The only place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this moment, with its time zone (UTC)."""
    return datetime.now(UTC)


def today() -> date:
    """Return this day as people here count it."""
    return datetime.now().date()
