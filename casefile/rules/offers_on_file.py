"""Papers that set out an offer or a settlement while no offer is recorded of them."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind


def tells_an_offer(exhibit: Exhibit) -> bool:
    """Return whether a paper is one of settlement, by its kind or by the label a person gave it."""
    without_prejudice = exhibit.disclosure is Disclosure.WITHOUT_PREJUDICE
    return exhibit.kind is ExhibitKind.SETTLEMENT or without_prejudice


def untold_offers(case: Case) -> tuple[str, ...]:
    """Return the marks of accepted papers of settlement that no offer and no agreement names."""
    told = {mark for offer in case.offers for mark in offer.marks} | {case.mediation.agreement}
    return tuple(
        x.mark
        for x in case.exhibits
        if x.accepted and not x.copy_of and x.mark not in told and tells_an_offer(x)
    )
