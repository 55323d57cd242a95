"""casefile move: the whole library to a firm's server, or back into folders, verified."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, FOUND, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Where to."""
    parser.add_argument(
        "--to", required=True, metavar="ADDRESS", help=words.term("commands.move.to")
    )


def run(request: Request) -> int:
    """Move case by case; say what became of each, and where the library works from now on."""
    moved = troubled = 0
    for step in request.desk.move(request.options.to):
        if step.trouble is not None:
            troubled += 1
            request.talk.write(" ".join(request.words.refusal(step.trouble)).strip() + "\n")
            continue
        moved += 1
        request.term("commands.move.fresh" if step.fresh else "commands.move.there", case=step.id)
    request.tell("commands.move.done" if not troubled else "commands.move.not_all", n=moved)
    return FOUND if troubled else DONE
