"""Contradictions of the sum: what is claimed, billed, agreed and paid does not come to one."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.case import Case
from casefile.model.review import Contradiction
from casefile.model.say import Say
from casefile.rules.came_in import CameIn, unrecorded
from casefile.rules.other_money import in_other_money, other_money_said
from casefile.rules.sent_back import sent_back

_HEAD = "contradictions."
_OF_THE_SUM = frozenset(
    {
        *("claimed", "claimed_net", "ordered", "amount", "sums"),
        *("came_in", "came_in_undated", "came_back", "came_back_undated"),
        *("came_back_line", "came_back_line_undated", "other_money"),
    }
)
"""What the sentences of contradictions of the sum are called."""


def money_that_came_in(case: Case) -> tuple[Contradiction, ...]:
    """Return each sum that a bank's paper shows as come in and that is not recorded."""
    return tuple(_of(one) for one in unrecorded(case))


def money_sent_back(case: Case) -> tuple[Contradiction, ...]:
    """Return each payment that is counted and seems to be what a bank says came back."""
    return tuple(
        Contradiction(
            about="paid",
            marks=(one.mark,),
            why=Say(
                f"{_HEAD}came_back{'_line' if one.by_line else ''}"
                f"{'' if one.payment.dated.known else '_undated'}",
                mark=one.mark,
                amount=one.payment.amount,
                on=one.payment.dated,
            ),
        )
        for one in sent_back(case)
    )


def paid_in_other_money(case: Case) -> tuple[Contradiction, ...]:
    """Return each payment whose money is not that of the debt it names."""
    return tuple(
        Contradiction(
            about="paid",
            marks=payment.marks,
            why=other_money_said(payment, debt),
        )
        for payment, debt in in_other_money(case)
    )


def _of(one: CameIn) -> Contradiction:
    key = "came_in" if one.on.known else "came_in_undated"
    why = Say(f"{_HEAD}{key}", mark=one.mark, amount=one.amount, on=one.on)
    return Contradiction(about="paid", marks=(one.mark,), why=why)


def of_the_sum(found: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """Return those of *found* that make the sum doubtful; a plea against it is no such thing."""
    return tuple(one for one in found if one.why.key.removeprefix(_HEAD) in _OF_THE_SUM)


def sums_lacking(found: Iterable[Contradiction]) -> list[Say]:
    """Return the contradictions of the sum as a condition names what it lacks."""
    return [
        Say(f"lacks.sum.{one.why.key.removeprefix(_HEAD)}", **one.why.values)
        for one in of_the_sum(found)
    ]
