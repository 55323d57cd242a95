"""Calls, messages and letters to and from the debtor: what is not written does not exist."""

from __future__ import annotations

from datetime import time
from enum import StrEnum

from pydantic import field_validator

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.fault import Fault
from casefile.model.money import Money
from casefile.model.record import Record


class Channel(StrEnum):
    """By what way."""

    PHONE = "phone"
    EMAIL = "email"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    LETTER = "letter"
    REGISTERED_LETTER = "registered_letter"
    MEETING = "meeting"
    OTHER = "other"


SPOKEN = frozenset({Channel.PHONE, Channel.MEETING})
"""Ways by which nothing is written."""
BY_POST = frozenset({Channel.LETTER, Channel.REGISTERED_LETTER})


class Direction(StrEnum):
    """Who turned to whom."""

    OUT = "out"
    IN = "in"


class Outcome(StrEnum):
    """What came of it."""

    NO_ANSWER = "no_answer"
    PROMISED = "promised"
    ASKED_TIME = "asked_time"
    REFUSED = "refused"
    DISPUTED = "disputed"
    OFFERED = "offered"
    ADMITTED = "admitted"
    LEFT_MESSAGE = "left_message"
    NOT_REACHED = "not_reached"  # a dead number, a wrong address, a letter that came back
    OTHER = "other"
    UNKNOWN = "unknown"


UNSPOKEN = frozenset({Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE, Outcome.NOT_REACHED})
"""Outcomes in which the one who was called said nothing."""
SAID_WHAT = frozenset(Outcome) - UNSPOKEN - {Outcome.OTHER, Outcome.UNKNOWN}
"""Outcomes that the other side gave: what they said is known."""


class Quoted(StrEnum):
    """In whose words it is written down what was said."""

    THEIRS = "theirs"
    SUMMARY = "summary"
    UNKNOWN = "unknown"


class About(StrEnum):
    """What it was about. In one about something else nothing of this debt was asked or answered."""

    PAYMENT = "payment"
    COMPLAINT = "complaint"
    OTHER = "other"
    UNKNOWN = "unknown"


class Promise(Record):
    """A sum by a day; kept or broken is a fact only when a person or a payment says so."""

    amount: Money | None = None
    by: LooseDate = UNDATED
    kept: bool | None = None
    debt: str = ""
    """The reference of the debt it speaks of, as a person chose; empty: what was said tells."""

    @field_validator("amount")
    @classmethod
    def _above_zero(cls, amount: Money | None) -> Money | None:
        if amount is not None and amount.amount <= 0:
            raise Fault("more_than_zero")
        return amount


class Recorded(Record):
    """How a call was recorded: the facts a court asks of a recording. None is: not said."""

    took_part: bool | None = None
    """Whoever recorded took part in the call."""
    announced: bool | None = None
    """The other side was told that it is recorded."""
    device: str = ""
    original_kept: bool | None = None
    """The file as the device made it is kept, with the device where possible."""
    voices: str = ""
    """Who is heard, and who can say so."""
    whole: bool | None = None
    """From beginning to end, nothing cut."""
    transcript: str = ""
    """Mark of the transcript; empty: none."""


class Contact(Record):
    """One call, message, letter or meeting, written down when it happened."""

    id: str = ""
    on: LooseDate
    hour: time | None = None
    channel: Channel
    direction: Direction = Direction.OUT
    who: str = ""
    """The person on the other side."""
    by: str = ""
    """The person on this side."""
    number: str = ""
    about: About = About.UNKNOWN
    debt: str = ""
    """The reference of the debt it was about; empty: of all of them, or it was not said."""
    said: str = ""
    quoted: Quoted = Quoted.UNKNOWN
    outcome: Outcome = Outcome.UNKNOWN
    pay_by: LooseDate = UNDATED
    """The day by which we asked in it to pay; unknown: it names none, or it was not said."""
    promise: Promise | None = None
    marks: tuple[str, ...] = ()
    recording: str = ""
    """Mark of the recording; empty: none."""
    recorded: Recorded = Recorded()
    abuse: str = ""
    """Threats or abuse, in the words that were used; empty: none."""
    confirmed_by: str = ""
    """Mark of the written confirmation that followed; empty: none."""
    form: str = ""
    """The letter it was, by the name of its form; empty: none of ours."""
    tracking: str = ""
    """Number of the consignment, or id of the message; empty: none."""
    proof_of_sending: str = ""
    """Mark of the proof that it was sent; empty: none filed."""
    proof_of_receipt: str = ""
    """Mark of the proof that it arrived; empty: none filed."""
    noted_on: LooseDate = UNDATED
    """The day it was written down here."""
    disclosure: Disclosure = Disclosure.INTERNAL

    @property
    def tells_outcome(self) -> bool:
        """True where what came of it belongs to its story.

        A talk always ends in something, known or not; of what was written, only what is known.
        """
        return self.channel in SPOKEN or self.outcome is not Outcome.UNKNOWN

    @property
    def of_the_debt(self) -> bool:
        """False where it was about something else than the debt of this case."""
        return self.about is not About.OTHER

    @property
    def promised_elsewhere(self) -> bool:
        """A promise is told of a contact that was about something else than this debt."""
        return self.promise is not None and not self.of_the_debt

    @property
    def promised_by_nobody(self) -> bool:
        """A promise is told of a contact in which nobody of the other side said anything.

        A message that they left themselves may hold one.
        """
        left_by_them = (self.outcome, self.direction) == (Outcome.LEFT_MESSAGE, Direction.IN)
        return self.promise is not None and self.outcome in UNSPOKEN and not left_by_them
