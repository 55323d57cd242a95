"""casefile add: takes in evidence; one line a file, and what to look at under it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from casefile.cli import DONE, REFUSED, Request
from casefile.desk.detailing import detail_told
from casefile.desk.hearing import heard_to_come, heard_told
from casefile.desk.records import Filed
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.dates import loose
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit
from casefile.model.language import Language
from casefile.model.suggestion import WARNING

_EVERY = 100
"""Files after which a terminal hears how far it is."""


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
    asked = request.options
    if not asked.paths:
        raise BadInput("nothing_given", where="add", command="add")

    def told(done: int, every: int, name: str) -> bool:
        if name and done and done % _EVERY == 0:
            request.tell("commands.add.so_far", done=done, every=every)
        return True

    filed = request.desk.add(
        asked.case,
        [Path(path) for path in asked.paths],
        side="R" if asked.theirs else "C",
        from_whom=asked.from_whom,
        told=told,
    )
    case = request.desk.case(asked.case)
    for one in filed:
        _tell(request, one, case)
    _offer_reading(request, [one.exhibit for one in filed if one.exhibit is not None])
    return REFUSED if any(one.trouble is not None for one in filed) else DONE


def _tell(request: Request, filed: Filed, case: Case) -> None:
    asked, words = request.options, request.words
    name = one_line(filed.name)
    if filed.trouble is not None:
        what, then = words.say(filed.trouble.told), words.refusal(filed.trouble)[1]
        request.talk.write(f"{name}: {one_line(what)} {one_line(then)}".rstrip() + "\n")
        return
    if filed.exhibit is None:
        request.term("commands.add.duplicate", name=name, mark=filed.duplicate_of)
        return
    exhibit = filed.exhibit
    if asked.ocr and exhibit.reading.has_text is False:
        languages = [code.strip() for code in asked.ocr.split(",") if code.strip()]
        request.desk.read_optically(asked.case, exhibit.mark, languages)
        case = request.desk.case(asked.case)
        exhibit = case.exhibit(exhibit.mark) or exhibit
    request.line(_told(request, name, exhibit))
    for sentence in _warned(words, exhibit):
        request.line(f"    ! {sentence}")
    account = request.desk.paper_warning(case, exhibit)
    if account is not None:
        request.line("    ! " + words.say(account))
    for other in filed.elsewhere:
        request.line("    ! " + words.say(other.told))
    for one in exhibit.heard:
        request.line("    ? " + words.say(heard_told(case, one, exhibit)))
    for waits in heard_to_come(case, exhibit):
        request.line("    ? " + words.say(waits))
    for detail in request.desk.details(case, exhibit):
        request.line("    ? " + words.say(detail_told(detail, exhibit)))
    for question in request.desk.questions_of(case, exhibit):
        request.line("    ? " + words.term(f"questions.{question.key}"))


def _told(request: Request, name: str, exhibit: Exhibit) -> str:
    words = request.words
    guessed = {guess.field: guess.value for guess in exhibit.suggestions}
    kind = words.term(f"choices.ExhibitKind.{guessed.get('kind', exhibit.kind.value)}")
    dated = exhibit.dated if exhibit.dated.known else loose(guessed.get("dated"))
    told = f"{exhibit.mark}  {kind}  {words.loose_day(dated)}  {name}"
    if exhibit.reading.trouble:
        trouble = words.term(f"refusals.{exhibit.reading.trouble}.what", name=name)
        told += f"  ({words.term('commands.add.kept', why=trouble)})"
    return told


def _warned(words: Language, exhibit: Exhibit) -> Iterator[str]:
    """Yield what to look at before accepting: a copy, another debtor, words met before."""
    for guess in exhibit.suggestions:
        if guess.field in (WARNING, "copy_of"):
            reason = words.term(f"suggestions.{guess.reason}")
            because = f" ({guess.because})" if guess.because else ""
            yield f"{guess.value}: {reason}{because}" if guess.value else reason + because


def _offer_reading(request: Request, exhibits: list[Exhibit]) -> None:
    """Say which of them are pictures that could be read, and how; nothing is read unasked."""
    if request.options.ocr:
        return
    offered = [(x.mark, request.desk.optical_offer(x)) for x in exhibits]
    marks = [mark for mark, languages in offered if languages]
    if marks:
        codes = ",".join(next(languages for _, languages in offered if languages))
        request.tell(
            "commands.add.can_read",
            marks=", ".join(marks),
            command=f"casefile accept {request.options.case} {' '.join(marks)} --read {codes}",
        )
