"""What the other side said against the claim, and what it left alone, as a reader may see it."""

from __future__ import annotations

from casefile.model.claim import Debt
from casefile.model.money import Money
from casefile.model.position import NO_DEFENCE, Position
from casefile.packets.matter import Matter
from casefile.rules.plea_reach import reach_of


def pleas(matter: Matter) -> tuple[Position, ...]:
    """Return what was said against the claim that the audience may see, as it was written down."""
    return tuple(
        one
        for one in matter.case.positions
        if one.defence not in NO_DEFENCE and matter.sees(one.disclosure)
    )


def pleas_to(matter: Matter, debt: Debt) -> tuple[Position, ...]:
    """Return the pleas that speak of *debt*, in whole or in part."""
    case = matter.case
    reached = ((one, reach_of(case, one)) for one in pleas(matter))
    return tuple(one for one, reach in reached if reach is None or reach.touches(debt.ref))


def admitted_of(matter: Matter, debt: Debt) -> Money | None:
    """Return what is admitted of *debt* by its account; None: nothing is known."""
    lines = (row for account in matter.accounts for row in account.rows if row.debt == debt.ref)
    return next((row.admitted for row in lines if row.admitted is not None), None)
