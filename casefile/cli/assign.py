"""casefile assign: in whose hands a case is; without a name, who it is now."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, and to whom."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("name", nargs="?", metavar="NAME", help=words.term("commands.assign.name"))


def run(request: Request) -> int:
    """Write it down, or tell it."""
    asked, desk = request.options, request.desk
    if asked.name is None:
        request.line(desk.case(asked.case).assigned)
        return DONE
    desk.set(asked.case, [f"assigned={asked.name.strip()}"])
    request.tell("colleagues.assigned_set")
    return DONE
