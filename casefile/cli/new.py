"""casefile new: opens a case; the last line is its id."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.model.case import Case
from casefile.model.clean import clean
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.model.language import Language
from casefile.model.money import read_money
from casefile.model.party import PartyKind
from casefile.rules.regime_doubt import kind_proposed


def arguments(parser: ArgumentParser, words: Language) -> None:
    """From a case.toml, or from who owes how much since when."""
    parser.add_argument("--from", dest="from_", metavar="CASE.TOML")
    parser.add_argument("--unpaid", metavar="FILE.CSV", help=words.term("commands.new.unpaid"))
    for name in ("look", "join", "early", "yes"):
        told = words.term(f"commands.new.{name}")
        parser.add_argument(f"--{name}", action="store_true", help=told)
    parser.add_argument(
        "--place", default="", metavar="PLACE", help=words.term("commands.new.place")
    )
    parser.add_argument("--claimant", default="", metavar="NAME")
    parser.add_argument("--respondent", default="", metavar="NAME")
    parser.add_argument("--amount", default="", metavar="SUM")
    parser.add_argument("--due", default="", metavar="DATE")
    parser.add_argument("--ref", default="", metavar="INVOICE")


def run(request: Request) -> int:
    """Open the case."""
    asked, desk = request.options, request.desk
    if asked.unpaid:
        if asked.look or (request.terminal is not None and not asked.yes):
            return _looked_at(request)
        many = desk.new_many(
            Path(asked.unpaid), place=asked.place, join=asked.join, early=asked.early
        )
        for said in many.understood:
            request.talk.write(clean(request.words.say(said)) + "\n")
        for opened in many.opened:
            request.line(f"{opened.case.number}  {opened.case.id}  {opened.case.respondent.name}")
            _number_faults(request, opened.case.id)
        for opened in many.joined:
            request.tell("commands.new.joined", case=opened.case.number)
        return DONE
    if asked.from_:
        opened = desk.new_from(Path(asked.from_))
    else:
        if not asked.respondent:
            raise BadInput("respondent_needed", where="--respondent")
        law = desk.laws.get(asked.place or desk.settled_place())
        with naming("--amount"):
            amount = read_money(asked.amount, law.currency if law else "") if asked.amount else None
        place = asked.place or desk.place_for(amount.currency if amount else "")
        due = request.day("--due", asked.due, place=place)
        opened = desk.new(
            respondent=asked.respondent,
            amount=amount,
            due=due,
            claimant=asked.claimant,
            place=asked.place,
            ref=asked.ref,
        )
    case = opened.case
    request.tell(
        "commands.new.done",
        number=case.number,
        respondent=case.respondent.name,
        place=desk.law_of(case).names,
    )
    _number_faults(request, case.id)
    _told_kind(request, case)
    request.line(case.id)
    return DONE


def _told_kind(request: Request, case: Case) -> None:
    """Say what the debtor is by the form in his name, and how to say that he is."""
    kind = kind_proposed(case.respondent)
    if kind is not PartyKind.UNKNOWN:
        command = f"casefile set {case.number} respondent.kind={kind}"
        name = case.respondent.name
        request.tell("commands.new.kind_read", name=name, kind=kind, command=command)


def _looked_at(request: Request) -> int:
    """Tell what would be made of the table; in a terminal, how to go on."""
    asked = request.options
    told = request.desk.table_told(Path(asked.unpaid), place=asked.place)
    for said in told.told:
        request.line(request.words.say(said))
    if not asked.look and (told.opens or told.joins or told.early):
        request.tell("commands.new.not_yet")
    return DONE


def _number_faults(request: Request, ref: str) -> None:
    for fault in request.desk.number_faults(ref):
        request.talk.write(clean(request.words.say(fault)) + "\n")
