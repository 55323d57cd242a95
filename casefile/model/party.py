"""The people of a case: who claims, who owes, who else takes part."""

from __future__ import annotations

from enum import StrEnum

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.record import Record


class PartyKind(StrEnum):
    """What kind of person in law; it decides interest, forum and protection."""

    INDIVIDUAL = "individual"
    SOLE_TRADER = "sole_trader"
    COMPANY = "company"
    PUBLIC_BODY = "public_body"
    UNKNOWN = "unknown"


class RegisterNumber(Record):
    """One number of a person: its kind as the place names it (NIP, KRS, ID, VAT ...)."""

    kind: str
    value: str


class Person(Record):
    """A human being at one side: who signs, who talks, who decides."""

    id: str = ""
    name: str
    role: str = ""
    authority: bool | None = None
    """May bind the party: True, False, or None when unknown."""
    phone: str = ""
    email: str = ""


class Party(Record):
    """Claimant, respondent, or another party. An empty text is: not known."""

    id: str = ""
    name: str = ""
    kind: PartyKind = PartyKind.UNKNOWN
    numbers: tuple[RegisterNumber, ...] = ()
    address: str = ""
    email: str = ""
    phone: str = ""
    bank_account: str = ""
    language: str = ""
    """ISO 639-1 code of the language to write to them in; empty: that of the case."""
    role: str = ""
    """For parties beside claimant and respondent: guarantor, mediator, lawyer ..."""
    people: tuple[Person, ...] = ()
    in_business: bool | None = None
    """Acts in the course of business here; None: follows from the kind, else unknown."""
    healthcare: bool | None = None
    """A public healthcare entity (a lower rate in Poland); None: not looked at."""
    register_checked_on: LooseDate = UNDATED
    """The day name, number and address were last checked in the register."""
    insolvent: bool | None = None
    abroad: bool | None = None
    do_not_contact: str = ""
    """Why they are not to be turned to directly, in words; empty: they may be."""

    @property
    def business(self) -> bool | None:
        """True for a party in business, False for a consumer, None when unknown."""
        if self.in_business is not None:
            return self.in_business
        return {PartyKind.COMPANY: True, PartyKind.SOLE_TRADER: True}.get(self.kind)


class Owner(Record):
    """Whose program this is: printed as the sender, and whose side the case is seen from."""

    name: str = ""
    kind: PartyKind = PartyKind.UNKNOWN
    numbers: tuple[RegisterNumber, ...] = ()
    address: str = ""
    email: str = ""
    phone: str = ""
    bank_account: str = ""
    letterhead: str = ""
    """Path of the office's own .docx; ``plain``: fonts that every Word has; empty: the house's."""
    volume_pages: int = 0
    """Most pages of a volume, where the place sets no limit; 0: packets are not cut."""
    acting: str = ""
    """The person at the keyboard; written into the log of changes."""
    acting_for: str = "self"
    """``self`` or ``others``: for others, the claimant of a new case is asked for."""
    place: str = ""
    language: str = ""
