"""What a reader saw in a file, in short: sender, pages, sums, things to know."""

from __future__ import annotations

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.money import Money
from casefile.model.record import Record


class MoneyIn(Record):
    """Money that a bank's paper says came in from the other side, as read; nobody confirmed it."""

    amount: Money
    on: LooseDate = UNDATED
    because: str = ""
    """The words of the paper it was read in."""
    line: int = 0
    """The line of the table it was read in; 0: in words."""


class ChatDay(Record):
    """A day on which messages of a chat were written, and how many."""

    on: LooseDate = UNDATED
    messages: int = 1


class GivenDay(Record):
    """A day by which a letter, mail or message asks to pay, and the day on which it asked."""

    on: LooseDate = UNDATED
    until: LooseDate = UNDATED


class Reading(Record):
    """What a reader saw in a file, in short. The full text is kept beside the evidence."""

    reader: str = ""
    trouble: str = ""
    """Refusal key when it could not be read; the bytes are kept all the same."""
    language: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    pages: int | None = None
    messages: int | None = None
    chat_days: tuple[ChatDay, ...] = ()
    """The days on which a chat was written, the earliest first; none: it is no chat."""
    has_text: bool | None = None
    """False for a scan or picture without a text layer."""
    message_id: str = ""
    """The id that the sender's program gave a mail: the same in every copy of it."""
    optical: str = ""
    """SHA-256 of the words a program saw in its pictures, kept beside the evidence; else empty."""
    owed: Money | None = None
    """What an invoice itself asks for, or the whole that an order, a quotation or a contract names,
    with tax, or the sum of a cheque or note, or of a bank's notice that one came back; None: no
    such paper, or no sum was read."""
    serials: tuple[str, ...] = ()
    """The long numbers of a cheque, or of a bank's notice that a payment came back: by them one is
    told from another."""
    taken_off: tuple[Money, ...] = ()
    """What an invoice itself takes off its total as paid already, before what it asks for."""
    money_in: tuple[MoneyIn, ...] = ()
    """What a bank's paper says came in from the other side; none: no such paper, or not read."""
    money_back: tuple[MoneyIn, ...] = ()
    """What it says came in from the other side, and a later line of it took back; as it came in."""
    asked: tuple[LooseDate, ...] | None = None
    """Of a letter, mail or chat: the days on which its writer, in a chat our side, asks to pay;
    none: it asks for something else; None: not read for it, or it cannot be told."""
    given: tuple[GivenDay, ...] = ()
    """The days by which it asks to pay, where it names any."""
    flags: tuple[str, ...] = ()
    """Things to know: tracked_changes, comments, macros, external_links, digital_signature ..."""
