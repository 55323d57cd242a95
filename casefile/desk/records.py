"""What the desk hands over: opened cases, lines of the list, receipts of what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from casefile.model import blocks
from casefile.model import case as cases
from casefile.model import exhibit as exhibits
from casefile.model.errors import CasefileError
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.model.status import State


class Opened(NamedTuple):
    """A case as it was read, and the revision it was read at."""

    case: cases.Case
    revision: str


class TableTold(NamedTuple):
    """What is told of a table before anything is made of it."""

    told: tuple[Say, ...]
    """Its cases, sums and columns, and what is left out of it."""
    opens: int
    """How many cases it would open."""
    joins: int
    """How many cases that are open already it has something for: an invoice, a payment."""
    early: int
    """How many invoices are not due yet, of debtors against whom no case is open."""


class Many(NamedTuple):
    """What became of a table: the cases it opened, those it added to, what was left out of it."""

    opened: tuple[Opened, ...]
    joined: tuple[Opened, ...]
    told: tuple[Say, ...]
    """How many lines opened nothing, and why."""
    understood: tuple[Say, ...]
    """What is told of the table before anything is opened."""


_AGREED = (State.SETTLED.value, State.AGREEMENT_MISSED.value)
"""How an agreement stands: it is kept so far; a day of it went by without its money."""


class CaseLine(NamedTuple):
    """One line of the list of cases, as of its last change or of a day that turned in it since."""

    id: str
    number: int
    """0: that of a damaged case, not known."""
    title: str
    claimant: str
    respondent: str
    amounts: tuple[str, ...]
    """Balance by currency, ``1200.50 PLN``."""
    due: date | None
    """The earliest due day."""
    stage: str
    state: str
    statuses: dict[str, str]
    """Element to status."""
    next_on: date | None
    """The next day to watch."""
    step: str
    """Wording key of the next step; empty: none."""
    waiting: int
    """Files that wait to be looked at."""
    revision: str
    damaged: bool = False
    outlook: Mapping[str, Any] | None = None
    """What is due, and until when that and the line hold; see `casefile.desk.outlooks`."""
    amounts_on: date | None = None
    """The day that the balances carry interest to; None: the case could not be reviewed."""
    assigned: str = ""
    """Who has it in hand; empty: nobody."""
    waiting_for: str = ""
    """What it waits for; empty: nothing."""
    ended: str = ""
    """How it ended; empty: it has not."""
    ended_for: str = ""
    """The sum agreed, awarded or paid at its end, ``1200.50 PLN``; empty: none, or not known."""
    sample: bool = False
    """It came with the program and stands beside others: after all of them, and is not counted."""

    def state_on(self, on: date) -> str:
        """Return its state on the day: what was agreed is not kept once a day of it went by."""
        if self.due is None or self.state not in _AGREED:
            return self.state
        return _AGREED[self.due < on]

    def overdue(self, on: date) -> int | None:
        """Return the days past the day to pay (negative before it); None: unknown, or none is left.

        In a closed matter it is that of what was agreed or ordered and did not come in yet.
        """
        if self.due is None or (self.stage == Stage.CLOSED.value and self.next_on is None):
            return None
        return (on - self.due).days


class DueToday(NamedTuple):
    """One thing to do on the day, in one case."""

    case: str
    number: int
    respondent: str
    on: date
    what: Say
    kind: str
    """deadline, step, instalment, broken (a promise or instalment missed), lapsed (an offer)."""


class Elsewhere(NamedTuple):
    """The same bytes in another case: perhaps they came into the wrong one."""

    number: int
    respondent: str
    mark: str

    @property
    def told(self) -> Say:
        """The warning."""
        return Say("elsewhere.told", number=self.number, who=self.respondent, mark=self.mark)


class Filed(NamedTuple):
    """What became of one file: taken in as *exhibit*, a duplicate, or refused."""

    name: str
    exhibit: exhibits.Exhibit | None = None
    duplicate_of: str = ""
    """Mark of the exhibit that holds the same bytes already."""
    trouble: CasefileError | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    """Where the same bytes lie in cases that may be seen here. Never kept with the case: who is
    given its record must not read of other debtors in it."""


class Preflight(NamedTuple):
    """A packet before it is written: how it reads, and what it still wants."""

    text: str
    blanks: tuple[str, ...]
    """Places that only a person can fill in."""
    lacks: tuple[Say, ...]
    """Parts that the place asks of a formal demand: without them it is written as a draft alone."""
    beware: tuple[Say, ...] = ()
    """What its reader may hold against the case: a claim that is not what its invoice asks for."""
    refused: bool = False
    """It may not be written as the case stands; *beware* begins with why."""


class LaidDown(NamedTuple):
    """A packet that lies in the folder of its case."""

    path: Path
    fresh: bool
    """It tells the facts of today; False: they have changed since it was written."""
    on: date
    """The day it was written on, as its name tells it."""


class Written(NamedTuple):
    """A packet that was written and checked."""

    path: Path
    form: str
    left_out: tuple[blocks.LeftOut, ...]
    files: tuple[Path, ...]
    """Originals laid beside it."""
    pdf: Path | None = None
    """The same as PDF, where it was asked for and could be made."""
    blanks: tuple[str, ...] = ()
    """Places that only a person can fill in."""


class Sample(NamedTuple):
    """One sample case in the library."""

    name: str
    id: str
    on: date
    written: tuple[Written, ...] = ()
