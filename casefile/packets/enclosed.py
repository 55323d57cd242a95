"""What goes into the envelope with a letter: copies of the papers of the debt, numbered."""

from __future__ import annotations

from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.packets.facts import is_protocol_debt
from casefile.packets.matter import Matter

PROTOCOL_FORMS = ("information_sheet", "reply_form", "financial_statement")
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
    """Return (number in the list of enclosures, exhibit); the account is always the first."""
    before = 1 + (len(PROTOCOL_FORMS) if is_protocol_debt(matter) else 0)
    copies = [cited.exhibit for cited in matter.cited if cited.exhibit.kind in _KINDS]
    return tuple(enumerate(copies, before + 1))


def enclosure_labels(matter: Matter, marks: tuple[str, ...]) -> str:
    """Return how a letter refers to the copies of *marks* that go with it; empty: none does."""
    numbers = {exhibit.mark: number for number, exhibit in enclosed(matter)}
    named = [matter.t("enclosures.label", n=numbers[mark]) for mark in marks if mark in numbers]
    return ", ".join(named)
