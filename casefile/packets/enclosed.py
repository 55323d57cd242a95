"""What goes into the envelope with a letter: copies of the papers of the debt, numbered."""

from __future__ import annotations

from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.packets.matter import Matter, kinds_once
from casefile.packets.typeset import NBSP
from casefile.rules.demand_check import enclosures_wanted

_KINDS = frozenset(
    (
        ExhibitKind.CONTRACT,
        ExhibitKind.ORDER,
        ExhibitKind.QUOTE,
        ExhibitKind.TERMS,
        ExhibitKind.INVOICE,
        ExhibitKind.DELIVERY_NOTE,
        ExhibitKind.ACCEPTANCE,
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.PROMISSORY_NOTE,
    )
)


def enclosed(matter: Matter) -> tuple[tuple[int, Exhibit], ...]:
    """Return (number in the list of enclosures, exhibit).

    The account is always the first; the official forms of the place come before the copies.
    """
    before = 1 + len(enclosures_wanted(matter.case, matter.law))
    copies = [cited.exhibit for cited in matter.cited if cited.exhibit.kind in _KINDS]
    return tuple(enumerate(copies, before + 1))


def enclosure_labels(matter: Matter, marks: tuple[str, ...]) -> str:
    """Return how a letter refers to the copies of *marks* that go with it; empty: none does."""
    numbers = {exhibit.mark: number for number, exhibit in enclosed(matter)}
    found = sorted(numbers[mark] for mark in set(marks) if mark in numbers)
    return ", ".join(kinds_once([enclosure_label(matter, number) for number in found]))


def enclosure_label(matter: Matter, number: int) -> str:
    """Return what a letter calls the enclosure of that number."""
    return matter.t("enclosures.label", n=number).replace(" ", NBSP)
