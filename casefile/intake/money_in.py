"""What a bank's paper says came in from the other side: a guess, with the words it was read in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from casefile.intake.clues import level
from casefile.intake.finds import days, sums
from casefile.intake.reading import FullReading
from casefile.intake.who import Side, sides_of
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.ledger import LedgerRow
from casefile.model.money import DOLLARS, Money, read_money
from casefile.model.reading import MoneyIn
from casefile.model.reference import bears
from casefile.model.taken_back import not_honoured, taken_back

_MOST = 40
_Moved = tuple[MoneyIn, bool]
"""Money that came in, and whether it was taken back."""
_FROM_HIM = re.compile(
    r"\s*(?:\b(?:from|payer|paid by|ordering (?:party|customer)|sender|remitter|originator|"
    r"od|nadawca|zleceniodawca|płatnik|dłużnik)|מאת|המעביר|המשלם|שם המעביר)\b\s*(?:[:：]|\s|$)",
    re.IGNORECASE,
)
"""Words before whoever paid."""
_CAME_IN = re.compile(
    r"\b(?:received|credit(?:ed)?|incoming|paid in|payment from|money in)\b|"
    r"\b(?:wpływ\w*|uznani\w+|przychodząc\w+|otrzyma\w+|wpłat\w+)\b|"
    r"זיכוי|זוכה|התקבל|נכנסת|בזכות",
    re.IGNORECASE,
)
_WENT_OUT = re.compile(
    r"(?<!\w)[-\u2212]\s?[£€$₪]?\s?\d|\bDR\b|\b(?:debit(?:ed)?|paid out|outgoing|payee|"
    r"beneficiary|recipient|transfer to|obciążeni\w+|wychodząc\w+|wypłat\w+|odbiorca)\b|"
    r"בחובה|חיוב|יוצאת|המוטב|מוטב:",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w.,/-])(\d{1,3}(?:[ \u00a0\u202f,'.]\d{3})+[.,]\d{2}|\d+[.,]\d{2})(?![.,/]?\d)"
)
"""A sum with its two decimals and no currency: how statements print their columns."""


class Came(NamedTuple):
    """What a bank's paper says came in from the respondent: what stayed, and what went back."""

    stayed: tuple[MoneyIn, ...] = ()
    went_back: tuple[MoneyIn, ...] = ()
    """As it came in; a later line of the paper took it back."""


def money_in(full: FullReading, case: Case, home: str = "") -> Came:
    """Return what *full*, the reading of a bank's paper, says came in from the respondent.

    A line of a statement counts when it brings money in and names the respondent or the number of
    a debt; of a paper of one transfer its one sum, when the respondent is named as who paid or the
    paper says that money came in. Sums without a currency are in that of the debts, when there is
    one only; in *home*, that of the place, where there are none yet. What goes out and what
    names somebody else is passed by; what a later line took back did not stay.
    """
    him, ours = sides_of(case).respondent, case.currencies or ((home,) if home else ())
    if full.rows:
        found = list(_of_rows(full.rows, case, him, ours))
    else:
        found = list(_of_words(full.own_text, him, ours))
    stayed = tuple(one for one, back in found if not back)
    return Came(stayed[:_MOST], tuple(one for one, back in found if back)[:_MOST])


def _of_rows(
    rows: tuple[LedgerRow, ...], case: Case, him: Side, ours: Sequence[str]
) -> Iterator[_Moved]:
    gone = taken_back(rows)
    for row in rows:
        words = one_line(row.words, 200)
        currency = row.currency_among(set(ours))
        if row.amount is None or row.amount <= 0 or not currency:
            continue
        if him.is_in(words) or _names_a_debt(words, case):
            money = Money(amount=row.amount, currency=currency)
            one = MoneyIn(amount=money, on=row.dated, because=words, line=row.line)
            yield one, row.line in gone


def _of_words(text: str, him: Side, ours: Sequence[str]) -> Iterator[_Moved]:
    lines = [line for line in level(text).splitlines() if line.strip()]
    gone = taken_back([row for n, line in enumerate(lines) if (row := _as_row(n, line, ours))])
    named = [(line, n in gone) for n, line in enumerate(lines) if him.is_in(line)]
    told = [(one, back) for line, back in named if (one := _of_line(line, ours)) is not None]
    yield from told
    if all(back for _, back in told):
        one = _of_one_transfer(lines, him, ours)
        if one is not None:
            yield one, False


def _of_line(line: str, ours: Sequence[str]) -> MoneyIn | None:
    """Return the money that one line of a statement brings in; None when it tells of none."""
    if _WENT_OUT.search(line) or not_honoured(line):
        return None
    money = _first_sum(line, ours)
    if money is None:
        return None
    return MoneyIn(amount=money, on=_first_day(line), because=one_line(line, 200))


def _as_row(n: int, line: str, ours: Sequence[str]) -> LedgerRow | None:
    """Return a line of words as that of a table; None where it tells of no money."""
    money = _first_sum(line, ours)
    if money is None:
        return None
    out = _WENT_OUT.search(line) or not_honoured(line)
    amount = -money.amount if out else money.amount
    return LedgerRow(
        line=n, dated=_first_day(line), amount=amount, currency=money.currency, text=line
    )


def _of_one_transfer(lines: list[str], him: Side, ours: Sequence[str]) -> MoneyIn | None:
    """Return the one sum of a paper that names the respondent as who paid; None for any other."""
    text = "\n".join(lines)
    paid_by_him = any(
        him.is_in(line[label.end() :].strip() or below)
        for line, below in pairwise([*lines, ""])
        if (label := _FROM_HIM.match(line))
    )
    came_in = him.is_in(text) and _CAME_IN.search(text) and not _WENT_OUT.search(text)
    if not (paid_by_him or came_in) or any(map(not_honoured, lines)):
        return None
    told = {money for money, _ in sums(text, _dollar(ours))}
    bare = {money for line in lines if (money := _first_sum(line, ours)) is not None}
    amounts = told or bare
    if len(amounts) != 1:
        return None
    amount = amounts.pop()
    line = next((one for one in lines if _first_sum(one, ours) == amount), lines[0])
    return MoneyIn(amount=amount, on=_first_day(text), because=one_line(line, 200))


def _first_sum(line: str, ours: Sequence[str]) -> Money | None:
    """Return the first sum of a line, with its currency beside it or in that of the debts."""
    for money, _ in sums(line, _dollar(ours)):
        return money
    found, currency = _BARE.search(line), ours[0] if len(ours) == 1 else ""
    try:
        return read_money(found[1], currency) if found and currency else None
    except ValueError:  # more than any sum can be
        return None


def _first_day(text: str) -> LooseDate:
    return next((day for day, _ in days(text)), UNDATED)


def _dollar(ours: Sequence[str]) -> str:
    """Return the money that a bare dollar sign is in: the one dollar of ours; "" for none."""
    dollars = [code for code in ours if code in DOLLARS]
    return dollars[0] if len(dollars) == 1 else ""


def _names_a_debt(words: str, case: Case) -> bool:
    return any(
        bears(words, debt.ref)
        for debt in case.debts
        if len(debt.ref) > 3 and any(map(str.isdigit, debt.ref))
    )
