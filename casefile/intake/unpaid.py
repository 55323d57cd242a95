"""A table of unpaid invoices becomes many cases: one for each debtor, one debt for each invoice."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from casefile.intake.child import LIMITS, plain_bytes
from casefile.intake.lettering import guessed_letters
from casefile.intake.tables import Table, amounts, currency_of, days, first_doubtful, table_of
from casefile.model.clean import one_line
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.errors import BadInput
from casefile.model.money import Money
from casefile.model.record import Record

MOST_BYTES = 20_000_000
_TOTAL = re.compile(
    r"\s*(?:grand )?total\s*:?|razem:?|suma:?|ogółem:?|łącznie:?|(?:סה[\"״']*כ|סך הכל)[ :].{0,20}"
    r"|סה[\"״']*כ|סך הכל",
    re.IGNORECASE,
)
"""What stands in the place of a debtor in a line of totals."""


class Unpaid(Record):
    """One line of the table."""

    line: int
    """The line of the file, counted from one."""
    respondent: str
    amount: Money
    paid: Money | None = None
    """What the table says was paid of it, on no day that it names; None: nothing."""
    ref: str = ""
    what: str = ""
    issued: LooseDate = UNDATED
    due: LooseDate = UNDATED
    tax_id: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""


class UnpaidTable(NamedTuple):
    """What a table holds: its unpaid lines by debtor, and how its columns were understood."""

    debtors: tuple[tuple[Unpaid, ...], ...]
    """The lines, those of one debtor together, in the order of the file."""
    columns: tuple[tuple[str, str], ...]
    """What a column holds (a role of ``columns.toml``) and its head; in the order of the file."""
    passed_over: tuple[str, ...]
    """The heads of the columns that nothing is taken from."""
    paid: tuple[Unpaid, ...]
    """The lines of which nothing is unpaid."""


_TAKEN = frozenset(
    {"who", "reference", "amount", "currency", "issued", "date", "due", "paid", "open", "balance"}
    | {"text", "tax_id", "email", "phone", "address"}
)
"""What is taken from the columns of such a table."""


def unpaid_table(path: Path, currency: str = "", *, either_way: bool = False) -> UnpaidTable:
    """Return the unpaid lines of the file by debtor, and how its columns were understood.

    *currency* is that of the place, for a table that names none. *either_way*: in the place a day
    like 02/07 is read either way, and a column of such is refused. A line at fault refuses the
    whole file: half a list of debtors is worse than none.
    Raises: BadInput, naming the file, the line and the fault.
    """
    data = plain_bytes(path, min(MOST_BYTES, LIMITS.file))
    if data is None:
        raise BadInput("table_too_big", where=path.name, most=str(MOST_BYTES // 1_000_000))
    table = table_of(guessed_letters(data).removeprefix("\ufeff"))
    if table is None or not {"who", "amount"} <= set(table.places) or not table.rows:
        raise BadInput("no_table_of_debts", where=path.name)
    if table.cut:
        raise BadInput("table_too_big", where=path.name, most=str(len(table.rows)))
    for column in ("due", "issued", "date") if either_way else ():
        doubtful = first_doubtful(table.column(column)) if column in table.places else ""
        if doubtful:
            raise BadInput("day_either_way", where=path.name, value=doubtful)
    together: dict[str, list[Unpaid]] = {}
    rows, paid = _rows(table, path.name, currency)
    for row in rows:
        together.setdefault(row.tax_id or row.respondent.casefold(), []).append(row)
    if not together:
        raise BadInput("nothing_unpaid", where=path.name)
    roles = {place: role for role, place in table.places.items() if role in _TAKEN}
    if "issued" in table.places:  # the day of the invoice: another day says nothing of it
        roles.pop(table.places.get("date", -1), None)
    heads = [(n, one_line(head, 60)) for n, head in enumerate(table.heads)]
    return UnpaidTable(
        tuple(tuple(rows) for rows in together.values()),
        tuple((roles[n], head) for n, head in heads if n in roles),
        tuple(head for n, head in heads if n not in roles and head),
        paid,
    )


def _rows(table: Table, name: str, currency: str) -> tuple[list[Unpaid], tuple[Unpaid, ...]]:
    """Return the unpaid lines, and those that are paid in full."""
    sums, due = amounts(table.column("amount")), days(table.column("due"))
    issued = days(table.column("issued" if "issued" in table.places else "date"))
    of_column = currency_of(table.heads[table.places["amount"]], currency)
    paid, left = amounts(table.column("paid")), _left(table, sums)
    rows: list[Unpaid] = []
    whole: list[Unpaid] = []
    seen: set[tuple[str, str]] = set()
    for n, (line, cells) in enumerate(table.rows):
        where = f"{name}:{line}"
        who, ref = (one_line(table.cell(cells, key), 200) for key in ("who", "reference"))
        amount, written = sums[n], table.cell(cells, "currency") or table.cell(cells, "amount")
        code = currency_of(written, currency) or of_column or currency
        if _TOTAL.fullmatch(who) and not ref:
            continue
        if not who:
            if amount is None or n == len(table.rows) - 1:  # a line of totals, or a stray one
                continue
            raise BadInput("debtor_missing", where=where)
        if amount is None or amount <= 0:
            raise BadInput("sum_missing", where=where, value=table.cell(cells, "amount"))
        if not code:
            raise BadInput("currency_missing", where=where)
        received = _paid_of(amount, paid[n], left[n], where)
        if received >= amount:  # nothing of it is unpaid
            money = Money(amount=amount, currency=code)
            whole.append(Unpaid(line=line, respondent=who, amount=money, paid=money, ref=ref))
            continue
        if table.cell(cells, "due") and not due[n].known:
            raise BadInput("day_not_read", where=where, value=table.cell(cells, "due"))
        if ref and (who, ref) in seen:
            raise BadInput("invoice_twice", where=where, value=ref)
        seen.add((who, ref))
        rows.append(
            Unpaid(
                line=line,
                respondent=who,
                amount=Money(amount=amount, currency=code),
                paid=Money(amount=received, currency=code) if received else None,
                ref=ref,
                what=one_line(table.cell(cells, "text"), 300),
                issued=issued[n],
                due=due[n],
                **{
                    key: one_line(table.cell(cells, key), 200)
                    for key in ("tax_id", "email", "phone", "address")
                },
            )
        )
    return rows, tuple(whole)


def _left(table: Table, sums: list[Decimal | None]) -> list[Decimal | None]:
    """Return what is left of the sum of each line, as its own column says; None: it says nothing.

    A column of balances counts as that where no line of it is above its sum: a running balance
    soon is.
    """
    if "open" in table.places:
        return amounts(table.column("open"))
    balances = amounts(table.column("balance"))
    pairs = [(b, s) for b, s in zip(balances, sums, strict=True) if b is not None and s]
    within = all(0 <= balance <= whole for balance, whole in pairs)
    return balances if within else [None] * len(sums)


def _paid_of(whole: Decimal, was: Decimal | None, left: Decimal | None, where: str) -> Decimal:
    """Return what was paid of *whole*. Raises: BadInput, where the columns contradict it."""
    paid = was if was is not None else Decimal(0) if left is None else whole - left
    if paid < 0 or (left is not None and whole - paid != left):
        raise BadInput("sums_of_a_line", where=where)
    return paid
