"""Which of the invoices of a case a text names by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.model.claim import Debt
from casefile.model.reference import invoice_numbers

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_APART = r"[\s\W_]{0,3}"
"""What may stand between the letters and figures of a number: ``INV-1042``, ``inv. 1042``."""


def debts_named(text: str, debts: Sequence[Debt]) -> tuple[str, ...]:
    """Return the references of those of *debts* that *text* names, in the order of the case.

    A number with letters tells an invoice by itself; one of figures alone may be a sum or a day,
    and counts behind a word for invoice, or beside another that is named ("invoices 7 and 8"):
    one too many makes a plea reach further than it does, one too few would hide it.
    """
    numbered = {debt.ref: _runs(debt.ref) for debt in debts if debt.ref != debt.counted}
    behind_a_word = {_figures(_runs(number)) for number, _ in invoice_numbers(text)}
    figures = [_figures(runs) for runs in numbered.values()]
    low = text.casefold()
    sure = {
        ref
        for ref, runs in numbered.items()
        if (_figures(runs) in behind_a_word and figures.count(_figures(runs)) == 1)
        or (_figures(runs) != runs and _stands_in(low, runs))
    }
    if not sure:
        return ()
    return tuple(
        ref for ref, runs in numbered.items() if ref in sure or _stands_in(low, _figures(runs))
    )


def _runs(number: str) -> tuple[str, ...]:
    """Return the letters and the figures of *number*, each run of them, in small letters."""
    return tuple(run.casefold() for run in _RUNS.findall(number))


def _figures(runs: tuple[str, ...]) -> tuple[str, ...]:
    """Return *runs* without the letters of a series before the first figures."""
    first = next((n for n, run in enumerate(runs) if run.isdecimal()), len(runs))
    return runs[first:]


def _stands_in(low: str, runs: tuple[str, ...]) -> bool:
    """Return whether *runs* stand in *low* as one number, not within a longer one."""
    if not runs or any(run not in low for run in runs):
        return False
    number = _APART.join(map(re.escape, runs))
    found = re.search(rf"(?<!\w)(?<![a-z0-9]-)(?<![a-z]/){number}(?!\w|[/-]\d)", low)
    return found is not None
