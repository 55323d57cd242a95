"""What a form asks of who owes, and what of a settlement it may name for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from casefile.model.case import Case
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.form import Form
from casefile.rules.disclosure import may_be_asked, may_see
from casefile.rules.settled import overdue, settled


def demands(form: Form) -> bool:
    """True when the form is a letter to who owes that asks for what is owed."""
    asks = any(part.section == "letter_debts" for part in form.outline)
    return asks and form.letter and form.audience is Audience.RESPONDENT


def for_mediation(form: Form) -> bool:
    """Return whether the form is a packet for the meeting with a mediator: it says who attends."""
    return any(part.section == "attending" for part in form.outline)


def hears_of_deal(form: Form) -> Callable[[Disclosure], bool]:
    """Return which labels a settlement may have that a paper of *form* names.

    A reminder goes to who owes and to nobody else; a demand is written for a court to read.
    """
    alone = form.alone or (form.letter and form.group == "reminder")
    return partial(may_be_asked, form.audience, alone=alone)


def for_a_court(form: Form) -> bool:
    """Return whether a packet of *form* is for a court to read: at once, or in the end."""
    return form.audience is Audience.COURT or (form.letter and form.group == "demand")


def between_them(seen: Case, form: Form, on: date, *, overdue: bool) -> bool:
    """Return whether *form* tells a settlement that only the sides of the talks may know of.

    *seen* is the view of its reader on *on*: what he does not hear of is not in it. *overdue*: it
    is a letter that asks for instalments of it, and so names it whatever its reader's view holds.
    """
    deal = settled(seen, on) if form.alone or overdue else None
    if deal is None or may_see(form.audience, deal.label):
        return False
    return overdue or deal.sum is not None


def of_the_talks(case: Case, form: Form, on: date) -> bool:
    """Return whether a letter of *form* names on *on* what only the sides of the talks may know."""
    deal = settled(case, on) if demands(form) else None
    if deal is None or may_see(form.audience, deal.label):
        return False
    return bool(overdue(case, on, hears_of_deal(form)))
