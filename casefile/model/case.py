"""The case file: everything known about one disputed debt."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Self

from pydantic import field_validator, model_validator

from casefile.model.claim import Agreement, Credit, Debt, Ground, LimitationAct, OwnRate, Payment
from casefile.model.contact import Contact
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.deadline import Deadline, Demand, Note, Tick
from casefile.model.diligence import Diligence
from casefile.model.exhibit import Element, Exhibit, Override
from casefile.model.fault import Fault
from casefile.model.money import Money, MoneyAboveZero
from casefile.model.offer import Instalment, Mediation, Offer, Private
from casefile.model.party import Party
from casefile.model.position import Position, Reason
from casefile.model.record import Record
from casefile.model.stage import Stage as Stage
from casefile.model.witness import Witness


class Ended(StrEnum):
    """How the matter ended."""

    PAID = "paid"
    SETTLED = "settled"
    JUDGMENT = "judgment"
    DISMISSED = "dismissed"
    WRITTEN_OFF = "written_off"


class Ending(Record):
    """One ending of the matter. A case that is opened again keeps it."""

    id: str = ""
    how: Ended
    on: LooseDate = UNDATED
    stage: Stage | None = None
    """How far the matter was when it ended; None: not kept."""
    sum: MoneyAboveZero | None = None
    """What it was settled for or a court awarded, to be paid from that day on; of a matter that was
    paid, what came in with its end. None: not said, which is not nothing."""
    instalments: tuple[Instalment, ...] = ()
    """The days by which the sum is to be paid, where no accepted offer tells them."""
    upon: bool = False
    """The matter had ended already, and was not taken up again: what was agreed or awarded then is
    what was paid or given up now."""
    interest_settled: bool | None = None
    """Is interest since a judgment done with: paid, not owed, or given up? None: not said."""
    why: str = ""
    content: bool | None = None
    """Was the customer content with what was delivered? None: not said."""
    hard: str = ""
    """What was hard on our side."""
    change: str = ""
    """What is to change."""

    @property
    def lacks_reason(self) -> bool:
        """True for a debt written off without a word of why: an auditor will ask for it."""
        return self.how is Ended.WRITTEN_OFF and not self.why.strip()


class Effort(Record):
    """Time and money that the matter cost us, beside what the debtor owes."""

    id: str = ""
    on: LooseDate = UNDATED
    what: str
    minutes: int = 0
    spent: Money | None = None

    @field_validator("minutes")
    @classmethod
    def _not_below_zero(cls, minutes: int) -> int:
        if minutes < 0:
            raise Fault("time_below_zero")
        return minutes


class ElementView(Record):
    """A person's own view of one element, beside the computed one."""

    element: Element
    view: Override


class Concession(Record):
    """An element the respondent does not dispute, and where he says so."""

    element: Element
    said: str = ""
    on: LooseDate = UNDATED
    marks: tuple[str, ...] = ()


class Case(Record):
    """One disputed debt. What is not said is unknown, never "no"."""

    id: str = ""
    number: int = 0
    """The library's short number for it; 0: not yet given."""
    title: str = ""
    place: str = ""
    """Code of the jurisdiction pack (il, pl, ew, bc, xx); empty: not chosen."""
    language: str = ""
    stage: Stage = Stage.FRIENDLY
    court_file: str = ""
    """The court and the number that it gave to the claim, in words; empty: not said."""
    opened: LooseDate = UNDATED
    ground: Ground = Ground.UNKNOWN
    particulars: str = ""
    claimant: Party = Party()
    respondent: Party = Party()
    others: tuple[Party, ...] = ()
    agreement: Agreement = Agreement()
    debts: tuple[Debt, ...] = ()
    payments: tuple[Payment, ...] = ()
    credits: tuple[Credit, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    held_complete: bool = False
    """Nothing else exists: what is not here is missing, not unknown."""
    contacts: tuple[Contact, ...] = ()
    demands: tuple[Demand, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    positions: tuple[Position, ...] = ()
    concessions: tuple[Concession, ...] = ()
    reason: Reason = Reason.UNKNOWN
    reason_said: str = ""
    offers: tuple[Offer, ...] = ()
    mediation: Mediation = Mediation()
    private: Private = Private()
    diligence: Diligence = Diligence()
    efforts: tuple[Effort, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    ticks: tuple[Tick, ...] = ()
    """Steps of the plan that a person ticked off, the last word on each the last."""
    acts: tuple[LimitationAct, ...] = ()
    rates: tuple[OwnRate, ...] = ()
    early_interest: bool | None = None
    """Claims the interest before the due day, where the place gives it; None: not said."""
    interest_regime: str = ""
    """Id of the regime of the place that a person chose; empty: as the rules of the place say."""
    views: tuple[ElementView, ...] = ()
    notes: tuple[Note, ...] = ()
    assigned: str = ""
    """Name of the person of the firm who has the matter in hand; empty: nobody."""
    waiting_for: str = ""
    """What or whom the matter waits for, in the firm's own words; empty: nothing."""
    endings: tuple[Ending, ...] = ()
    sample: bool = False
    """It came with the program to be looked at: among real cases it asks for nothing and is counted
    nowhere."""

    @model_validator(mode="after")
    def _marks_and_refs_are_one_each(self) -> Self:
        for name, keys in (
            ("exhibits.mark", [x.mark for x in self.exhibits]),
            ("debts.ref", [d.ref for d in self.debts]),
        ):
            twice = [key for key, count in Counter(keys).items() if count > 1]
            if twice:
                raise Fault("given_twice", field=name, value=twice[0])
        return self

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of the debts, each once, in the order they appear."""
        return tuple(dict.fromkeys(debt.amount.currency for debt in self.debts))

    def exhibit(self, mark: str) -> Exhibit | None:
        """Return the exhibit of that mark, or None."""
        return next((x for x in self.exhibits if x.mark == mark), None)

    def last_number(self, side: str) -> int:
        """Return the highest number of the marks of *side* (``C``, ``R``); 0 when there is none."""
        marks = (x.mark.partition("-") for x in self.exhibits)
        return max((int(n) for head, _, n in marks if head == side and n.isdigit()), default=0)

    def debt(self, ref: str) -> Debt | None:
        """Return the debt of that reference, or None."""
        return next((d for d in self.debts if d.ref == ref), None)
