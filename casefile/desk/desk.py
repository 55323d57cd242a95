"""The desk: everything a face may ask for, in one object."""

from __future__ import annotations

from datetime import date

from casefile.desk.assessing import Assessing
from casefile.desk.checking import Checking
from casefile.desk.dealing import Dealing
from casefile.desk.drafts import Drafts
from casefile.desk.many import OpeningMany
from casefile.desk.office import Office
from casefile.desk.outbox import Outbox
from casefile.desk.records import CaseLine, DueToday
from casefile.desk.samples import Samples
from casefile.desk.sending import Sending
from casefile.desk.today import Today, due_in


class Desk(Outbox, Drafts, Samples, Checking, Sending, Dealing, Assessing, OpeningMany):
    """One library of cases and all that can be done with it."""

    @classmethod
    def of(cls, office: Office) -> Desk:
        """Return the desk of an office that is open: both have one language and library."""
        desk = cls.__new__(cls)
        desk.__dict__ = office.__dict__
        return desk

    def on_day(self, on: date) -> Desk:
        """Return this desk reading on another day."""
        return Desk(self.home, language=self._language, on=on, now=self.now)

    def cases_today(self, stage: str = "") -> tuple[CaseLine, ...]:
        """Return the list as the cases stand on the day, most urgent first.

        Each in which a day has turned since its line was made is opened, once a day.
        """
        today, listed = Today(self), self.cases()
        today.found(listed, lambda _: True)
        return tuple(x for x in today.lines(listed) if not stage or x.stage == stage)

    def due_today(self) -> tuple[DueToday, ...]:
        """Return what is to be done by the day over all open cases, the longest due first."""
        return Today(self).found(self.cases(), lambda _: True).due

    def due_in(self, ref: str) -> tuple[DueToday, ...]:
        """Return what is to be done by the day in one case. Raises: CasefileError."""
        return due_in(self, ref)
