"""Where our own mail, letter or message hands the work over, as its words say."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.intake.asked import WORDS_OF_OURS, said_by_us
from casefile.intake.clues import Clues, hint, level
from casefile.intake.reading import FullReading
from casefile.intake.sentences import sentences
from casefile.intake.who import Sides
from casefile.model.exhibit import Element, ExhibitKind, Provenance
from casefile.model.suggestion import Suggestion

_SIGNAL = "hands_work_over"


def delivered(
    full: FullReading, kind: ExhibitKind, made: Suggestion | None, sides: Sides, clues: Clues
) -> list[Suggestion]:
    """Return that *full* shows performance, by our words that hand the work over; else nothing.

    An invoice, a quotation or a draft sent to him is no work, nor is what is still to be sent; a
    question hands nothing over.
    """
    if kind in WORDS_OF_OURS:
        for said in _ours(full, made, sides):
            if not clues.signals[_SIGNAL].within(level(said)).phrases:
                continue
            for sentence in sentences(said):
                asks = sentence.rstrip().endswith("?")
                if not asks and clues.says(_SIGNAL, level(sentence)) is not None:
                    return [hint("shows", Element.PERFORMANCE.value, _SIGNAL, sentence)]
    return []


def _ours(full: FullReading, made: Suggestion | None, sides: Sides) -> Iterator[str]:
    """Yield what our side says in it: our messages of a chat, or the whole of a letter of ours."""
    if full.messages:
        yield from (said for said, _ in said_by_us(full, sides))
    elif made is not None and made.value == Provenance.CLAIMANT.value:
        yield full.own_text
