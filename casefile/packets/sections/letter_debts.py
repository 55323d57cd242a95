"""What is owed, in one small table: each debt, what was added to it and paid on it, the sum."""

from __future__ import annotations

from casefile.model.account import Account
from casefile.model.blocks import Block, Column, Para, Row, Table
from casefile.model.clean import one_line
from casefile.model.money import Money
from casefile.packets.doubts import payments_unsettled
from casefile.packets.lowered import lowered
from casefile.packets.matter import Matter
from casefile.packets.parts_told import parts_told
from casefile.packets.rule import beside_sum
from casefile.rules.debt_order import by_day
from casefile.rules.due import due_told
from casefile.rules.papers_of import issued_on, papers_of
from casefile.rules.settled import Due


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one table a currency, and below what the papers say of payments that it leaves out."""
    asked = matter.told.asked
    if asked is not None:
        return (
            _overdue(matter, asked),
            *(Para(text, "Note") for text in payments_unsettled(matter)),
        )
    accounts = matter.accounts
    done: list[Block] = [_table(matter, account) for account in accounts]
    tells = [one for one in accounts if one.awarded is None or _demands(matter)]
    beside = dict.fromkeys(text for one in tells for text in beside_sum(matter, one))
    done += [Para(text) for text in beside]
    return (*done, *(Para(text, "Note") for text in payments_unsettled(matter)))


def _overdue(matter: Matter, asked: Money) -> Table:
    """Return the instalments of a settlement whose day has passed, each with what it lacks."""
    rows = []
    for due in matter.told.overdue:
        named = _named(matter, due)
        rows.append(Row((named, matter.words.loose_day(due.on), matter.money(due.open))))
    total = matter.t("settled.overdue", day=matter.review.on)
    rows.append(Row((total, "", matter.money(asked))))
    columns = (
        Column(matter.t("columns.document"), 5.2),
        Column(matter.t("columns.due"), 2.4),
        Column(matter.t("columns.sum"), 2.4, "end"),
    )
    return Table(columns, tuple(rows), title=matter.t("account.title"), total=True)


def _named(matter: Matter, due: Due) -> str:
    """Return what an instalment is called: of a settlement, or of what a court ordered."""
    amount = matter.money(due.amount)
    if matter.told.judged:
        key = "settled.ordered_rest" if due.paid.amount else "settled.ordered"
        return matter.t(key, on=matter.told.facts["settled_on"], amount=amount)
    if due.alone:
        key = "settled.alone_rest" if due.paid.amount else "settled.alone"
        return matter.t(key, amount=amount)
    key = "settled.rest" if due.paid.amount else "settled.instalment"
    return matter.t(key, n=due.number, amount=amount)


def _demands(matter: Matter) -> bool:
    """Return whether the letter is a demand: a reminder does not speak of proceedings."""
    return matter.form.group == "demand"


def _table(matter: Matter, account: Account) -> Table:
    rows = []
    for debt in by_day(matter.case.debts):
        if debt.amount.currency != account.currency:
            continue
        papers = papers_of(matter.case, debt)
        enclosed = [label for mark, label in matter.enclosures.items() if mark in papers]
        label = ", ".join(matter.once(enclosed))
        issued = issued_on(matter.case, debt)
        named, what = matter.debt_name(debt), one_line(debt.what)
        if what and what != named:
            named = f"{named} – {what}"
        due = due_told(matter.case, debt)
        rows.append(
            Row(
                (
                    f"{named} ({label})" if label else named,
                    matter.words.loose_day(issued) if issued.known else "–",
                    matter.words.loose_day(due) if due.known else "–",
                    matter.money(debt.amount),
                )
            )
        )
    for kind, (name, sum_) in parts_told(matter, account).items():
        if kind != "debts":
            rows.append(Row((name, "", "", sum_)))
    total = matter.t("account.balance", day=matter.review.on)
    rows.append(Row((total, "", "", lowered(matter, account.stated["balance"]))))
    columns = (
        Column(matter.t("columns.document"), 4.2),
        Column(matter.t("columns.issued"), 1.9),
        Column(matter.t("columns.due"), 1.9),
        Column(matter.t("columns.sum"), 2, "end"),
    )
    return Table(columns, tuple(rows), title=matter.t("account.title"), total=True)
