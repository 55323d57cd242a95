"""The list of enclosures at the end of a letter."""

from __future__ import annotations

from casefile.model.blocks import Block, Inline, Para, Span
from casefile.packets.enclosed import PROTOCOL_FORMS, enclosed
from casefile.packets.facts import is_protocol_debt
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the account, the forms that the place asks for, copies of the papers of the debt."""
    lines: list[tuple[Inline, ...]] = [(matter.t("enclosures.account"),)]
    if is_protocol_debt(matter):
        blank = Span(f"[{matter.t('enclosures.add')}]", "to_complete")
        lines += [(matter.t(f"enclosures.{key}"), " ", blank) for key in PROTOCOL_FORMS]
    lines += [
        (matter.t("enclosures.copy", title=matter.title_of(exhibit)),)
        for _, exhibit in enclosed(matter)
    ]
    return (
        Para(matter.t("enclosures.title"), "caption"),
        *(Para((f"{number}. ", *line), "Addressee") for number, line in enumerate(lines, 1)),
    )
