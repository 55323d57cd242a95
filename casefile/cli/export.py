"""casefile export: complete, open copies of a case or of the whole library."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, FOUND, Request
from casefile.model.errors import BadInput
from casefile.model.language import Language
from casefile.rules.behind_name import from_own_record


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case or all, where to, as a folder (BagIt) or a zip, open or encrypted."""
    parser.add_argument("case", nargs="?", default="", metavar="CASE")
    parser.add_argument("--all", action="store_true", help=words.term("commands.export.all"))
    parser.add_argument("--to", required=True, metavar="PATH")
    parser.add_argument(
        "--age",
        action="append",
        default=[],
        metavar="RECIPIENT",
        help=words.term("commands.export.age"),
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--bag", action="store_true", help=words.term("commands.export.bag"))
    shape.add_argument("--zip", action="store_true", help=words.term("commands.export.zip"))


def run(request: Request) -> int:
    """Copy, read the copy again, print where it is."""
    asked, words = request.options, request.words
    if asked.age and (asked.all or asked.bag):
        raise BadInput("age_one_zip", where="--age")
    if asked.all and asked.zip:
        raise BadInput("zip_one_case", where="--zip")
    if asked.all:
        troubled = 0
        for done in request.desk.export_all(Path(asked.to)):
            if done.trouble is not None:
                troubled += 1
                request.talk.write(" ".join(words.refusal(done.trouble)).strip() + "\n")
            else:
                request.line(str(done.path))
        return FOUND if troubled else DONE
    if not asked.case:
        raise BadInput("nothing_given", where="export", command="export")
    packed = asked.zip or (asked.to.endswith(".zip") and not asked.bag)
    to = Path(asked.to)
    request.line(str(request.desk.export(asked.case, to, packed=packed, recipients=asked.age)))
    stays = from_own_record(request.desk.case(asked.case), request.desk.owner())
    if stays:
        fields = tuple(words.term(f"panes.people.claimant_{name}") for name in stays)
        request.tell("commands.export.own_record", fields=fields, case=asked.case)
    return DONE
