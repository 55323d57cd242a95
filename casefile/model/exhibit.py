"""One piece of evidence: its mark, who made it, who kept it, what it goes to show."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import PlainSerializer

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.reading import Reading
from casefile.model.record import Record
from casefile.model.redaction import Redaction
from casefile.model.suggestion import PLEA, SAID, Suggestion


class Element(StrEnum):
    """What must be proved for a debt to be awarded."""

    PARTIES = "parties"
    AGREEMENT = "agreement"
    PERFORMANCE = "performance"
    AMOUNT = "amount"
    DUE = "due"
    UNPAID = "unpaid"
    IN_TIME = "in_time"
    RIGHT_FORUM = "right_forum"


Elements = Annotated[
    frozenset[Element],
    PlainSerializer(
        lambda found: sorted(element.value for element in found),
        return_type=list[str],
        when_used="json",
    ),
]
"""Elements without an order; written in one order, so that equal cases are equal text."""


class ExhibitKind(StrEnum):
    """What the paper, file or message is."""

    CONTRACT = "contract"
    ORDER = "order"
    QUOTE = "quote"
    TERMS = "terms"
    INVOICE = "invoice"
    DELIVERY_NOTE = "delivery_note"
    ACCEPTANCE = "acceptance"
    ACKNOWLEDGEMENT = "acknowledgement"
    SETTLEMENT = "settlement"
    EMAIL = "email"
    LETTER = "letter"
    CHAT = "chat"
    TEXT_MESSAGE = "text_message"
    SCREENSHOT = "screenshot"
    RECORDING = "recording"
    TRANSCRIPT = "transcript"
    PHOTO = "photo"
    BANK_RECORD = "bank_record"
    CHEQUE = "cheque"
    RETURNED_PAYMENT = "returned_payment"  # a bank's word that a cheque or debit was not honoured
    PROMISSORY_NOTE = "promissory_note"
    LEDGER = "ledger"
    TIMESHEET = "timesheet"
    EXPERT_REPORT = "expert_report"
    WITNESS_STATEMENT = "witness_statement"
    DEMAND = "demand"
    PROOF_OF_SENDING = "proof_of_sending"
    REGISTER_EXTRACT = "register_extract"
    COURT_DOCUMENT = "court_document"
    CALL_LOG = "call_log"
    NOTE = "note"
    OTHER = "other"
    UNKNOWN = "unknown"


ORDERS = frozenset({ExhibitKind.ORDER, ExhibitKind.QUOTE, ExhibitKind.CONTRACT})
"""Papers that say for what sum the whole was to be done."""
BILLS = frozenset({ExhibitKind.CHEQUE, ExhibitKind.PROMISSORY_NOTE})
"""Papers that are a claim of themselves in the hand of who holds them."""
WRITTEN = frozenset({ExhibitKind.EMAIL, ExhibitKind.LETTER, ExhibitKind.TEXT_MESSAGE})
"""Each the words of one side to the other, of one day."""


class Provenance(StrEnum):
    """Who made it. Two items agree only when their provenance differs."""

    RESPONDENT = "respondent"
    BOTH = "both"  # signed or written by both sides
    CLAIMANT = "claimant"
    THIRD_PARTY = "third_party"
    OFFICIAL = "official"
    NEUTRAL_WITNESS = "neutral_witness"
    INTERESTED_WITNESS = "interested_witness"
    UNKNOWN = "unknown"


FROM_HIM = frozenset({Provenance.RESPONDENT, Provenance.BOTH})
"""What the other side wrote or signed."""


class SignatureLevel(StrEnum):
    """How it was signed."""

    WET = "wet"
    SCAN = "scan"
    SIMPLE = "simple"
    ADVANCED = "advanced"
    QUALIFIED = "qualified"
    UNKNOWN = "unknown"


class Authenticity(StrEnum):
    """What is known of whether it is what it seems."""

    ADMITTED = "admitted"
    CONFIRMED = "confirmed"  # a second route: reply, export, witness, validator
    UNTESTED = "untested"
    DENIED = "denied"


class Original(StrEnum):
    """What is held."""

    ORIGINAL = "original"
    COPY = "copy"
    SCAN = "scan"
    EXPORT = "export"
    SCREENSHOT = "screenshot"
    UNKNOWN = "unknown"


class Signature(Record):
    """One signature on an exhibit: the dossier a judge asks for."""

    id: str = ""
    signer: str = ""
    capacity: str = ""
    side: Provenance = Provenance.UNKNOWN
    signed: LooseDate = UNDATED
    place: str = ""
    level: SignatureLevel = SignatureLevel.UNKNOWN
    original_at: str = ""
    seen_by: tuple[str, ...] = ()
    authorised: bool | None = None
    denied: bool | None = None
    """The respondent denies that it is his; None: nothing said."""
    finding: str = ""
    """What a validator said of a digital signature, in its words."""


class Custody(Record):
    """How the bytes came here. Entry time is apart from the time of the event."""

    sha256: str = ""
    size: int = 0
    """Bytes."""
    media_type: str = ""
    original_name: str = ""
    taken_in_at: datetime | None = None
    taken_in_by: str = ""
    came_from: str = ""
    """Where it was taken from, in words: a folder, a person, an archive's member."""
    parent: str = ""
    """Mark of the exhibit it arrived in (a mail's attachment, a chat's picture); else empty."""


class Override(Record):
    """A person's own view beside the computed one; both are shown."""

    grade: str = ""
    status: str = ""
    why: str
    by: str = ""
    on: LooseDate = UNDATED


ELSEWHERE = "–"
"""Stands as `Exhibit.paid_elsewhere` in the view of others: that it was answered, not the words."""


class Exhibit(Record):
    """One piece of evidence, cited everywhere by its *mark* (C-1, R-2), given once for ever."""

    mark: str
    kind: ExhibitKind = ExhibitKind.UNKNOWN
    title: str = ""
    dated: LooseDate = UNDATED
    """The day of the event it records, not of the file."""
    provenance: Provenance = Provenance.UNKNOWN
    author: str = ""
    held: bool = True
    """False: described, not held; graded with a cap, and the gap says where to get it."""
    held_where: str = ""
    accepted: bool = False
    """A person has taken the guesses at kind, date and what it shows for facts, or set his own."""
    looked: bool | None = None
    """A person opened its words or pages, or accepted it by itself with them before him; False: it
    was accepted among others, unopened; None: not said, and then `looked_at` goes by `accepted`."""
    shows: Elements = frozenset()
    against: Elements = frozenset()
    """Elements it speaks against (adverse evidence, his or ours)."""
    debts: tuple[str, ...] = ()
    """Refs of the debts it bears on; empty: all."""
    says: str = ""
    """The words in it that matter, quoted."""
    disclosure: Disclosure = Disclosure.INTERNAL
    labelled: bool = False
    """A person said who may see it; an internal paper is then meant to be so."""
    custody: Custody = Custody()
    reading: Reading = Reading()
    suggestions: tuple[Suggestion, ...] = ()
    signatures: tuple[Signature, ...] = ()
    authenticity: Authenticity = Authenticity.UNTESTED
    original: Original = Original.UNKNOWN
    legible: bool | None = None
    complete: bool | None = None
    """The whole thread, all pages, with date and number; None: not looked at."""
    lawful: bool | None = None
    """For recordings: lawfully made in the place; None: not asked."""
    party_to_call: bool | None = None
    is_offer: bool | None = None
    """Of a paper in which the other side asks to pay less: it offers that; None: not said."""
    tells_offer: bool | None = None
    """Of a paper that others may see and that names a sum of the talks: it tells that offer; False:
    its words are open all the same; None: not said."""
    received: bool | None = None
    """The other side had it: a reply, a receipt, a payment on it."""
    language: str = ""
    translation: str = ""
    """Mark of its translation; empty: none."""
    number: str = ""
    """Its number among the annexes (``45``, ``45A``), given with the first packet that carried it
    and kept; empty: not yet given."""
    redactions: tuple[Redaction, ...] = ()
    """What readers outside the house must not see in it."""
    copy_of: str = ""
    """Mark of the exhibit that is the same mail in another file; it is kept, and proves nothing
    twice."""
    paid_elsewhere: str = ""
    """What the money that a bank's paper shows paid instead of these debts, in the user's words."""
    elsewhere_lines: tuple[int, ...] = ()
    """Lines of a bank's paper of which a person said that they paid none of these debts."""
    override: Override | None = None
    note: str = ""

    @property
    def in_hand(self) -> bool:
        """False for what is only described, or cannot be read: it is nothing to lean on yet."""
        return self.held and self.legible is not False

    @property
    def covers_others(self) -> bool:
        """True when the lines of others in it, a bank's table, are to be covered."""
        return any(one.lines_of_others for one in self.redactions)

    @property
    def looked_at(self) -> bool:
        """True when a person has seen it; of a record that does not say, when it was accepted."""
        return self.accepted if self.looked is None else self.looked

    @property
    def maker(self) -> Provenance:
        """Who made it, as far as is set or, before it is accepted, guessed."""
        made = self.provenance
        if made is Provenance.UNKNOWN and not self.accepted:
            guess = next((x.value for x in self.suggestions if x.field == "provenance"), "")
            made = Provenance(guess) if guess in list(Provenance) else made
        return made

    @property
    def heard(self) -> tuple[Suggestion, ...]:
        """What the other side says in it and no person has taken or refused yet: pleas, then
        promises and admissions.

        None in a paper that the other side did not make, as far as is set or, before it is set,
        guessed: whose words they are decides whether they are any.
        """
        if self.maker not in FROM_HIM:
            return ()
        told = (x for field in (PLEA, SAID) for x in self.suggestions if x.field == field)
        return tuple(told)

    @property
    def pleas(self) -> tuple[Suggestion, ...]:
        """Return what is `heard` in it against the claim."""
        return tuple(x for x in self.heard if x.field == PLEA)
