"""Which papers a packet cites for a debt, and which for an element of the claim."""

from __future__ import annotations

from casefile.model.claim import Debt
from casefile.model.exhibit import Element
from casefile.packets.matter import Matter
from casefile.rules.papers_of import papers_of


def showing(matter: Matter, element: Element) -> tuple[str, ...]:
    """Return what shows *element*, without what is graded as no proof of it: an order for less."""
    no_proof = {x.mark for x in matter.review.exhibits if element not in x.shows}
    shown = (c.exhibit.mark for c in matter.cited if element in c.exhibit.shows)
    return tuple(mark for mark in shown if mark not in no_proof)


def papers_for(matter: Matter, debt: Debt) -> tuple[str, ...]:
    """Return the papers of *debt*; of the only one, else what shows the sum and the work."""
    named = papers_of(matter.case, debt)
    if named or len(matter.case.debts) != 1:
        return named
    marks = (showing(matter, Element.AMOUNT), showing(matter, Element.PERFORMANCE))
    return tuple(dict.fromkeys(mark for found in marks for mark in found))
