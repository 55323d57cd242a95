"""casefile wait: what a case waits for; without words, what it waits for now."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, and for what."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("what", nargs="?", metavar="WHAT", help=words.term("commands.wait.what"))


def run(request: Request) -> int:
    """Write it down, or tell it."""
    asked, desk = request.options, request.desk
    if asked.what is None:
        request.line(desk.case(asked.case).waiting_for)
        return DONE
    desk.set(asked.case, [f"waiting_for={asked.what.strip()}"])
    request.tell("colleagues.waiting_for_set")
    return DONE
