"""casefile history: the log of changes to a case, sealed line by line."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime

from casefile.cli import DONE, Request
from casefile.desk.changed_fields import names_in
from casefile.desk.deeds import deed
from casefile.model.clean import one_line
from casefile.model.keeping import actor_told
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case; or have the head of its log time-stamped."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument(
        "--stamp", default="", metavar="URL", help=words.term("commands.history.stamp")
    )
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Show it, oldest first; the last line is the head of the chain."""
    asked = request.options
    if asked.stamp:
        stamp = request.desk.stamp(asked.case, asked.stamp)
        at = f"{stamp.at:%Y-%m-%d %H:%M:%S}"
        request.term("commands.history.stamped", at=at, head=stamp.head, file=stamp.file)
        return DONE
    entries = request.desk.history(asked.case)
    if request.as_json:
        request.document([entry._asdict() for entry in entries])
        return DONE
    words, called = request.words, names_in(entries)
    request.table(
        [
            words.term(f"commands.history.{x}")
            for x in ("rev", "at", "who", "what", "note", "state")
        ],
        [
            [
                str(entry.rev),
                words.value(datetime.fromisoformat(entry.at)),
                actor_told(entry.actor, words),
                words.term(f"commands.history.action.{entry.action}"),
                one_line(words.say(deed(entry, entries, words, called)), 60),
                words.term("commands.history.taken_back") if entry.taken_back else "",
            ]
            for entry in entries
        ],
    )
    request.term("commands.history.head", head=entries[-1].hash)
    return DONE
