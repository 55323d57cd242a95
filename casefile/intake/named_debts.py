"""Which of the invoices of a case a text names, by their numbers or by a sum of one alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from casefile.intake.sum_named import sums_named
from casefile.model.claim import Debt, one_currency
from casefile.model.reference import invoice_numbers

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_APART = r"[\s\W_]{0,3}"
"""What may stand between the letters and figures of a number: ``INV-1042``, ``inv. 1042``."""
_NO_SERIES = frozenset({"nr", "no", "num", "number", "numer", "מס", "מספר"})
"""Letters before a number that are those of no series: a door has a number too."""


def debts_named(text: str, debts: Sequence[Debt]) -> tuple[str, ...]:
    """Return the references of those of *debts* that *text* names, in the order of the case.

    A number with letters tells an invoice by itself; one of figures alone may be a sum or a day,
    and counts behind a word for invoice, or beside another that is named ("invoices 7 and 8"):
    one too many makes a plea reach further than it does, one too few would hide it. A number is
    also named by its beginning, its letters and first figures ("FV 41" of FV 41/05/2026), or those
    figures behind a word for invoice, where no other begins so.
    """
    numbered = {debt.ref: _runs(debt.ref) for debt in debts if debt.ref != debt.counted}
    behind_a_word = {_figures(_runs(number)) for number, _ in invoice_numbers(text)}
    figures = [_figures(runs) for runs in numbered.values()]
    begun = Counter(_first(runs) for runs in numbered.values())
    low = text.casefold()
    sure = {
        ref
        for ref, runs in numbered.items()
        if (_figures(runs) in behind_a_word and figures.count(_figures(runs)) == 1)
        or (_figures(runs) != runs and _stands_in(low, runs))
        or (begun[_first(runs)] == 1 and _is_begun(low, runs, behind_a_word))
    }
    if not sure:
        return ()
    return tuple(
        ref for ref, runs in numbered.items() if ref in sure or _stands_in(low, _figures(runs))
    )


def debts_of_sum(text: str, debts: Sequence[Debt]) -> tuple[str, ...]:
    """Return the references of those of *debts* whose whole sum *text* names, and no other has."""
    amounts = Counter(debt.amount for debt in debts)
    alone = {amount for amount, times in amounts.items() if times == 1}
    named = {one.amount for one in sums_named(text, alone, one_currency(debts))}
    return tuple(x.ref for x in debts if x.amount in alone and x.amount.amount in named)


def _runs(number: str) -> tuple[str, ...]:
    """Return the letters and the figures of *number*, each run of them, in small letters."""
    return tuple(run.casefold() for run in _RUNS.findall(number))


def _figures(runs: tuple[str, ...]) -> tuple[str, ...]:
    """Return *runs* without the letters of a series before the first figures."""
    first = next((n for n, run in enumerate(runs) if run.isdecimal()), len(runs))
    return runs[first:]


def _first(runs: tuple[str, ...]) -> tuple[str, ...]:
    return _figures(runs)[:1]


def _is_begun(low: str, runs: tuple[str, ...], behind_a_word: set[tuple[str, ...]]) -> bool:
    """Return whether *low* has the beginning of the number *runs*, and nothing of its end."""
    figures = _figures(runs)
    letters = runs[: len(runs) - len(figures)]
    series = "".join(letters)
    named = len(series) > 1 and series not in _NO_SERIES and _stands_in(low, letters + figures[:1])
    return len(figures) > 1 and (named or figures[:1] in behind_a_word)


def _stands_in(low: str, runs: tuple[str, ...]) -> bool:
    """Return whether *runs* stand in *low* as one number, not within a longer one."""
    if not runs or any(run not in low for run in runs):
        return False
    number = _APART.join(map(re.escape, runs))
    found = re.search(rf"(?<!\w)(?<![a-z0-9]-)(?<![a-z]/){number}(?!\w|[/-]\d)", low)
    return found is not None
