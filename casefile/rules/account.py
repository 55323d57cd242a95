"""The statement of account: what was owed, what was paid on what, what is open on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casefile.model.account import Account, Closing
from casefile.model.case import Case, Ended
from casefile.model.claim import Payment
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.model.say import Say
from casefile.rules.account_notes import after_judgment, missing, notes
from casefile.rules.admitted import in_money
from casefile.rules.closing import closed, in_money_of_its_own
from casefile.rules.contested import Contested, contested, raised_in
from casefile.rules.debt_names import debt_name
from casefile.rules.endings import End, ends_of
from casefile.rules.entries import (
    Entry,
    interest_lines,
    invoiced_on,
    invoices,
    paid_on,
    recovery,
    statement,
)
from casefile.rules.judged import judgment_debt
from casefile.rules.ledger import NOTHING, Ledger
from casefile.rules.other_money import in_other_money
from casefile.rules.owing import ledgers_of
from casefile.rules.settled import settled


def _paid_on(payment: Payment, ledgers: list[Ledger], until: date) -> date:
    """Return the day a payment counts from: an unsure one from the first day it may have come.

    That never claims too much interest.
    """
    if payment.dated.first is not None:
        return payment.dated.first
    return min((invoiced_on(ledger, until) for ledger in ledgers), default=until)


def _in_turn(payment: Payment, ledgers: list[Ledger], on: date) -> Iterator[Ledger]:
    """Yield the debts a payment pays, in turn: the one it names, then those due, oldest first."""

    def turn(ledger: Ledger) -> tuple[bool, date]:
        due = ledger.chosen.due
        return (due is None or due > on, due or date.max)

    yield from (ledger for ledger in ledgers if ledger.debt.ref == payment.debt)
    yield from sorted((x for x in ledgers if x.debt.ref != payment.debt), key=turn)


def _pay(
    payment: Payment, ledgers: list[Ledger], on: date, stop: date
) -> tuple[list[Entry], Decimal]:
    """Set *payment* against the debts; return its lines and what no debt was left for.

    Interest runs through the day *on* that it counts from, never beyond *stop*.
    """
    left = payment.amount.amount
    dated = None if payment.dated.exact is not None else payment.dated
    lines: list[Entry] = []
    for ledger in _in_turn(payment, ledgers, on):
        if not left:
            break
        lines += interest_lines(ledger.debt, ledger.accrue(min(on, stop)))
        taken = left - ledger.pay(left)
        left -= taken
        if taken:
            what = Say("account.row.payment", ref=debt_name(ledger.debt))
            if not ledger.debt.ref:
                what = Say("account.row.payment_since")
            marks, ref = payment.marks, ledger.debt.ref
            lines.append(Entry(on, 3, ref, what, -taken, marks, dated=dated))
    if left:
        over = Say("account.row.overpaid")
        lines.append(Entry(on, 4, "", over, -left, payment.marks, dated=dated))
    return lines, left


def _total(sums: list[Money | None], currency: str) -> Money | None:
    """Return the sum of *sums*; None where one of them is not known: a part is no total."""
    known = [sum_.amount for sum_ in sums if sum_ is not None]
    if not known or len(known) < len(sums):
        return None
    return Money(amount=sum(known, NOTHING), currency=currency)


def _awarded(ledgers: Sequence[Ledger], currency: str) -> Money | None:
    """Return what of the unpaid interest is owed only once a court awards it; None: nothing."""
    sums = [x.interest for x in ledgers if any(row.awarded for row in x.rows)]
    return Money(amount=sum(sums, NOTHING), currency=currency) if any(sums) else None


def _set_against_debts(case: Case) -> list[Payment]:
    """Return the payments but those for a debt in other money, which `missing` asks about."""
    unclear = [payment for payment, _ in in_other_money(case)]
    return [payment for payment in case.payments if payment not in unclear]


@dataclass(slots=True)
class _Run:
    """One currency of the case as its account runs on; lives only while it is made."""

    case: Case
    law: Jurisdiction
    currency: str
    ledgers: list[Ledger]
    stop: date
    """The last day of interest: that of the account, or that on which the matter ended."""
    entries: list[Entry]
    over: Decimal = NOTHING

    def money(self, amount: Decimal) -> Money:
        """Return *amount* in the money of the account."""
        return Money(amount=amount, currency=self.currency)

    @property
    def open(self) -> Decimal:
        """All that is unpaid, less what was paid beyond it."""
        return sum((x.open for x in self.ledgers), NOTHING) - self.over

    def take(self, received: Sequence[tuple[date, Payment]]) -> None:
        """Set payments against the debts, each on its day."""
        for on, payment in received:
            self.entries += recovery(self.ledgers, self.case, self.law, min(on, self.stop))
            lines, left = _pay(payment, self.ledgers, on, self.stop)
            self.entries += lines
            self.over += left

    def run_on(self) -> None:
        """Count interest and fixed sums through the last day."""
        self.entries += recovery(self.ledgers, self.case, self.law, self.stop)
        for ledger in self.ledgers:
            self.entries += interest_lines(ledger.debt, ledger.accrue(self.stop))

    def end(
        self, ends: tuple[End, ...], received: Sequence[tuple[date, Payment]], until: date
    ) -> Closing:
        """Close the account with *ends*; what came in since goes to what is owed instead.

        Of what was paid or written off, all that came in at any time counts before that end. What
        runs on a judgment through *until* is counted where the pack says how, and no longer than
        through the day on which the matter was closed upon it.
        """
        end, then = ends[0], ends[1] if len(ends) > 1 else None
        since = [pair for pair in received if end.replaces and pair[0] >= end.on]
        self.take([pair for pair in received if pair not in since])
        self.run_on()
        claimed = self.open
        self.ledgers = self.ledgers or in_money_of_its_own(end, self.currency, self.law)
        for ledger in self.ledgers:
            ledger.stopped = True
        if end.known or self._asks_no_more(end):
            self._close(end, received)
            self.over = self.over if not end.replaces else NOTHING
        judged = judgment_debt(self.case, end, self.law, self.currency)
        if judged is not None:
            self.ledgers = [judged]
            self.stop = until if then is None else then.on
        self.take(since)
        if judged is not None:
            self.run_on()
            ran = self.money(sum((row.interest.amount for row in judged.rows), NOTHING))
        given_up = self.open
        if then is not None and then.known:
            self._close(then, received)
        paid = sum((p.amount.amount for _, p in (since if end.replaces else received)), NOTHING)
        nothing = self.open < 0 and ends[-1].how is Ended.PAID  # more came in than was owed
        known = nothing or not self.open or all(one.known for one in ends)
        return Closing(
            how=end.how,
            on=end.on,
            claimed=self.money(claimed),
            sum=end.sum,
            paid=self.money(paid),
            interest=None if judged is None else ran,
            left=self.money(self.open) if known else None,
            late=then is None and _came_late(self.case, end, until),
            then=None if then is None else then.how,
            then_on=None if then is None else then.on,
            rest=None if then is None else self.money(given_up),
        )

    def _asks_no_more(self, end: End) -> bool:
        """Return whether *end* is that it was paid, and only interest that a court awards is left.

        That is not owed before: what came in is the whole, whatever sum was said with the end.
        """
        awarded = _awarded(self.ledgers, self.currency)
        return end.how is Ended.PAID and awarded is not None and self.open <= awarded.amount

    def _close(self, end: End, received: Sequence[tuple[date, Payment]]) -> None:
        """Make the ledgers owe what is owed since *end*."""
        on = max([end.on, *(day for day, _ in received)]) if not end.replaces else end.on
        self.entries += closed(self.ledgers, self.over, end, on, self.currency)


def _one(
    case: Case, law: Jurisdiction, currency: str, until: date, ends: tuple[End, ...]
) -> Account:
    ledgers = ledgers_of(case, law, currency, until)
    received = sorted(
        (
            (on, payment)
            for payment in _set_against_debts(case)
            if payment.amount.currency == currency
            and (on := _paid_on(payment, ledgers, until)) <= until
        ),
        key=lambda pair: pair[0],
    )
    debts = [ledger.debt for ledger in ledgers]
    stop = ends[0].on if ends else until
    run = _Run(case, law, currency, list(ledgers), stop, invoices(ledgers, case, until))
    if not ends:
        run.take(received)
        run.run_on()
    closing = run.end(ends, received, until) if ends else None
    money, now = run.money, run.ledgers
    counted = closing is None or closing.interest is not None
    settled = any(end.known for end in (*ends[:1], *ends[-1:])) and not counted
    lacking = () if settled else missing(case, law, now if counted else ledgers, until)
    ran = [*ledgers, *(x for x in now if all(x is not before for before in ledgers))]
    stands: dict[str, Contested] = {}
    if closing is None:
        raised, paid = raised_in(case), paid_on(debts, run.entries)
        stands = {x.ref: contested(case, raised, x, *paid[x.ref]) for x in debts}
    told = [said for debt in debts if debt.ref in stands and (said := stands[debt.ref].told(debt))]
    return Account(
        currency=currency,
        invoiced=_total([debt.amount for debt in debts], currency),
        principal=money(sum((x.principal for x in now), NOTHING)),
        interest=money(sum((x.interest + x.added for x in now), NOTHING)),
        costs=money(sum((x.costs for x in now), NOTHING)),
        paid=money(sum((p.amount.amount for _, p in received), NOTHING)),
        balance=money(run.open),
        daily=money(sum((x.daily(until) for x in now), NOTHING)),
        awarded=None if ends else _awarded(now, currency),
        vat=_total([in_money(debt, debt.vat) for debt in debts], currency),
        admitted=_total([one.admitted for one in stands.values()], currency),
        disputed=_total([one.disputed for one in stands.values()], currency),
        rows=statement(run.entries, currency, stands),
        accruals=tuple(row for ledger in ran for row in ledger.rows),
        missing=lacking,
        complete=not lacking,
        closing=closing,
        notes=notes(case, law, ledgers, received, until, told) + _since(closing, law, until),
    )


def _came_late(case: Case, end: End, until: date) -> bool:
    """Return whether anything of what was agreed came after its day, or has not come by it."""
    plan = settled(case, until) if end.how is Ended.SETTLED else None
    if plan is None:
        return False
    return bool(plan.overdue(until)) or any(row.days_late is not None for row in plan.rows)


def _since(closing: Closing | None, law: Jurisdiction, until: date) -> tuple[Say, ...]:
    """Return what to know of interest after a judgment, or on what was agreed and came late."""
    if closing is not None and closing.late:
        return (Say("account.note.agreed_late", place=law.names),)
    if closing is None or closing.how is not Ended.JUDGMENT or closing.then is not None:
        return ()
    return (after_judgment(law, until, counted=closing.interest is not None),)


def account(case: Case, law: Jurisdiction, until: date) -> tuple[Account, ...]:
    """Return the account on *until*, one for each currency of the debts and payments.

    A payment pays the debt it names, what is left the debts that are due, the oldest first; in
    each debt in the order of the place (``law.interest.allocation``), but interest that only a
    court awards comes last. Interest runs through the day of payment. A credit note counts from
    the day of the debt: interest never runs on what was not owed. A fixed recovery sum is added
    with the first day of interest on a debt of which anything is unpaid then: what was paid in
    time brings none. Each row is rounded as its regime says, the account is the sum of the rows.
    Where a due day, a rate or an exchange rate is not known, nothing is estimated: `missing` says
    what to ask for, and the sums hold only what could be counted. A payment for a debt in other
    money is set against nothing, and `missing` asks about it. A matter that has ended bears no
    interest after that day; what it was settled for, or a court awarded, stands in the place of
    what was claimed, what was written off is not owed. An accepted offer settles an open matter
    alike: see `casefile.rules.endings`. A judgment bears interest where the pack of the place says
    how: see `casefile.rules.judged`.
    """
    ends = ends_of(case, until)
    paid = [p.amount.currency for p in _set_against_debts(case)]
    agreed = [end.sum.currency for end in ends if end.replaces and end.sum]
    currencies = dict.fromkeys((*case.currencies, *paid, *agreed))
    return tuple(_one(case, law, currency, until, ends) for currency in currencies)
