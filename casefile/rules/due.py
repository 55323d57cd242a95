"""When a debt falls due, and under which rules interest on it runs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import LooseDate, loose
from casefile.model.jurisdiction import Jurisdiction, Regime
from casefile.model.party import Party, PartyKind
from casefile.rules.calendar import ONE_DAY, business_day_from
from casefile.rules.in_force import in_force


def acts_in_business(party: Party) -> bool | None:
    """True for a business or a public body, which the late payment acts treat alike."""
    return True if party.kind is PartyKind.PUBLIC_BODY else party.business


def is_public(party: Party) -> bool | None:
    """True for a public body; None when the kind is not known."""
    return None if party.kind is PartyKind.UNKNOWN else party.kind is PartyKind.PUBLIC_BODY


def agreed_due_day(case: Case, debt: Debt) -> date | None:
    """Return the day to pay as agreed: as said, or counted from the invoice; None: not known."""
    if debt.due.known:
        return debt.due.exact
    invoiced = debt.issued.exact
    return None if invoiced is None else case.agreement.due_from(invoiced)


def due_told(case: Case, debt: Debt) -> LooseDate:
    """Return the day to pay as it was entered, else as agreed and counted from the invoice."""
    counted = None if debt.due.known else agreed_due_day(case, debt)
    return debt.due if counted is None else loose(counted)


def due_day(case: Case, debt: Debt, regime: Regime | None = None) -> date | None:
    """Return the day to pay; when none was agreed, that which *regime* gives by law, or None.

    By law it is counted from the later of performance and the invoice received, both known to
    the day. Not moved for days of rest.
    """
    agreed = agreed_due_day(case, debt)
    if agreed is not None or debt.due.known or regime is None or regime.no_term_days is None:
        return agreed
    performed, noticed = debt.performed.exact, debt.invoice_received.exact
    if performed is None or noticed is None:
        return None
    return max(performed, noticed) + timedelta(days=regime.no_term_days)


def interest_start(due: date, regime: Regime, law: Jurisdiction) -> date:
    """Return the first day that interest runs: the day after the due day, moved where it moves."""
    moved = business_day_from(due, law) if regime.due_on_business_day else due
    return moved + ONE_DAY


class Chosen(NamedTuple):
    """The rules of interest for one debt, and those that would come first if more were known."""

    regime: Regime | None
    due: date | None
    start: date | None
    perhaps: tuple[Regime, ...]


def _asked(case: Case, regime: Regime) -> tuple[bool | None, ...]:
    """Return, for each condition of *regime*: holds, does not hold, not known."""
    creditor, debtor = case.claimant, case.respondent
    pairs = (
        (regime.creditor_in_business, acts_in_business(creditor)),
        (regime.debtor_in_business, acts_in_business(debtor)),
        (regime.debtor_public, is_public(debtor)),
        (regime.debtor_healthcare, debtor.healthcare),
    )
    return tuple(
        None if actual is None else actual == wanted
        for wanted, actual in pairs
        if wanted is not None
    )


def chosen_regime(case: Case, debt: Debt, law: Jurisdiction) -> Chosen:
    """Return the first regime of the place that surely fits; those not ruled out are *perhaps*.

    One that a person chose by its id comes before all others.
    """
    perhaps: list[Regime] = []
    for regime in law.interest.regimes:
        if regime.id == case.interest_regime:
            due = due_day(case, debt, regime)
            start = None if due is None else interest_start(due, regime, law)
            return Chosen(regime, due, start, ())
    for regime in law.interest.regimes:
        if regime.chosen_only or (regime.grounds and case.ground not in regime.grounds):
            continue
        due = due_day(case, debt, regime)
        start = None if due is None else interest_start(due, regime, law)
        if start is not None and not in_force(regime, start):
            continue
        answers = _asked(case, regime)
        if all(answers):
            return Chosen(regime, due, start, tuple(perhaps))
        if False not in answers:
            perhaps.append(regime)
    return Chosen(None, due_day(case, debt), None, tuple(perhaps))
