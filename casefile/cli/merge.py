"""casefile merge: a copy that was handed over and changed comes together with its case."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, FOUND, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """The copy: a bag or a zip."""
    parser.add_argument("path", metavar="PATH")


def run(request: Request) -> int:
    """Bring them together; list what both changed differently."""
    done = request.desk.merge(Path(request.options.path))
    for clash in done.clashes:
        request.term(
            "commands.merge.clash",
            field=clash.field,
            mine=_short(clash.theirs),
            theirs=_short(clash.mine),
        )
    key = "commands.merge.done" if done.changed else "commands.merge.nothing"
    request.tell(key, n=len(done.clashes), files=done.evidence)
    return FOUND if done.clashes else DONE


def _short(value: object) -> str:
    told = "-" if value is None else str(value)
    return told if len(told) <= 80 else told[:79] + "…"
