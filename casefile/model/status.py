"""How an element stands, and where a case stands as a whole."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How an element stands."""

    SOLID = "solid"
    LEANS = "leans"
    CONTESTED = "contested"
    THIN = "thin"
    MISSING = "missing"
    UNKNOWN = "unknown"
    ADMITTED = "admitted"


PROVED = frozenset({Status.SOLID, Status.ADMITTED})
"""Nothing more is needed for it."""
HOLDS = PROVED | {Status.LEANS}
"""It is more likely than not."""


class State(StrEnum):
    """Where the case stands as a whole, and so what to do."""

    KEEP_COLLECTING = "keep_collecting"
    FIX_THE_INVOICE_FIRST = "fix_the_invoice_first"
    NEGOTIATE = "negotiate"
    MEDIATE_NOW = "mediate_now"
    MEDIATE_NOW_FIX = "mediate_now_fix_while_waiting"
    COURT_READY_MEDIATE_FIRST = "court_ready_mediate_first"
    COURT_READY = "court_ready"
    PREPARE_COURT = "prepare_court"
    """The proof holds, talks do not serve, and something that court asks for is not done."""
    LAWYER_FIRST = "lawyer_first"
    CONSIDER_WRITING_OFF = "consider_writing_off"
    AT_COURT = "at_court"
    """A claim was filed, or it was handed over to who files it."""
    SETTLED = "settled"
    AGREEMENT_MISSED = "agreement_missed"
    """Settled by an accepted offer, and what was agreed was not paid on its day."""
    JUDGED = "judged"
    PAID = "paid"
    """All that was agreed, awarded or owed came in, and the matter is still open."""
    CLOSED = "closed"


AT_REST = (State.SETTLED, State.JUDGED, State.PAID, State.CLOSED)
"""States in which nothing is argued any more."""
