"""Whether a letter of ours came back: then it reached nobody, whatever shows that it was sent."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.contact import BY_POST, SPOKEN, Contact, Direction, Outcome
from casefile.model.deadline import Demand


def was_returned(case: Case, letter: Demand | Contact) -> bool:
    """Return whether it is on record that *letter* came back, or reached nobody."""
    if isinstance(letter, Contact):
        return letter.outcome is Outcome.NOT_REACHED
    return return_of(case, letter) is not None


def return_of(case: Case, demand: Demand) -> Contact | None:
    """Return the entry of the log by which *demand* came back; None: it did not.

    It names the same proof of sending, or the same number. One that a person wrote by hand, with
    neither, and that is of no other letter, tells of the demand that went out last by that way; a
    call or a visit tells of none.
    """
    tried = (c for c in case.contacts if c.direction is Direction.OUT and was_returned(case, c))
    return next((one for one in tried if _tells_of(case, one, demand)), None)


def _tells_of(case: Case, entry: Contact, demand: Demand) -> bool:
    if entry.proof_of_sending:
        return entry.proof_of_sending == demand.proof_of_sending
    if entry.form or entry.channel in SPOKEN:
        return False
    if entry.tracking and demand.tracking:
        return _bare(entry.tracking) == _bare(demand.tracking)
    arrived = demand.proof_of_receipt or demand.received_on.known
    return not arrived and _last_sent(case, entry) is demand


def _last_sent(case: Case, entry: Contact) -> Demand | Contact | None:
    """Return what of ours went out last by the way of *entry* and no later than it.

    Of a demand and a letter of one day it is the demand.
    """
    went: list[Demand | Contact] = [
        c
        for c in case.contacts
        if c is not entry and c.direction is Direction.OUT and not was_returned(case, c)
    ]
    went += case.demands
    by_it = [x for x in went if _same_way(x, entry) and x.on.first is not None]
    before = [x for x in by_it if entry.on.last is None or not entry.on < x.on]
    return max(reversed(before), key=lambda x: x.on, default=None)


def _same_way(letter: Demand | Contact, entry: Contact) -> bool:
    posted = letter.channel in BY_POST and entry.channel in BY_POST
    return posted or letter.channel is entry.channel


def _bare(number: str) -> str:
    return "".join(number.split()).upper()
