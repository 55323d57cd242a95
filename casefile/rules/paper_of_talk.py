"""Which paper of the file is the very message that a contact writes down."""

from __future__ import annotations

from collections import Counter
from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Channel, Contact, Direction, Quoted
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import WRITTEN, ExhibitKind, Provenance

_KINDS = {
    Channel.EMAIL: ExhibitKind.EMAIL,
    Channel.SMS: ExhibitKind.TEXT_MESSAGE,
    Channel.WHATSAPP: ExhibitKind.TEXT_MESSAGE,
    Channel.LETTER: ExhibitKind.LETTER,
    Channel.REGISTERED_LETTER: ExhibitKind.LETTER,
}
_SIDES = {Direction.IN: Provenance.RESPONDENT, Direction.OUT: Provenance.CLAIMANT}
_IN_A_CHAT = frozenset({Channel.WHATSAPP, Channel.SMS})
_Message = tuple[ExhibitKind, Provenance, date]
"""What a message is known by: its way, who wrote it, its day."""


def _message(contact: Contact) -> _Message | None:
    kind, day = _KINDS.get(contact.channel), contact.on.exact
    return None if kind is None or day is None else (kind, _SIDES[contact.direction], day)


def _papers(case: Case) -> dict[_Message, str]:
    """Return the accepted paper of each message of which there is one alone."""
    found: dict[_Message, list[str]] = {}
    for one in case.exhibits:
        day = one.dated.exact
        if one.accepted and one.kind in WRITTEN and not one.copy_of and day is not None:
            found.setdefault((one.kind, one.provenance, day), []).append(one.mark)
    return {message: marks[0] for message, marks in found.items() if len(marks) == 1}


def papers_of_talks(case: Case) -> tuple[str, ...]:
    """Return for each contact the mark of the paper that it writes down; empty: none is known.

    Nothing where there are several of either, which could be any of them, and of what was spoken.
    A message in a chat is in the one chat that has messages of its day.
    """
    papers, chats = _papers(case), _chats(case)
    if not papers and not chats:
        return ("",) * len(case.contacts)
    days = {day for _, _, day in papers}
    messages = [_message(one) if one.on.first in days else None for one in case.contacts]
    talks = Counter(messages)
    return tuple(
        (papers.get(one, "") if one is not None and talks[one] == 1 else "")
        or (chats.get(contact.on.exact, "") if contact.channel in _IN_A_CHAT else "")
        for one, contact in zip(messages, case.contacts, strict=True)
    )


def _chats(case: Case) -> dict[date | None, str]:
    """Return the accepted chat of each day of which one alone has messages."""
    found: dict[date | None, list[str]] = {}
    for one in case.exhibits:
        if one.accepted and one.kind is ExhibitKind.CHAT and not one.copy_of:
            for day in {day.on.exact for day in one.reading.chat_days} - {None}:
                found.setdefault(day, []).append(one.mark)
    return {day: marks[0] for day, marks in found.items() if len(marks) == 1}


def with_its_paper(case: Case, contact: Contact) -> Contact:
    """Return *contact* with the mark of the paper that it writes down.

    In the words of the other side it tells nothing that is not in that paper, and who may see the
    one may see the other.
    """
    mark = papers_of_talks(case.but(contacts=(*case.contacts, contact)))[-1]
    paper = case.exhibit(mark)
    if paper is None or contact.marks:
        return contact
    told = contact.but(marks=(mark,))
    theirs = (
        contact.quoted is Quoted.THEIRS and contact.direction is Direction.IN and not contact.abuse
    )
    if theirs and contact.disclosure is Disclosure.INTERNAL:
        return told.but(disclosure=paper.disclosure)
    return told
