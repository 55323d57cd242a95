"""What his own case takes for granted: who says "paid" does not say "never ordered"."""

from __future__ import annotations

from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.rules.letters import rank, weaker
from casefile.rules.matter import Matter
from casefile.rules.testimony import Point

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


def _grade(matter: Matter, position: Position) -> Grade:
    """His paper that says so is strong at most; our note of what he says is fair."""
    proofs = matter.counted(*position.marks)
    best = max((i.grade for i in proofs), key=rank, default=None)
    written = weaker(best, Grade.B)
    return written if written is not None and rank(written) > rank(Grade.C) else Grade.C


def taken_for_granted(matter: Matter, element: Element) -> list[Point]:
    """Return the pleas that presuppose *element*, unless he also denies it."""
    denied = _DENIED_BY.get(element, frozenset())
    if any(defence in denied for defence in matter.raised):
        return []
    return [
        Point(
            ref=position.id,
            grade=_grade(matter, position),
            provenance="respondent",
            what=Say("points.taken_for_granted", defence=defence),
        )
        for defence, position in matter.raised.items()
        if element in TAKES_FOR_GRANTED.get(defence, ())
    ]
