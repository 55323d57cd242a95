"""casefile deadlines: what falls due, in one case or in all."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """One case, or all."""
    parser.add_argument("case", nargs="?", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """List them by day."""
    desk, words = request.desk, request.words
    asked = request.options.case
    ids = [desk.id_of(asked)] if asked else [line.id for line in desk.cases()]
    found = []
    for id_ in ids:
        case = desk.case(id_)
        for deadline in desk.review_of(case).deadlines:
            found.append((deadline.on, case, deadline))
    found.sort(key=lambda row: (row[0], row[1].number))
    if request.as_json:
        request.document(
            [
                {
                    "case": case.id,
                    "on": on.isoformat(),
                    "what": words.say(line.what),
                    "why": words.say(line.why),
                }
                for on, case, line in found
            ]
        )
        return DONE
    for on, case, line in found:
        request.line(
            f"{words.day(on)}  {case.number} {case.respondent.name}  {words.say(line.what)}"
            f"  {words.say(line.why)}"
        )
    return DONE
