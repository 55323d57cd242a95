"""The sums that were offered or settled in the talks, and may not be told to every reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casefile.model.case import Case, Ended
from casefile.model.dates import LooseDate
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.money import Money
from casefile.model.offer import Instalment
from casefile.rules.disclosure import may_see

_LABEL_OF_END = {
    Ended.SETTLED: Disclosure.WITHOUT_PREJUDICE,
    Ended.JUDGMENT: Disclosure.OPEN,
}


class KeptTerms(NamedTuple):
    """What one offer or settlement came to. No paper that is older than its day tells it."""

    on: LooseDate
    sums: frozenset[Money]
    """The whole and each instalment; none that the claim or its payments tell as well."""
    label: Disclosure
    marks: tuple[str, ...] = ()
    """The papers that it was made in, as a person said."""


def kept_terms(case: Case, audience: Audience) -> tuple[KeptTerms, ...]:
    """Return what was offered or settled in *case* that *audience* may not hear of.

    It goes by the label of each offer that was sent; what was settled without one is between the
    sides, also once the matter was taken up again, and what a court awarded is no secret.
    """
    every = tuple(_every(case))
    told = frozenset(_told(case)).union(
        *(one.sums for one in every if may_see(audience, one.label))
    )
    return tuple(
        one._replace(sums=one.sums - told) for one in every if not may_see(audience, one.label)
    )


def _every(case: Case) -> Iterator[KeptTerms]:
    for offer in case.offers:
        if offer.sent:
            sums = _sums(offer.amount, offer.instalments)
            yield KeptTerms(offer.on, sums, offer.disclosure, offer.marks)
    for end in case.endings:
        if end.how in _LABEL_OF_END:
            yield KeptTerms(end.on, _sums(end.sum, end.instalments), _LABEL_OF_END[end.how])


def _sums(whole: Money | None, rows: tuple[Instalment, ...]) -> frozenset[Money]:
    return frozenset((*((whole,) if whole is not None else ()), *(row.amount for row in rows)))


def _told(case: Case) -> Iterator[Money]:
    """Yield the sums that the open record tells of the claim itself."""
    totals: dict[str, Money] = {}
    for debt in case.debts:
        yield from (one for one in (debt.amount, debt.admitted, debt.vat) if one is not None)
        before = totals.get(debt.amount.currency)
        totals[debt.amount.currency] = debt.amount if before is None else before + debt.amount
    yield from totals.values()
    yield from (one.amount for one in case.payments)
    yield from (one.amount for one in case.credits)
    if case.agreement.price is not None:
        yield case.agreement.price
