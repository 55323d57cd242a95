"""What his own case takes for granted: who says "paid" does not say "never ordered"."""

from __future__ import annotations

from casefile.model.exhibit import Element
from casefile.model.position import NO_DEFENCE, Defence, Position
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.rules.letters import rank, weaker
from casefile.rules.matter import Matter
from casefile.rules.points import HIS, Point

_E, _D = Element, Defence
TAKES_FOR_GRANTED: dict[Defence, tuple[Element, ...]] = {
    _D.INCOMPLETE_WORK: (_E.AGREEMENT,),
    _D.QUALITY_COMPLAINT: (_E.AGREEMENT,),
    _D.WRONG_AMOUNT: (_E.AGREEMENT, _E.PERFORMANCE),
    _D.ALREADY_PAID: (_E.AGREEMENT, _E.PERFORMANCE, _E.AMOUNT),
    _D.SET_OFF: (_E.AGREEMENT, _E.PERFORMANCE, _E.AMOUNT),
    _D.COUNTERCLAIM: (_E.AGREEMENT,),
    _D.SETTLED_ACCORD: (_E.AGREEMENT, _E.PERFORMANCE),
    _D.NOT_DUE_YET: (_E.AGREEMENT,),
    _D.INABILITY_TO_PAY: (_E.AGREEMENT, _E.PERFORMANCE),
    _D.GIFT_NOT_LOAN: (_E.PERFORMANCE,),
}
"""Elements that a plea presupposes; never one that it attacks (own judgement)."""

_DENIED_BY: dict[Element, frozenset[Defence]] = {
    _E.AGREEMENT: frozenset(
        {_D.DENIES_AGREEMENT, _D.DENIES_SIGNATURE, _D.NO_AUTHORITY, _D.WRONG_DEBTOR}
    ),
    _E.PERFORMANCE: frozenset(
        {_D.DENIES_AGREEMENT, _D.DENIES_PERFORMANCE, _D.INCOMPLETE_WORK, _D.QUALITY_COMPLAINT}
    ),
    _E.AMOUNT: frozenset({_D.WRONG_AMOUNT, _D.SETTLED_ACCORD, _D.DENIES_AGREEMENT}),
}
"""Pleas beside which nothing is taken for granted: he may plead both ways."""


_TOTAL = frozenset({_D.DENIES_AGREEMENT, _D.WRONG_DEBTOR, _D.GIFT_NOT_LOAN, _D.DENIES_RECEIPT})
"""Pleas that leave no room to say the rest was not denied."""


def _grade(matter: Matter, position: Position) -> Grade:
    """His paper that says so is strong at most; our note of what he says is fair."""
    proofs = matter.counted(*position.marks)
    best = max((i.grade for i in proofs), key=rank, default=None)
    written = weaker(best, Grade.B)
    return written if written is not None and rank(written) > rank(Grade.C) else Grade.C


def _said_of(matter: Matter, defence: Defence, ref: str) -> bool:
    """Return whether a plea speaks of the debt *ref*, in whole or in part."""
    reach = matter.reaches.get(defence)
    return reach is None or reach.touches(ref)


def taken_for_granted(matter: Matter, element: Element, ref: str = "") -> list[Point]:
    """Return the pleas that presuppose *element* of the debt *ref*, unless he also denies it.

    Who answers a claim and does not deny that it was performed may be taken to leave that point
    alone (art. 230 KPC; CPR 16.5): a weak point, but one. So is what he leaves alone of a point
    that he denies of other invoices.
    """
    denied = _DENIED_BY.get(element, frozenset())
    raised = [defence for defence in matter.raised if _said_of(matter, defence, ref)]
    if any(defence in denied for defence in raised):
        return []
    pleas = [d for d in raised if d not in NO_DEFENCE]
    silent = not any(d in _TOTAL for d in pleas)
    denied_elsewhere = any(defence in denied for defence in matter.raised)
    granted = [
        Point(
            ref=position.id,
            grade=_grade(matter, position),
            provenance=HIS,
            what=Say("points.taken_for_granted", defence=defence),
            cited=False,
        )
        for defence, position in matter.raised.items()
        if element in TAKES_FOR_GRANTED.get(defence, ()) and defence in raised
    ]
    left_alone = denied_elsewhere or (bool(pleas) and element is Element.PERFORMANCE)
    if left_alone and silent and not granted:
        granted.append(Point("", Grade.D, HIS, Say("points.not_denied")))
    return granted
