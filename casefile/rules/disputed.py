"""What of the record the respondent really disputes: what a plea speaks of, and what he gave up."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Element
from casefile.model.position import Defence
from casefile.rules.contested import Raised, admitted_in_full


def in_dispute(
    case: Case,
    raised: Raised,
    element: Element,
    *defences: Defence,
    debt: Debt | None = None,
    on: LooseDate = UNDATED,
) -> bool:
    """Return whether a plea of *defences* disputes what bears on *element* (of *debt*).

    *raised* is what he says in *case*. A plea that names some debts leaves the other debts alone,
    and what is common to all of them; one made before the day *on* says nothing of what came after
    it; what he concedes or admits in full is no longer disputed. What he concedes beside a plea to
    a part is the rest; of what is common to all, a plea to a part within it disputes nothing.
    """
    if not any(position.defence in defences for position in case.positions):
        return False
    if debt is not None and admitted_in_full(case, raised, debt):
        return False
    conceded = any(concession.element is element for concession in case.concessions)
    for position in raised.pleas:
        if position.defence not in defences or (conceded and not position.in_part):
            continue
        if debt is None and (position.within_debts or position.debts):
            continue
        if debt is not None and position.debts and debt.ref not in position.debts:
            continue
        said, day = position.on.last, on.first
        if said is None or day is None or said >= day:
            return True
    return False
