"""Promises, payments and instalments agreed, for the tests of what was kept."""

from datetime import date

from proof_cases import case, euro

from casefile.model.claim import Payment
from casefile.model.contact import Channel, Contact, Promise
from casefile.model.dates import loose
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.rules.promises import promises

ON = date(2026, 6, 30)


def promised(on, amount, by, **more):
    told = {name: more.pop(name) for name in ("kept", "debt") if name in more}
    promise = Promise(amount=amount and euro(amount), by=loose(by), **told)
    return Contact(on=loose(on), channel=Channel.PHONE, promise=promise, **more)


def paid(amount, on, debt=""):
    return Payment(amount=euro(amount), dated=loose(on), debt=debt)


def of(contacts=(), payments=(), **more):
    return promises(case(contacts=tuple(contacts), payments=tuple(payments), **more), ON)


def agreed(*rows, on="2026-10-12", **more):
    """An accepted offer of (day, sum) instalments."""
    instalments = tuple(Instalment(on=loose(day), amount=euro(sum_)) for day, sum_ in rows)
    given = {"id": "o1", "by": OfferBy.RESPONDENT, "on": loose(on), "answer": Answer.ACCEPTED}
    amount = euro(sum(sum_ for _, sum_ in rows))
    return Offer(**(given | {"amount": amount, "instalments": instalments} | more))
