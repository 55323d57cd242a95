"""casefile today: what is to be done by today over all cases; with --figures, how they went."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Figures instead of the list."""
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))
    parser.add_argument(
        "--figures", action="store_true", help=words.term("commands.today.option_figures")
    )


def run(request: Request) -> int:
    """List what is due, the longest due first."""
    if request.options.figures:
        return _figures(request)
    words = request.words
    due = request.desk.due_today()
    if request.as_json:
        request.document(
            [
                {
                    "case": x.case,
                    "number": x.number,
                    "respondent": x.respondent,
                    "on": x.on.isoformat(),
                    "kind": x.kind,
                    "what": words.say(x.what),
                }
                for x in due
            ]
        )
        return DONE
    for x in due:
        request.line(f"{words.day(x.on)}  {x.number} {x.respondent}  {words.say(x.what)}")
    if not due:
        request.tell("commands.today.nothing")
    return DONE


def _figures(request: Request) -> int:
    words, found = request.words, request.desk.figures()
    if request.as_json:
        request.document([x.model_dump(mode="json") for x in found])
        return DONE
    heads = [
        words.term(f"commands.today.{name}")
        for name in ("group", "cases", "claimed", "recovered", "percent", "open", "days")
    ]
    rows = [
        (
            words.name_of(x.name) if x.name is not None else words.term("commands.today.all"),
            str(x.cases),
            words.money(x.claimed),
            words.money(x.recovered),
            words.number(x.percent),
            words.money(x.open),
            "-" if x.days is None else str(x.days),
        )
        for x in found
    ]
    request.table(heads, rows)
    return DONE
