"""casefile accept: suggestions become facts."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which exhibits of which case; what they are and show, when the guess is wrong."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("marks", nargs="*", metavar="MARK")
    parser.add_argument(
        "--shows",
        action="append",
        choices=[e.value for e in Element],
        help=words.codes(Element),
    )
    parser.add_argument(
        "--kind", choices=[k.value for k in ExhibitKind], help=words.codes(ExhibitKind)
    )
    parser.add_argument("--dated", metavar="DATE")
    parser.add_argument(
        "--label", choices=[d.value for d in Disclosure], help=words.codes(Disclosure)
    )
    parser.add_argument("--grade", choices=["A", "B", "C", "D", "L"])
    parser.add_argument("--why", default="", help=words.term("commands.accept.why"))
    parser.add_argument(
        "--signatures", action="store_true", help=words.term("commands.accept.signatures")
    )
    parser.add_argument(
        "--read", default="", metavar="he,pl,en", help=words.term("commands.accept.read")
    )
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE")


def run(request: Request) -> int:
    """Accept them in one change; no marks means all that wait."""
    asked = request.options
    if asked.read:
        return _read(request)
    settings = list(asked.set)
    if asked.kind:
        settings.append(f"kind={asked.kind}")
    if asked.dated:
        settings.append(f"dated={asked.dated}")
    if asked.shows:
        settings.append("shows=" + ",".join(asked.shows))
    case = request.desk.accept(
        asked.case,
        asked.marks,
        settings=settings,
        label=asked.label or "",
        grade=asked.grade or "",
        why=asked.why,
    ).case
    words = request.words
    if asked.signatures:
        for mark in asked.marks or [x.mark for x in case.exhibits]:
            case = request.desk.accept_signatures(asked.case, mark).case
    for exhibit in case.exhibits:
        if exhibit.accepted and (not asked.marks or exhibit.mark in asked.marks):
            shows = ", ".join(words.name_of(e) for e in Element if e in exhibit.shows)
            request.row(
                mark=exhibit.mark,
                kind=words.name_of(exhibit.kind),
                day=words.loose_day(exhibit.dated),
                label=words.name_of(exhibit.disclosure),
                shows=shows,
            )
            if asked.marks:
                for question in request.desk.questions_of(case, exhibit):
                    request.line("    ? " + words.term(f"questions.{question.key}"))
    return DONE


def _read(request: Request) -> int:
    """Read pictures with Tesseract, because a person asked for it; nothing becomes a fact."""
    asked = request.options
    languages = [code.strip() for code in asked.read.split(",") if code.strip()]
    case = request.desk.case(asked.case)
    unread = (x.mark for x in case.exhibits if x.reading.has_text is False and x.custody.sha256)
    for mark in asked.marks or tuple(unread):
        full = request.desk.read_optically(asked.case, mark, languages)
        request.term("commands.accept.was_read", mark=mark, n=len(full.text.split()))
    return DONE
