"""casefile set: any field of a case, by its path in case.toml."""

from __future__ import annotations

import re
from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.clean import clean
from casefile.model.errors import BadInput
from casefile.model.language import Language

_BARE_SUM = re.compile(r"\b(?:amount|admitted)=\s*[\d.,' ]+$")
"""A sum set without its money."""
_ROW_GONE = re.compile(r"^[^=]*\.-=")
"""What takes a row out of the case."""
_NUMBERED = ("numbers", "bank_account")
"""Fields after which register numbers and accounts are looked over."""


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, and FIELD=VALUE pairs."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("fields", nargs="*", metavar="FIELD=VALUE")


def run(request: Request) -> int:
    """Set all the fields in one change."""
    if not request.options.fields:
        raise BadInput("nothing_given", where="set", command="set")
    before = request.desk.case(request.options.case)
    case = request.desk.set(request.options.case, request.options.fields).case
    gone = sum(_ROW_GONE.search(field) is not None for field in request.options.fields)
    if gone:
        request.tell("commands.set.gone", n=gone)
    if gone < len(request.options.fields):
        request.tell("commands.set.done", n=len(request.options.fields) - gone)
    taken, law = next(iter(before.currencies), ""), request.desk.law_of(case)
    if taken not in ("", law.currency) and any(map(_BARE_SUM.search, request.options.fields)):
        request.tell("commands.set.money", money=taken, home=law.currency)
    if any(named in field for field in request.options.fields for named in _NUMBERED):
        for fault in request.desk.number_faults(request.options.case):
            request.talk.write(clean(request.words.say(fault)) + "\n")
    return DONE
