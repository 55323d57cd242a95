"""The Scott schedule: item by item, with what the other side said of it; the rest it fills in."""

from __future__ import annotations

from casefile.model.blocks import (
    Block,
    Column,
    Heading,
    Inline,
    Para,
    Row,
    Section,
    Table,
    Text,
    parts_of,
)
from casefile.model.claim import Debt, Payment
from casefile.model.clean import one_line
from casefile.model.exhibit import Element
from casefile.packets.bearing import papers_for, showing
from casefile.packets.court_head import court_head
from casefile.packets.fill import form_words
from casefile.packets.matter import Matter
from casefile.packets.pleas import our_answer, pleas_to, said_when, stands_of, with_answers
from casefile.rules.debt_order import by_day
from casefile.rules.due import due_told
from casefile.rules.plea_reach import plea_name


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the schedule on landscape pages, one row a debt."""
    title = form_words(matter.form, "subject", matter.words.code)
    rows = []
    for number, debt in enumerate(by_day(matter.case.debts), 1):
        case = [_sentence(one_line(debt.what))]
        if debt.performed.known:
            case.append(matter.t("claim.performed", day=matter.loose(debt.performed)))
        due = due_told(matter.case, debt)
        if due.known:
            case.append(matter.t("claim.due", day=matter.loose(due)))
        paid = [p for p in matter.case.payments if _pays(p, debt, matter)]
        case += [
            matter.t("claim.payment", day=matter.loose(p.dated), amount=matter.money(p.amount))
            for p in paid
        ]
        papers = papers_for(matter, debt)
        seen = dict.fromkeys((*papers, *(mark for p in paid for mark in p.marks)))
        marks = matter.cite(tuple(seen), empty="–")
        sums = (debt.amount, *stands_of(matter, debt))
        claimed, settled, left, disputed = (matter.money(x) if x else "" for x in sums)
        item, answer = matter.debt_name(debt), _said(matter, debt)
        case_told = _with_our_answers(matter, debt, " ".join(part for part in case if part))
        told = (str(number), item, case_told, claimed, settled, answer, left, disputed, marks, "")
        rows.append(Row(told))
    columns = (
        Column(matter.t("columns.number"), 0.7),
        Column(matter.t("scott.item"), 1.9),
        Column(matter.t("scott.case"), 4),
        Column(matter.t("scott.claimed"), 1.8, "end"),
        Column(matter.t("scott.paid"), 1.8, "end"),
        Column(matter.t("scott.answer"), 5),
        Column(matter.t("scott.admitted"), 1.8, "end"),
        Column(matter.t("scott.disputed"), 1.8, "end"),
        Column(matter.t("columns.exhibit"), 1.3),
        Column(matter.t("scott.court"), 1.6),
    )
    return (
        Section(header=title, landscape=True),
        *court_head(matter),
        Heading(1, title, "scott"),
        Table(columns, tuple(rows), title=title),
        *_of_no_row(matter),
    )


def _of_no_row(matter: Matter) -> tuple[Block, ...]:
    """Return that the work was done, by the papers that show it and are of no one row."""
    rows = {mark for debt in matter.case.debts for mark in papers_for(matter, debt)}
    rest = tuple(one for one in showing(matter, Element.PERFORMANCE) if one not in rows)
    if not rest:
        return ()
    return (Para(parts_of(matter.with_marks(matter.t("claim.performed_shown"), rest))),)


def _said(matter: Matter, debt: Debt) -> Text:
    """Return what the other side said of this debt so far; empty: the column is for it to fill."""
    told: list[Inline] = []
    for plea in pleas_to(matter, debt):
        said = one_line(plea.said) or matter.words.say(plea_name(matter.case, plea))
        told += ["\n"] if told else []
        told += parts_of(matter.with_marks(said + said_when(matter, plea), plea.marks))
    return tuple(told) or ""


def _with_our_answers(matter: Matter, debt: Debt, told: str) -> Text:
    """Return our case on this debt and, after it, what we answered to what was said of it."""
    parts: list[Inline] = [told] if told else []
    for _, answered in with_answers(matter, pleas_to(matter, debt)):
        if answer := our_answer(matter, answered):
            parts += [" "] if parts else []
            parts += parts_of(matter.with_marks(answer, answered.answered_by))
    return tuple(parts) or ""


def _pays(payment: Payment, debt: Debt, matter: Matter) -> bool:
    """Return whether a payment is for this debt: it names it, or there is no other."""
    return payment.debt == debt.ref or (not payment.debt and len(matter.case.debts) == 1)


def _sentence(text: str) -> str:
    """Return *text* as a sentence: with a full stop, unless it ends in a sign of its own."""
    return text if not text or text[-1] in ".!?" else f"{text}."
