"""casefile deadlines: what falls due, in one case or in all; also as a calendar file."""

from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.model.case import Case
from casefile.model.errors import BadInput
from casefile.model.language import Language
from casefile.model.review import DeadlineLine
from casefile.rules.ics import Day, calendar_file


def arguments(parser: ArgumentParser, words: Language) -> None:
    """One case, or all; a calendar file beside."""
    parser.add_argument("case", nargs="?", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))
    parser.add_argument("--ics", metavar="FILE", help=words.term("deadlines.ics"))


def run(request: Request) -> int:
    """List them by day."""
    desk, words = request.desk, request.words
    asked = request.options.case
    ids = [desk.id_of(asked)] if asked else [line.id for line in desk.cases()]
    found = []
    for id_ in ids:
        case = desk.case(id_)
        if not asked and case.place not in desk.laws:
            continue  # the list of all cases goes on without one that has no law yet
        for deadline in desk.review_of(case).deadlines:
            found.append((deadline.on, case, deadline))
    found.sort(key=lambda row: (row[0], row[1].number))
    if request.options.ics:
        _written(request, found)
    if request.as_json:
        request.document(
            [
                {
                    "case": case.id,
                    "on": on.isoformat(),
                    "what": words.say(line.what),
                    "why": words.say(line.why),
                    "ref": line.ref,
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


def _days(words: Language, found: Iterable[tuple[date, Case, DeadlineLine]]) -> Iterable[Day]:
    """Return the days for the calendar. A name stays when its day moves, so that no day doubles."""
    seen: Counter[str] = Counter()
    for on, case, line in found:
        name = f"{case.id}/{line.ref}"
        seen[name] += 1
        told = hashlib.sha256(f"{name}/{seen[name]}".encode()).hexdigest()[:32]
        what = f"{words.say(line.what)} ({case.number} {case.respondent.name})"
        yield Day(f"{told}@casefile", on, what, words.say(line.why))


def _written(request: Request, found: Iterable[tuple[date, Case, DeadlineLine]]) -> None:
    path = Path(request.options.ics)
    text = calendar_file(_days(request.words, found), request.desk.now())
    try:
        path.write_bytes(text.encode())
    except OSError as trouble:
        fault = trouble.strerror or str(trouble)
        raise BadInput("ics_not_written", where=str(path), fault=fault) from trouble
    request.tell("workings.written", path=str(path))
