"""Proposals already made to the other side or received from it, oldest first.

Only what the audience may see is told, and the words are the same whether or not there is more.
"""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table, parts_of
from casefile.model.clean import one_line
from casefile.model.offer import Offer
from casefile.packets.end_told import end_told
from casefile.packets.matter import Matter
from casefile.rules.mediated import terms_of_mediation
from casefile.rules.offers_on_file import outcome, tells_an_offer
from casefile.rules.settled import settled


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the offers that the audience may see, and the papers that set out one."""
    seen = [o for o in matter.case.offers if matter.sees(o.disclosure, sent=o.sent)]
    done: list[Block] = [Heading(1, matter.t("offers.title"), "offers")]
    papers = _papers(matter, {mark for offer in seen for mark in offer.marks})
    if not seen:
        return (*done, *(papers or (Para(_none(matter)),)))
    rows = [
        Row(
            (
                matter.words.loose_day(offer.on),
                _whose(matter, offer),
                matter.money(offer.amount) if offer.amount else "–",
                _terms(matter, offer) or "–",
                matter.words.value(outcome(matter.case, offer, matter.on)),
            )
        )
        for offer in sorted(seen, key=lambda offer: offer.on)
    ]
    columns = (
        Column(matter.t("columns.day"), 2),
        Column(matter.t("offers.by"), 1.7),
        Column(matter.t("columns.sum"), 2, "end"),
        Column(matter.t("offers.terms"), 4),
        Column(matter.t("offers.answer"), 1.7),
    )
    return (*done, Table(columns, tuple(rows), title=matter.t("offers.title")), *papers)


def _whose(matter: Matter, offer: Offer) -> str:
    """Return who made an offer; of what was agreed before a mediator, that both sides did."""
    if terms_of_mediation(matter.case, offer):
        return matter.t("offers.together")
    return matter.role(offer.by.value)


def _terms(matter: Matter, offer: Offer) -> str:
    """Return the terms of an offer: its words, and the days of its payments."""
    words, rows = one_line(offer.terms), offer.to_pay
    if not rows:
        return words
    first, last = (matter.words.loose_day(row.on) for row in (rows[0], rows[-1]))
    amount = matter.money(rows[0].amount)
    paid = matter.t("offers.paid", n=len(rows), amount=amount, first=first, last=last)
    return f"{words}; {paid}" if words else paid


def _none(matter: Matter) -> str:
    """Return that no offer is on record; of a matter that was settled, that it was, without one."""
    ended = (end_told(matter, account) for account in matter.review.account)
    deal = settled(matter.case, matter.on)
    told = next(filter(None, ended), "") if deal is not None and matter.sees(deal.label) else ""
    return told or matter.t("offers.none")


def _papers(matter: Matter, told: set[str]) -> tuple[Block, ...]:
    """Return the line that cites settlement papers of this packet which no offer told of."""
    marks = tuple(
        cited.exhibit.mark
        for cited in matter.cited
        if tells_an_offer(cited.exhibit) and cited.exhibit.mark not in told
    )
    shown = matter.cite(marks)
    if not shown:
        return ()
    return (Para((f"{matter.t('offers.papers')} ", *parts_of(shown))),)
