"""The days of rest of a place, without the rest of its law."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Rest(NamedTuple):
    """When a place rests."""

    weekend: tuple[int, ...]
    """Days of the week, Monday 0."""
    rest_days: frozenset[date]
