"""Whether a row of the law is in force on a day."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Dated(Protocol):
    """A row of the law that holds from a day through a day; None: no known beginning or end."""

    @property
    def since(self) -> date | None:
        """The first day it holds."""
        ...

    @property
    def until(self) -> date | None:
        """The last day it holds."""
        ...


def in_force(row: Dated, on: date) -> bool:
    """True when *row* holds on *on*, its first and its last day among them."""
    return (row.since is None or row.since <= on) and (row.until is None or on <= row.until)
