"""casefile deadlines: what falls due, in one case or in all; also as a calendar file."""

from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from casefile.cli import DONE, Request
from casefile.desk.named_file import named_file, to_write
from casefile.model.case import Case
from casefile.model.language import Language
from casefile.model.review import DeadlineLine, LimitationLine
from casefile.rules.ics import Day, calendar_file


class Due(NamedTuple):
    """One day to watch: its case, the line, and the workings when it is a last safe day."""

    case: Case
    line: DeadlineLine
    limit: LimitationLine | None


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
    found: list[Due] = []
    for id_ in ids:
        case = desk.case(id_)
        if not asked and case.place not in desk.laws:
            continue  # the list of all cases goes on without one that has no law yet
        review = desk.review_of(case)
        limits = {f"limitation:{line.debt}": line for line in review.limitation}
        found += [Due(case, line, limits.get(line.ref)) for line in review.deadlines]
    found.sort(key=lambda due: (due.line.on, due.case.number))
    if request.options.ics:
        _written(request, found)
    if request.as_json:
        request.document([_document(words, due) for due in found])
        return DONE
    for case, line, limit in found:
        acts = _acts(words, limit)
        request.row(
            day=words.day(line.on),
            case=f"{case.number} {case.respondent.name}",
            what=words.say(line.what),
            why=words.say(line.why),
            **({"acts": "; ".join(acts)} if request.linear else {}),
        )
        if not request.linear:
            for told in acts:
                request.line(f"    {told}")
    return DONE


def _acts(words: Language, limit: LimitationLine | None) -> list[str]:
    """Return what moved the last safe day, or did not, each act with its exhibits."""
    if limit is None:
        return []
    return [
        f"{words.say(act)} [{', '.join(marks)}]" if marks else words.say(act)
        for act, marks in zip(limit.acts, limit.proofs, strict=True)
    ]


def _document(words: Language, due: Due) -> dict[str, Any]:
    told: dict[str, Any] = {
        "case": due.case.id,
        "on": due.line.on.isoformat(),
        "what": words.say(due.line.what),
        "why": words.say(due.line.why),
        "ref": due.line.ref,
    }
    if due.limit is not None:
        told["workings"] = due.limit.model_dump(mode="json", context={"words": words})
    return told


def _days(words: Language, found: Iterable[Due]) -> Iterable[Day]:
    """Return the days for the calendar. A name stays when its day moves, so that no day doubles."""
    seen: Counter[str] = Counter()
    for case, line, _ in found:
        name = f"{case.id}/{line.ref}"
        seen[name] += 1
        told = hashlib.sha256(f"{name}/{seen[name]}".encode()).hexdigest()[:32]
        what = f"{words.say(line.what)} ({case.number} {case.respondent.name})"
        yield Day(f"{told}@casefile", line.on, what, words.say(line.why))


def _written(request: Request, found: Iterable[Due]) -> None:
    path = named_file(Path(request.options.ics), "casefile.ics")
    text = calendar_file(_days(request.words, found), request.desk.now())
    with to_write(path):
        path.write_bytes(text.encode())
    request.tell("workings.written", path=str(path))
