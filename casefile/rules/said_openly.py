"""Whether what he admits of a debt was said in the open, so that its sum may stand in every paper.

The sum beside a debt has no paper of its own. It is open where something that others may see names
it, or names what he disputes beside it, and nothing of the talks does: what was admitted in talks
is never told of in a letter that a court will read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.disclosure import OF_TALKS, Disclosure
from casefile.model.exhibit import Exhibit, Provenance
from casefile.rules.admitted import in_money
from casefile.rules.named_sums import named_sums

May = Callable[[Disclosure], bool]


def admitted_openly(case: Case, may: May) -> frozenset[str]:
    """Return the debts, by their references, of which what he admits was said in the open.

    It is named by something of *case* that *may* be seen. What he admits of several debts may be
    named as one sum.
    """
    if all(debt.admitted is None for debt in case.debts):
        return frozenset()
    offered = {x.amount.amount for x in case.offers if x.amount and x.disclosure in OF_TALKS}
    seen, in_talks = _named(case, may), offered | _named(case, OF_TALKS.__contains__)
    said = {debt.ref: _sums(case, debt) for debt in case.debts}
    return frozenset(ref for ref, sums in said.items() if sums & seen and not sums & in_talks)


def _sums(case: Case, debt: Debt) -> frozenset[Decimal]:
    """Return the sums any of which tells what he admits of *debt*; none: nothing is admitted."""
    said = in_money(debt, debt.admitted)
    if said is None:
        return frozenset()
    every = [x.admitted.amount for x in case.debts if in_money(debt, x.admitted) and x.admitted]
    told = {said.amount, debt.amount.amount - said.amount, sum(every, Decimal(0))}
    return frozenset(told - {Decimal(0)})


def _named(case: Case, may: May) -> frozenset[Decimal]:
    """Return the sums that he names in what bears a label that *may* be seen."""
    found = {one.part_sum.amount for one in case.positions if one.part_sum and may(one.disclosure)}
    words = "\n".join(_words(case, may))
    return frozenset(found) | named_sums(words)


def _words(case: Case, may: May) -> Iterator[str]:
    yield from (one.said for one in case.positions if may(one.disclosure))
    yield from (contact.said for contact in case.contacts if may(contact.disclosure))
    for exhibit in case.exhibits:
        if _is_his(exhibit) and may(exhibit.disclosure):
            yield exhibit.says
            yield from (guess.because for guess in exhibit.suggestions if guess.field == "shows")
    for concession in case.concessions:
        papers = [case.exhibit(mark) for mark in concession.marks]
        if papers and all(x is not None and may(x.disclosure) for x in papers):
            yield concession.said


def _is_his(exhibit: Exhibit) -> bool:
    """Return whether *exhibit* was taken in as his words, with nothing of it covered."""
    his = exhibit.maker is Provenance.RESPONDENT
    return exhibit.accepted and his and not exhibit.redactions
