"""A deal made in a talk: what he asks for, the price we name, his consent, his thanks after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from casefile.intake.asked import asks_to_pay, our_names
from casefile.intake.clues import Clues, hint, level
from casefile.intake.finds import sums
from casefile.intake.his_words import his_names
from casefile.intake.offered import offers
from casefile.intake.reading import FullReading, Message
from casefile.intake.who import Sides
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.suggestion import Suggestion

_NEAR, _DAYS = 6, 7
"""Messages, and days, from a price to the consent to it (own judgement)."""
_LONGEST = 200
"""Letters of a message that consents; a longer one says more."""
_QUOTED = 110
_PLUS_TAX = re.compile(
    r"\d[\d.,]*\s*(?:\+|plus|netto|brutto|פלוס|ועוד)\s*(?:gst|hst|pst|vat|tax|מע\"מ|מעמ)?(?!\w)",
    re.IGNORECASE,
)
"""A price that names its tax and not its money: 2,150 plus GST, 1500 netto."""


class _Deal(NamedTuple):
    """Where in a talk a price was agreed."""

    asked: Message | None
    """What he asked for right before the price; None: nothing."""
    priced: Message
    assent: Message


def agreed_in_talk(
    full: FullReading, sides: Sides, clues: Clues, case: Case | None, known: Sequence[Suggestion]
) -> list[Suggestion]:
    """Return that a chat shows agreement, amount and performance, each with its quotes.

    Only what *known* does not tell already. The price is ours and the consent his, within a week,
    before anything of *case* was due; a message that asks to pay, or offers terms, names none. His
    thanks of a later day show that it was done.
    """
    talk = [one for one in full.messages if not (one.system or one.deleted)]
    his, ours = his_names(full, sides), our_names(full, sides)
    deal = next(_deals(talk, his, ours, clues, case), None) if his and ours else None
    if deal is None:
        return []
    told = [
        _shows(Element.AGREEMENT, "orders", *deal),
        _shows(Element.AMOUNT, "says_amount", deal.priced, deal.assent),
    ]
    thanks = _thanks(talk, his, deal, clues, case)
    if thanks is not None:
        told.append(_shows(Element.PERFORMANCE, "confirms_receipt", thanks))
    shown = {one.value for one in known if one.field == "shows"}
    return [one for one in told if one.value not in shown]


def _deals(
    talk: list[Message], his: set[str], ours: set[str], clues: Clues, case: Case | None
) -> Iterator[_Deal]:
    home = next(iter(case.currencies), "") if case is not None else ""
    due = [debt.due.first for debt in (case.debts if case is not None else ()) if debt.due.first]
    for n, assent in enumerate(talk):
        if assent.who not in his or not _assents(assent.said, clues):
            continue
        if due and (assent.on.first is None or assent.on.first > min(due)):
            continue
        first = max(0, n - _NEAR)
        for at in range(n - 1, first - 1, -1):
            priced = talk[at]
            if (
                priced.who in ours
                and _names_price(priced.said, home, clues)
                and _within(priced, assent)
            ):
                before = talk[at - 1] if at and talk[at - 1].who in his else None
                yield _Deal(before, priced, assent)
                break


def _assents(said: str, clues: Clues) -> bool:
    text = level(said)
    return (
        len(text) <= _LONGEST
        and not text.rstrip().endswith("?")
        and clues.says("assents", text) is not None
        and clues.signals["reserves"].search(text) is None
    )


def _names_price(said: str, home: str, clues: Clues) -> bool:
    text = level(said)
    if offers(text) or asks_to_pay(text) or clues.kinds[ExhibitKind.INVOICE].search(text):
        return False
    return any(True for _ in sums(text, home)) or _PLUS_TAX.search(text) is not None


def _within(priced: Message, assent: Message) -> bool:
    first, last = priced.on.first, assent.on.first
    return first is None or last is None or last - first <= timedelta(days=_DAYS)


def _thanks(
    talk: list[Message], his: set[str], deal: _Deal, clues: Clues, case: Case | None
) -> Message | None:
    """Return his first thanks of a day after the consent, and none before the work was done."""
    debts = case.debts if case is not None else ()
    done = [debt.performed.first for debt in debts if debt.performed.first]
    since = deal.assent.on.last or date.max
    return next(
        (
            one
            for one in talk
            if one.who in his
            and one.on.first is not None
            and one.on.first > since
            and not (done and one.on.first < min(done))
            and clues.says("thanks_for_it", level(one.said)) is not None
        ),
        None,
    )


def _shows(element: Element, reason: str, *said: Message | None) -> Suggestion:
    """Return that the messages *said* show *element*, each quoted; of the day of the last."""
    quoted = [one for one in said if one is not None]
    because = " … ".join(one_line(one.said, _QUOTED) for one in quoted)
    return hint("shows", element.value, reason).but(because=because, on=quoted[-1].on)
