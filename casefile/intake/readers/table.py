"""Bank statements and ledgers saved as CSV: every line with its day, its sum, who and what for."""

from __future__ import annotations

from decimal import Decimal

from casefile.intake.lettering import guessed_letters
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.sniff import TABLE
from casefile.intake.tables import Table, amounts, currency_of, days, swapped, table_of
from casefile.model.ledger import LedgerRow
from casefile.model.money import DOLLAR, DOLLARS

_MOST_SHOWN = 2_000


def claims(media_type: str) -> bool:
    """True for a table in text."""
    return media_type == TABLE


def read(data: bytes, name: str) -> FullReading:
    """Return the lines; a table whose head is not understood is shown as the text it is."""
    text = guessed_letters(data).removeprefix("\ufeff")
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line]
    shown = tuple(Paragraph(text=line) for line in lines[:_MOST_SHOWN])
    table = table_of(text)
    rows = _ledger(table) if table is not None else ()
    dated = [row.dated for row in rows if row.dated.known]
    flags = {
        "table_not_understood": not rows,
        "table_of_invoices": bool(rows) and table is not None and table.of_invoices,
        "rows_left_out": bool(table and table.cut) or len(lines) > _MOST_SHOWN,
    }
    told = (
        ("rows", str(len(rows)) if rows else ""),
        ("first_row", str(min(dated)) if dated else ""),
        ("last_row", str(max(dated)) if dated else ""),
        ("money_in", _total(rows, more=True)),
        ("money_out", _total(rows, more=False)),
    )
    return FullReading(
        paragraphs=shown,
        fields=tuple((key, value) for key, value in told if value),
        dated=max(dated) if dated else FullReading().dated,
        has_text=bool(shown),
        flags=tuple(flag for flag, raised in flags.items() if raised),
        rows=rows,
    )


def _ledger(table: Table) -> tuple[LedgerRow, ...]:
    """Return the rows that have a sum. Credit is money in, in the books of either side.

    In a table of invoices no money moves: its rows keep their words and days alone.
    """
    if not {"amount", "credit", "debit"} & set(table.places):
        return ()
    sums = amounts(table.column("amount"))
    credit, debit = amounts(table.column("credit")), amounts(table.column("debit"))
    when = table.column("date") if "date" in table.places else table.column("issued")
    dates, others = days(when), swapped(when)
    balances = amounts(table.column("balance"))
    heads = {name: table.heads[place] for name, place in table.places.items()}
    everywhere = next(
        (c for name in ("amount", "credit", "balance") if (c := _money_of(heads.get(name, "")))),
        "",
    )
    rows = []
    for n, (line, cells) in enumerate(table.rows):
        amount = sums[n]
        came, went = credit[n], debit[n]
        if amount is None and came:
            amount = abs(came)
        if amount is None and went:
            amount = -abs(went)
        if amount is None:
            continue
        moved = None if table.of_invoices else amount
        written = table.cell(cells, "currency") or table.cell(cells, "amount", "credit", "debit")
        rows.append(
            LedgerRow(
                line=line,
                dated=dates[n],
                swapped=others[n],
                amount=moved,
                currency=_money_of(written) or everywhere,
                balance=None if moved is None else balances[n],
                who=table.cell(cells, "who")[:300],
                text=table.cell(cells, "text")[:1000],
                reference=table.cell(cells, "reference")[:200],
                more=tuple(
                    cells[at].strip()[:1000]
                    for at in table.further
                    if at < len(cells) and cells[at].strip()
                ),
            )
        )
    return tuple(rows)


def _money_of(cell: str) -> str:
    """Return the currency that a cell names; the bare sign where any dollar could be meant."""
    named = currency_of(cell)
    bare = named in DOLLARS and any(currency_of(cell, home) != named for home in DOLLARS)
    return DOLLAR if bare else named


def _total(rows: tuple[LedgerRow, ...], *, more: bool) -> str:
    """Return the sum by currency of what came in, or of what went out."""
    totals: dict[str, Decimal] = {}
    for row in rows:
        if row.amount is not None and (row.amount > 0) is more:
            totals[row.currency] = totals.get(row.currency, Decimal(0)) + row.amount
    return ", ".join(f"{total} {currency}".strip() for currency, total in totals.items())
