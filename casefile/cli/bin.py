"""casefile bin: deleted cases, which stay thirty days and can be taken back."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language
from casefile.store.bin import Binned


def arguments(parser: ArgumentParser, words: Language) -> None:
    """No case lists the bin; a case goes into it; --back brings it out."""
    parser.add_argument("case", nargs="?", default="", metavar="CASE")
    parser.add_argument("--back", action="store_true", help=words.term("commands.bin.back"))


def run(request: Request) -> int:
    """List, put in, or take back."""
    asked, desk = request.options, request.desk
    if asked.back:
        request.line(desk.take_back(asked.case).case.id)
    elif asked.case:
        request.line(desk.delete(asked.case))
        request.tell("commands.bin.done")
    else:
        for found in desk.binned():
            request.row(
                case=found.id,
                name=str(found.summary.get("respondent", "")),
                goes=_goes(request, found),
            )
    return DONE


def _goes(request: Request, found: Binned) -> str:
    """Return the day on which it may be erased, or the hold that keeps it whatever the day."""
    words, term = request.words, request.desk.kept_in_bin(found)
    day = term.free_on(found.goes_on)
    if day is None:
        return words.term("bin.held", why=term.why or "-")
    return words.value(day) if request.linear else words.term("commands.bin.goes", day=day)
