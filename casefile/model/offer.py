"""Offers made and received, and what one will not go below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.money import Money, MoneyAboveZero
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
    NOT_KEPT = "not_kept"
    """It was accepted, and then not kept: it stands no more, and the claim counts again."""


class Instalment(Record):
    """A sum by a day, as the sides agree it."""

    on: LooseDate
    amount: MoneyAboveZero
    moved_from: date | None = None
    """The day of rest it fell on, where the program moved it; None: it stands as it was said."""


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
    pay_by: LooseDate = UNDATED
    """The day by which the one sum is to be paid; instalments have days of their own."""
    costs: str = ""
    """Who bears which costs, in words; empty: nothing said."""
    instalments: tuple[Instalment, ...] = ()
    interest: MoneyAboveZero | None = None
    """What of the amount is interest until the instalments fall due; None: none is told apart."""
    interest_rate: Decimal | None = None
    """By which rate it was reckoned, in percent a year."""
    answer: Answer = Answer.OPEN
    reply: str = ""
    answered_on: LooseDate = UNDATED
    """The day of the answer; not known: what is agreed counts from the day of the offer."""
    fell_on: LooseDate = UNDATED
    """The day from which it stands no more, where it was accepted and then not kept."""
    sent: bool = True
    """It reached the other side; a draft is nobody's business."""
    marks: tuple[str, ...] = ()
    disclosure: Disclosure = Disclosure.WITHOUT_PREJUDICE

    @property
    def to_pay(self) -> tuple[Instalment, ...]:
        """What is to be paid by which day: its instalments, else its one sum by its day.

        Empty where no day is told, or no sum above nothing.
        """
        one_sum = self.amount is not None and self.amount.amount > 0
        if self.instalments or self.amount is None or not (one_sum and self.pay_by.known):
            return self.instalments
        return (Instalment(on=self.pay_by, amount=self.amount),)

    @property
    def agreed_on(self) -> LooseDate:
        """The day from which it counts once it is accepted; its own where the answer's is not."""
        return self.answered_on if self.answered_on.known else self.on


def made_by(offers: Iterable[Offer], day: LooseDate) -> tuple[Offer, ...]:
    """Return those of *offers* that reached the other side by *day*, the last one last.

    Where a day is not known, it is not known to be after it.
    """
    last = day.last
    made = (one for one in offers if one.sent)
    known = (one for one in made if last is None or one.on.first is None or one.on.first <= last)
    return tuple(sorted(known, key=lambda one: one.on))


class Opinion(Record):
    """The user's own low, likely and high. Nothing is filled in for him."""

    low: Decimal
    likely: Decimal
    high: Decimal


class Authority(Record):
    """Who on our side may agree to what. A sum not given is: no limit of that kind was named."""

    id: str = ""
    who: str
    least: Money | None = None
    """May accept no less than this."""
    months: int | None = None
    """May agree to instalments over at most so many months."""
    note: str = ""


class Private(Record):
    """The floor, the plan, the fears: the lawyer is told all, the mediator alone a part."""

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
    authorities: tuple[Authority, ...] = ()


class Attendee(Record):
    """One person at the mediation, for which side, with what authority."""

    id: str = ""
    name: str
    by: OfferBy
    role: str = ""
    authority: bool | None = None
    """May settle there and then; None: not asked."""


class MediationOutcome(StrEnum):
    """What came of it."""

    SETTLED = "settled"
    PART = "part"
    NOTHING = "nothing"
    BROKEN_OFF = "broken_off"
    UNKNOWN = "unknown"


class Mediation(Record):
    """How the way to a mediator stands."""

    asked_on: LooseDate = UNDATED
    answer_by: LooseDate = UNDATED
    """The day by which the invitation asks for an answer; unknown: it names none."""
    willing: bool | None = None
    refusals: int = 0
    mediator: str = ""
    our_decision_maker: str = ""
    their_decision_maker: str = ""
    conflict_checked: bool | None = None
    not_tried_because: str = ""
    proposed: tuple[str, ...] = ()
    """Whom we propose as mediator."""
    attending: tuple[Attendee, ...] = ()
    on: LooseDate = UNDATED
    """The day of the meeting."""
    outcome: MediationOutcome = MediationOutcome.UNKNOWN
    ended_on: LooseDate = UNDATED
    agreement: str = ""
    """Mark of the agreement that was signed; empty: none."""
    performed: bool | None = None
    """What was agreed there was performed; None: not said, or not due yet."""
