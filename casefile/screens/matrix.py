"""The proof matrix: the kinds of evidence that are read together, the best letter of each."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.exhibit import ExhibitKind
from casefile.model.review import ElementLine, Grade, Review, Status

GROUPS: dict[str, frozenset[ExhibitKind]] = {
    "paper": frozenset(
        {
            ExhibitKind.CONTRACT,
            ExhibitKind.ORDER,
            ExhibitKind.QUOTE,
            ExhibitKind.TERMS,
            ExhibitKind.ACKNOWLEDGEMENT,
            ExhibitKind.SETTLEMENT,
            ExhibitKind.PROMISSORY_NOTE,
            ExhibitKind.CHEQUE,
        }
    ),
    "invoice": frozenset(
        {
            ExhibitKind.INVOICE,
            ExhibitKind.LEDGER,
            ExhibitKind.BANK_RECORD,
            ExhibitKind.RETURNED_PAYMENT,
        }
    ),
    "delivery": frozenset(
        {
            ExhibitKind.DELIVERY_NOTE,
            ExhibitKind.ACCEPTANCE,
            ExhibitKind.TIMESHEET,
            ExhibitKind.PHOTO,
        }
    ),
    "message": frozenset(
        {
            ExhibitKind.EMAIL,
            ExhibitKind.LETTER,
            ExhibitKind.CHAT,
            ExhibitKind.TEXT_MESSAGE,
            ExhibitKind.SCREENSHOT,
        }
    ),
    "spoken": frozenset(
        {
            ExhibitKind.RECORDING,
            ExhibitKind.TRANSCRIPT,
            ExhibitKind.WITNESS_STATEMENT,
            ExhibitKind.CALL_LOG,
            ExhibitKind.EXPERT_REPORT,
        }
    ),
    "other": frozenset(),
}
"""The columns of the matrix: kinds of evidence that are read together."""
ORDER = (
    Status.MISSING,
    Status.THIN,
    Status.CONTESTED,
    Status.UNKNOWN,
    Status.LEANS,
    Status.SOLID,
    Status.ADMITTED,
)
"""The weakest first: where the cursor starts."""

_NAMED = frozenset().union(*GROUPS.values())


def best_of(
    kind_of: Mapping[str, ExhibitKind], review: Review, one: ElementLine, group: str
) -> str:
    """Return the best letter of a group for an element, ``!`` when one speaks against, a dot: none.

    A paper has the letter that it carries for this element, as the word of its line counts it.
    *kind_of*: what each exhibit is, by its mark.
    """
    kinds, here = GROUPS[group], {paper.mark: paper.grade for paper in one.carried}
    grades: list[Grade] = []
    against = False
    for graded in review.exhibits:
        kind = kind_of[graded.mark]
        if kind not in kinds and (kinds or kind in _NAMED):
            continue
        against = against or graded.mark in one.attacks
        if graded.grade and (graded.mark in one.marks or one.element in graded.shows):
            grades.append(here.get(graded.mark, graded.grade))
    best = min(grades, key=list(Grade).index).value if grades else "·"
    return best + ("!" if against else "")
