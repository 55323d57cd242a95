"""casefile pay: records money received."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.model.language import Language
from casefile.model.money import read_money


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, how much, when, for which invoice."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("amount", nargs="?", default="", metavar="AMOUNT")
    parser.add_argument("--dated", default="", metavar="DATE")
    parser.add_argument(
        "--from", dest="from_", default="", metavar="MARK", help=words.term("commands.pay.from")
    )
    parser.add_argument(
        "--line", type=int, default=0, metavar="N", help=words.term("commands.pay.line")
    )
    parser.add_argument("--none", action="store_true", help=words.term("commands.pay.none"))
    parser.add_argument("--bounced", action="store_true", help=words.term("commands.pay.bounced"))
    parser.add_argument("--for", dest="debt", default="", metavar="INVOICE")


def run(request: Request) -> int:
    """Record it."""
    asked, desk = request.options, request.desk
    if asked.from_:
        return _from_statement(request)
    if not asked.amount:
        raise BadInput("nothing_given", where="pay", command="pay")
    if not asked.dated:
        raise BadInput("payment_day_not_said", where="--dated")
    case = desk.case(asked.case)
    paid = case.debt(asked.debt) if asked.debt else None
    money = paid.amount.currency if paid is not None else desk.money_of(case)
    with naming(request.words.term("frame.value.AMOUNT")):
        amount = read_money(asked.amount, money)
    dated = request.past_day("--dated", asked.dated)
    doubt = desk.above_the_claim(asked.case, amount)
    desk.pay(asked.case, amount, dated, debt=asked.debt)
    if doubt is not None:
        request.tell(doubt.key, **doubt.values)
        request.tell("above_the_claim.undo", case=asked.case)
    request.tell("commands.pay.done", amount=amount, day=dated)
    return DONE


def _from_statement(request: Request) -> int:
    """Show the lines of a bank statement that seem to pay debts, or confirm one of them."""
    asked, desk, words = request.options, request.desk, request.words
    if asked.line and (asked.none or asked.bounced):
        desk.paid_elsewhere(asked.case, asked.from_, asked.line, bounced=asked.bounced)
        told = "was_bounced" if asked.bounced else "paid_none"
        request.tell(f"commands.pay.{told}", line=str(asked.line))
        return DONE
    if asked.line:
        before = len(desk.case(asked.case).payments)
        after = desk.confirm(asked.case, asked.from_, asked.line, asked.debt).case
        new = len(after.payments) > before
        request.tell(f"commands.pay.{'confirmed' if new else 'tied'}", line=str(asked.line))
        return DONE
    found = desk.matches(asked.case, asked.from_)
    if not found:
        nothing = desk.nothing_to_pay(asked.case, asked.from_)
        request.tell(nothing.key, **nothing.values)
    for match in found:
        request.row(
            line=str(match.row.line),
            day=words.value(match.day),
            sum=words.money(match.amount),
            debt=", ".join(match.debts),
            reason=words.say(match.told),
            words=match.because,
        )
    return DONE
