"""casefile comment: a note to colleagues in a case, with who wrote it and when; internal."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, and the text; without one, those that stand."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("text", nargs="?", default="", metavar="TEXT")


def run(request: Request) -> int:
    """Write it; or list the comments, the oldest first."""
    asked, desk, words = request.options, request.desk, request.words
    if asked.text:
        desk.comment(asked.case, asked.text)
        request.tell("commands.comment.done")
        return DONE
    for note in desk.case(asked.case).notes:
        by = note.by or words.term("words.unknown")
        request.line(f"{words.loose_day(note.on)} {by}: {note.text}")
    return DONE
