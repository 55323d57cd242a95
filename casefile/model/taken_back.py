"""Money of a bank's table that a later line takes back: a returned cheque, a reversed debit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from casefile.model.ledger import LedgerRow

_SOON = timedelta(days=60)
"""Within which a return that shares no number with the money is one of it (own judgement)."""
_BOUNCED = (
    r"(?<!\w)(?:returned (?:unpaid|che(?:que|ck)|item|payment|debit|direct debit|dd)|"
    r"(?:che(?:que|ck)|item|payment|debit|dd)s? (?:was |has been )?returned|"
    r"unpaid (?:che(?:que|ck)|item|direct debit|dd)|"
    r"bounced|dishonou?red|nsf|n\.s\.f\.?|(?:in|not )sufficient funds|refer to drawer|reversal|"
    r"charge ?back|indemnity claim|zwrot (?:czeku|polecenia|obciążenia|niezrealizowan\w+)|storno|"
    r"niezrealizowan\w+|brak(?:u)? (?:środków|pokrycia)|bez pokrycia|"
    r"odmow\w+ (?:zapłaty|wykonania))"
    r"(?!\w)|(?<!\w)[והלבמש]{0,2}(?:(?:החזרת|החזר|ביטול) (?:שיק|שק|צ'ק|המחאה|חיוב|"
    r"הוראת קבע|הרשאה)|"
    r"(?:שיק|שק|צ'ק|המחאה) (?:חוזר|חוזרת|שחזר|שחזרה|שהוחזר|שסורב)|אין כיסוי|ללא כיסוי|"
    r"אכ\"מ|א\.כ\.מ|"
    r"לא כובד\w?|סורב\w?)(?!\w)"
)
"""Words that tell by themselves that a payment was not honoured."""
_LET_OUT = re.compile(
    rf"{_BOUNCED}|(?<!\w)(?:return(?:ed|s)?|unpaid|reversed|recall(?:ed)?|rejected|zwroty?|zwrotu|"
    r"zwrócon\w+|odmow\w+|odrzucon\w+|cofni\w+)(?!\w)|"
    r"(?<!\w)[והלבמש]{0,2}(?:החזרת|החזרה|החזר|הוחזר\w?|חזר|חוזר|חוזרת|סירוב|ביטול|בוטל\w?|הכחשה|"
    r"הכחשת)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell so of money that goes out: what comes in as a "return" may repay a loan."""
_NOT_HONOURED = re.compile(_BOUNCED, re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,/-])\d{5,}(?![\w,/-])")


def not_honoured(words: str) -> str:
    """Return the words of a bank in *words* that a payment was not honoured; "" for none.

    They tell so whether the line lets money in or out.
    """
    found = _NOT_HONOURED.search(words)
    return found.group() if found else ""


def long_numbers(words: str) -> tuple[str, ...]:
    """Return the numbers of five figures or more in *words*, each once, as they come."""
    return tuple(dict.fromkeys(_NUMBER.findall(words)))


def taken_back(rows: Iterable[LedgerRow]) -> dict[int, LedgerRow]:
    """Return, by the line of the money that came in, the row that took it back.

    Such a row lets the same sum out again, on the same day or later, and its words say that it was
    returned. It takes back the money whose number or reference it names; where there is none, the
    latest of that sum within sixty days. One row takes back one sum.
    """
    all_rows = list(rows)
    returns = [one for one in all_rows if (one.amount or 0) < 0 and _LET_OUT.search(one.words)]
    if not returns:
        return {}
    came = [one for one in all_rows if (one.amount or 0) > 0]
    found: dict[int, LedgerRow] = {}
    numbered = {id(one) for one in returns if any(_one_number(one, each) for each in came)}
    for back in sorted(returns, key=lambda one: id(one) not in numbered):
        left = [one for one in came if one.line not in found and _may_be(one, back)]
        own = _of_number(left, back)
        soon = own or [one for one in left if _within(one, back)]
        if soon:
            latest = max(soon, key=lambda one: (one.dated.first or date.min, one.line))
            found[latest.line] = back
    return found


def _of_number(left: Sequence[LedgerRow], back: LedgerRow) -> list[LedgerRow]:
    return [one for one in left if _one_number(one, back)]


def _may_be(came: LedgerRow, back: LedgerRow) -> bool:
    """Return whether *back* lets out the very sum of *came*, and not before it came in."""
    if came.amount is None or back.amount != -came.amount or came.currency != back.currency:
        return False
    first, last = came.dated.first, back.dated.last
    return first is None or last is None or first <= last


def _within(came: LedgerRow, back: LedgerRow) -> bool:
    first, last = came.dated.first, back.dated.last
    return first is None or last is None or last - first <= _SOON


def _one_number(one: LedgerRow, other: LedgerRow) -> bool:
    """Return whether two rows bear one reference, or one long number in their words."""
    same = one.reference.strip() and one.reference.strip() == other.reference.strip()
    return bool(same) or not set(long_numbers(one.words)).isdisjoint(long_numbers(other.words))
