"""casefile repair: makes a damaged case whole again; said in its log."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, and whether a change made outside is taken over."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--accept", action="store_true", help=words.term("commands.repair.accept"))


def run(request: Request) -> int:
    """Repair it."""
    request.desk.repair(request.options.case, accept=request.options.accept)
    request.tell("commands.repair.done")
    return DONE
