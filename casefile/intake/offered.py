"""Whether a text offers terms of the talks: by a word for them, or a sum to end the matter with."""

from __future__ import annotations

from casefile.intake.clues import level, shipped_clues
from casefile.intake.sentences import sentences


def offers(text: str) -> bool:
    """Return whether *text* names a settlement, or says in a sentence what would end the matter.

    "To close the matter, please pay" asks, and "to close the matter we can pay 2,500" offers.
    """
    signals = shipped_clues().signals
    if signals["offers"].search(level(text)):
        return True
    ends = signals["ends_matter"].within(level(text))
    return bool(ends.phrases) and any(
        ends.search(said) and signals["would_pay"].said(said)
        for said in map(level, sentences(text))
    )
