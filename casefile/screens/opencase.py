"""The case on the screen: what was read, at which revision, and what is known of it today."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from casefile.desk.desk import Desk
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.plan import PlanStep
from casefile.model.review import Review


class OpenCase:
    """One case, as last read. The screens draw it and change it only through the desk."""

    case: Case
    revision: str
    review: Review | None
    trouble: CasefileError | None
    """Why there is no review."""
    packets: int = 0
    """Of how many forms a packet was written, when it was last looked."""

    def __init__(self, desk: Desk, ref: str, words: Language) -> None:
        self.desk = desk
        self.ref = ref
        self.words = words
        self.reload()

    @property
    def on(self) -> date:
        """The day of reading."""
        return self.desk.on

    def reload(self) -> None:
        """Read the case again. Raises: CasefileError."""
        self.take(self.desk.opened(self.ref))
        self.look_for_packets()

    def look_for_packets(self) -> None:
        """Count the packets anew; with the server of a firm away, they are as many as before."""
        with suppress(CasefileError):
            self.packets = self.desk.packets_written(self.ref)

    def take(self, opened: Opened) -> None:
        """Hold what the desk handed over, and review it."""
        self.case, self.revision = opened
        self.ref = self.case.id
        self.review, self.trouble = None, None
        try:
            self.review = self.desk.review_of(self.case)
        except CasefileError as trouble:
            self.trouble = trouble

    @property
    def next_step(self) -> PlanStep | None:
        """What to do next with this debtor, as the plan has it; None when nothing is to be done."""
        return self.desk.next_step(self.case, self.review) if self.review is not None else None

    @property
    def currency(self) -> str:
        """The currency that a sum without one is in: of the case, else of its place."""
        if self.case.currencies:
            return self.case.currencies[0]
        law = self.desk.laws.get(self.case.place)
        return self.desk.settings().currency or (law.currency if law else "")
