"""The Scott schedule: item by item, the other side's columns left for it to fill in."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Row, Section, Table
from casefile.model.claim import Debt, Payment
from casefile.model.clean import one_line
from casefile.packets.court_head import court_head
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the schedule on landscape pages, one row a debt."""
    title = form_words(matter.form, "subject", matter.words.code)
    rows = []
    for number, debt in enumerate(matter.case.debts, 1):
        case = [_sentence(one_line(debt.what))]
        if debt.performed.known:
            case.append(matter.t("claim.performed", day=matter.loose(debt.performed)))
        if debt.due.known:
            case.append(matter.t("claim.due", day=matter.loose(debt.due)))
        paid = [p for p in matter.case.payments if _pays(p, debt, matter)]
        case += [
            matter.t("claim.payment", day=matter.loose(p.dated), amount=matter.money(p.amount))
            for p in paid
        ]
        seen = dict.fromkeys((*debt.marks, *(mark for p in paid for mark in p.marks)))
        marks = matter.cite(tuple(seen), empty="–")
        sums = matter.money(debt.amount)
        told = " ".join(part for part in case if part)
        rows.append(Row((str(number), matter.debt_name(debt), told, sums, "", "", marks, "")))
    columns = (
        Column(matter.t("columns.number"), 0.8),
        Column(matter.t("scott.item"), 2.2),
        Column(matter.t("scott.case"), 4.4),
        Column(matter.t("scott.claimed"), 2, "end"),
        Column(matter.t("scott.answer"), 4.4),
        Column(matter.t("scott.admitted"), 2, "end"),
        Column(matter.t("columns.exhibit"), 1.6),
        Column(matter.t("scott.court"), 2.6),
    )
    return (
        Section(header=title, landscape=True),
        *court_head(matter),
        Heading(1, title, "scott"),
        Table(columns, tuple(rows), title=title),
    )


def _pays(payment: Payment, debt: Debt, matter: Matter) -> bool:
    """Return whether a payment is for this debt: it names it, or there is no other."""
    return payment.debt == debt.ref or (not payment.debt and len(matter.case.debts) == 1)


def _sentence(text: str) -> str:
    """Return *text* as a sentence: with a full stop, unless it ends in a sign of its own."""
    return text if not text or text[-1] in ".!?" else f"{text}."
