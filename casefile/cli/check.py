"""casefile check: whether a case, or a packet, is what was written; nothing is changed."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, FOUND, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """A case or a packet's file."""
    parser.add_argument("what", metavar="CASE|PACKET")
    parser.add_argument("--read", action="store_true", help=words.term("commands.check.read"))
    parser.add_argument(
        "--head", default="", metavar="HASH", help=words.term("commands.check.head")
    )
    parser.add_argument(
        "--roots", default="", metavar="FILE", help=words.term("commands.check.roots")
    )


def run(request: Request) -> int:
    """Say what does not hold; exit 1 when something serious does not."""
    asked, words = request.options, request.words
    if asked.what.endswith(".docx"):
        faults = request.desk.check_packet(Path(asked.what))
        for fault in faults:
            request.line(fault)
        request.tell("commands.check.faults" if faults else "commands.check.holds")
        return FOUND if faults else DONE
    roots = Path(asked.roots) if asked.roots else None
    findings = request.desk.check(asked.what, read=asked.read, anchor=asked.head, roots=roots)
    serious = [finding for finding in findings if finding.serious]
    for finding in findings:
        request.line(("! " if finding.serious else "- ") + words.say(finding.say))
    request.tell("commands.check.faults" if serious else "commands.check.holds")
    return FOUND if serious else DONE
