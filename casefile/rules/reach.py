"""Which elements a change of papers or people can reach: the rest stand as they stood."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import ORDERS, Element, Exhibit, ExhibitKind
from casefile.rules.matter import Matter, differing
from casefile.rules.routes import REPLACED, ROUTE_KINDS

_ALL = frozenset(Element)
_ELSEWHERE = tuple(name for name in Case.model_fields if name not in ("exhibits", "witnesses"))
_ROUTES = frozenset(REPLACED)
_WHO = frozenset({Element.PARTIES, Element.AGREEMENT})
_WHEN = frozenset({Element.DUE})
_SUM = frozenset({Element.AMOUNT})


def _of_paper(exhibit: Exhibit) -> frozenset[Element]:
    found = exhibit.shows | exhibit.against
    if Element.AGREEMENT in found:
        found |= _WHO  # a paper of the deal names who made it
    if exhibit.signatures:
        found |= _WHO  # whether anyone had authority is asked of every signature
    if exhibit.kind in ROUTE_KINDS:
        found |= _ROUTES
    if exhibit.received or exhibit.kind is ExhibitKind.INVOICE:
        found |= _WHEN  # an invoice says when to pay, and that it came answers "never got it"
    if exhibit.kind in ORDERS or Element.AGREEMENT in found:
        found |= _SUM  # the sum of one order is asked beside the others and what he agreed to since
    return found


def _cited(matter: Matter) -> frozenset[str]:
    """Return the marks that something other than an element looks at."""
    case = matter.case
    marks = {m for p in case.positions for m in (*p.marks, *p.answered_by)}
    marks |= {m for p in case.payments for m in p.marks}
    marks |= {m for d in case.demands for m in (d.mark, d.proof_of_sending, d.proof_of_receipt)}
    return frozenset(marks)


def reach(then: Matter, now: Matter) -> frozenset[Element]:
    """Return the elements that may stand otherwise in *then* than in *now*, never too few.

    Only exhibits and witnesses may differ; where anything else does, every element is returned.
    """
    one, other = then.case, now.case
    if any(getattr(one, name) != getattr(other, name) for name in _ELSEWHERE):
        return _ALL
    cited = _cited(now)
    found: frozenset[Element] = frozenset()
    for item in differing(then, now):
        if item.exhibit.mark in cited:
            return _ALL
        found |= _of_paper(item.exhibit)
    for witness in set(one.witnesses) ^ set(other.witnesses):
        found |= witness.shows | witness.against
    return found
