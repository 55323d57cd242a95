"""A day to pay that is agreed in a talk: we say what is left, he answers with consent and a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from casefile.intake.asked import asks_to_pay, our_names
from casefile.intake.clues import hint, level, shipped_clues
from casefile.intake.coming import days_to_come
from casefile.intake.finds import sums
from casefile.intake.his_words import his_names
from casefile.intake.offered import offers
from casefile.intake.reading import FullReading, Message
from casefile.intake.sum_named import bare_sums
from casefile.intake.who import Sides
from casefile.model.claim import Debt, one_currency
from casefile.model.clean import one_line
from casefile.model.contact import Outcome, Promise
from casefile.model.dates import LooseDate
from casefile.model.money import Money
from casefile.model.suggestion import SAID, Suggestion

_DAYS = timedelta(days=3)
"""Days from our words to his answer (own judgement)."""
_QUOTED = 110
_SMALL = re.compile(
    r"(?<!\w)(?:by|on|at|in|of|the|it|then|that|is|till|until|before|latest|beginning|middle|end|"
    r"to|tak|do|w|we|na|pod|przed|dnia|najpóźniej|koniec|końca|początku|połowie|"
    r"זה|אז|עד|ב|ביום|ליום|לפני|ב?סוף|ב?תחילת|באמצע)(?!\w)",
    re.IGNORECASE,
)
"""Words that say nothing beside a consent and a day."""


def days_agreed(full: FullReading, sides: Sides, debts: Sequence[Debt] = ()) -> list[Suggestion]:
    """Return each day by which he consents in a chat to pay what we say is left, as a promise.

    His message has nothing but the consent and the day; ours right before it asks to pay, or names
    a sum that is left. The sum is that of ours where it names one.
    """
    talk = [one for one in full.messages if not (one.system or one.deleted)]
    his, ours = his_names(full, sides), our_names(full, sides)
    home = one_currency(debts)
    found = []
    for asked, answer in pairwise(talk if his and ours else []):
        if asked.who not in ours or answer.who not in his or not _soon(asked, answer):
            continue
        left = _left(asked.said, home)
        by = _consents_to(answer) if left is not None else None
        if left is None or by is None:
            continue
        because = " … ".join(one_line(one.said, _QUOTED) for one in (asked, answer))
        promise = Promise(amount=left[0] if len(left) == 1 else None, by=by)
        guess = hint(SAID, Outcome.PROMISED.value, "promises_to_pay").but(because=because)
        found.append(guess.but(on=answer.on, speaker=one_line(answer.who), promise=promise))
    return found


def _soon(asked: Message, answer: Message) -> bool:
    first, last = asked.on.first, answer.on.first
    return first is not None and last is not None and last - first <= _DAYS


def _left(said: str, home: str) -> list[Money] | None:
    """Return the sums that *said* names where it asks to pay or says what is left; else None."""
    text = level(said)
    named = [money for money, _ in sums(text, home)] or [x for _, _, x in bare_sums(text, home)]
    left = bool(named) and shipped_clues().signals["is_left"].said(text) is not None
    return named if not offers(text) and (left or asks_to_pay(text)) else None


def _consents_to(answer: Message) -> LooseDate | None:
    """Return the one day to come that *answer* consents to, and says nothing else; else None."""
    text, clues = level(answer.said), shipped_clues().signals
    days = list(days_to_come(text, answer.on))
    if len(days) != 1 or text.rstrip().endswith("?"):
        return None
    day, find = days[0]
    around = f"{text[: find.start]} {text[find.end :]}"
    consent = clues["consents"].said(around)
    if consent is None:
        return None
    rest = f"{around[: consent.start()]} {around[consent.end() :]}"
    return None if any(map(str.isalnum, _SMALL.sub("", rest))) else day
