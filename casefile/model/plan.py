"""The way to payment without a court: steps, promises, patterns, instalments, lessons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from casefile.model.case import Stage
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Element
from casefile.model.money import Money
from casefile.model.position import Defence, Reason
from casefile.model.promise import PromiseLine
from casefile.model.record import Record
from casefile.model.say import Say
from casefile.model.source import Source

DAY = "day:"
"""How the id of a step begins that is a day to keep."""


class Tone(StrEnum):
    """How a step speaks."""

    FRIENDLY = "friendly"
    NEUTRAL = "neutral"
    FIRM = "firm"
    FORMAL = "formal"


class StepStatus(StrEnum):
    """How a step stands on the day."""

    DONE = "done"
    DUE = "due"
    LATER = "later"
    PAUSED = "paused"
    PASSED_OVER = "passed_over"


class PlanStep(Record):
    """One step of the plan: what, in what tone, when, whether it was done, what came back."""

    id: str
    what: Say
    why: Say
    tone: Tone
    stage: Stage | None = None
    """The rung of the ladder it is; None: a step of the reason."""
    form: str = ""
    """The form that writes it; empty: nothing to write."""
    due: date | None = None
    done: date | None = None
    dated: LooseDate = UNDATED
    """When it was done as it is known, where that is not one day: *done* is its first then."""
    status: StepStatus = StepStatus.LATER
    came_back: Say | None = None
    overdue: bool = False
    """It is due, and the day it came due on is gone."""
    ticks: tuple[StepStatus, ...] = ()
    """What a person may say of it that no record tells: done, passed over, due after all."""

    @property
    def kept_day(self) -> bool:
        """True for a day to keep, which is no step with the debtor."""
        return self.id.startswith(DAY)

    @property
    def told_on(self) -> LooseDate | date | Say | None:
        """The day to tell of it: when it was done, else when it is due, or since when; None: passed
        over."""
        if self.status is StepStatus.PASSED_OVER:
            return None
        if self.overdue:
            return Say("plan.since", on=self.due)
        return self.dated if self.dated.known else self.done or self.due


class Pattern(Record):
    """Something he does again and again, with the figures it rests on."""

    code: str
    """promises, pays_late, pays_after_demand, changing_reasons, silence, playing_for_time"""
    what: Say
    then: Say
    cases: int = 1


class Plan(Record):
    """What to do with this debtor on this day, and why it is this and not something else."""

    reason: Reason
    pleas: tuple[Defence, ...] = ()
    """The pleas that tell why, where no reason is known."""
    reason_said: tuple[str, ...] = ()
    """His own words for it: each saying that stands apart from the others in what he wrote."""
    reason_on: LooseDate = UNDATED
    """The day on which he said so; not known of a reason that a person entered."""
    limitation: Say | None = None
    """That the last safe day of a debt is near, or gone; None: there is time."""
    after: Say | None = None
    """What follows of a judgment; None: there is none, or it is paid."""
    route: Say
    """What the reason changes, in one sentence; near the last safe day, that time decides.

    After an agreement that was not kept: that it stands no more, and the claim counts again."""
    fallen: tuple[Say, ...] = ()
    """What came in of an agreement that was not kept, and what its terms say; empty: none is."""
    questions: tuple[Say, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    paused_until: date | None = None
    paused_by: Say | None = None
    resumed_by: Say | None = None
    time_up: Say | None = None
    """That the time of the last demand ran out and nothing was done yet; None: it did not."""
    talks: Say | None = None
    """What to do about the last offer, where no step of the plan tells it; None: nothing now."""
    promises: tuple[PromiseLine, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    @property
    def next(self) -> PlanStep | None:
        """Return the first step that is due, a day to keep apart; else the first to come later."""
        steps = [step for step in self.steps if not step.kept_day]
        for status in (StepStatus.DUE, StepStatus.PAUSED, StepStatus.LATER):
            found = next((step for step in steps if step.status is status), None)
            if found is not None:
                return found
        return None


class PlanRow(Record):
    """One instalment, computed: principal + interest = sum; *left* is principal after it."""

    number: int
    on: date
    sum: Money
    principal: Money
    interest: Money
    left: Money
    moved_from: date | None = None
    """The day of rest it fell on, before it was moved to a business day; None: it was not moved."""


class InstalmentPlan(Record):
    """Instalments to the hundredth. *total* is all that is paid under the plan."""

    rows: tuple[PlanRow, ...]
    principal: Money
    interest: Money
    total: Money
    rate: Decimal | None = None
    """Percent a year while it runs; None: interest stands still while he pays on time."""

    @property
    def last(self) -> date:
        """Return the day of the last instalment."""
        return self.rows[-1].on


class Waiting(Record):
    """A sum paid now against waiting, on the user's own opinion. Never leaves the house."""

    balance: Money
    owed: Say | None = None
    """The balance with what it holds beside the debt; None: it holds the debt alone."""
    worth: Money
    """What waiting is worth today: the expected value when he gave his opinion, else the balance
    discounted for the months."""
    by_opinion: bool
    reckoned: bool = True
    """False: neither an opinion nor months with a rate are entered, so what waiting is worth is not
    known; *worth* is the balance then and nothing is compared with it."""
    largest_discount: Money
    """More than this off, and waiting is worth more; never below zero."""
    percent: Decimal
    offered: Money | None = None
    better: bool | None = None
    """The sum offered now is worth at least as much as waiting."""
    below_floor: bool | None = None

    @property
    def told(self) -> Money | Say:
        """Return the balance as a sentence tells it, with its parts."""
        return self.owed or self.balance


class Bargain(Record):
    """Where the talks stand: the last sum of each side, the distance, the middle."""

    ours: Money | None
    theirs: Money | None
    distance: Money | None = None
    middle: Money | None = None
    our_moves: int = 0
    their_moves: int = 0


class Caution(Record):
    """Something to know before or after turning to him. *stop*: better not now."""

    code: str
    what: Say
    stop: bool = False
    source: Source | None = None


class RecordingFact(Record):
    """One fact a court asks of a recording: there, lacking, or not said."""

    code: str
    what: Say
    there: bool | None
    source: Source | None = None


class Lesson(Record):
    """What would have prevented it, seen from the file; and the line of the next checklist."""

    code: str
    what: Say
    next_time: Say
    weight: int = 0
    """The costliest first."""


class ProofWanted(Record):
    """A letter or message of ours whose way is not proved yet."""

    id: str
    """Id of the contact or demand, or its place: ``contacts.2``."""
    on: date | None
    what: Say
    sending: bool
    """Proof of sending is wanted."""
    receipt: bool
    """Proof of receipt is wanted."""
    ask: Say
    day: bool = False
    """The day of receipt is wanted: the time to pay runs from it."""
    letter: str = ""
    """Mark of a demand among the papers that nobody recorded as sent; empty: it is recorded."""
    proof: str = ""
    """Mark of a proof of sending that may be its own."""


class MediationView(Record):
    """How the way to a mediator stands on the day: what is ready, what lacks, what to keep."""

    fits: tuple[Say, ...] = ()
    against: tuple[Say, ...] = ()
    stoppers: tuple[Say, ...] = ()
    whom: tuple[Say, ...] = ()
    """Where the place keeps lists of mediators; then those we named ourselves."""
    lacks: tuple[Say, ...] = ()
    keep: tuple[Caution, ...] = ()
    """The rules of the place on what is said there, with their sources."""
    next: Say


class InterviewQuestion(Record):
    """One open question to a witness; it names no answer."""

    element: Element | None
    ask: Say


class Interview(Record):
    """What to ask one witness, and what to keep in mind before his words are written down."""

    witness: str
    name: str
    questions: tuple[InterviewQuestion, ...]
    keep: tuple[Say, ...]
