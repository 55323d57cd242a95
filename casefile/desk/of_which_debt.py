"""For which of several debts a record of what was supplied is, as its words seem to say."""

from __future__ import annotations

from casefile.desk.unclaimed import CaseInvoices, is_invoice
from casefile.intake.named_debts import debts_named
from casefile.intake.same_goods import of_goods
from casefile.model.exhibit import Exhibit
from casefile.model.say import Say
from casefile.rules.papers_of import is_invoice_of, is_of_no_debt


def debts_proposed(exhibit: Exhibit, said: CaseInvoices) -> tuple[str, ...]:
    """Return the references of the debts that a record names by number, else by its goods.

    Empty where it is known already, and where its words do not tell. *said*: what the invoices of
    its case say.
    """
    case = said.case
    if not is_of_no_debt(case, exhibit):
        return ()
    text = said.read(exhibit).own_text
    named = debts_named(text, case.debts)
    if named:
        return named
    bills = [x for x in case.exhibits if is_invoice(x) and not x.copy_of]
    lists = {debt.ref: [debt.what] for debt in case.debts}
    for debt in case.debts:
        lists[debt.ref] += [
            said.of(x).own_text
            for x in bills
            if x.mark in debt.marks or is_invoice_of(case, x, debt)
        ]
    goods = of_goods(text, {ref: "\n".join(told) for ref, told in lists.items()})
    return (goods,) if goods else ()


def debts_told(exhibit: Exhibit, said: CaseInvoices) -> Say | None:
    """Return for which debts a record seems to be, and how to say that it is; None: not told."""
    refs = debts_proposed(exhibit, said)
    if not refs:
        return None
    named = ", ".join(refs)
    command = f'casefile set {said.case.number} "exhibits.{exhibit.mark}.debts={named}"'
    return Say("which_debt.seems", mark=exhibit.mark, debts=named, command=command)
