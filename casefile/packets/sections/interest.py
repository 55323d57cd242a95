"""How the interest was reckoned: each stretch with its rate, and where the rate stands."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from casefile.model.account import Accrual
from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table, Text
from casefile.model.clean import one_line
from casefile.model.disclosure import Audience
from casefile.model.jurisdiction import Confidence, Source
from casefile.packets.matter import Matter


class _Cited(NamedTuple):
    """What is cited for a rate, and whether the rate itself is still to be confirmed there."""

    source: Source
    to_confirm: bool = False


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table for each debt, then the sources; nothing when no interest runs."""
    accounts = [account for account in matter.accounts if account.accruals]
    if not accounts:
        return ()
    done: list[Block] = [Heading(1, matter.t("interest.title"), "interest")]
    sources: dict[_Cited, int] = {}
    names = {debt.ref: matter.debt_name(debt) for debt in matter.case.debts}
    if matter.awards:
        done.append(Para(matter.t("interest.awarded")))
    for account in accounts:
        for debt, group in groupby(account.accruals, key=lambda accrual: accrual.debt):
            done += [
                Para(_head(matter, names.get(debt, "")), "caption"),
                _table(matter, tuple(group), sources),
            ]
        if account.daily.amount:
            done.append(Para(matter.t("interest.daily", sum=matter.money(account.daily))))
    done.append(Para(matter.t("interest.sources"), "caption"))
    done += [Para(_source(matter, cited, number), "Note") for cited, number in sources.items()]
    return tuple(done)


def _head(matter: Matter, name: str) -> str:
    """Return on what interest runs: the debt of that name, else what a court awarded."""
    return matter.t("interest.on", ref=name) if name else matter.t("interest.on_judgment")


def _table(matter: Matter, accruals: tuple[Accrual, ...], sources: dict[_Cited, int]) -> Table:
    rows = []
    for accrual in accruals:
        number = sources.setdefault(_told_by(matter, accrual), len(sources) + 1)
        rows.append(
            Row(
                (
                    matter.words.day(accrual.first),
                    matter.words.day(accrual.last),
                    str(accrual.days),
                    matter.words.value(accrual.base.amount),
                    matter.t("percent", rate=accrual.rate),
                    matter.words.value(accrual.interest.amount),
                    f"[{number}]",
                )
            )
        )
    total = accruals[0].interest
    for accrual in accruals[1:]:
        total = total + accrual.interest
    days = sum(accrual.days for accrual in accruals)
    summed = ("", matter.t("total"), str(days), "", "", matter.words.value(total.amount), "")
    rows.append(Row(summed))
    sign = matter.words.sign(total.currency)
    columns = (
        Column(matter.t("columns.from"), 1.9),
        Column(matter.t("columns.to"), 1.9),
        Column(matter.t("columns.days"), 1.1, "end"),
        Column(matter.t("columns.base", currency=sign), 2.1, "end"),
        Column(matter.t("columns.rate"), 1.6, "end"),
        Column(matter.t("columns.interest", currency=sign), 2.1, "end"),
        Column(matter.t("columns.source"), 1.1, "center"),
    )
    return Table(columns, tuple(rows), title=matter.t("interest.title"), total=True)


def _told_by(matter: Matter, accrual: Accrual) -> _Cited:
    """Return the source of a rate; for others the act that gives it, where the rate was not seen.

    A gazette or table in which nobody has read the rate is no source to show the other side. A
    court is asked to award by it: there the rate is left to be confirmed by who files the paper.
    """
    source = accrual.source
    if matter.own_house or source.own or not source.to_check:
        return _Cited(source)
    acts = (x.source for x in matter.law.interest.regimes if x.rate_kind == accrual.rate_kind)
    return _Cited(next(acts, source), matter.form.audience is Audience.COURT)


def _source(matter: Matter, cited: _Cited, number: int) -> Text:
    """Return a source as it is told, with the blank that confirms a rate nobody has seen there."""
    told = _words(matter, cited.source, number)
    if not cited.to_confirm:
        return told
    return (f"{told} – ", Span(f"[{matter.t('interest.to_confirm')}]", "to_complete"))


def _words(matter: Matter, source: Source, number: int) -> str:
    told = f"[{number}] {one_line(matter.words.value(source.told))}"
    if source.own:
        own = "own" if source.checked_on else "own_undated"
        told += f" – {matter.t(f'interest.{own}', day=source.checked_on)}"
    elif not matter.own_house:
        return told
    elif source.to_check:
        told += f" – {matter.t('interest.to_check', day=source.checked_on)}"
    elif source.confidence is not Confidence.HIGH:
        told += f" – {matter.t('interest.checked', day=source.checked_on)}"
    return told
