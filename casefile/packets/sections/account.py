"""The statement of account: the sums, then line by line as things happened."""

from __future__ import annotations

from decimal import Decimal

from casefile.model.account import Account, AccountRow
from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table
from casefile.model.clean import one_line
from casefile.model.money import Money
from casefile.packets.doubts import paid_beside_these, payments_unsettled
from casefile.packets.end_told import end_told
from casefile.packets.lowered import lowered
from casefile.packets.matter import Matter
from casefile.packets.parts_told import parts_told
from casefile.packets.rule import beside_sum, notes, told


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one account a currency."""
    accounts = matter.accounts
    done: list[Block] = [Heading(1, matter.t("account.title"), "account")]
    if not accounts:
        return (*done, Para(matter.t("account.empty")))
    for account in accounts:
        if len(accounts) > 1:
            done.append(Heading(2, account.currency))
        done += _one(matter, account)
    return tuple(done)


def _one(matter: Matter, account: Account) -> list[Block]:
    done: list[Block] = [_summary(matter, account), *_unpaid(matter, account)]
    end = end_told(matter, account)
    if end:
        done.insert(0, Para(end))
    done += [Para(text, "Note") for text in payments_unsettled(matter)]
    done += [Para(text, "Note") for text in paid_beside_these(matter, account.currency)]
    done += [Para((Span(text, "to_complete"),), "Note") for text in _lacking(matter, account)]
    done += [Para(text) for text in beside_sum(matter, account)]
    done += [Para(text, "Note") for text in notes(matter, account)]
    if account.rows:
        rows = [
            Row(
                (
                    matter.words.value(row.when),
                    _document(matter, row),
                    told(matter, row.what),
                    _bare(matter, row.debit),
                    _bare(matter, row.credit),
                    _bare(matter, row.balance),
                )
            )
            for row in account.rows
        ]
        sign = matter.words.sign(account.currency)
        columns = (
            Column(matter.t("columns.day"), 2),
            Column(matter.t("columns.document"), 2.3),
            Column(matter.t("columns.entry"), 4.5),
            Column(matter.t("columns.debit", currency=sign), 1.7, "end"),
            Column(matter.t("columns.credit", currency=sign), 1.7, "end"),
            Column(matter.t("columns.balance", currency=sign), 1.8, "end"),
        )
        done += [
            Para(matter.t("account.lines"), "caption"),
            Table(columns, tuple(rows), title=matter.t("account.title")),
        ]
    return [*done, *_invoices(matter, account)]


_SUMS = ("debit", "vat", "paid", "admitted", "disputed")


def _invoices(matter: Matter, account: Account) -> list[Block]:
    """Return each debt with its tax, and what is paid, admitted, disputed where that is known."""
    rows = [row for row in account.rows if row.what.key.startswith("account.row.invoice")]
    shown = [name for name in _SUMS if any(_worth(name, getattr(row, name)) for row in rows)]
    if shown in ([], ["debit"]):
        return []
    lines = [
        Row((_document(matter, row), *(_bare(matter, getattr(row, name)) for name in shown)))
        for row in rows
    ]
    if len(rows) > 1:
        totals = {name: getattr(account, name, None) for name in shown}
        for name in ("debit", "paid"):
            known = [sum_.amount for row in rows if (sum_ := getattr(row, name)) is not None]
            totals[name] = Money(amount=sum(known, Decimal(0)), currency=account.currency)
        lines.append(Row((matter.t("total"), *(_bare(matter, totals[name]) for name in shown))))
    title = matter.t("account.invoices")
    sign = matter.words.sign(account.currency)
    columns = (
        Column(matter.t("columns.document"), 2.5),
        *(Column(matter.t(f"columns.{x}", currency=sign), 2, "end") for x in shown),
    )
    table = Table(columns, tuple(lines), title=title, total=len(rows) > 1)
    return [Para(title, "caption"), table]


def _worth(name: str, sum_: Money | None) -> bool:
    """Return whether a column of *name* is worth its place for *sum_*: not for nothing paid."""
    return sum_ is not None and (name != "paid" or bool(sum_.amount))


def _document(matter: Matter, row: AccountRow) -> str:
    return matter.debts_named.get(row.debt, one_line(row.debt))


def _lacking(matter: Matter, account: Account) -> tuple[str, ...]:
    """Return what the account lacks, for one's own house alone."""
    return tuple(map(matter.words.say, account.missing)) if matter.own_house else ()


def _bare(matter: Matter, sum_: Money | None) -> str:
    return matter.words.value(sum_.amount) if sum_ is not None else ""


def _summary(matter: Matter, account: Account) -> Table:
    lines = list(parts_told(matter, account).values())
    balance = lowered(matter, account.stated["balance"])
    lines.append((matter.t("account.balance", day=matter.review.on), balance))
    return Table(
        (Column(matter.t("account.item"), 7), Column(matter.t("account.sum"), 3, "end")),
        tuple(Row(line) for line in lines),
        title=matter.t("account.title"),
        total=True,
    )


def _unpaid(matter: Matter, account: Account) -> list[Block]:
    """Return what the balance is made of once payments are set against it; nothing without any."""
    left = ("principal", "interest", "costs")
    known = [(name, getattr(account, name)) for name in left if getattr(account, name).amount]
    if not account.paid.amount or len(known) < 2 or account.closing is not None:
        return []
    told = (
        f"{matter.t(f'account.{name}', day=matter.review.on)}: {matter.money(amount)}"
        for name, amount in known
    )
    return [Para("; ".join(told), "Note")]
