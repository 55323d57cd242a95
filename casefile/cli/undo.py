"""casefile undo: takes back the newest changes, or one change and leaves later ones."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.desk.deeds import deed
from casefile.model.errors import BadInput
from casefile.model.language import Language
from casefile.model.say import Say


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, how many steps; or one revision of its history."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("steps", nargs="?", default="1", metavar="N")
    parser.add_argument(
        "--revision", type=int, default=0, help=words.term("commands.undo.revision")
    )


def run(request: Request) -> int:
    """Undo as one new change, which can be undone too."""
    asked = request.options
    if not asked.steps.isdigit():
        fault = Say("faults.not_a_number", value=asked.steps)
        raise BadInput("bad_field", field=request.words.term("frame.value.N"), fault=fault)
    if asked.revision:
        request.desk.undo_change(asked.case, asked.revision)
    else:
        request.desk.undo(asked.case, int(asked.steps))
    entries = request.desk.history(asked.case)
    told = request.words.say(deed(entries[-1], entries, request.words))
    request.tell("commands.undo.done", n=len(entries[-1].undid))
    request.line(told)
    return DONE
