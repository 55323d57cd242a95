"""The list of enclosures at the end of a letter."""

from __future__ import annotations

from casefile.model.blocks import Block, Inline, Para, Span
from casefile.packets.matter import Matter
from casefile.rules.demand_check import enclosures_wanted


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the account, the forms that the place asks for, copies of the papers of the debt."""
    counted = any(account.accruals for account in matter.accounts)
    named = matter.t("enclosures.account" if counted else "enclosures.account_alone")
    lines: list[tuple[Inline, ...]] = [(named,)]
    lines += [_official(matter, name) for name in enclosures_wanted(matter.case, matter.law)]
    lines += [
        (matter.t("enclosures.copy", title=matter.title_of(exhibit)),)
        for _, exhibit in matter.copies
    ]
    return (
        Para(matter.t("enclosures.title"), "caption"),
        *(Para((f"{number}. ", *line), "Addressee") for number, line in enumerate(lines, 1)),
    )


def _official(matter: Matter, key: str) -> tuple[Inline, ...]:
    """Return the name of an official form; one that is not filed is still to be added."""
    named = matter.t(f"enclosures.{key}")
    if key in matter.told.enclosed:
        return (named,)
    return (named, " ", Span(f"[{matter.t('enclosures.add')}]", "to_complete"))
