"""The days on which a letter, mail or chat of ours asks the other side to pay, as read."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.intake.clues import level, shipped_clues
from casefile.intake.his_words import his_names
from casefile.intake.offered import offers
from casefile.intake.reading import FullReading
from casefile.intake.sentences import sentences
from casefile.intake.who import Sides, sides_of
from casefile.model.case import Case
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import ExhibitKind

WORDS_OF_OURS = frozenset(
    {ExhibitKind.EMAIL, ExhibitKind.LETTER, ExhibitKind.TEXT_MESSAGE, ExhibitKind.CHAT}
)
"""Kinds of papers in which we may ask to pay; a demand is told by its kind."""


def asked_to_pay(full: FullReading, kind: ExhibitKind, case: Case) -> tuple[LooseDate, ...] | None:
    """Return the days on which *full* asks to pay, each once; none: its words ask for something
    else; None: it is no letter of that kind, has no words, or a chat in which nobody is known.

    Whose letter it is, is not asked here. In a chat only our own messages are read. One that offers
    terms asks nothing.
    """
    if kind not in WORDS_OF_OURS or not full.own_text.strip():
        return None
    if not full.messages:
        subject = "" if full.replies_to else full.subject
        return (full.dated,) if asks_to_pay(f"{subject}\n{full.own_text}") else ()
    sides = sides_of(case)
    if not _our_names(full, sides):
        return None
    days = (on for said, on in said_by_us(full, sides) if asks_to_pay(said))
    return tuple(dict.fromkeys(on for on in days if on != UNDATED))


def asks_to_pay(text: str) -> bool:
    """Return whether *text* asks to pay or says that money is overdue, and offers nothing."""
    signals = shipped_clues().signals
    plain = level(text)
    if offers(plain):
        return False
    if signals["asks_to_pay"].said(plain) or signals["chases"].search(plain):
        return True
    late = signals["overdue"].within(plain)
    money = signals["of_money"].within(plain)
    return bool(late.phrases and money.phrases) and any(
        late.search(one) and money.search(one) for one in map(level, sentences(text))
    )


def _our_names(full: FullReading, sides: Sides) -> set[str]:
    """Return the names under which our side writes in a chat; none: it is not known.

    Of two people the one who is not the other side is ours.
    """
    names = {one.who for one in full.messages if one.who and not one.system}
    ours = {name for name in names if sides.claimant.is_in(name)}
    if ours or len(names) != 2:
        return ours
    his = his_names(full, sides)
    return names - his if len(his) == 1 else set()


def said_by_us(full: FullReading, sides: Sides) -> Iterator[tuple[str, LooseDate]]:
    """Yield what our side wrote in a chat, and when; nothing where nobody in it is known."""
    names = _our_names(full, sides)
    for message in full.messages:
        if message.who in names and not (message.system or message.deleted):
            yield message.said, message.on
