"""That a payment of the other side was not honoured: lines of a statement, a bank's notice."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.intake.clues import hint, level
from casefile.intake.reading import FullReading
from casefile.intake.who import Sides
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.ledger import LedgerRow
from casefile.model.reference import bears
from casefile.model.suggestion import Suggestion
from casefile.model.taken_back import not_honoured, taken_back

_LONGEST = 200


_PAPERS = (ExhibitKind.BANK_RECORD, ExhibitKind.RETURNED_PAYMENT)


def came_back(
    full: FullReading, kind: ExhibitKind, sides: Sides, case: Case | None
) -> tuple[Suggestion, ...]:
    """Return that a bank's paper shows a payment of his which was not honoured; none for no such.

    Money of a statement that a later line took back is his where either line names him or a debt,
    or where it is the very sum of one. A paper in words must name him, and say it in a line. A
    bank's notice of it shows too that he owned to owe something: he set out to pay.
    """
    if kind not in _PAPERS:
        return ()
    told = _of_rows(full.rows, sides, case) if full.rows else _of_words(full, sides)
    because = next(told, "")
    if not because:
        return ()
    unpaid = hint("shows", Element.UNPAID.value, "not_honoured", because)
    if kind is ExhibitKind.BANK_RECORD:
        return (unpaid,)
    return unpaid, hint("shows", Element.AGREEMENT.value, "tried_to_pay", because)


def _of_rows(rows: tuple[LedgerRow, ...], sides: Sides, case: Case | None) -> Iterator[str]:
    gone = taken_back(rows)
    debts = case.debts if case is not None else ()
    sums = {debt.amount.amount for debt in debts}
    for row in rows:
        back = gone.get(row.line)
        if back is None:
            continue
        both = f"{row.words} {back.words}"
        named = sides.respondent.is_in(both) or any(bears(both, debt.ref) for debt in debts)
        if named or row.amount in sums:
            yield one_line(f"{row.text or row.words} / {back.text or back.words}", _LONGEST)


def _of_words(full: FullReading, sides: Sides) -> Iterator[str]:
    text = level(full.own_text)
    if sides.respondent.is_in(text):
        yield from (one_line(line, _LONGEST) for line in text.splitlines() if not_honoured(line))
