"""casefile doctor: versions, where data lives, what optional tools are there."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.desk.facts import facts
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """No options but JSON."""
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Print what there is, and say that the library outlives the program."""
    told = {**facts(request.desk), "encoding": sys.stdout.encoding or "-"}
    if request.as_json:
        request.document(told)
        return DONE
    for name, value in told.items():
        key = f"frame.computer.{name}"
        shown = request.words.term(key) if request.words.has(key) else name
        request.line(f"{shown}: {value}")
    request.tell("commands.doctor.stays", library=told["library"])
    return DONE
