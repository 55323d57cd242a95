"""What the other side said against the claim, and what it left alone, as a reader may see it."""

from __future__ import annotations

from casefile.model.claim import Debt
from casefile.model.money import Money
from casefile.model.position import NO_DEFENCE, Position
from casefile.packets.matter import Matter
from casefile.rules.admitted import admitted
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
    """Return what is admitted of *debt*: as written beside it, else as the rest of a plea.

    None: nothing is known. What a plea speaks of is not admitted, in whole or in part.
    """
    written = admitted(debt)
    if written is not None or pleas_to(matter, debt):
        return written
    rest = any(one.in_part and one.rest_admitted is True for one in pleas(matter))
    return debt.amount if rest else None
