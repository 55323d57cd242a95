"""The days on which a letter, mail or chat of ours asks the other side to pay, as read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from casefile.intake.clues import Phrases, level, shipped_clues
from casefile.intake.finds import days
from casefile.intake.his_words import his_names
from casefile.intake.offered import offers
from casefile.intake.posted import days_given
from casefile.intake.reading import FullReading
from casefile.intake.sentences import sentences
from casefile.intake.who import Sides, sides_of
from casefile.model.case import Case
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.exhibit import ExhibitKind
from casefile.model.reading import GivenDay

WORDS_OF_OURS = frozenset(
    {ExhibitKind.EMAIL, ExhibitKind.LETTER, ExhibitKind.TEXT_MESSAGE, ExhibitKind.CHAT}
)
"""Kinds of papers in which we may ask to pay; a demand is told by its kind."""


class Asked(NamedTuple):
    """On which days a paper asks to pay, and by which."""

    on: tuple[LooseDate, ...] | None
    """Each once; none: its words ask for something else; None: it is no letter of such a kind, has
    no words, or a chat in which nobody is known."""
    given: tuple[GivenDay, ...]
    """The days by which; none: it names none."""


def asked_in(full: FullReading, kind: ExhibitKind, case: Case) -> Asked:
    """Return how *full* asks to pay.

    Whose letter it is, is not asked here. In a chat only our own messages are read. One that offers
    terms asks nothing.
    """
    asked = _asked(full, kind, case)
    if asked is None:
        return Asked(None, ())
    found = ((on, day_to_pay(said, on)) for on, said in asked)
    told = (GivenDay(on=on, until=until) for on, until in found if until != UNDATED)
    return Asked(tuple(dict.fromkeys(on for on, _ in asked)), tuple(dict.fromkeys(told)))


def _asked(full: FullReading, kind: ExhibitKind, case: Case) -> list[tuple[LooseDate, str]] | None:
    """Return what *full* says in asking to pay, each with its day; None: see `Asked`."""
    if kind not in WORDS_OF_OURS or not full.own_text.strip():
        return None
    if not full.messages:
        subject = "" if full.replies_to else full.subject
        asks = asks_to_pay(f"{subject}\n{full.own_text}")
        return [(full.dated, full.own_text)] if asks else []
    sides = sides_of(case)
    if not our_names(full, sides):
        return None
    told = said_by_us(full, sides)
    return [(on, said) for said, on in told if on != UNDATED and asks_to_pay(said)]


def day_to_pay(text: str, on: LooseDate) -> LooseDate:
    """Return the day by which *text*, written on *on*, asks to pay; unknown: it names none.

    It is the last day to come, or the end of the days given, in the sentences that ask; where those
    name none, in the others that speak of money.
    """
    since = on.first
    if since is None:
        return UNDATED
    words = _asking(level(text))
    told = list(map(level, sentences(text)))
    for asks in (words.ask_in, words.money.search):
        found = [day for one in told if asks(one) for day in _days_of(one, since)]
        if found:
            return loose(max(found))
    return UNDATED


def _days_of(sentence: str, since: date) -> Iterator[date]:
    yield from (day.exact for day, _ in days(sentence) if day.exact and day.exact > since)
    given = days_given(sentence)
    if given is not None:
        yield since + timedelta(days=given)


def asks_to_pay(text: str) -> bool:
    """Return whether *text* asks to pay or says that money is overdue, and offers nothing."""
    plain = level(text)
    return _asking(plain).ask_in(plain)


class _Asking(NamedTuple):
    """What of the lists of asking to pay may be in a text: few sentences hold any of it."""

    asks: Phrases
    chases: Phrases
    late: Phrases
    money: Phrases

    def ask_in(self, plain: str) -> bool:
        """Return whether *plain*, of that text as `level` has it, asks and offers nothing."""
        asks = self.asks.said(plain) or self.chases.search(plain) or self._late_in(plain)
        return bool(asks) and not offers(plain)

    def _late_in(self, plain: str) -> bool:
        """Return whether a sentence of *plain* says that money is overdue."""
        late, money = self.late.within(plain), self.money.within(plain)
        return bool(late.phrases and money.phrases) and any(
            late.search(one) and money.search(one) for one in sentences(plain)
        )


def _asking(plain: str) -> _Asking:
    signals = shipped_clues().signals
    names = ("asks_to_pay", "chases", "overdue", "of_money")
    return _Asking(*(signals[name].within(plain) for name in names))


def our_names(full: FullReading, sides: Sides) -> set[str]:
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
    names = our_names(full, sides)
    for message in full.messages:
        if message.who in names and not (message.system or message.deleted):
            yield message.said, message.on
