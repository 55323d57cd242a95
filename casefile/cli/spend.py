"""casefile spend: own time and money that a matter cost; without either, what it cost so far."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.fault import naming
from casefile.model.language import Language
from casefile.model.money import read_money
from casefile.rules.figures import hours


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, for what, how long, how much, when."""

    def told(name: str) -> str:
        return words.term(f"commands.spend.{name}")

    parser.add_argument("case", metavar="CASE")
    parser.add_argument("what", nargs="?", default="", help=told("what"))
    parser.add_argument("--minutes", type=int, default=0, metavar="N", help=told("minutes"))
    parser.add_argument("--sum", default="", metavar="SUM", help=told("sum"))
    parser.add_argument("--dated", default="", metavar="DATE", help=told("dated"))


def run(request: Request) -> int:
    """Write it down, then tell the whole."""
    asked, desk = request.options, request.desk
    if asked.what:
        case = desk.case(asked.case)
        currency = desk.money_of(case)
        with naming("--sum"):
            money = read_money(asked.sum, currency) if asked.sum else None
        on = request.past_day("--dated", asked.dated)
        day = on if on.known else None
        desk.spend(asked.case, asked.what, minutes=asked.minutes, spent=money, on=day)
    rows = desk.spent(asked.case)
    if not rows:
        request.term("commands.spend.nothing")
    for row in rows:
        request.term("commands.spend.so_far", money=row.money, hours=hours(row.minutes))
    return DONE
