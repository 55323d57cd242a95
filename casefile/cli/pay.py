"""casefile pay: records money received."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.dates import read_day
from casefile.model.errors import BadInput
from casefile.model.language import Language
from casefile.model.money import read_money


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, how much, when, for which invoice."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("amount", metavar="AMOUNT")
    parser.add_argument("--dated", required=True, metavar="DATE")
    parser.add_argument("--for", dest="debt", default="", metavar="INVOICE")


def run(request: Request) -> int:
    """Record it."""
    asked, desk = request.options, request.desk
    case = desk.case(asked.case)
    try:
        amount = read_money(asked.amount, case.currencies[0] if case.currencies else "")
        dated = read_day(asked.dated, desk.on)
    except ValueError as trouble:
        raise BadInput("bad_field", field="AMOUNT, --dated", fault=str(trouble)) from trouble
    desk.pay(asked.case, amount, dated, debt=asked.debt)
    request.tell("commands.pay.done", amount=amount, day=dated)
    return DONE
