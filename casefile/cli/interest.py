"""casefile interest: the account, row by row, each row with its rate and source."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.account import Account
from casefile.model.language import Language
from casefile.model.say import Say
from casefile.rules.cited import cited
from casefile.rules.ended import ended
from casefile.rules.fallen import terms_beside


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Show the workings."""
    words = request.words
    review = request.desk.review(request.options.case)
    accounts = review.account
    if request.as_json:
        request.document([a.model_dump(mode="json", context={"words": words}) for a in accounts])
        return DONE
    kinds = request.desk.laws[review.place].interest.kinds
    for number, account in enumerate(accounts):
        if number:
            request.line()
        if len(accounts) > 1:
            request.line(account.currency)
        _lines(request, account)
        if account.accruals:
            request.line()
            _accruals(request, account, kinds)
        request.line()
        _sums(request, account)
        if not account.complete:
            request.line(f"! {words.term('workings.incomplete')}")
        for told in (*account.missing, *account.notes):
            request.line(f"! {words.say(told)}")
            if "kind" in told.values and "since" in told.values:
                request.line(
                    "  " + words.term("commands.interest.enter", command=_enter(request, told))
                )
    terms = terms_beside(request.desk.case(request.options.case), review.on)
    if terms is not None:
        request.line(f"! {words.say(terms)}")
    return DONE


def _enter(request: Request, lacking: Say) -> str:
    """Return the command that enters a rate: its kind as it is typed, what the user knows open."""
    row = f"rates.new.kind={lacking.values['kind']} rates.new.since={lacking.values['since']}"
    return f"casefile set {request.options.case} {row} rates.new.value=… rates.new.source=…"


def _lines(request: Request, account: Account) -> None:
    words = request.words
    heads = [
        words.term(f"commands.account.{x}") for x in ("day", "what", "debit", "credit", "balance")
    ]
    heads += [words.term(f"workings.{x}") for x in ("admitted", "disputed", "marks")]
    rows = [
        [
            words.value(row.when),
            words.say(row.what),
            words.value(row.debit),
            words.value(row.credit),
            words.value(row.balance),
            words.value(row.admitted),
            words.value(row.disputed),
            ", ".join(row.marks),
        ]
        for row in account.rows
    ]
    _told(request, heads, rows)


def _accruals(request: Request, account: Account, kinds: dict[str, dict[str, str]]) -> None:
    words = request.words
    heads = [
        words.term(f"commands.account.{x}")
        for x in ("debt", "first", "last", "days", "base", "rate")
    ]
    heads.append(words.term("workings.kind"))
    heads += [words.term(f"commands.account.{x}") for x in ("sum", "source")]
    rows = [
        [
            row.debt or words.term("packets.interest.on_judgment"),
            words.day(row.first),
            words.day(row.last),
            str(row.days),
            words.value(row.base),
            words.term("packets.percent", rate=row.rate),
            words.value(kinds.get(row.rate_kind, {"en": row.rate_kind})),
            words.value(row.interest),
            words.value(cited(row.source)),
        ]
        for row in account.accruals
    ]
    _told(request, heads, rows)


def _told(request: Request, heads: list[str], rows: list[list[str]]) -> None:
    """Print the table without the columns that hold nothing."""
    kept = [n for n in range(len(heads)) if any(row[n] for row in rows)]
    request.table([heads[n] for n in kept], [[row[n] for n in kept] for row in rows])


def _sums(request: Request, account: Account) -> None:
    words = request.words
    end = ended(account)
    if end is not None:
        request.line(words.say(end))
    for name, sum_ in account.stated.items():
        told = words.term("words.unknown") if sum_ is None else words.money(sum_)
        request.line(f"{words.term(f'commands.account.{name}')}: {told}")
    for name in ("vat", "admitted", "disputed"):
        known = getattr(account, name)
        if known is not None:
            request.line(f"{words.term(f'workings.{name}')}: {words.value(known)}")
