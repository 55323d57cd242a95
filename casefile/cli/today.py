"""casefile today: what is to be done by today over all cases; with --figures, how they went."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.model.language import Language
from casefile.rules.figures import hours


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Figures instead of the list."""
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))
    parser.add_argument(
        "--figures", action="store_true", help=words.term("commands.today.option_figures")
    )
    parser.add_argument("--to", default="", metavar="FILE", help=words.term("commands.today.to"))


def run(request: Request) -> int:
    """List what is due, the longest due first."""
    if request.options.figures or request.options.to:  # only the figures have a page
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
        request.row(day=words.day(x.on), case=f"{x.number} {x.respondent}", what=words.say(x.what))
    if not due:
        request.tell("commands.today.nothing")
    return DONE


def _figures(request: Request) -> int:
    words, found = request.words, request.desk.figures()
    if request.as_json:
        request.document([x.model_dump(mode="json") for x in found])
        return DONE
    if request.options.to:
        page = request.desk.write_over_all(
            "figures_page", to=Path(request.options.to), language=words.code
        )
        request.line(str(page.path))
        return DONE
    names = ("group", "cases", "claimed", "recovered", "percent", "open", "days", "cost", "time")
    heads = [words.term(f"commands.today.{name}") for name in names]
    rows = [
        (
            words.name_of(x.name) if x.name is not None else words.term("commands.today.all"),
            str(x.cases),
            words.money(x.claimed),
            words.money(x.recovered),
            words.number(x.percent),
            words.money(x.open),
            "-" if x.days is None else str(x.days),
            words.money(x.cost) if x.cost.amount else "-",
            hours(x.minutes) if x.minutes else "-",
        )
        for x in found
    ]
    request.table(heads, rows)
    return DONE
