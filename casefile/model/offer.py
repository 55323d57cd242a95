"""Offers made and received, and what one will not go below."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import field_validator

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money
from casefile.model.record import Record


class OfferBy(StrEnum):
    """Whose offer."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"


class Answer(StrEnum):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    LAPSED = "lapsed"


class Instalment(Record):
    """A sum by a day, as the sides agree it."""

    on: LooseDate
    amount: Money

    @field_validator("amount")
    @classmethod
    def _above_zero(cls, amount: Money) -> Money:
        if amount.amount <= 0:
            raise ValueError("an instalment is more than zero")
        return amount


class Offer(Record):
    """One offer. Without prejudice unless a person says otherwise."""

    id: str = ""
    by: OfferBy
    on: LooseDate = UNDATED
    amount: Money | None = None
    terms: str = ""
    who: str = ""
    """The person who made it."""
    expires: LooseDate = UNDATED
    """The last day it may be accepted."""
    costs: str = ""
    """Who bears which costs, in words; empty: nothing said."""
    instalments: tuple[Instalment, ...] = ()
    answer: Answer = Answer.OPEN
    reply: str = ""
    sent: bool = True
    """It reached the other side; a draft is nobody's business."""
    marks: tuple[str, ...] = ()
    disclosure: Disclosure = Disclosure.WITHOUT_PREJUDICE


class Opinion(Record):
    """The user's own low, likely and high. Nothing is filled in for him."""

    low: Decimal
    likely: Decimal
    high: Decimal


class Private(Record):
    """What never leaves the house but to the lawyer: the floor, the plan, the fears."""

    floor: Money | None = None
    opening: Money | None = None
    target: Money | None = None
    ideas: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    relation: str = ""
    """What the relation is worth, in words."""
    relation_worth: Money | None = None
    """What keeping the relation and saving the time are worth to the user, in money."""
    chance: Opinion | None = None
    """Own opinion of the chance, 0 to 1."""
    collectable: Opinion | None = None
    """Own opinion of the share that could be collected, 0 to 1."""
    cost_if_won: Money | None = None
    cost_if_lost: Money | None = None
    months: int | None = None
    discount_rate: Decimal | None = None
    """Percent a year."""
    worth_accepted: str = ""
    """Why he goes on although the low end is not above zero, in his words; empty: not said."""
    lawyer_wanted: str = ""
    """Why the user wants a lawyer before the next step, in his words; empty: not said."""
    lawyer_above: Money | None = None
    """A settlement above this goes past a lawyer first; None: no such line drawn."""


class Mediation(Record):
    """How the way to a mediator stands."""

    asked_on: LooseDate = UNDATED
    willing: bool | None = None
    refusals: int = 0
    mediator: str = ""
    our_decision_maker: str = ""
    their_decision_maker: str = ""
    conflict_checked: bool | None = None
    not_tried_because: str = ""
