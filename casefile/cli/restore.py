"""casefile restore: puts a case back as it was at a revision; said in its log."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, which revision of its history."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("revision", type=int, metavar="REV")


def run(request: Request) -> int:
    """Restore it as a new revision."""
    request.desk.restore(request.options.case, request.options.revision)
    request.tell("commands.restore.done", revision=request.options.revision)
    return DONE
