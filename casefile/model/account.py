"""The account of one currency on one day: what is owed, what was paid, what interest ran."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import field_serializer

from casefile.model.case import Ended
from casefile.model.dates import LooseDate
from casefile.model.jurisdiction import Source
from casefile.model.money import Money
from casefile.model.record import Record
from casefile.model.say import Say


class Accrual(Record):
    """Interest of one stretch at one rate on one base. Both days inclusive."""

    debt: str
    first: date
    last: date
    days: int
    base: Money
    rate: Decimal
    """Percent a year; of an index: the change over the stretch, in percent."""
    rate_kind: str
    interest: Money
    awarded: bool = False
    """Owed only once a court awards it."""
    source: Source


class AccountRow(Record):
    """One line of the statement of account, in the order things happened."""

    on: date
    debt: str
    what: Say
    debit: Money | None = None
    credit: Money | None = None
    balance: Money
    marks: tuple[str, ...] = ()
    vat: Money | None = None
    """Of an invoice: the tax within the sum."""
    paid: Money | None = None
    """Of an invoice of which it is known what is in dispute: what was paid on it, which is not."""
    admitted: Money | None = None
    """Of an invoice: what the respondent admits of what is unpaid."""
    disputed: Money | None = None
    dated: LooseDate | None = None
    """The day as it is known, where that is not one day: *on* is then what is reckoned with."""
    interest: bool = False
    """The line tells interest that ran; what was paid or given up of it has a line of its own."""

    @property
    def when(self) -> date | LooseDate:
        """The day as it is to be told: one that is not known is never told as one that is."""
        return self.on if self.dated is None else self.dated


class Closing(Record):
    """What the end of the matter made of an account."""

    how: Ended
    on: date
    """The day of the agreement, of the judgment, or of the end itself."""
    claimed: Money
    """What stood open then, before the end changed it."""
    sum: Money | None = None
    """What was agreed, awarded or received with it, in its own currency; None: not known."""
    paid: Money
    """What came in since, of an agreement or a judgment; else all that was received."""
    interest: Money | None = None
    """What ran on the sum of a judgment since; None: none is counted."""
    left: Money | None = None
    """What is still to come, with that interest; None: not known, since the sum is not."""
    late: bool = False
    """Something of what was agreed came late, or is late: interest on it is counted nowhere."""
    then: Ended | None = None
    """What became of a settlement or a judgment: it was paid, or the rest of it written off."""
    then_on: date | None = None
    rest: Money | None = None
    """What stood open of it then."""

    @property
    def in_its_place(self) -> bool:
        """True where one sum, agreed or awarded, stands in the place of what was claimed."""
        return self.how in (Ended.SETTLED, Ended.JUDGMENT) and self.sum is not None

    @property
    def runs_uncounted(self) -> bool:
        """True of a judgment that is not paid and on which interest may run that nothing counts."""
        unpaid = self.left is not None and bool(self.left.amount)
        judged = self.how is Ended.JUDGMENT and self.then is None
        return judged and unpaid and self.interest is None


class Account(Record):
    """The account in one currency on the day of the review.

    *interest* is what accrued and is still unpaid; *costs* the fixed recovery sums and others;
    *balance* = principal + interest + costs, all unpaid parts; *paid* is all that was received.
    When *missing* is not empty, interest could not be computed in full: no figure is estimated,
    and *interest* holds only what could be.
    """

    currency: str
    invoiced: Money | None = None
    """The debts as they were, before anything was paid; None: not told."""
    principal: Money
    interest: Money
    costs: Money
    paid: Money
    balance: Money
    daily: Money
    """Interest of one more day; zero when it cannot be told."""
    awarded: Money | None = None
    """Of the interest: what is owed only once a court awards it; None: nothing of it is."""
    vat: Money | None = None
    """The tax within the debts; None: not said for all of them."""
    admitted: Money | None = None
    """What the respondent admits of the debts; None: not known of all of them."""
    disputed: Money | None = None
    rows: tuple[AccountRow, ...] = ()
    accruals: tuple[Accrual, ...] = ()
    missing: tuple[Say, ...] = ()
    complete: bool = True
    closing: Closing | None = None
    """Of a matter that has ended; None: it has not, on the day of the account."""
    notes: tuple[Say, ...] = ()

    @property
    def stated(self) -> dict[str, Money | None]:
        """Return the sums by their names; None: nothing of it could be reckoned, which is not 0.

        Once one sum stands in the place of the claim, what is left of it is not told as principal
        and costs: who agreed or awarded it did not part it so.
        """
        whole = {} if self.invoiced is None else {"invoiced": self.invoiced}
        sums = {"paid": self.paid, "principal": self.principal, "interest": self.interest}
        sums |= {"costs": self.costs, "balance": self.balance, "daily": self.daily}
        unknown = {n for n in ("interest", "daily") if self.missing and not sums[n].amount}
        if self.closing is not None and self.closing.late:
            unknown |= {"interest", "daily"}
        if self.closing is not None and self.closing.runs_uncounted:
            unknown |= {n for n in ("interest", "daily") if not sums[n].amount}
        if self.closing is not None and self.closing.left is None:
            unknown = set(sums) - {"paid"}
        if self.closing is not None and self.closing.in_its_place:
            del sums["principal"], sums["costs"]
        return whole | {name: None if name in unknown else sum_ for name, sum_ in sums.items()}

    @field_serializer("principal", "interest", "costs", "paid", "balance", "daily")
    def _bare(self, money: Money) -> str:
        return str(money.amount)

    @field_serializer("invoiced", "vat", "admitted", "disputed", "awarded")
    def _bare_if_known(self, money: Money | None) -> str | None:
        return None if money is None else str(money.amount)
