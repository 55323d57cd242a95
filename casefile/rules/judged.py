"""Interest on a sum that a court awarded, where the pack says how it runs and holds the rate."""

from __future__ import annotations

from casefile.model.case import Case, Ended
from casefile.model.claim import Debt
from casefile.model.interest_law import AfterJudgment, Regime
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import Money
from casefile.rules.calendar import ONE_DAY
from casefile.rules.due import Chosen, chosen_regime
from casefile.rules.endings import End
from casefile.rules.interest import Terms
from casefile.rules.ledger import Ledger

_ID = "after_judgment"


def judgment_debt(case: Case, end: End, law: Jurisdiction, currency: str) -> Ledger | None:
    """Return the debt that a judgment of *case* made, bearing interest; None: it is not counted.

    Simple interest from the day after the judgment, on the whole sum and what payments leave of
    it; never in other money than that of the place, or on a sum to be paid by days that were set.
    A sum below the least that bears any does so where all debts of the case surely fall under a
    regime whose debts need no least.
    """
    rule, sum_ = law.interest.after_judgment, end.sum
    if rule is None or not rule.rate_kind or end.how is not Ended.JUDGMENT or sum_ is None:
        return None
    small = rule.least is not None and sum_.amount < rule.least
    if small and not _needs_no_least(case, law, rule):
        return None
    if not sum_.currency == currency == law.currency or end.instalments:
        return None
    start = end.on + ONE_DAY
    regime = Regime(id=_ID, rate_kind=rule.rate_kind, names=rule.says, source=rule.source)
    return Ledger(
        Debt(ref="", amount=Money(amount=sum_.amount, currency=currency)),
        law,
        Chosen(regime, end.on, start, ()),
        Terms(regime, law, case.rates, None, start),
        claimed=sum_.amount,
        principal=sum_.amount,
        order=law.interest.allocation,
    )


def _needs_no_least(case: Case, law: Jurisdiction, rule: AfterJudgment) -> bool:
    """Return whether each debt of *case* surely falls under a regime that *rule* names."""
    taken = [chosen_regime(case, debt, law).regime for debt in case.debts]
    return bool(taken) and all(one is not None and one.id in rule.below_least for one in taken)
