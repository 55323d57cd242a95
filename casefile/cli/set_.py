"""casefile set: any field of a case, by its path in case.toml."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.errors import BadInput
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, and FIELD=VALUE pairs."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("fields", nargs="*", metavar="FIELD=VALUE")


def run(request: Request) -> int:
    """Set all the fields in one change."""
    if not request.options.fields:
        raise BadInput("nothing_given", where="set", command="set")
    request.desk.set(request.options.case, request.options.fields)
    request.tell("commands.set.done", n=len(request.options.fields))
    return DONE
