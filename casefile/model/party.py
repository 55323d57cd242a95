"""The people of a case: who claims, who owes, who else takes part."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.record import Record


class PartyKind(StrEnum):
    """What kind of person in law; it decides interest, forum and protection."""

    INDIVIDUAL = "individual"
    SOLE_TRADER = "sole_trader"
    COMPANY = "company"
    PARTNERSHIP = "partnership"
    """Of partners, with limited liability or without."""
    PUBLIC_BODY = "public_body"
    UNKNOWN = "unknown"


_FIRMS = (PartyKind.COMPANY, PartyKind.PARTNERSHIP, PartyKind.SOLE_TRADER)


class ActingFor(StrEnum):
    """Whose claims are worked on here: the owner's own, or those of others."""

    SELF = "self"
    OTHERS = "others"


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
    proprietor: str = ""
    """Of a sole trader: the person whose business it is, where *name* is that of the business."""
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
        return True if self.kind in _FIRMS else None


class Owner(Record):
    """Whose program this is: printed as the sender, and whose side the case is seen from."""

    name: str = ""
    kind: PartyKind = PartyKind.UNKNOWN
    proprietor: str = ""
    """As `Party.proprietor`."""
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
    acting_for: Annotated[ActingFor | str, Field(union_mode="left_to_right")] = ActingFor.SELF
    """For others, the claimant of a new case is asked for. A text that is no choice here was
    kept by another version: it stays as it stands, and is not for himself."""
    place: str = ""
    language: str = ""

    @property
    def for_himself(self) -> bool:
        """True for who works on claims of his own; False for who works on those of others."""
        return self.acting_for is ActingFor.SELF

    def as_claimant(self) -> Self:
        """Return what stands for a claimant whom a case does not name: himself, or nobody."""
        return self if self.for_himself else type(self)()
