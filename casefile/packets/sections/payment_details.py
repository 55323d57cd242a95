"""How to pay: payee, account, reference, and by what day."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Row, Span, Table, Text
from casefile.model.contact import Contact
from casefile.packets.facts import facts
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the payment details; what is not known stands as a blank to complete.

    A letter that confirms a promise asks for the sum that was promised, not for the whole debt.
    """
    known = facts(matter)

    def shown(name: str) -> Text:
        blank = Span(f"[{matter.t(f'blanks.{name}')}]", "to_complete")
        return known[name] or (blank,)

    promised = known["promise_sum"] and any(isinstance(x, Contact) for x in matter.told.tells)
    rows = (
        Row((matter.t("payment.payee"), shown("claimant"))),
        Row((matter.t("payment.account"), shown("bank_account"))),
        Row((matter.t("payment.reference"), shown("invoices"))),
        Row((matter.t("payment.sum"), shown("promise_sum" if promised else "balance"))),
    )
    title = matter.t("payment.title")
    return (Table((Column("", 3), Column("", 7)), rows, style="Field Table", title=title),)
