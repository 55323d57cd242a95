"""Things that cannot both be right: sums, days, what he says against what he says."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.exhibit import Element
from casefile.model.position import Defence
from casefile.model.review import Contradiction
from casefile.model.say import Say
from casefile.rules.calendar import business_day_from
from casefile.rules.claimed import claims_beside_invoices
from casefile.rules.debt_names import debt_name
from casefile.rules.matter import Matter
from casefile.rules.ordered import beyond_orders
from casefile.rules.paper_contradictions import paper_contradictions
from casefile.rules.plea_reach import meet
from casefile.rules.sum_clashes import money_sent_back, money_that_came_in, paid_in_other_money

_CANNOT_STAND_TOGETHER = (
    (Defence.DENIES_AGREEMENT, Defence.QUALITY_COMPLAINT),
    (Defence.DENIES_AGREEMENT, Defence.INCOMPLETE_WORK),
    (Defence.DENIES_AGREEMENT, Defence.ALREADY_PAID),
    (Defence.DENIES_AGREEMENT, Defence.WRONG_AMOUNT),
    (Defence.DENIES_PERFORMANCE, Defence.QUALITY_COMPLAINT),
    (Defence.DENIES_PERFORMANCE, Defence.ALREADY_PAID),
    (Defence.DENIES_RECEIPT, Defence.ALREADY_PAID),
    (Defence.GIFT_NOT_LOAN, Defence.ALREADY_PAID),
)


def _sums(matter: Matter, ordered: Iterable[Contradiction]) -> list[Contradiction]:
    """The price entered beside what is claimed; *ordered* tells it where papers name that price."""
    case = matter.case
    price = case.agreement.price
    if price is None or not case.debts or set(case.currencies) != {price.currency}:
        return []
    claimed = case.debts[0].amount
    for debt in case.debts[1:]:
        claimed = claimed + debt.amount
    if claimed.amount <= price.amount or any(o.why.values["owed"] == price for o in ordered):
        return []
    marks = (*case.agreement.terms_marks, *(m for d in case.debts for m in d.marks))
    why = Say("contradictions.amount", agreed=price, claimed=claimed)
    return [Contradiction(about="amount", marks=tuple(dict.fromkeys(marks)), why=why)]


def _days(matter: Matter) -> list[Contradiction]:
    """A day to pay before its invoice, or another than the agreed time to pay gives."""
    found = []
    for debt in matter.case.debts:
        issued, due = debt.issued.exact, debt.due.exact
        if issued is None or due is None:
            continue
        if due < issued:
            why = Say(
                "contradictions.due_before_invoice", debt=debt_name(debt), due=due, issued=issued
            )
            found.append(Contradiction(about="due", marks=debt.marks, why=why))
            continue
        agreed = matter.case.agreement.due_from(issued)
        if agreed is not None and due not in (agreed, business_day_from(agreed, matter.law)):
            why = Say(
                "contradictions.due_beside_term", debt=debt_name(debt), due=due, agreed=agreed
            )
            found.append(Contradiction(about="due", marks=debt.marks, why=why))
    return found


def _agreed_after(matter: Matter) -> list[Contradiction]:
    made = matter.case.agreement.made
    found = []
    for debt in matter.case.debts:
        done = debt.performed
        if made.first is not None and done.last is not None and done.last < made.first:
            why = Say(
                "contradictions.done_before_agreed", debt=debt_name(debt), done=done, made=made
            )
            found.append(Contradiction(about="agreement", marks=debt.marks, why=why))
    return found


def _two_faced(matter: Matter) -> list[Contradiction]:
    found = []
    for one, other in _CANNOT_STAND_TOGETHER:
        if one not in matter.raised or other not in matter.raised:
            continue
        if meet(matter.case, matter.raised[one], matter.raised[other]):
            marks = (*matter.raised[one].marks, *matter.raised[other].marks)
            why = Say("contradictions.positions", one=one, other=other)
            found.append(
                Contradiction(about="positions", marks=tuple(dict.fromkeys(marks)), why=why)
            )
    return found


def _speaks_both_ways(matter: Matter) -> list[Contradiction]:
    """A point that one paper shows and another of ours speaks against."""
    found = []
    for element in Element:
        ours = [i for i in matter.shows[element] if i.exhibit.mark]
        theirs = [i for i in matter.against[element] if i.exhibit.mark]
        if ours and theirs:
            marks = tuple(i.exhibit.mark for i in (*ours, *theirs))
            why = Say("contradictions.papers", element=element)
            found.append(
                Contradiction(about=element.value, marks=tuple(dict.fromkeys(marks)), why=why)
            )
    return found


def contradictions(matter: Matter) -> tuple[Contradiction, ...]:
    """Return what does not fit together in the case, ours and his."""
    ordered = beyond_orders(matter)
    return (
        *_sums(matter, ordered),
        *claims_beside_invoices(matter.case),
        *ordered,
        *money_that_came_in(matter.case),
        *money_sent_back(matter.case),
        *paid_in_other_money(matter.case),
        *_days(matter),
        *_agreed_after(matter),
        *_two_faced(matter),
        *_speaks_both_ways(matter),
        *paper_contradictions(matter),
    )
