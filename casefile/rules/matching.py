"""Payments matched to debts: by reference, then by amount and day; each for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from casefile.model.claim import Debt, Payment
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.ledger import LedgerRow
from casefile.model.money import Money
from casefile.model.record import Record
from casefile.model.reference import bears, other_numbers
from casefile.model.say import Say
from casefile.model.taken_back import taken_back

_LATEST = timedelta(days=366)
"""How long after it fell due a payment of the same sum is still thought to be for the debt."""
_MOST_TOGETHER = 3
_MOST_QUOTED = 200
"""Letters of a line that are quoted."""
_FEWEST_LETTERS = 3
"""A reference shorter than this is found in any text."""

_Sets = Mapping[tuple[str, Decimal], Sequence[tuple[str, ...]]]
"""References of debts that make up a sum together, by that sum with its currency."""


class Match(Record):
    """One line of a statement and the debt it seems to pay. A fact only when confirmed."""

    row: LedgerRow
    debts: tuple[str, ...]
    """Refs; several when one transfer pays them all, none when only the name speaks for it."""
    reason: str
    """Key of ``matches.<reason>``."""
    because: str = ""
    """The words of the line that led to it."""
    amount: Money
    other: str = ""
    """The number of another invoice that the line names; empty: it names none."""
    back: LedgerRow | None = None
    """The later line that took the money back: it paid nothing. None: it stayed."""

    @property
    def doubtful(self) -> bool:
        """Whether something speaks against its having paid these debts."""
        return self.back is not None or self.reason in ("by_name_other_invoice", "by_name_before")

    @property
    def told(self) -> Say:
        """Why it seems to pay them, or what speaks against it."""
        if self.back is not None:
            words = self.back.text or self.back.words
            return Say("matches.taken_back", on=self.back.dated, words=words[:_MOST_QUOTED])
        key = f"matches.{self.reason}"
        return Say(key, other=self.other) if self.other else Say(key)

    @property
    def day(self) -> LooseDate | Say:
        """The day of the line; both, where its figures may be read either way."""
        if not self.row.swapped.known:
            return self.row.dated
        return Say("matches.either_way", one=self.row.dated, other=self.row.swapped)

    @property
    def dated(self) -> LooseDate:
        """The day as a fact: not known, where its figures may be read either way."""
        return UNDATED if self.row.swapped.known else self.row.dated


def matched(
    rows: Iterable[LedgerRow],
    debts: Sequence[Debt],
    payments: Sequence[Payment] = (),
    is_his: Callable[[str], bool] | None = None,
) -> tuple[Match, ...]:
    """Return what each line of money received seems to pay, in the order of the lines.

    A line counts only when it brings money in the currency of a debt (or names none). Recorded
    payments of the same sum and day are left out, one line for one payment. *is_his* tells whether
    words name the respondent, for lines that say nothing but who paid. A reference beats a sum; a
    sum is tried only where the line names no other invoice; one debt is matched by its sum once.
    Money that a later line took back is told with that line, by whose words it is matched too,
    whether it was recorded or not, and pays nothing.
    """
    listed = list(rows)
    gone = taken_back(listed)
    stayed = [row for row in listed if row.line not in gone]
    found = _seem_to_pay(stayed, debts, payments, is_his)
    for row in listed:
        back = gone.get(row.line)
        if back is not None:
            both = row.but(more=(*row.more, back.words))
            for match in _seem_to_pay([both], debts, (), is_his):
                found.append(match.but(row=row, back=back, because=row.purpose[:_MOST_QUOTED]))
    return tuple(sorted(found, key=lambda match: match.row.line))


def _seem_to_pay(
    rows: Sequence[LedgerRow],
    debts: Sequence[Debt],
    payments: Sequence[Payment],
    is_his: Callable[[str], bool] | None,
) -> list[Match]:
    recorded = list(payments)
    found: list[Match] = []
    paid_whole: set[str] = set()
    waiting: list[tuple[LedgerRow, Money]] = []
    for row in rows:
        money = _received(row, debts)
        if money is None:
            continue
        before = _recorded(row, money, recorded)
        if before is not None:
            recorded.remove(before)
            continue
        named = [debt for debt in debts if _names(row, debt.ref)]
        if named:
            refs = tuple(debt.ref for debt in named)
            reason = _by_reference(named, money)
            found.append(_match(row, money, refs, reason, row.purpose))
            if reason == "by_reference_in_full":
                paid_whole.update(refs)
        else:
            waiting.append((row, money))
    made_up = lru_cache(maxsize=2)(_made_up)  # a long statement asks for the same at each line
    for row, money in waiting:
        left = [debt for debt in debts if debt.ref not in paid_whole and _in_time(row, debt)]
        other = next(other_numbers(row.purpose, [debt.ref for debt in debts]), "")
        match = None if other else _by_sum(row, money, left, made_up)
        match = match or _by_name(row, money, is_his, other, debts)
        if match is not None:
            found.append(match)
            if match.reason == "by_amount_and_day":
                paid_whole.update(match.debts)
    return found


def _recorded(row: LedgerRow, money: Money, payments: Sequence[Payment]) -> Payment | None:
    """Return the payment that a line was recorded as: of its sum and day; None: it was not yet.

    A line whose day may be read either way was confirmed as of no known day, with its paper.
    """
    either = row.swapped.known
    days = {str(row.dated), str(row.swapped)} if either else {str(row.dated)}
    same = [payment for payment in payments if payment.amount == money]
    of_its_day = (payment for payment in same if str(payment.dated) in days)
    of_no_day = (x for x in same if either and x.marks and not x.dated.known)
    return next(of_its_day, None) or next(of_no_day, None)


def _received(row: LedgerRow, debts: Sequence[Debt]) -> Money | None:
    """Return the money that came in, in the currency of the row or of all the debts."""
    if row.amount is None or row.amount <= 0:
        return None
    currencies = {debt.amount.currency for debt in debts}
    named = row.currency_among(currencies)
    return Money(amount=row.amount, currency=named) if named in currencies else None


def _names(row: LedgerRow, ref: str) -> bool:
    """True when the line carries the invoice's number; spaces and strokes are often lost in it."""
    whole = " ".join((row.reference, row.text, *row.more))
    if any(letter.isdigit() for letter in ref) and bears(whole, ref):
        return len(ref) >= _FEWEST_LETTERS or row.reference.strip() == ref
    pieces = re.findall(r"[^\W\d_]+|\d+", ref)
    if len("".join(pieces)) < 5 or not any(piece.isdigit() for piece in pieces):
        return False
    loosely = r"[\W_]*".join(map(re.escape, pieces))
    return re.search(rf"(?<![^\W_]){loosely}(?![^\W_])", whole, re.IGNORECASE) is not None


def _by_reference(named: Sequence[Debt], money: Money) -> str:
    owed = sum((debt.amount.amount for debt in named), Decimal(0))
    if money.amount == owed:
        return "by_reference_in_full"
    return "by_reference_in_part" if money.amount < owed else "by_reference_and_more"


def _in_time(row: LedgerRow, debt: Debt) -> bool:
    """True when the payment came after the debt arose and not absurdly late; unknown days pass."""
    days = [day.last for day in (row.dated, row.swapped) if day.last is not None]
    return not days or any(_within(paid, debt) for paid in days)


def _before(row: LedgerRow, debt: Debt) -> bool:
    """Return whether a line is older than all that is known of a debt."""
    begun = min(filter(None, (debt.issued.first, debt.performed.first)), default=None)
    last = max(filter(None, (row.dated.last, row.swapped.last)), default=None)
    return begun is not None and last is not None and last < begun


def _within(paid: date, debt: Debt) -> bool:
    begun = debt.issued.first or debt.performed.first
    if begun is not None and paid < begun:
        return False
    late = debt.due.last or debt.issued.last
    return late is None or paid <= late + _LATEST


def _by_sum(
    row: LedgerRow,
    money: Money,
    debts: Sequence[Debt],
    made_up: Callable[[tuple[Debt, ...]], tuple[_Sets, ...]],
) -> Match | None:
    """Return the one debt of that very sum, or the few that make it up together; never a choice."""
    same = [debt for debt in debts if debt.amount == money]
    if len(same) == 1:
        return _match(row, money, (same[0].ref,), "by_amount_and_day", row.purpose)
    if same:
        refs = tuple(debt.ref for debt in same)
        return _match(row, money, refs, "one_of_several", row.purpose)
    if len(debts) > 40:
        return None
    for sets in made_up(tuple(debts)):
        found = sets.get((money.currency, money.amount), ())
        if len(found) == 1:
            return _match(row, money, found[0], "by_sum_of_several", row.purpose)
    return None


def _made_up(debts: tuple[Debt, ...]) -> tuple[_Sets, ...]:
    """Return the sets of two debts in one money, then of three, by the sum that each makes up."""
    told: list[dict[tuple[str, Decimal], list[tuple[str, ...]]]] = []
    for count in range(2, _MOST_TOGETHER + 1):
        told.append({})
        for chosen in combinations(debts, count):
            if len({debt.amount.currency for debt in chosen}) == 1:
                sum_ = sum((debt.amount.amount for debt in chosen), Decimal(0))
                refs = tuple(debt.ref for debt in chosen)
                told[-1].setdefault((chosen[0].amount.currency, sum_), []).append(refs)
    return tuple(told)


def _by_name(
    row: LedgerRow,
    money: Money,
    is_his: Callable[[str], bool] | None,
    other: str,
    debts: Sequence[Debt],
) -> Match | None:
    """Return that the line names who paid, and no debt; whether it names another, or is too old."""
    if is_his is None or not is_his(row.words):
        return None
    if other:
        return _match(row, money, (), "by_name_other_invoice", row.purpose).but(other=other)
    old = bool(debts) and all(_before(row, debt) for debt in debts)
    return _match(row, money, (), "by_name_before" if old else "by_name_only", row.purpose)


def _match(row: LedgerRow, money: Money, refs: tuple[str, ...], reason: str, because: str) -> Match:
    return Match(row=row, debts=refs, reason=reason, because=because[:_MOST_QUOTED], amount=money)
