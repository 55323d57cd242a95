"""What goes into the envelope with a letter: copies of the papers of the debt, numbered."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from casefile.model.case import Case
from casefile.model.exhibit import WRITTEN, Element, Exhibit, ExhibitKind, Provenance
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.position import NO_DEFENCE
from casefile.rules.demand_check import enclosures_wanted
from casefile.rules.endings import judgment_of
from casefile.rules.other_bills import other_bills

_AGREED = frozenset((ExhibitKind.CONTRACT, ExhibitKind.ORDER, ExhibitKind.QUOTE))
_KINDS = frozenset(
    (
        ExhibitKind.CONTRACT,
        ExhibitKind.ORDER,
        ExhibitKind.QUOTE,
        ExhibitKind.TERMS,
        ExhibitKind.INVOICE,
        ExhibitKind.DELIVERY_NOTE,
        ExhibitKind.ACCEPTANCE,
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.PROMISSORY_NOTE,
    )
)


def enclosed(
    papers: Iterable[Exhibit], case: Case, law: Jurisdiction, borne_by: Container[str] = ()
) -> tuple[tuple[int, Exhibit], ...]:
    """Return (number in the list of enclosures, exhibit) of those of *papers* that go with it.

    The account is always the first; the official forms of the place come before the copies. Where
    no contract, order or quote is among the papers, what was written to agree goes in its place.
    An invoice of something else that is not claimed stays out. What the letter is *borne_by*, by
    mark, goes with it whatever its kind; a bank's paper is named there alone.
    """
    others = other_bills(case)
    there = tuple(paper for paper in papers if paper.mark not in others)
    before = 1 + len(enclosures_wanted(case, law))
    in_letters = not any(paper.kind in _AGREED for paper in there)
    copies = [
        paper
        for paper in there
        if paper.kind in _KINDS
        or (in_letters and _agrees(paper))
        or (paper.mark in borne_by and paper.kind is not ExhibitKind.BANK_RECORD)
    ]
    return tuple(enumerate(copies, before + 1))


def relied_on(case: Case) -> tuple[str, ...]:
    """Return the papers, by mark, that our answers to what was raised rest on.

    A paper may be the whole answer. A letter of ours that gave it is none: he had it, and it is
    told by its day.
    """
    answered = (x for x in case.positions if x.defence not in NO_DEFENCE)
    papers = (case.exhibit(mark) for position in answered for mark in position.answered_by)
    return tuple(dict.fromkeys(x.mark for x in papers if x is not None and not _ours(x)))


def ordered_in(case: Case, on: date) -> tuple[str, ...]:
    """Return the papers, by mark, of the judgment that *case* stands on: those of a court, of its
    day. Nothing else is argued any more."""
    court = judgment_of(case, on)
    if court is None:
        return ()
    papers = (x for x in case.exhibits if x.kind is ExhibitKind.COURT_DOCUMENT)
    return tuple(x.mark for x in papers if x.dated.exact == court.on)


def _ours(paper: Exhibit) -> bool:
    return paper.kind in WRITTEN and paper.provenance is Provenance.CLAIMANT


def _agrees(paper: Exhibit) -> bool:
    return paper.kind in WRITTEN and Element.AGREEMENT in paper.shows
