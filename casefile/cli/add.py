"""casefile add: takes in evidence; one line a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, REFUSED, Request
from casefile.model.clean import one_line
from casefile.model.errors import BadInput
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, and files, folders or archives."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--theirs", action="store_true", help=words.term("commands.add.theirs"))
    parser.add_argument("--from-whom", default="", metavar="NAME")
    parser.add_argument(
        "--ocr", default="", metavar="he,pl,en", help=words.term("commands.add.ocr")
    )


def run(request: Request) -> int:
    """Take them in; a refusal stops only its own file, and makes the exit code 2."""
    asked, words = request.options, request.words
    if not asked.paths:
        raise BadInput("nothing_given", where="add", command="add")
    refused = 0
    for filed in request.desk.add(
        asked.case,
        [Path(path) for path in asked.paths],
        side="R" if asked.theirs else "C",
        from_whom=asked.from_whom,
    ):
        name = one_line(filed.name)
        if filed.trouble is not None:
            refused += 1
            what, then = words.refusal(filed.trouble)
            request.talk.write(f"{name}: {one_line(what)} {one_line(then)}".rstrip() + "\n")
        elif filed.exhibit is None:
            request.term("commands.add.duplicate", name=name, mark=filed.duplicate_of)
        else:
            if asked.ocr and filed.exhibit.reading.has_text is False:
                languages = [code.strip() for code in asked.ocr.split(",") if code.strip()]
                request.desk.read_optically(asked.case, filed.exhibit.mark, languages)
            request.line(_told(request, name, filed.exhibit.mark))
            for question in request.desk.questions(asked.case, filed.exhibit.mark):
                request.line("    ? " + words.term(f"questions.{question.key}"))
    return REFUSED if refused else DONE


def _told(request: Request, name: str, mark: str) -> str:
    words = request.words
    exhibit = request.desk.case(request.options.case).exhibit(mark)
    assert exhibit is not None
    guessed = {guess.field: guess.value for guess in exhibit.suggestions}
    kind = words.term(f"choices.ExhibitKind.{guessed.get('kind', exhibit.kind.value)}")
    told = f"{mark}  {kind}  {words.loose_day(exhibit.dated)}  {name}"
    if exhibit.reading.trouble:
        trouble = words.term(f"refusals.{exhibit.reading.trouble}.what", name=name)
        told += f"  ({words.term('commands.add.kept', why=trouble)})"
    return told
