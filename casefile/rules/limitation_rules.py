"""Which rule of the place gives a debt its time: an agreed period, a chosen rule, else by facts."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.claim import Debt, Ground
from casefile.model.jurisdiction import Jurisdiction, LimitationRule
from casefile.rules.due import acts_in_business


def _fits(rule: LimitationRule, case: Case, due: date) -> bool | None:
    """Return whether *rule* is for this claim; None when a fact it asks for is not known."""
    if rule.until is not None and due > rule.until:
        return False
    answers: list[bool | None] = []
    if rule.grounds:
        unknown = case.ground is Ground.UNKNOWN
        answers.append(None if unknown else case.ground.value in rule.grounds)
    for wanted, party in (
        (rule.claimant_in_business, case.claimant),
        (rule.debtor_in_business, case.respondent),
    ):
        if wanted is not None:
            acts = acts_in_business(party)
            answers.append(None if acts is None else acts == wanted)
    if False in answers:
        return False
    return None if None in answers else True


def agreed_rule(case: Case, law: Jurisdiction) -> LimitationRule | None:
    """Return the agreed period as a rule, where the place lets it hold."""
    months, agreed = case.agreement.limitation_months, law.limitation.agreed
    if months is None or agreed is None or not agreed.allowed or months < agreed.least_months:
        return None
    cautious = any(rule.day_before for rule in law.limitation.rules)
    return LimitationRule(id="agreed", months=months, day_before=cautious, source=agreed.source)


def rules_of(case: Case, debt: Debt, law: Jurisdiction, due: date) -> list[LimitationRule]:
    """Return the rules that may be the one, in order, through the first that surely is.

    A period that was agreed, where the place allows it, and a rule that a person chose come first.
    """
    agreed = agreed_rule(case, law)
    if agreed is not None:
        return [agreed]
    chosen = [rule for rule in law.limitation.rules if rule.id == debt.limitation_rule]
    if chosen:
        return chosen[:1]
    found = []
    for rule in law.limitation.rules:
        if rule.chosen_only:
            continue
        fits = _fits(rule, case, due)
        if fits is not False:
            found.append(rule)
        if fits:
            break
    return found
