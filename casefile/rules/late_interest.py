"""By what interest runs on what is paid late from now on: the rate or the law, as the account."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.say import Say
from casefile.rules.cited import cited
from casefile.rules.due import chosen_regime
from casefile.rules.interest import CONTRACT, Terms, stretches

_PLACE = "late_interest.place"


def late_interest(case: Case, law: Jurisdiction, on: date) -> tuple[Say, ...]:
    """Return by what interest runs on what is late from *on*: one sentence for each rule, no sums.

    The agreed rate, in percent a year, or the most the law lets stand of it; else the kind of
    interest of the place, also where only a court awards it; where neither is known for a debt,
    the law of the place alone.
    """
    found = dict.fromkeys(_of(case, debt, law, on) for debt in case.debts)
    known = tuple(said for said in found if said.key != _PLACE)
    return known if known and len(known) == len(found) else (Say(_PLACE, place=law.names),)


def _of(case: Case, debt: Debt, law: Jurisdiction, on: date) -> Say:
    chosen = chosen_regime(case, debt, law)
    regime = chosen.regime
    if regime is None:
        return Say(_PLACE, place=law.names)
    agreed, start = case.agreement.contract_rate, min(chosen.start or on, on)
    (now,) = stretches(on, on, Terms(regime, law, case.rates, agreed, start))
    kind, source = regime.rate_kind, regime.source
    if agreed is not None:
        if now.rate is None:
            return Say(_PLACE, place=law.names)
        if now.rate.kind == CONTRACT:
            return Say("late_interest.agreed", rate=now.rate.value)
        contract = law.interest.contract
        if contract is not None and now.rate.kind == contract.cap_kind:
            kind, source = contract.cap_kind, contract.source
    name = law.interest.kinds.get(kind, regime.names or {"en": kind})
    by = Say("late_interest.by", name=name, source=cited(source))
    return Say(f"late_interest.{'awarded' if regime.awarded else 'law'}", by=by)
