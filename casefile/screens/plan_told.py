"""The plan in words: its head, what came back of a step, the promises and instalments."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from casefile.model.account import Account
from casefile.model.case import Case
from casefile.model.language import Language
from casefile.model.plan import Plan
from casefile.model.promise import PromiseLine
from casefile.model.say import Say
from casefile.rules.ended import ended
from casefile.rules.endings import last_ending
from casefile.screens.plain import apart, line, lines, quote, said, value
from casefile.screens.reason_told import reason_told

_MOST_SAID, _LONGEST_SAID = 3, 150
"""Sayings, and letters of each, that leave room for the steps in a window of 24 lines."""


def came_told(came: Say, words: Language) -> str:
    """Return what came back, or how much, for the list; its day is told below it."""
    several = came.values.get("told")
    if isinstance(several, tuple):
        return ", ".join(came_told(one, words) for one in several if isinstance(one, Say))
    told = came.values.get("outcome", came.values.get("amount"))
    return words.say(came) if told is None else words.value(told)


def head_told(
    plan: Plan, case: Case, accounts: tuple[Account, ...], words: Language, on: date
) -> Content:
    """Return the head of the plan: why it is not paid, the way, what holds it or sets it going."""
    time = plan.limitation
    rows = [said(words.say(time), "bold")] if time is not None else []
    rows.append(
        line(
            said(words.term("panes.plan.reason") + " "),
            said(reason_told(case, words), "bold"),
            said(f" · {words.value(plan.reason_on)}" if plan.reason_on.known else ""),
        )
    )
    for saying in plan.reason_said[:_MOST_SAID]:
        rows.append(line(said("  "), quote(saying, words, limit=_LONGEST_SAID)))
    last = last_ending(case, on)
    if last is not None:
        rows.append(
            line(
                said(words.term("panes.plan.ended", how=last.how, on=last.on), "bold"),
                said("  "),
                value(last.why, limit=120),
            )
        )
        rows += [said(words.say(end)) for one in accounts if (end := ended(one)) is not None]
        rows += [said(words.say(plan.after), "bold")] if plan.after is not None else []
        return lines(*rows)
    rows.append(said(words.say(plan.route)))
    rows += [said(words.say(one), "bold") for one in plan.fallen]
    rows += [said(words.say(plan.after), "bold")] if plan.after is not None else []
    for told in (plan.time_up, plan.paused_by, plan.resumed_by, plan.talks):
        if told is not None:
            rows.append(said(words.say(told), "bold"))
    return lines(*rows)


def promises_told(promises: tuple[PromiseLine, ...], words: Language) -> list[Content]:
    """Return his promises and instalments, each with how it stands."""
    if not promises:
        return []
    rows = [said(words.term("panes.plan.promises"), "bold")]
    for one in promises:
        what = words.money(one.amount) if one.amount else words.term("commands.plan.no_sum")
        by = words.day(one.by) if one.by else words.term("dates.unknown")
        look = "bold" if one.breached else ""
        sign = "= " if one.instalment else "- "
        rows.append(said(sign + apart(what, by, words.say(one.told), by=" · "), look))
    return rows
