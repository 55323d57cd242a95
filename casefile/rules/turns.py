"""The times we turned to the debtor, by the log and by letters of ours, and what each was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefile.model.case import Case, Stage
from casefile.model.contact import SPOKEN, About, Channel, Contact, Direction, Outcome
from casefile.model.dates import LooseDate
from casefile.model.exhibit import FROM_HIM, WRITTEN, Exhibit, ExhibitKind, Provenance
from casefile.model.form import INVITATION, OFFER, RECAP

_OF_THE_TALKS = (OFFER, INVITATION)
"""Forms that propose and do not remind."""
REMINDERS = {
    "reminder_friendly": Stage.FRIENDLY,
    "reminder_firm": Stage.FIRM,
    "final_notice": Stage.FIRM,
}
"""Forms that remind, and the rung that each is."""
OTHER_LETTERS = frozenset(
    {
        "acceptance_protocol",
        "account",
        "corrected_invoice_note",
        "demand_letter",
        "discharge",
        "instalment_agreement",
        "mediation_exchange",
        "order_form",
        RECAP,
        "reminder_of_signature",
        "request_for_explanation",
        "settlement_agreement",
        "terms_sheet",
        *_OF_THE_TALKS,
    }
)
"""Forms to the other side that are no reminder: they explain, ask, confirm, propose; a demand is
a rung of its own."""
_ASKS_NOTHING = (About.COMPLAINT, About.OTHER)
_WAYS = {
    ExhibitKind.EMAIL: Channel.EMAIL,
    ExhibitKind.LETTER: Channel.LETTER,
    ExhibitKind.TEXT_MESSAGE: Channel.SMS,
    ExhibitKind.CHAT: Channel.WHATSAPP,
}
"""Papers that went to him by themselves, and how. A demand counts for nothing until a person says
that it went out."""


def turns(case: Case, due: date | None, *, unread: bool = False) -> tuple[Contact, ...]:
    """Return what went out from us, the first first, each of a known day.

    An accepted letter or message of ours in which we ask to pay, as it was read, that came after
    *due*, the day to pay, and belongs to nothing that is recorded is a turn to him too; of a chat,
    each day on which we asked. *unread*: so is one that was not read for what it asks.
    """
    logged = [c for c in case.contacts if c.direction is Direction.OUT and c.on.first is not None]
    asked = [
        Contact(on=day, channel=_WAYS[paper.kind], direction=Direction.OUT, marks=(paper.mark,))
        for paper in case.exhibits
        for day in _days(paper, unread=unread)
        if due is None or (day.first or due) > due
    ]
    if asked:  # the whole log is read for it
        known, told = {(c.on, c.channel) for c in logged}, _told(case)
        asked = [c for c in asked if (c.on, c.channel) not in known and told.isdisjoint(c.marks)]
    return tuple(sorted((*logged, *asked), key=lambda c: c.on.first or date.min))


def proposes(case: Case, turn: Contact) -> bool:
    """Return whether it proposes something and reminds of nothing: an offer, an invitation."""
    offered = {mark for offer in case.offers for mark in offer.marks}
    return turn.form in _OF_THE_TALKS or not offered.isdisjoint(turn.marks)


def reminds(case: Case, turn: Contact) -> bool:
    """Return whether a turn may have asked him to pay: nothing recorded of it says that it did not.

    Nobody was asked in a call that was not answered, by a dead number or a wrong address, or in a
    word about a complaint or another matter: that was an attempt.
    A letter of another form, one whose paper asks for something else, and one that is set as the
    answer to a plea are no reminder.
    """
    if not reached_him(turn):
        return False
    if turn.form in REMINDERS:
        return True
    if turn.form in OTHER_LETTERS or proposes(case, turn):
        return False
    if turn.about in _ASKS_NOTHING:
        return False
    answers = {mark for plea in case.positions for mark in plea.answered_by}
    papers = [x for mark in turn.marks if (x := case.exhibit(mark)) is not None]
    if turn.channel not in SPOKEN and any(x.mark in answers and x.kind in WRITTEN for x in papers):
        return False
    asked = [x.reading.asked for x in papers if x.kind in _WAYS]
    return not asked or any(days is None or days for days in asked)


def reached_him(turn: Contact) -> bool:
    """Return whether a turn may have come to him; what nobody answered was written, or was not."""
    if turn.outcome is Outcome.NOT_REACHED:
        return False
    return not (turn.channel in SPOKEN and turn.outcome is Outcome.NO_ANSWER)


def in_writing_with_a_day(case: Case, turn: Contact) -> bool:
    """Return whether a turn is a writing of ours that is known to give a day to pay by."""
    if turn.channel in SPOKEN:
        return False
    return REMINDERS.get(turn.form) is Stage.FIRM or bool(days_named(case, turn))


def days_named(case: Case, turn: Contact) -> list[date]:
    """Return the days to pay by that a turn names, as entered or read of its papers."""
    named = [turn.pay_by]
    for mark in turn.marks:
        paper = case.exhibit(mark)
        chat = paper is not None and paper.kind is ExhibitKind.CHAT
        given = () if paper is None or not paper.accepted else paper.reading.given
        named += [one.until for one in given if not chat or one.on == turn.on]
    return [day for one in named if (day := one.last) is not None]


def _days(paper: Exhibit, *, unread: bool) -> Iterator[LooseDate]:
    """Yield the days on which a paper of ours asks him to pay; none: it is none, or asks nothing.

    A chat has the words of both sides, whoever it is said to be made by: it was read for our own
    messages. Of any other letter its own day counts, also when it is *unread* and may have asked.
    """
    chat = paper.kind is ExhibitKind.CHAT
    makers = FROM_HIM | {Provenance.CLAIMANT} if chat else {Provenance.CLAIMANT}
    ours = paper.accepted and paper.provenance in makers and not paper.copy_of
    asked = paper.reading.asked
    if not ours or paper.kind not in _WAYS:
        return
    if chat:
        yield from asked or ()
    elif paper.dated.first is not None and (asked or (unread and asked is None)):
        yield paper.dated


def _told(case: Case) -> set[str]:
    """Return the marks of papers that belong to something recorded: it tells of them itself.

    A chat is of many days: what is recorded of one of them tells nothing of the others.
    """
    chats = {x.mark for x in case.exhibits if x.kind is ExhibitKind.CHAT}
    marks = {m for d in case.demands for m in (d.mark, d.proof_of_sending, d.proof_of_receipt)}
    for c in case.contacts:
        marks.update(c.marks, (c.confirmed_by, c.proof_of_sending, c.proof_of_receipt))
    return marks - chats
