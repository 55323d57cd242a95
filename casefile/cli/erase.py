"""casefile erase: the end of retention; folder and bytes gone, a tombstone of hashes kept."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.dates import LooseDate
from casefile.model.errors import BadInput
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case; or until when it must be kept, instead."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--why", default="", metavar="REASON")
    parser.add_argument(
        "--keep-until", default="", metavar="DATE", help=words.term("commands.erase.keep_until")
    )
    parser.add_argument("--hold", action="store_true", help=words.term("commands.erase.hold"))
    parser.add_argument("--release", action="store_true", help=words.term("commands.erase.release"))
    parser.add_argument("--yes", action="store_true", help=words.term("commands.erase.yes"))


def run(request: Request) -> int:
    """Erase it for good, once --yes says so; or set how long it must be kept."""
    asked, desk = request.options, request.desk
    if asked.release and (asked.keep_until or asked.hold):
        raise BadInput("release_or_keep", where="--release")
    if asked.release:
        desk.release(asked.case, why=asked.why)
        request.tell("commands.erase.released")
        return DONE
    if asked.keep_until or asked.hold:
        until = _until(request)
        desk.keep_until(asked.case, until, hold=asked.hold, why=asked.why)
        kept = desk.kept_until(asked.case)
        request.tell("commands.erase.kept", until=kept.until or "-")
        return DONE
    if not asked.yes:
        raise BadInput("erase_needs_yes", where=asked.case)
    request.line(desk.erase(asked.case, why=asked.why))
    request.tell("commands.erase.done")
    return DONE


def _until(request: Request) -> LooseDate:
    """Return the day meant; ``limitation``: the last day on which the debts can be sued for."""
    text = request.options.keep_until
    if text == "limitation":
        return request.desk.limitation_end(request.options.case)
    return request.coming_day("--keep-until", text)
