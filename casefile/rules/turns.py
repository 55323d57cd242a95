"""The times we turned to the debtor: by the log, and by letters of ours that nobody logged."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Channel, Contact, Direction
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance

_OF_THE_TALKS = ("offer", "invitation_to_mediate")
"""Forms that propose and do not remind."""
_WAYS = {
    ExhibitKind.EMAIL: Channel.EMAIL,
    ExhibitKind.LETTER: Channel.LETTER,
    ExhibitKind.TEXT_MESSAGE: Channel.SMS,
}
"""Papers that went to him by themselves, and how. A chat runs over many days, a demand counts for
nothing until a person says that it went out."""


def turns(case: Case, due: date | None) -> tuple[Contact, ...]:
    """Return what went out from us, the first first, each of a known day.

    An accepted letter or message of ours that came after *due*, the day to pay, and belongs to
    nothing that is recorded is a turn to him too.
    """
    logged = [c for c in case.contacts if c.direction is Direction.OUT and c.on.first is not None]
    known = {(c.on, c.channel) for c in logged}
    told = _told(case)
    papers = [
        Contact(on=paper.dated, channel=way, direction=Direction.OUT, marks=(paper.mark,))
        for paper in case.exhibits
        if (way := _way(paper)) is not None
        and (due is None or (paper.dated.first or due) > due)
        and paper.mark not in told
        and (paper.dated, way) not in known
    ]
    return tuple(sorted((*logged, *papers), key=lambda c: c.on.first or date.min))


def proposes(case: Case, turn: Contact) -> bool:
    """Return whether it proposes something and reminds of nothing: an offer, an invitation."""
    offered = {mark for offer in case.offers for mark in offer.marks}
    return turn.form in _OF_THE_TALKS or not offered.isdisjoint(turn.marks)


def _way(paper: Exhibit) -> Channel | None:
    """Return the way by which *paper* went to him; None: it is no letter or message of ours."""
    ours = paper.accepted and paper.provenance is Provenance.CLAIMANT and not paper.copy_of
    return _WAYS.get(paper.kind) if ours and paper.dated.first is not None else None


def _told(case: Case) -> set[str]:
    """Return the marks of papers that belong to something recorded: it tells of them itself."""
    marks = {m for d in case.demands for m in (d.mark, d.proof_of_sending, d.proof_of_receipt)}
    for c in case.contacts:
        marks |= {*c.marks, c.confirmed_by, c.proof_of_sending, c.proof_of_receipt}
    return marks
