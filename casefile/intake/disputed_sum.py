"""The sum that he disputes, where he names it: "we dispute 2,000 of invoice 7"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casefile.intake.clues import level, shipped_clues
from casefile.intake.finds import sums
from casefile.intake.named_debts import debts_named
from casefile.intake.sentences import sentences
from casefile.model.claim import Debt, one_currency
from casefile.model.clean import one_line
from casefile.model.money import Money


class DisputedSum(NamedTuple):
    """A part of what is asked, disputed by its sum."""

    amount: Money
    debts: tuple[str, ...]
    """The references of the invoices that are named with it; empty: none is."""
    because: str


def disputed_sum(talk: str, debts: Sequence[Debt] = ()) -> DisputedSum | None:
    """Return the one sum that *talk* disputes and that is less than what is asked; None: none.

    A dollar without more is that of *debts*. Of several such sums it is not known which is meant
    of what else is said: None.
    """
    clues, home = shipped_clues(), one_currency(debts)
    if not clues.signals["disputes_sum"].within(level(talk)).phrases:
        return None
    found = {}
    for sentence in map(level, sentences(talk)):
        for word in clues.told("disputes_sum", sentence):
            amount, _ = next(sums(sentence[word.end() :], home))
            named = debts_named(sentence, debts)
            asked = [d.amount for d in debts if not named or d.ref in named]
            if _is_less(amount, asked):
                found[amount] = DisputedSum(amount, named, one_line(sentence, 200))
    return next(iter(found.values())) if len(found) == 1 else None


def _is_less(amount: Money, asked: Sequence[Money]) -> bool:
    """Return whether *amount* is a part of the sums *asked*, as far as that can be told."""
    return all(one.currency == amount.currency for one in asked) and (
        not asked or amount.amount < sum(one.amount for one in asked)
    )
