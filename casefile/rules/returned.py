"""Whether a letter of ours came back: then it reached nobody, whatever shows that it was sent."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.contact import Contact, Direction, Outcome
from casefile.model.deadline import Demand


def was_returned(case: Case, letter: Demand | Contact) -> bool:
    """Return whether it is on record that *letter* came back, or reached nobody.

    Of a demand an entry of the log tells it that names the same proof of sending.
    """
    if isinstance(letter, Contact):
        return letter.outcome is Outcome.NOT_REACHED
    proof = letter.proof_of_sending
    return bool(proof) and any(
        was_returned(case, one) and one.direction is Direction.OUT and one.proof_of_sending == proof
        for one in case.contacts
    )
