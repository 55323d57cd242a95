"""Which talk a letter confirms: one that was spoken, of this debt, and no secret of talks."""

from __future__ import annotations

from casefile.model.contact import SPOKEN, UNSPOKEN, Contact
from casefile.model.say import Say
from casefile.rules.disclosure import OUTSIDE_THE_TALKS


def not_to_confirm(contact: Contact) -> Say | None:
    """Return why a letter to the other side does not confirm *contact*; None: it may.

    What was written needs no confirming. What was said in talks is for no open letter. Where nobody
    answered, or it was about something else than this debt, there is nothing to hold on to.
    """
    if contact.channel not in SPOKEN:
        return Say("guard.not_to_confirm.written")
    if contact.disclosure not in OUTSIDE_THE_TALKS:
        return Say("guard.not_to_confirm.label", label=contact.disclosure)
    if not contact.of_the_debt:
        return Say("guard.not_to_confirm.matter")
    if contact.outcome in UNSPOKEN and contact.promise is None:
        return Say("guard.not_to_confirm.nobody")
    return None
