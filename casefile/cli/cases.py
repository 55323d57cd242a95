"""casefile cases: the list, most urgent first."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping

from casefile.cli import DONE, Request
from casefile.desk.line_told import name_told, number_told, owed_told, state_told
from casefile.desk.records import CaseLine
from casefile.model.exhibit import Element
from casefile.model.language import Language
from casefile.model.stage import Stage
from casefile.model.status import AT_REST, PROVED, Status

_SIGNS = {
    "solid": "●",
    "admitted": "●",
    "leans": "◐",
    "contested": "◑",
    "thin": "◔",
    "missing": "○",
    "unknown": "?",
}


def arguments(parser: ArgumentParser, words: Language) -> None:
    """All, or those of one stage."""
    parser.add_argument("--stage", default="", metavar="STAGE", choices=Stage)
    parser.add_argument("--by-name", action="store_true", help=words.term("commands.cases.by_name"))
    parser.add_argument("--mine", action="store_true", help=words.term("commands.cases.mine"))
    parser.add_argument("--waiting", action="store_true", help=words.term("commands.cases.waits"))
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """List the cases."""
    desk, words = request.desk, request.words
    lines = desk.cases_today(request.options.stage)
    if request.options.mine:
        lines = tuple(line for line in lines if line.assigned == desk.actor)
    if request.options.by_name:
        lines = tuple(sorted(lines, key=lambda line: words.order(line.respondent)))
    if request.options.waiting:
        lines = tuple(line for line in lines if line.waiting_for)
    if request.as_json:
        request.document(
            [
                {
                    **{k: v for k, v in line._asdict().items() if k != "outlook"},
                    "number": line.number or None,
                    "due": line.due.isoformat() if line.due else None,
                    "amounts_on": line.amounts_on.isoformat() if line.amounts_on else None,
                    "next_on": line.next_on.isoformat() if line.next_on else None,
                    "overdue": line.overdue(desk.on),
                    "state": line.state_on(desk.on),
                }
                for line in lines
            ]
        )
        return DONE
    if not lines:
        asked = request.options
        few = asked.stage or asked.mine or asked.waiting
        request.tell("commands.cases.none_such" if few else "commands.cases.none")
        return DONE
    heads = [
        words.term(f"commands.cases.{head}")
        for head in ("number", "respondent", "amount", "overdue", "stage", "proof", "state")
    ]
    rows = []
    hands = any(line.assigned or line.waiting_for for line in lines)
    if hands:
        heads[-1:-1] = [words.term(f"screens.cases.{head}") for head in ("assigned", "waits")]
    for line in lines:
        rows.append(
            [
                number_told(line),
                name_told(line, words),
                owed_told(line, words),
                _late(line.overdue(desk.on), words),
                words.term(f"choices.Stage.{line.stage}") if line.stage else "",
                _proof(line, request),
                *((line.assigned, line.waiting_for) if hands else ()),
                state_told(line, words, desk.on),
            ]
        )
    request.table(heads, rows)
    if not request.linear:
        request.tell("commands.cases.legend")
    days_of = sorted({line.amounts_on for line in lines if line.amounts_on})
    if days_of:
        key = "as_of" if len(days_of) == 1 else "as_of_each"
        request.tell(f"commands.cases.{key}", first=days_of[0], last=days_of[-1])
    return DONE


def _late(days: int | None, words: Language) -> str:
    """Return how long it is overdue, or when it is due."""
    if days is None:
        return ""
    if not days:
        return words.term("screens.days.today")
    return words.term("commands.cases.days" if days > 0 else "commands.cases.due", n=abs(days))


def _proof(line: CaseLine, request: Request) -> str:
    """Return how the elements stand; nothing, where nothing is argued any more or can be read."""
    if line.damaged or line.state_on(request.desk.on) in AT_REST:
        return ""
    if request.linear:
        return _named(line.statuses, request.words)
    return _signs(line.statuses)


def _signs(statuses: Mapping[str, str]) -> str:
    return "".join(_SIGNS.get(statuses.get(e.value, ""), "?") for e in Element)


def _named(statuses: Mapping[str, str], words: Language) -> str:
    """Return how many elements stand, and the others by name under what is wrong with them."""
    others: dict[Status, list[str]] = {}
    for element in Element:
        status = Status(statuses.get(element.value) or Status.UNKNOWN)
        if status not in PROVED:
            others.setdefault(status, []).append(words.name_of(element))
    lacking = sum(map(len, others.values()))
    stands = words.term("linear.proved", done=len(Element) - lacking, of=len(Element))
    return "; ".join(
        [stands, *(f"{words.name_of(s)}: {', '.join(names)}" for s, names in others.items())]
    )
