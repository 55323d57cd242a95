"""casefile interest: the account, row by row, each row with its rate and source."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Show the workings."""
    words = request.words
    accounts = request.desk.review(request.options.case).account
    if request.as_json:
        request.document([a.model_dump(mode="json", context={"words": words}) for a in accounts])
        return DONE

    def head(name: str) -> str:
        return words.term(f"commands.account.{name}")

    for account in accounts:
        request.table(
            [head(x) for x in ("day", "what", "debit", "credit", "balance")],
            [
                [
                    words.day(row.on),
                    words.say(row.what),
                    words.value(row.debit),
                    words.value(row.credit),
                    words.value(row.balance),
                ]
                for row in account.rows
            ],
        )
        request.line()
        request.table(
            [head(x) for x in ("debt", "first", "last", "days", "base", "rate", "sum", "source")],
            [
                [
                    row.debt,
                    words.day(row.first),
                    words.day(row.last),
                    str(row.days),
                    words.value(row.base),
                    f"{words.number(row.rate)} %",
                    words.value(row.interest),
                    _source(request, row.source.title, row.source.own),
                ]
                for row in account.accruals
            ],
        )
        request.line()
        for name in ("principal", "interest", "costs", "paid", "balance", "daily"):
            request.line(f"{head(name)}: {words.value(getattr(account, name))}")
        for told in (*account.missing, *account.notes):
            request.line(f"! {words.say(told)}")
    return DONE


def _source(request: Request, title: str, own: bool) -> str:
    return f"{title} ({request.words.term('commands.account.own')})" if own else title
