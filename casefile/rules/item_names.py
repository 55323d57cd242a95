"""What proves without being a paper: a call by its day and kind, a witness by name, a payment."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.case import Case
from casefile.model.contact import About, Contact
from casefile.model.say import Say


def item_names(case: Case) -> dict[str, Say]:
    """Return what calls, witnesses, payments and pleas of *case* are called, by their ids."""
    names = {w.id or w.name: Say("item.witness", name=w.name) for w in case.witnesses}
    names |= {c.id: Say("item.contact", channel=c.channel, day=c.on) for c in case.contacts}
    names |= {p.id: Say("item.position", defence=p.defence) for p in case.positions if p.id}
    return names | {
        p.id: Say("item.payment", amount=p.amount, day=p.dated) for p in case.payments if p.id
    }


def named(case: Case, refs: Iterable[str]) -> tuple[str | Say, ...]:
    """Return *refs* as a sentence names them: papers by their marks, what is no paper by name."""
    names = item_names(case)
    return tuple(names.get(ref, ref) for ref in refs)


def about_told(contact: Contact) -> Say | About | None:
    """Return what a call or message was about, and of which debt; None: nobody said."""
    if contact.about is About.UNKNOWN:
        return None
    return Say("contact_about.debt", debt=contact.debt) if contact.debt else contact.about
