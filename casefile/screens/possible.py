"""What makes sense on a case as it stands: the palette offers nothing that would do nothing."""

from __future__ import annotations

from casefile.model.errors import CasefileError
from casefile.screens.opencase import OpenCase

_NEEDS_EXHIBITS = "evidence."
_NEEDS_EVENTS = "timeline."
_NEEDS_OFFERS = ("offers.letter", "offers.answer", "offers.sent")


def possible(action: str, open_case: OpenCase) -> bool:
    """Return whether an action would do something on this case."""
    case, review = open_case.case, open_case.review
    if action == "evidence.all":
        return any(not one.accepted for one in case.exhibits)
    if action.startswith(_NEEDS_EXHIBITS):
        return bool(case.exhibits)
    if action == "timeline.gap":
        return review is not None and bool(review.silences)
    if action.startswith(_NEEDS_EVENTS):
        return review is not None and bool(review.chronology)
    if action in _NEEDS_OFFERS:
        return bool(case.offers)
    if action == "case.pay":
        return bool(case.debts)
    try:
        if action == "case.undo":
            return open_case.desk.undone_next(open_case.ref) is not None
        if action == "case.redo":
            return open_case.desk.redone_next(open_case.ref) is not None
    except CasefileError:  # the action itself tells what is wrong
        return True
    return True
