"""How to pay: payee, account, reference, and by what day."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.blocks import Block, Column, Row, Span, Table, Text
from casefile.model.contact import Contact
from casefile.packets.facts import facts
from casefile.packets.matter import Matter
from casefile.rules.endings import judgment_of
from casefile.rules.settled import settled


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the payment details; what is not known stands as a blank to complete.

    A letter that confirms a promise asks for the sum that was promised, not for the whole debt.
    What is owed by a settlement or a judgment is paid for that, and for no invoice.
    """
    known = facts(matter)

    def shown(name: str) -> Text:
        blank = Span(f"[{matter.t(f'blanks.{name}')}]", "to_complete")
        return known[name] or (blank,)

    reference = _reference(matter, known) or shown("invoices")
    promised = known["promise_sum"] and any(isinstance(x, Contact) for x in matter.told.tells)
    rows = (
        Row((matter.t("payment.payee"), shown("claimant"))),
        Row((matter.t("payment.account"), shown("bank_account"))),
        Row((matter.t("payment.reference"), reference)),
        Row((matter.t("payment.sum"), shown("promise_sum" if promised else "balance"))),
    )
    title = matter.t("payment.title")
    return (Table((Column("", 3), Column("", 7)), rows, style="Field Table", title=title),)


def _reference(matter: Matter, known: Mapping[str, str]) -> str:
    """Return what a payment is for: the settlement or the judgment by its day, else the invoices.

    Empty: nothing of it is known.
    """
    deal = settled(matter.case, matter.on)
    if deal is None or deal.since is None:
        return known["invoices"]
    of = "settled" if judgment_of(matter.case, matter.on) is None else "judged"
    day = known["settled_on"] or matter.long_day(deal.since)
    return matter.t(f"payment.reference_{of}", on=day)
