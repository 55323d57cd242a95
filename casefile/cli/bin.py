"""casefile bin: deleted cases, which stay thirty days and can be taken back."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """No case lists the bin; a case goes into it; --back brings it out."""
    parser.add_argument("case", nargs="?", default="", metavar="CASE")
    parser.add_argument("--back", action="store_true", help=words.term("commands.bin.back"))


def run(request: Request) -> int:
    """List, put in, or take back."""
    asked, words, desk = request.options, request.words, request.desk
    if asked.back:
        request.line(desk.take_back(asked.case).case.id)
    elif asked.case:
        request.line(desk.delete(asked.case))
        request.tell("commands.bin.done")
    else:
        for found in desk.binned():
            day = found.goes_at.date()
            request.row(
                case=found.id,
                name=str(found.summary.get("respondent", "")),
                goes=words.value(day)
                if request.linear
                else words.term("commands.bin.goes", day=day),
            )
    return DONE
