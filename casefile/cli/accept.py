"""casefile accept: suggestions become facts."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.desk.detailing import detail_told, written
from casefile.desk.hearing import heard_to_come, heard_told, talks_taken
from casefile.desk.of_which_debt import debts_told
from casefile.desk.pleading import pleas_taken
from casefile.model.case import Case
from casefile.model.contact import Outcome
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Element, Exhibit, ExhibitKind
from casefile.model.language import Language
from casefile.model.position import Defence
from casefile.rules.counts_as import counts_as
from casefile.rules.laid_open import laid_open

_NONE = "none"
"""Typed among the details: nothing but what is named beside it; the rest is refused."""
_HEARD = (Outcome.PROMISED.value, Outcome.ADMITTED.value)
"""What the other side says in a paper beside its pleas."""


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which exhibits of which case; what they are and show, when the guess is wrong."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("marks", nargs="*", metavar="MARK")
    parser.add_argument(
        "--shows", action="append", choices=Element, help=words.term("commands.accept.shows")
    )
    parser.add_argument("--kind", choices=ExhibitKind)
    parser.add_argument("--dated", metavar="DATE")
    parser.add_argument("--label", choices=Disclosure)
    parser.add_argument("--grade", choices=["A", "B", "C", "D", "L"])
    parser.add_argument("--why", default="", help=words.term("commands.accept.why"))
    parser.add_argument("--looked", action="store_true", help=words.term("commands.accept.looked"))
    parser.add_argument(
        "--pleas",
        choices=[_NONE, *_HEARD, *(d.value for d in Defence)],
        action="append",
        help=words.term("commands.accept.pleas"),
    )
    parser.add_argument(
        "--details",
        action="append",
        metavar="FIELD",
        help=words.term("commands.accept.details"),
    )
    parser.add_argument(
        "--signatures", action="store_true", help=words.term("commands.accept.signatures")
    )
    parser.add_argument(
        "--read", default="", metavar="he,pl,en", help=words.term("commands.accept.read")
    )
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE")


def run(request: Request) -> int:
    """Accept them in one change; no marks means all that wait.

    One that is named alone counts as looked at; of several it is said with ``--looked``.
    """
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
    before, owner = request.desk.case(asked.case), request.desk.owner()
    case = request.desk.accept(
        asked.case,
        asked.marks,
        settings=settings,
        label=asked.label or "",
        grade=asked.grade or "",
        why=asked.why,
        looked=True if asked.looked else None,
        pleas=asked.pleas,
        details=asked.details and [name for name in asked.details if name != _NONE],
        rest_refused=_NONE in (asked.details or ()),
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
            _told_dropped(request, before.exhibit(exhibit.mark), exhibit)
            _told_found(request, case, exhibit)
            counts = counts_as(case, exhibit)
            if counts is not None and asked.marks:
                request.line("    " + words.say(counts))
            if asked.marks:
                for question in request.desk.questions_of(case, exhibit):
                    request.line("    ? " + words.term(f"questions.{question.key}"))
    found = (*pleas_taken(before, case), *talks_taken(before, case), *written(before, case))
    for fact in found:
        request.line(words.say(fact))
    _told_reach(request, before, case)
    if request.desk.owner() != owner:
        request.term("details_found.owner_too")
    _told_looked(request, case)
    return DONE


def _told_reach(request: Request, before: Case, case: Case) -> None:
    """Say how to set which invoices a plea speaks of, where that was taken from its words."""
    stood = {one.id: one.debts for one in before.positions}
    for n, one in enumerate(case.positions, 1):
        if one.debts and one.debts != stood.get(one.id):
            named = ",".join(one.debts)
            command = f'casefile set {request.options.case} "positions.{n}.debts={named}"'
            request.term("commands.accept.reach", command=command)


def _told_dropped(request: Request, was: Exhibit | None, now: Exhibit) -> None:
    """Say what the exhibit was held to show, or guessed to, and is not any more: ``--shows``."""
    asked, words = request.options, request.words
    if not asked.shows or was is None:
        return
    guessed = () if was.accepted else (x for x in was.suggestions if x.field == "shows")
    before = was.shows | {Element(x.value) for x in guessed}
    gone = [one for one in Element if one in before and one not in now.shows]
    if gone:
        every = " ".join(f"--shows {one.value}" for one in Element if one in before | now.shows)
        command = f"casefile accept {asked.case} {now.mark} {every}"
        told = words.term("commands.accept.dropped", gone=gone, command=command)
        request.line(f"    ! {told}")


def _told_found(request: Request, case: Case, exhibit: Exhibit) -> None:
    """Say what stands in the paper for the records of the case and waits to be taken."""
    words, account = request.words, request.desk.paper_warning(case, exhibit)
    if account is not None:
        request.line("    ! " + words.say(account))
    seems = debts_told(exhibit, request.desk.invoices_of(case))
    if seems is not None:
        request.line("    ? " + words.say(seems))
    for one in laid_open(case):
        if one.paper.mark == exhibit.mark:
            request.line("    ! " + words.say(one.hint))
    whole = request.desk.statement_told(case, exhibit)
    if whole is not None:
        request.line("    ! " + words.say(whole))
    for guess in exhibit.heard:
        request.line("    ? " + words.say(heard_told(case, guess, exhibit)))
    for waits in heard_to_come(case, exhibit):
        request.line("    ? " + words.say(waits))
    for detail in request.desk.details(case, exhibit):
        request.line("    ? " + words.say(detail_told(detail, exhibit)))


def _told_looked(request: Request, case: Case) -> None:
    """Say how many were accepted and looked at, and how to look, while some were not."""
    looked = sum(x.looked_at for x in case.exhibits)
    if looked < len(case.exhibits):
        accepted = sum(x.accepted for x in case.exhibits)
        unseen = next(x.mark for x in case.exhibits if not x.looked_at)
        command = f"casefile accept {request.options.case} {unseen}"
        request.tell("commands.accept.unseen", accepted=accepted, looked=looked, command=command)


def _read(request: Request) -> int:
    """Read pictures with Tesseract, because a person asked for it; nothing becomes a fact."""
    asked = request.options
    languages = [code.strip() for code in asked.read.split(",") if code.strip()]
    case = request.desk.case(asked.case)
    unread = (x.mark for x in case.exhibits if x.reading.has_text is False and x.custody.sha256)
    for mark in asked.marks or tuple(unread):
        full = request.desk.read_optically(asked.case, mark, languages)
        request.term("commands.accept.was_read", mark=mark, n=len(full.text.split()))
        now = request.desk.case(asked.case)
        for exhibit in now.exhibits:
            if exhibit.mark == mark:
                _told_found(request, now, exhibit)
    return DONE
