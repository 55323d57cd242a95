"""casefile import: brings exported cases back, every byte read and verified."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """A bag, a zip, or a folder of bags."""
    parser.add_argument("path", metavar="PATH")
    parser.add_argument(
        "--identity", default="", metavar="FILE", help=words.term("commands.import.identity")
    )


def run(request: Request) -> int:
    """Take them in; print the ids, and tell the new number of one whose own is taken."""
    asked = request.options
    identity = Path(asked.identity) if asked.identity else None

    def renumbered(old: str, new: str) -> None:
        request.tell("commands.import.renumbered", old=old, new=new)

    path, desk = Path(asked.path), request.desk
    for id_ in desk.import_(path, identity=identity, renumbered=renumbered):
        request.line(id_)
    taken = desk.take_owner(path) if path.is_dir() else None
    if taken is not None:
        request.tell(f"commands.import.own_record_{'taken' if taken else 'stays'}")
    return DONE
