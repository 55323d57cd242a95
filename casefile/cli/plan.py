"""casefile plan: what to do with this debtor and why; his promises; a sum now against waiting."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from casefile.cli import DONE, Request
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.model.language import Language
from casefile.model.money import Money, read_money
from casefile.model.plan import InstalmentPlan, Plan, StepStatus, Waiting
from casefile.model.promise import PromiseLine
from casefile.model.say import Say
from casefile.rules.settlement import moved

TICKS = {"done": StepStatus.DONE, "skip": StepStatus.PASSED_OVER, "reopen": StepStatus.DUE}


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case; a sum offered now; instalments."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))
    parser.add_argument("--offered", metavar="SUM", help=words.term("commands.plan.option_offered"))
    parser.add_argument(
        "--instalments",
        metavar="N",
        type=int,
        help=words.term("commands.plan.option_instalments"),
    )
    parser.add_argument(
        "--first", metavar="DATE", default="", help=words.term("commands.plan.option_first")
    )
    ticks = parser.add_mutually_exclusive_group()
    for name in TICKS:
        told = words.term(f"commands.plan.option_{name}")
        ticks.add_argument(f"--{name}", metavar="N", default="", help=told)


def run(request: Request) -> int:
    """Say it in plain words, or as JSON."""
    asked, desk = request.options, request.desk
    case = desk.case(asked.case)
    offered = _sum(asked.offered, desk.money_of(case))
    for name, status in TICKS.items():
        if step := getattr(asked, name):
            desk.tick(asked.case, step, status)
    found = desk.plan(asked.case)
    worth = desk.waiting(asked.case, offered)
    if offered is not None and worth is not None and worth.balance.currency != offered.currency:
        fault = Say("faults.two_currencies", one=offered.currency, other=worth.balance.currency)
        raise BadInput("bad_field", field="--offered", fault=fault)
    rows = _instalments(request) if asked.instalments is not None else None
    if request.as_json:
        told: dict[str, Any] = found.model_dump(mode="json", context={"words": request.words})
        told["numbers"] = [request.words.say(x) for x in desk.number_faults(asked.case)]
        told["waiting"] = None if worth is None else worth.model_dump(mode="json")
        told["instalments"] = None if rows is None else rows.model_dump(mode="json")
        request.document(told)
        return DONE
    _told(request, found)
    if worth is not None:
        _worth(request, worth)
    if rows is not None:
        whole = worth is not None and worth.balance == rows.principal
        _rows(request, rows, worth.told if worth is not None and whole else rows.principal)
    return DONE


def _sum(text: str | None, currency: str) -> Money | None:
    if not text:
        return None
    with naming("--offered"):
        return read_money(text, currency)


def _instalments(request: Request) -> InstalmentPlan:
    asked, desk = request.options, request.desk
    first = (
        request.exact_day("--first", asked.first)
        if asked.first
        else desk.first_instalment(asked.case)
    )
    return desk.instalments(asked.case, asked.instalments, first)


def _told(request: Request, found: Plan) -> None:
    words, line = request.words, request.line
    if found.limitation is not None:
        line(words.say(found.limitation))
    request.term("commands.plan.reason", reason=found.pleas or found.reason)
    for saying in found.reason_said:
        key = "said_on" if found.reason_on.known else "said"
        request.term(f"commands.plan.{key}", said=saying, on=found.reason_on)
    ended = request.desk.ended(request.options.case)
    for end in ended:
        line(words.say(end))
    if not ended:
        for told in (found.route, *found.fallen):
            line(words.say(told))
    if found.after is not None:
        line(words.say(found.after))
    for say in (found.time_up, found.paused_by, found.resumed_by, found.talks):
        if say is not None:
            line(words.say(say))
    for fault in request.desk.number_faults(request.options.case):
        line(words.say(fault))
    if found.steps:
        _head(request, "steps")
    for n, step in enumerate(found.steps, 1):
        day = "" if step.told_on is None else f" {words.value(step.told_on)}"
        back = "" if step.came_back is None else f" – {words.say(step.came_back)}"
        form = f" [{step.form}]" if step.form else ""
        line(f"{n}. {words.name_of(step.status)}{day}: {words.say(step.what)}{form}{back}")
        line(f"    {words.say(step.why)}")
    if any(step.status is StepStatus.DUE and step.ticks for step in found.steps):
        request.tell("commands.plan.tick_hint")
    if found.questions:
        _head(request, "ask")
    for question in found.questions:
        line(f"- {words.say(question)}")
    _promises(request, "promises", [x for x in found.promises if not x.instalment])
    _promises(request, "due_days", [x for x in found.promises if x.instalment])
    if found.patterns:
        _head(request, "patterns")
    for pattern in found.patterns:
        line(f"- {words.say(pattern.what)} {words.say(pattern.then)}")


def _promises(request: Request, head: str, lines: list[PromiseLine]) -> None:
    """Tell what was promised, or by what days it was agreed or ordered, and what became of it."""
    words = request.words
    if lines:
        _head(request, head)
    for promise in lines:
        told = words.term(
            "commands.plan.promise",
            amount=promise.amount or words.term("commands.plan.no_sum"),
            by=promise.by or words.term("dates.unknown"),
            kept=promise.told,
        )
        request.line(f"- {told}")


def _worth(request: Request, worth: Waiting) -> None:
    request.line()
    off, known = worth.largest_discount, {"worth": worth.worth, "balance": worth.told}
    if not worth.reckoned:
        request.term("commands.plan.not_reckoned", balance=worth.told)
    elif off.amount:
        request.term("commands.plan.waiting", discount=off, percent=worth.percent, **known)
    else:
        request.term("commands.plan.waiting_in_full", **known)
    if worth.reckoned and not worth.by_opinion:
        request.term("commands.plan.no_opinion")
    if worth.better is not None:
        key = "commands.plan.better" if worth.better else "commands.plan.worse"
        request.term(key, offered=worth.offered)
    if worth.below_floor:
        request.term("commands.plan.below_floor")


def _rows(request: Request, rows: InstalmentPlan, owed: Money | Say) -> None:
    request.line()
    request.term("commands.plan.instalments", owed=owed)
    for row in rows.rows:
        told = {"n": row.number, "on": row.on, "sum": row.sum, "left": row.left}
        line = request.words.term("commands.plan.row", **told)
        why = moved(row)
        request.line(line if why is None else f"{line}, {request.words.say(why)}")


def _head(request: Request, name: str) -> None:
    request.line()
    request.line(request.words.term(f"commands.plan.{name}"))
