"""Short routes: one paper that stands for agreement, performance and amount together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from casefile.model.case import Case
from casefile.model.claim import Payment
from casefile.model.exhibit import FROM_HIM, Element, Exhibit, ExhibitKind
from casefile.model.position import Defence
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.rules.caps import signed_by_respondent
from casefile.rules.grading import Item
from casefile.rules.letters import rank, weaker
from casefile.rules.matter import Matter
from casefile.rules.points import OURS, Point, paper_point

REPLACED = (Element.AGREEMENT, Element.PERFORMANCE, Element.AMOUNT)
"""What a short route stands for."""

ROUTE_KINDS = frozenset(
    {
        ExhibitKind.ACKNOWLEDGEMENT,
        ExhibitKind.CHEQUE,
        ExhibitKind.PROMISSORY_NOTE,
        ExhibitKind.SETTLEMENT,
        ExhibitKind.INVOICE,
    }
)
"""The papers that may be a short route of themselves."""

_DAYS_WITHOUT_OBJECTION = 30
"""An invoice kept this long without a word may become an account stated (own judgement)."""


@dataclass(frozen=True, slots=True)
class Route:
    """One short route that is open: its name, the point it makes, what it stands for, of what."""

    name: str
    point: Point
    elements: tuple[Element, ...]
    debts: frozenset[str]
    """The debts it covers; empty: all."""


def _of_item(name: str, item: Item, grade: Grade, debts: frozenset[str]) -> Route:
    point = paper_point(item, grade, Say(f"routes.{name}", mark=item.exhibit.mark))
    return Route(name, point, REPLACED, debts)


def _on_paper(matter: Matter) -> list[Route]:
    found = []
    for item in matter.items.values():
        exhibit = item.exhibit
        if exhibit.kind not in ROUTE_KINDS or not item.counts or item.grade is None:
            continue
        debts = matter.debts_of.get(exhibit.mark, frozenset())
        his = exhibit.provenance in FROM_HIM or signed_by_respondent(exhibit) is True
        if exhibit.kind is ExhibitKind.ACKNOWLEDGEMENT and his:
            found.append(_of_item("acknowledgement", item, item.grade, debts))
        elif exhibit.kind in (ExhibitKind.CHEQUE, ExhibitKind.PROMISSORY_NOTE) and his:
            found.append(_of_item("bill", item, item.grade, debts))
        elif exhibit.kind is ExhibitKind.SETTLEMENT and signed_by_respondent(exhibit):
            found.append(_of_item("settlement", item, item.grade, debts))
        elif exhibit.kind is ExhibitKind.INVOICE and signed_by_respondent(exhibit):
            found.append(_of_item("account_stated", item, item.grade, debts))
        elif exhibit.kind is ExhibitKind.INVOICE and _kept_in_silence(matter, item):
            kept = weaker(item.grade, Grade.C) or Grade.C
            found.append(_of_item("account_stated", item, kept, debts))
    return found


def kept_in_silence_from(exhibit: Exhibit) -> date | None:
    """Return the day from which an invoice counts as kept without a word, when none came.

    None: it is no invoice that he is known to have received on a known day.
    """
    sent = exhibit.dated.last
    if exhibit.kind is not ExhibitKind.INVOICE or exhibit.received is not True or sent is None:
        return None
    return sent + timedelta(days=_DAYS_WITHOUT_OBJECTION)


def _kept_in_silence(matter: Matter, item: Item) -> bool:
    """Return whether an invoice was received, and nothing was said against it for long."""
    kept = kept_in_silence_from(item.exhibit)
    if kept is None:
        return False
    silent = (Defence.NO_REPLY, Defence.INABILITY_TO_PAY)
    objections = [p for p in matter.case.positions if p.defence not in silent]
    if any(p.on.first is None for p in objections):
        return False
    first = min((p.on.first for p in objections if p.on.first), default=matter.on)
    return min(first, matter.on) >= kept


def _part_payments(matter: Matter) -> list[Route]:
    """Return payments made on a debt: they support agreement and performance, not the balance.

    Money that names no debt tells little of this one; what came before the work, a deposit, tells
    that it was ordered, and nothing of whether it was done.
    """
    found = []
    for payment in matter.case.payments:
        # Our own note of money received stands against our interest: fair, not strong, and a
        # paper weaker than that takes nothing from it.
        proofs = [i for i in matter.counted(*payment.marks) if rank(i.grade) >= rank(Grade.C)]
        best = max(proofs, key=lambda i: rank(i.grade), default=None)
        early = _before_the_work(payment, matter.case)
        name = "deposit" if early else "part_payment"
        what = Say(f"routes.{name}", amount=payment.amount, on=payment.dated)
        grade = (best and weaker(best.grade, Grade.B)) or Grade.C
        if not payment.debt:
            grade = Grade.D
        point = paper_point(best, grade, what) if best else Point(payment.id, grade, OURS, what)
        debts = frozenset({payment.debt}) if payment.debt else frozenset()
        proves = (Element.AGREEMENT,) if early else (Element.AGREEMENT, Element.PERFORMANCE)
        found.append(Route(name, point, proves, debts))
    return found


def _before_the_work(payment: Payment, case: Case) -> bool:
    """Return whether *payment* surely came before the work of its debt, or of any, was done."""
    named = case.debt(payment.debt) if payment.debt else None
    of = case.debts if named is None else (named,)
    days = [debt.performed.first for debt in of if debt.performed.first is not None]
    paid = payment.dated.last
    return paid is not None and 0 < len(of) == len(days) and paid < min(days)


@lru_cache(maxsize=1)
def routes(matter: Matter) -> tuple[Route, ...]:
    """Return the short routes of the case: acknowledgement, bill, settlement, account, payment."""
    return (*_on_paper(matter), *_part_payments(matter))
