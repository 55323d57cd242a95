"""What an invoice says of its debt: a file that is in no case, or a paper of a case."""

from __future__ import annotations

from pathlib import Path

from casefile.desk.detailing import invoices_unclaimed
from casefile.desk.marks import exhibit_of
from casefile.desk.telling_terms import TellingTerms
from casefile.intake.billed import Said, billed, other_seller
from casefile.intake.child import read_file
from casefile.intake.reading import FullReading
from casefile.intake.who import trader_of
from casefile.model.case import Case


class Billing(TellingTerms):
    """The part of the desk that reads an invoice as the debt it bills."""

    def billed(self, file: Path, home: str = "", place: str = "") -> tuple[Said, ...]:
        """Return what an invoice file that is in no case says of its debt. Raises: BadInput.

        *home* is the money of the place: a bare dollar sign is its dollar. A day that may be read
        either way there is told twice. The seller is left out where it is the owner himself.
        """
        return self._billed(read_file(file, file.name), home, place)

    def billed_paper(
        self, case: Case, mark: str, home: str = "", place: str = ""
    ) -> tuple[Said, ...]:
        """Return the same of a paper of *case*, as it is kept there. Raises: NotFound, BadInput."""
        return self._billed(self.full_reading(case.id, exhibit_of(case, mark)), home, place)

    def invoices_unclaimed(self, case: Case) -> tuple[str, ...]:
        """Return the marks of the invoices that `paper_warning` tells the case does not claim."""
        return invoices_unclaimed(self.owner(), self.invoices_of(case))

    def _billed(self, full: FullReading, home: str, place: str) -> tuple[Said, ...]:
        told = billed(full, home, either_way=self.either_way(place))
        if not self.owner().as_claimant().name or other_seller(full, trader_of(self.claimant())):
            return told
        return tuple(one for one in told if one.field != "claimant")
