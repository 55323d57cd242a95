"""Whether a paper answers an offer of the talks, or names its sum, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefile.intake.clues import hint, level, shipped_clues
from casefile.intake.reading import FullReading
from casefile.intake.sentences import sentences
from casefile.intake.sum_named import sums_named
from casefile.model.case import Case
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import ExhibitKind
from casefile.model.offer import Offer, made_by
from casefile.model.suggestion import ACCEPTS, NAMES_OFFER, REFUSES, WARNING, Suggestion

_IF = re.compile(r"(?<!\w)(?:if|whether|jeśli|jeżeli|gdyby|czy|אם|האם)(?!\w)", re.IGNORECASE)
_K = ExhibitKind
_MAY_ANSWER = frozenset(
    {_K.EMAIL, _K.LETTER, _K.CHAT, _K.TEXT_MESSAGE, _K.SCREENSHOT, _K.ACKNOWLEDGEMENT}
    | {_K.ACCEPTANCE, _K.SETTLEMENT, _K.UNKNOWN}
)
"""Papers in which an offer may be answered; a demand is made to be shown, an invoice is none."""


def answer_in(full: FullReading, kind: ExhibitKind, case: Case | None) -> Suggestion | None:
    """Return that a paper of *kind* answers an offer of *case*, or names its sum; None: neither.

    Only offers that were made by the day of the words count, so an order that was accepted before
    any talks is no answer. A sum that a debt has as well tells nothing of an offer.
    """
    if case is None or kind not in _MAY_ANSWER:
        return None
    for said, on in _said(full):
        made = made_by(case.offers, on)
        found = _answer(said) if made else None
        found = found or _named(said, made, case)
        if found is not None:
            return found.but(on=on) if full.messages else found
    return None


def label_of_answer(
    answer: Suggestion | None, full: FullReading, case: Case | None
) -> Disclosure | None:
    """Return the label of the offer that *answer* in *full* is to; None: none, or an open one.

    *answer* is what `answer_in` found in it.
    """
    if case is None or answer is None:
        return None
    made = made_by(case.offers, answer.on if answer.on.known else full.dated)
    label = made[-1].disclosure if made else Disclosure.OPEN
    return None if label is Disclosure.OPEN else label


def _said(full: FullReading) -> Iterator[tuple[str, LooseDate]]:
    if not full.messages:
        yield full.own_text, full.dated
    for message in full.messages:
        if not (message.system or message.deleted):
            yield message.said, message.on if message.on.known else UNDATED


def _answer(text: str) -> Suggestion | None:
    """Return the first sentence that accepts or refuses an offer; one that asks does neither."""
    signals = shipped_clues().signals
    for sentence in sentences(text):
        plain = level(sentence)
        refused = signals[REFUSES].search(plain)
        found = refused or signals[ACCEPTS].search(plain)
        if found is None or plain.rstrip().endswith("?") or _IF.search(plain[: found.start()]):
            continue
        accepted = refused is None and signals[ACCEPTS].said(plain) is not None
        return hint(WARNING, "", ACCEPTS if accepted else REFUSES, sentence)
    return None


def _named(text: str, made: tuple[Offer, ...], case: Case) -> Suggestion | None:
    known = {debt.amount for debt in case.debts} | {one.amount for one in case.payments}
    offered = {one.amount for one in made} | {x.amount for one in made for x in one.instalments}
    wanted = {one for one in offered if one is not None and one not in known}
    found = next(sums_named(text, wanted, next(iter(case.currencies), "")), None)
    return None if found is None else hint(WARNING, "", NAMES_OFFER, found.words)
