"""What the respondent says, in his words, and what answers it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import field_validator

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.fault import Fault
from casefile.model.money import Money
from casefile.model.record import Record


class Defence(StrEnum):
    """The defences a debtor raises."""

    DENIES_AGREEMENT = "denies_agreement"
    DENIES_SIGNATURE = "denies_signature"
    NO_AUTHORITY = "no_authority"
    DENIES_PERFORMANCE = "denies_performance"
    INCOMPLETE_WORK = "incomplete_work"
    QUALITY_COMPLAINT = "quality_complaint"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_DEBTOR = "wrong_debtor"
    ALREADY_PAID = "already_paid"
    SET_OFF = "set_off"
    COUNTERCLAIM = "counterclaim"
    SETTLED_ACCORD = "settled_accord"
    NOT_DUE_YET = "not_due_yet"
    LIMITATION = "limitation"
    DENIES_RECEIPT = "denies_receipt"
    NO_REPLY = "no_reply"
    INABILITY_TO_PAY = "inability_to_pay"
    LEGAL_BAR = "legal_bar"
    DURESS = "duress"
    GIFT_NOT_LOAN = "gift_not_loan"
    INSOLVENCY = "insolvency"


NO_DEFENCE = frozenset({Defence.NO_REPLY, Defence.INABILITY_TO_PAY, Defence.INSOLVENCY})
"""What he says that takes nothing from the debt."""
COMPLAINTS = frozenset({Defence.QUALITY_COMPLAINT, Defence.INCOMPLETE_WORK})
"""What he says of how it was done."""


APART = " … "
"""Between two sentences of what he said that do not stand next to each other."""


class Reason(StrEnum):
    """Why he does not pay; each changes the plan."""

    FORGOT = "forgot"
    CASH_FLOW = "cash_flow"
    MISUNDERSTANDING = "misunderstanding"
    BILLING_ERROR = "billing_error"
    LIFE_CHANGE = "life_change"
    QUALITY = "quality"
    DENIAL = "denial"
    BAD_FAITH = "bad_faith"
    SILENCE = "silence"
    UNKNOWN = "unknown"


class Position(Record):
    """One thing the respondent says, on one day, and the answer to it.

    What he says again on another day, or in another paper, is one more: the answer to the first
    answers it too (`rules.answered`).
    """

    id: str = ""
    defence: Defence
    said: str = ""
    translated: str = ""
    """His words in the language of the packets, where he spoke another; empty: not translated."""
    on: LooseDate = UNDATED
    speaker: str = ""
    """Who on his side said or wrote it, as the paper names him; empty: not known."""
    debts: tuple[str, ...] = ()
    """References of the invoices that it speaks of; empty: of all, or not said."""
    part: str = ""
    """What alone of these it speaks of, as he calls it (the extras); empty: the whole of them."""
    part_sum: Money | None = None
    """The sum of that part; None: not known."""
    rest_admitted: bool | None = None
    """He said that he owes the rest; it counts only where a part is named."""
    marks: tuple[str, ...] = ()
    """His evidence for it."""
    answer: str = ""
    answered_by: tuple[str, ...] = ()
    """Marks of the evidence that answers it."""
    risk_accepted: str = ""
    """Why it may stay unanswered, in the user's words; empty: not accepted."""
    disclosure: Disclosure = Disclosure.INTERNAL

    @field_validator("part_sum")
    @classmethod
    def _above_zero(cls, part_sum: Money | None) -> Money | None:
        if part_sum is not None and part_sum.amount <= 0:
            raise Fault("more_than_zero")
        return part_sum

    @property
    def within_debts(self) -> bool:
        """Return whether it speaks only of a part of the invoices that it names, or of all."""
        return bool(self.part.strip()) or self.part_sum is not None

    @property
    def in_part(self) -> bool:
        """Return whether it speaks of a part of the claim alone."""
        return bool(self.debts) or self.within_debts

    @property
    def whole(self) -> Position:
        """Return it as it would be, had it spoken of the whole claim."""
        return self.but(debts=(), part="", part_sum=None, rest_admitted=None)
