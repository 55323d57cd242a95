"""The list of enclosures at the end of a letter."""

from __future__ import annotations

from casefile.model.blocks import Block, Inline, Para, Span, Text
from casefile.model.exhibit import ExhibitKind
from casefile.packets.facts import is_protocol_debt
from casefile.packets.matter import Matter

_ENCLOSED = frozenset(
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


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the account, the forms that the place asks for, copies of the papers of the debt."""
    lines: list[Text] = [matter.t("enclosures.account")]
    if is_protocol_debt(matter):
        for key in ("information_sheet", "reply_form", "financial_statement"):
            text = matter.t(f"enclosures.{key}")
            lines.append((text + " ", Span(f"[{matter.t('enclosures.add')}]", "to_complete")))
    lines += [
        matter.t("enclosures.copy", label=c.label, title=matter.title_of(c.exhibit))
        for c in matter.cited
        if c.exhibit.kind in _ENCLOSED
    ]
    return (
        Para(matter.t("enclosures.title"), "caption"),
        *(Para((f"{n}. ", *_parts(line)), "Addressee") for n, line in enumerate(lines, 1)),
    )


def _parts(line: Text) -> tuple[Inline, ...]:
    return (line,) if isinstance(line, str) else line
