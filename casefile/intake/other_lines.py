"""Lines of a bank's table that are of others than the debtor: covered, or counted while shown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from casefile.intake.reading import FullReading
from casefile.intake.tables import Table, table_of
from casefile.intake.who import sides_of
from casefile.model.case import Case
from casefile.model.clean import clean
from casefile.model.exhibit import Element, Exhibit
from casefile.model.ledger import LedgerRow
from casefile.model.money import read_number
from casefile.model.redaction import REDACTION, covered
from casefile.model.reference import bears
from casefile.model.taken_back import taken_back

_DAY = re.compile(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")
_TOLD = re.compile(r"\w")
_TO_THE_CENT = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,\u00a0\u202f']?\d{3})*[.,]\d{2}(?![\d.,])")


def others_shown(full: FullReading, exhibit: Exhibit, case: Case) -> int | None:
    """Return how many lines of others can still be read in *exhibit*, whose reading is *full*.

    A line is covered when nothing but its day is left of it. None: it is no table that was
    understood, so nobody can tell.
    """
    if not full.rows:
        return None
    if exhibit.covers_others:
        return 0
    words = [one.words for one in exhibit.redactions]
    left = without_others(full, exhibit, case)
    lines = (line for line in left if left[line] == REDACTION)
    return sum(_TOLD.search(_DAY.sub("", covered(line, words))) is not None for line in lines)


def seem_of_others(full: FullReading, exhibit: Exhibit, case: Case) -> int:
    """Return how many lines of a bank's paper that is no table seem to be of others.

    Such a line has a day and a sum to the cent, and neither the debtor, nor a debt, nor a recorded
    payment. A slip of one transfer tells its day and its sum apart.
    """
    words = [one.words for one in exhibit.redactions]
    paid = {one.amount.amount for one in case.payments}
    his = sides_of(case).respondent
    lines = (covered(line, words) for part in full.paragraphs for line in part.text.splitlines())
    return sum(
        not (his.is_in(line) or any(bears(line, debt.ref) for debt in case.debts))
        and not paid.intersection(read_number(one) for one in _TO_THE_CENT.findall(line))
        for line in map(clean, lines)
        if _DAY.search(line) and _TO_THE_CENT.search(_DAY.sub("", line))
    )


def without_others(full: FullReading, exhibit: Exhibit, case: Case) -> dict[str, str]:
    """Return each line below the head that is to be covered, and what is left of it.

    Of a line that is not of the debtor of *case* a bar is left; of his, all but the balance of the
    account. His are those that name him or a debt, and those recorded as a payment.
    So is money that a person said he tried to pay with, and the line that took it back.
    Nothing where the lines are not understood.
    """
    lines = [clean(part.text) for part in full.paragraphs]
    table = table_of("\n".join(lines))
    if not full.rows or table is None:
        return {}
    his = sides_of(case).respondent
    recorded = [row for row in full.rows if _recorded(row, exhibit, case)]
    recorded += _bounced(full.rows, exhibit)
    left: dict[str, str] = {}
    for line in lines[table.at + 1 :]:
        named = his.is_in(line) or any(bears(line, debt.ref) for debt in case.debts)
        if named or any(_is_of(line, row) for row in recorded):
            left[line] = _without_balance(line, table)
        elif line.strip():
            left[line] = REDACTION
    return left


def _recorded(row: LedgerRow, exhibit: Exhibit, case: Case) -> bool:
    return any(
        exhibit.mark in one.marks
        and one.amount.amount == row.amount
        and str(one.dated) in (str(row.dated), str(row.swapped))
        for one in case.payments
    )


def _bounced(rows: Sequence[LedgerRow], exhibit: Exhibit) -> Iterator[LedgerRow]:
    if Element.UNPAID not in exhibit.shows:
        return
    back = taken_back(rows)
    for row in rows:
        if row.line in exhibit.elsewhere_lines and row.line in back:
            yield from (row, back[row.line])


def _is_of(line: str, row: LedgerRow) -> bool:
    told = [part for part in (row.who, row.text, row.reference, *row.more) if part]
    return bool(told) and all(clean(part) in line for part in told)


def _without_balance(line: str, table: Table) -> str:
    at = table.places.get("balance")
    cells = next(csv.reader([line], delimiter=table.sign), [])
    if at is None or at >= len(cells) or not cells[at].strip():
        return line
    cells[at] = REDACTION
    written = io.StringIO()
    csv.writer(written, delimiter=table.sign, lineterminator="").writerow(cells)
    return written.getvalue()
