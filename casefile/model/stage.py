"""How far a matter has gone."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far the matter has gone."""

    BEFORE_DUE = "before_due"
    FRIENDLY = "friendly"
    ANOTHER_CHANNEL = "another_channel"
    FIRM = "firm"
    FORMAL_DEMAND = "formal_demand"
    THIRD_PARTY = "third_party"
    COURT = "court"
    CLOSED = "closed"
