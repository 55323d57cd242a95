"""Who may see what he says against the claim: no more than may see the papers he says it in."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.disclosure import PROTECTED, Disclosure
from casefile.model.position import Position


def labelled_as_papers(case: Case) -> Case:
    """Return *case* with each plea that stands in protected papers alone labelled as these are.

    A paper may be labelled after what stands in it was taken for the record: the words that are
    kept from a court in the paper are kept from it in the record too.
    """
    labels = {x.mark: x.disclosure for x in case.exhibits}
    rows = tuple(_labelled(one, labels) for one in case.positions)
    return case if rows == case.positions else case.but(positions=rows)


def _labelled(position: Position, labels: dict[str, Disclosure]) -> Position:
    """Return *position* with the label of its papers, where all are protected and it is not."""
    if position.disclosure is not Disclosure.OPEN:
        return position
    told = [labels[mark] for mark in position.marks if mark in labels]
    if not told or any(label not in PROTECTED for label in told):
        return position
    kept = set(told)
    return position.but(disclosure=kept.pop() if len(kept) == 1 else Disclosure.INTERNAL)
