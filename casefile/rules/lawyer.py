"""When a lawyer comes first: each trigger with the fact that pulled it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from casefile.model.case import Case
from casefile.model.claim import Ground
from casefile.model.exhibit import Element
from casefile.model.money import Money
from casefile.model.offer import Answer
from casefile.model.position import Defence
from casefile.model.review import LawyerLine
from casefile.model.say import Say
from casefile.rules.attacks import open_question
from casefile.rules.matter import Matter
from casefile.rules.offers_on_file import overtaken
from casefile.rules.roles import is_guarantor
from casefile.rules.suitability import DAYS_OF_MARGIN


def _self_help_cap(matter: Matter) -> Decimal | None:
    """Return up to what sum the place lets people go without a lawyer, if its pack says so."""
    for rule in matter.law.evidence:
        if rule.id == "self_help_cap":
            try:
                return Decimal(rule.value)
            except InvalidOperation:
                return None
    return None


def _lent_to_a_consumer(case: Case) -> bool:
    loan = case.ground is Ground.LOAN
    return loan and case.claimant.business is True and case.respondent.business is False


def _settlement_above(case: Case) -> Money | None:
    """Return the largest offer still open above the line that the user drew; None without one."""
    limit = case.private.lawyer_above
    if limit is None:
        return None
    above = [
        offer.amount
        for offer in case.offers
        if offer.answer is Answer.OPEN
        and offer.sent
        and overtaken(case, offer) is None
        and offer.amount is not None
        and offer.amount.currency == limit.currency
        and offer.amount.amount > limit.amount
    ]
    return max(above, key=lambda amount: amount.amount, default=None)


def lawyer_first(matter: Matter) -> tuple[LawyerLine, ...]:
    """Return why a lawyer should see the case before the next step; empty: no reason found."""
    case, raised = matter.case, matter.raised
    found = []

    def pulled(trigger: str, **values: object) -> None:
        found.append(LawyerLine(trigger=trigger, why=Say(f"lawyer.{trigger}", **values)))

    if Defence.COUNTERCLAIM in raised:
        pulled("counterclaim")
    denied = raised.get(Defence.DENIES_SIGNATURE)
    if denied is not None and matter.shows[Element.AGREEMENT] and open_question(matter, denied):
        pulled("denied_signature")
    cap = _self_help_cap(matter)
    if cap is not None:
        for account in matter.accounts:
            if account.currency == matter.law.currency and account.principal.amount > cap:
                pulled(
                    "amount",
                    principal=account.principal,
                    cap=Money(amount=cap, currency=account.currency),
                )
    if case.respondent.insolvent or Defence.INSOLVENCY in raised:
        pulled("insolvency")
    if case.respondent.abroad:
        pulled("abroad")
    left = matter.days_left
    if left is not None and left < 0:
        pulled("limitation_passed", n=-left)
    elif left is not None and left < DAYS_OF_MARGIN:
        pulled("limitation", n=left)
    doubtful = tuple(
        i.exhibit.mark
        for i in matter.items.values()
        if any(cap.id == "unlawful_recording" for cap in i.caps)
    )
    if doubtful:
        pulled("recording", marks=doubtful)
    if Defence.LEGAL_BAR in raised:
        pulled("legal_bar")
    if Defence.DURESS in raised:
        pulled("threats")
    guarantors = tuple(p.name for p in case.others if is_guarantor(p))
    if guarantors:
        pulled("guarantee", names=guarantors)
    if _lent_to_a_consumer(case):
        pulled("regulated_credit")
    large = _settlement_above(case)
    if large is not None:
        pulled("settlement", amount=large, limit=case.private.lawyer_above)
    if case.private.lawyer_wanted.strip():
        pulled("wanted", reason=case.private.lawyer_wanted)
    return tuple(found)
