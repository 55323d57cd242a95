"""casefile write: a Word packet; prints its path, and what was left out and why."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.model.clean import clean
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, which form, where to."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("form", metavar="FORM")
    parser.add_argument("--to", metavar="FILE")
    parser.add_argument("--draft", action="store_true", help=words.term("commands.write.draft"))
    parser.add_argument(
        "--pdf", "--pages", dest="pages", action="store_true", help=words.term("commands.write.pdf")
    )


def run(request: Request) -> int:
    """Write and check it; --plain prints the packet's text instead of writing it."""
    asked, words = request.options, request.words
    if request.desk.form(asked.form).letter:
        for caution in request.desk.before_letter(asked.case, asked.form):
            request.talk.write(clean(words.say(caution.what)) + "\n")
    written = request.desk.write(
        asked.case,
        asked.form,
        to=Path(asked.to) if asked.to else None,
        language=getattr(asked, "language", ""),
        draft=asked.draft,
        pages=asked.pages,
    )
    request.line(str(written.path))
    if written.pdf is not None:
        request.line(str(written.pdf))
    elif asked.pages:
        request.tell("commands.write.no_pdf")
    for file in written.files:
        request.tell("commands.write.beside", name=file.name)
    for left in written.left_out:
        request.tell(
            "commands.write.left_out",
            what=words.value(left.what),
            why=words.say(left.why),
            label=words.name_of(left.label),
        )
    return DONE
