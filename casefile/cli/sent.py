"""casefile sent: what of ours went out, with its proofs; without a form, what still lacks one."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.desk.belonging import Paper
from casefile.desk.composing import DEMAND
from casefile.desk.posting import Sent
from casefile.desk.proving import GoingOffer
from casefile.desk.sending import Gone
from casefile.model.case import Case
from casefile.model.clean import clean
from casefile.model.contact import Channel
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.errors import BadInput
from casefile.model.form import INVITATION, OFFER
from casefile.model.language import Language
from casefile.model.say import Say

_PAPERS = ("letter", "proof", "receipt", "returned")
"""Options that name a paper: a mark, or a file to take in."""


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, which form or letter, by what way, with what proofs."""

    def told(name: str) -> str:
        return words.term(f"commands.sent.{name}")

    parser.add_argument("case", metavar="CASE")
    parser.add_argument("form", nargs="?", default="", metavar="FORM|ID", help=told("form"))
    parser.add_argument(
        "--channel", default="registered_letter", choices=Channel, help=told("channel")
    )
    parser.add_argument("--dated", default="", metavar="DATE", help=told("dated"))
    parser.add_argument("--hour", default="", metavar="HH:MM", help=told("hour"))
    parser.add_argument("--who", default="", metavar="NAME", help=told("who"))
    parser.add_argument("--tracking", default="", metavar="NUMBER", help=told("tracking"))
    parser.add_argument("--days", type=int, default=None, metavar="N", help=told("days"))
    for name in _PAPERS:
        parser.add_argument(f"--{name}", default="", metavar="MARK|FILE", help=told(name))
    parser.add_argument("--received", default="", metavar="DATE", help=told("received"))
    parser.add_argument("--about", default="", metavar="ID", help=told("about"))


def run(request: Request) -> int:
    """Write down what went out, link a proof to it, or list what lacks one."""
    asked, desk = request.options, request.desk
    # Every id of a letter has digits, no form has.
    if asked.form and asked.form not in desk.forms and not any(map(str.isdigit, asked.form)):
        desk.form(asked.form)
    if asked.days is not None and asked.form != DEMAND:
        raise BadInput("days_of_demand_alone", where="--days")
    if asked.received and asked.form in desk.forms and asked.form != DEMAND:
        raise BadInput("received_of_demand_alone", where="--received")
    if not asked.form:
        return _wanted(request)
    given = {name: _paper(request, getattr(asked, name)) for name in _PAPERS}
    if asked.form not in desk.forms:
        proofs = {"sending": given["proof"], "receipt": given["receipt"]}
        proofs["returned"] = given["returned"]
        demand = desk.demand_named(asked.case, asked.form)
        received = UNDATED
        if demand is not None or asked.received:
            went = None if demand is None else demand.on.first
            received = _received(request, given["receipt"], went)
        desk.proof_filed(asked.case, asked.form, received=received, **proofs)
        request.tell("commands.sent.proven" if any(proofs.values()) else "commands.sent.day_kept")
        _tell_of_proofs(request, *desk.letter_filed(asked.case, asked.form), given)
        return _wanted(request)
    day = _day(request, given["proof"])
    letter = given["letter"] or desk.letter_written(asked.case, asked.form, day.last) or ""
    received = UNDATED
    if asked.form == DEMAND:
        received = _received(request, given["receipt"], day.first)
    sent = Sent(
        asked.form,
        Channel(asked.channel),
        on=day,
        hour=_hour(asked.hour),
        who=asked.who,
        tracking=asked.tracking or _number(request, given["proof"]),
        days=asked.days if asked.days is not None else _days(request, letter),
        about=asked.about,
        received=received,
    )
    offer = desk.offer_to_go(asked.case, asked.about) if asked.form == OFFER else None
    gone = Gone(sent, letter, given["proof"], given["receipt"])
    before = len(desk.history(asked.case))
    case = desk.gone(asked.case, gone).case
    if given["returned"]:
        rows = case.demands if asked.form == DEMAND else case.contacts
        case = desk.proof_filed(asked.case, rows[-1].id, returned=given["returned"]).case
    _told(request, sent, case, letter, len(desk.history(asked.case)) - before)
    if offer is not None:
        _day_of_offer(request, offer)
    if asked.form == INVITATION:
        by = case.mediation.answer_by
        name = "answer_by" if by.known else "answer_unread"
        request.tell(f"commands.sent.{name}", on=by, case=asked.case)
    _tell_of_proofs(request, letter, day, given)
    return _wanted(request)


def _tell_of_proofs(
    request: Request, letter: Paper, sent: LooseDate, given: Mapping[str, Paper]
) -> None:
    """Tell that a proof shows that it came back, and what speaks against its being of *letter*.

    *sent* is the day on which the letter went by the record.
    """
    case, desk = request.options.case, request.desk
    if given["returned"] or desk.returned_on(case, given["proof"], UNDATED) is not None:
        request.tell("commands.sent.came_back", case=case)
    proofs = {**given, "sending": given["proof"]}
    named = {name: proofs[name] for name in ("sending", "receipt", "returned")}
    for doubt in desk.proof_doubts(case, letter, named, sent).values():
        request.tell(doubt.key, **doubt.values)


def _told(request: Request, sent: Sent, case: Case, letter: str | Path, changes: int) -> None:
    """Tell what was written down, under what mark the letter lies, and how to take it all back.

    Its papers were taken in and accepted for it: it was so many *changes*.
    """
    desk = request.desk
    if sent.form == DEMAND and sent.days is None and case.demands[-1].days is not None:
        request.tell("commands.sent.days_of_place", value=case.demands[-1].days)
    request.tell("commands.sent.done", form=desk.called(sent.form))
    if isinstance(letter, Path):
        mark = case.demands[-1].mark if sent.form == DEMAND else case.contacts[-1].marks[0]
        request.tell("commands.sent.letter_filed", mark=mark, file=letter.name)
    elif not letter:
        request.tell("commands.sent.letter_lacks")
    if not sent.on.known:
        request.tell("commands.sent.today", on=desk.on, case=request.options.case, n=changes)


def _paper(request: Request, given: str) -> str | Path:
    """Return a mark of the case as it is, and a file as its place."""
    case = request.desk.case(request.options.case)
    path = Path(given)
    return given if not given or case.exhibit(given) is not None or not path.exists() else path


def _days(request: Request, letter: str | Path) -> int | None:
    """Return the days that the letter gives to pay, and tell where they were read."""
    if request.options.form != DEMAND:
        return None
    found = request.desk.days_read(request.options.case, letter)
    if found is None:
        return None
    request.tell("commands.sent.days_read", **found._asdict())
    return int(found.value)


def _number(request: Request, proof: str | Path) -> str:
    """Return the number of the consignment that the proof shows, and tell where it was read."""
    found = request.desk.number_read(request.options.case, proof) if proof else None
    if found is None:
        return ""
    request.tell("commands.sent.number_read", **found._asdict())
    return found.value


def _day(request: Request, proof: str | Path) -> LooseDate:
    """Return the day it went: as given, else as its proof shows, else unknown, that is today.

    Raises: BadInput, when what goes was written on an earlier day: then today would be a guess.
    A letter that went out before, or that a text was made after, does not go now.
    """
    asked, desk = request.options, request.desk
    if asked.dated:
        return request.past_day("--dated", asked.dated)
    found = desk.posted_read(asked.case, proof) if proof else None
    if found is not None:
        request.tell("commands.sent.day_read", **found._asdict())
        return loose(found.value)
    lies = desk.laid_down(asked.case).get(asked.form)
    goes = lies is not None and (
        not desk.form(asked.form).letter or desk.letter_written(asked.case, asked.form) == lies.path
    )
    if lies is not None and goes and lies.on < desk.on:
        raise BadInput("day_of_sending_needed", where="--dated", on=lies.on)
    return UNDATED


def _received(request: Request, receipt: str | Path, sent: date | None) -> LooseDate:
    """Return the day a demand arrived: as given, else as its receipt calls it, else unknown."""
    asked, desk = request.options, request.desk
    if asked.received:
        return request.past_day("--received", asked.received)
    found = desk.arrival_read(asked.case, receipt, sent) if receipt else None
    if found is None:
        return UNDATED
    request.tell("commands.sent.received_read", **found._asdict())
    return loose(found.value)


def _day_of_offer(request: Request, going: GoingOffer) -> None:
    """Tell the day that stands for the offer, where it has one, and that it has lapsed."""
    offer = going.offer
    if offer.on.known:
        request.tell("commands.sent.offer_day", on=offer.on)
    if going.lapsed:
        request.tell("commands.sent.offer_lapsed", on=offer.expires)


def _hour(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed) if typed else None
    except ValueError as trouble:
        fault = Say("faults.not_an_hour", value=typed)
        raise BadInput("bad_field", field="--hour", fault=fault) from trouble


def _wanted(request: Request) -> int:
    words = request.words
    found = request.desk.proofs_wanted(request.options.case)
    for proof in found:
        if proof.day:
            names = {"case": request.options.case, "id": proof.id}
            request.tell("commands.sent.received_wanted", **names)
        told = f"{words.say(proof.what)}: {words.say(proof.ask)}"
        request.row(proof=proof.id, what=told)
        if proof.letter:
            key = "on_file_proof" if proof.proof else "on_file"
            case, names = request.options.case, {"letter": proof.letter, "proof": proof.proof}
            request.tell(f"commands.sent.{key}", case=case, **names)
    if not found:
        told = words.say(request.desk.no_proof_wanted(request.options.case))
        request.talk.write(clean(told) + "\n")
    return DONE
