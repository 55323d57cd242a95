"""The sum claimed beside the whole sum that the order, the quotation or the contract names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from casefile.model.claim import Debt
from casefile.model.exhibit import FROM_HIM, ORDERS, Authenticity, Element, Exhibit
from casefile.model.money import Money
from casefile.model.review import Contradiction
from casefile.model.say import Say
from casefile.rules.contested import admitted_in_full
from casefile.rules.debt_names import debt_name
from casefile.rules.his_words import words_shown
from casefile.rules.matter import Matter
from casefile.rules.named_sums import named_sums

_OF_THE_DEAL = frozenset({Element.AGREEMENT, Element.AMOUNT})
_ROUNDED = Decimal(1)
"""Sums that differ by no more are one sum, rounded: tax is, by the line or by the whole."""
_MOST_ADDED = 8
"""Papers of one deal that are added to each other in every way; of more, only all of a kind."""


class _Short(NamedTuple):
    """A deal whose debts are claimed with more than its papers name."""

    debts: tuple[Debt, ...]
    claimed: Money
    whole: Money
    """The most that its papers come to: those of one kind together."""
    marks: tuple[str, ...]
    """The papers that come to it."""
    no_proof: tuple[str, ...]
    """The papers that name less than is claimed of what they bear on."""


def beyond_orders(matter: Matter) -> tuple[Contradiction, ...]:
    """Return each deal of which more is claimed than was ordered, with both sums.

    Less is no contradiction: a part may be invoiced. Nor is it where the tax on sales, papers
    added to each other, a credit note, an admission or his own quoted words make the difference.
    Debts that each are the sum of one paper may come again and again, and are no more than it.
    """
    return tuple(_told(short) for short in _short_orders(matter))


def names_less(matter: Matter) -> frozenset[str]:
    """Return the marks of orders that name less than is claimed: no proof of the sum."""
    return frozenset(mark for short in _short_orders(matter) for mark in short.no_proof)


def _short_orders(matter: Matter) -> tuple[_Short, ...]:
    """Return the deals whose papers name less than is claimed."""
    if any(concession.element is Element.AMOUNT for concession in matter.case.concessions):
        return ()
    deals = _deals(matter)
    shorts = (_short(matter, debts, papers) for debts, papers in deals)
    return tuple(short for short in shorts if short is not None)


def _told(short: _Short) -> Contradiction:
    names = [debt_name(debt) for debt in short.debts]
    told = {"debts": tuple(names), "claimed": short.claimed, "owed": short.whole}
    why = Say("contradictions.ordered", **told, marks=short.marks)
    marks = (*short.marks, *(mark for debt in short.debts for mark in debt.marks))
    return Contradiction(about="claim", marks=tuple(dict.fromkeys(marks)), why=why)


def _papers(matter: Matter) -> list[Exhibit]:
    """Return the papers that count and name for what sum the deal was to be done."""
    terms = matter.case.agreement.terms_marks
    return [
        one.exhibit
        for one in matter.items.values()
        if one.exhibit.kind in ORDERS
        and one.exhibit.reading.owed is not None
        and one.counts
        and (one.exhibit.shows & _OF_THE_DEAL or one.exhibit.mark in terms)
    ]


def _deals(matter: Matter) -> list[tuple[list[Debt], list[Exhibit]]]:
    """Return the debts that are bound together by papers, with these papers."""
    every = frozenset(debt.ref for debt in matter.case.debts)
    deals: list[tuple[frozenset[str], list[Exhibit]]] = []
    for paper in _papers(matter):
        refs = matter.debts_of.get(paper.mark, every)
        bound = [deal for deal in deals if deal[0] & refs]
        papers = [*(one for deal in bound for one in deal[1]), paper]
        rest = [deal for deal in deals if not deal[0] & refs]
        deals = [*rest, (refs.union(*(deal[0] for deal in bound)), papers)]
    return [([d for d in matter.case.debts if d.ref in refs], papers) for refs, papers in deals]


def _short(matter: Matter, debts: Sequence[Debt], papers: Sequence[Exhibit]) -> _Short | None:
    money = {debt.amount.currency for debt in debts}
    money |= {p.reading.owed.currency for p in papers if p.reading.owed is not None}
    if len(money) != 1:
        return None
    if all(admitted_in_full(matter.case, matter.said, debt) for debt in debts):
        return None
    claimed, named = _claimed(matter, debts), _named(papers)
    sums = {kind: sum(of, Decimal(0)) for kind, of in named.items()}
    whole = max(sums.values())
    over = claimed - whole
    each = [one for of in named.values() for one in of]
    if over <= _ROUNDED or _makes_up(matter, claimed, each):
        return None
    again = len(debts) > 1 and all(_makes_up(matter, d.amount.amount, each) for d in debts)
    if again or _agreed_to(matter, debts, papers, (over, claimed)):
        return None
    currency = money.pop()
    return _Short(
        debts=tuple(debts),
        claimed=Money(amount=claimed, currency=currency),
        whole=Money(amount=whole, currency=currency),
        marks=tuple(p.mark for p in papers if sums[p.kind.value] == whole),
        no_proof=tuple(p.mark for p in papers if _below(matter, p, debts)),
    )


def _claimed(matter: Matter, debts: Iterable[Debt]) -> Decimal:
    """Return what is claimed of *debts*, less credit notes; what was paid was claimed too."""
    refs, total = set(), Decimal(0)
    for debt in debts:
        refs.add(debt.ref)
        total += debt.amount.amount
    return total - sum(c.amount.amount for c in matter.case.credits if c.debt in refs)


def _named(papers: Iterable[Exhibit]) -> dict[str, list[Decimal]]:
    """Return the sums of *papers* by kind; one sum of one day and kind is the same paper twice."""
    seen: set[object] = set()
    found: dict[str, list[Decimal]] = {}
    for paper in papers:
        if paper.reading.owed is None:
            continue
        one = (paper.kind, paper.reading.owed.amount, paper.dated)
        if one not in seen:
            seen.add(one)
            found.setdefault(paper.kind.value, []).append(paper.reading.owed.amount)
    return found


def _makes_up(matter: Matter, sum_: Decimal, named: Sequence[Decimal]) -> bool:
    """Return whether some of *named*, added, are *sum_*, as they stand or with the tax on sales."""
    taxed = [1 + tax.rate / 100 for tax in matter.law.sales_taxes]
    most = len(named) if len(named) <= _MOST_ADDED else 1
    added = {sum(some) for n in range(1, most + 1) for some in combinations(named, n)}
    added.add(sum(named))
    return any(abs(one * by - sum_) <= _ROUNDED for one in added for by in (Decimal(1), *taxed))


def _agreed_to(
    matter: Matter, debts: Sequence[Debt], papers: Sequence[Exhibit], sums: tuple[Decimal, Decimal]
) -> bool:
    """Return whether his own words in another paper name what is above the order, or the whole."""
    refs, marks = {debt.ref for debt in debts}, {paper.mark for paper in papers}
    return any(
        _makes_up(matter, sum_, (said,))
        for one in matter.items.values()
        if one.counts
        and one.exhibit.shows & _OF_THE_DEAL
        and one.exhibit.mark not in marks
        and one.exhibit.provenance in FROM_HIM
        and one.exhibit.authenticity is not Authenticity.DENIED
        and not refs.isdisjoint(matter.debts_of.get(one.exhibit.mark, refs))
        for said in _sums_of_the_deal(one.exhibit)
        for sum_ in sums
    )


def _sums_of_the_deal(exhibit: Exhibit) -> frozenset[Decimal]:
    """Return the sums in what a person quoted of *exhibit*, or it was accepted for as of the deal.

    In a talk that is our price with his consent to it.
    """
    told = [one.because for one in words_shown(exhibit) if one.value in _OF_THE_DEAL]
    return frozenset().union(*map(named_sums, (exhibit.says, *told)))


def _below(matter: Matter, paper: Exhibit, debts: Sequence[Debt]) -> bool:
    """Return whether *paper* names less than is claimed of the debts that it bears on."""
    if paper.reading.owed is None:
        return False
    refs = matter.debts_of.get(paper.mark)
    claimed = _claimed(matter, [d for d in debts if refs is None or d.ref in refs])
    named = paper.reading.owed.amount
    return claimed - named > _ROUNDED and not _makes_up(matter, claimed, (named,))
