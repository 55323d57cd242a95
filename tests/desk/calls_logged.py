"""A call to the debtor of the tests, in which he promised four hundred euros."""

from __future__ import annotations

from datetime import date, time

from casefile.model.contact import Channel, Contact, Outcome, Promise
from casefile.model.dates import loose
from casefile.model.money import Money

ON = date(2026, 11, 20)


def promised(desk, id_, by="2026-11-27", said="He sounded drunk and frightened."):
    contact = Contact(
        on=loose(ON),
        hour=time(10, 5),
        channel=Channel.PHONE,
        who="J. Doe",
        by="A. Roe",
        said=said,
        outcome=Outcome.PROMISED,
        promise=Promise(amount=Money(amount="400", currency="EUR"), by=loose(by)),
    )
    desk.log(id_, contact)
