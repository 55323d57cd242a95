"""Where a value of the law stands, and how sure the pack is of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from casefile.model.fault import Fault
from casefile.model.record import Record


class Confidence(StrEnum):
    """How sure the pack is; whatever is not high is printed with its day."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Source(Record):
    """Where a value stands: an act, a gazette, an official page, a published judgment."""

    title: str
    said: dict[str, str] = {}
    """The title by language, where it is a sentence and not the name of an act or a table."""
    href: str = ""
    checked_on: date | None
    """The day a person last looked, or entered it; None: a value of the user's with no such day."""
    as_of: date | None = None
    """The day of the source's own figures, where they are older than the day they were looked up;
    None: they were in force when they were looked up."""
    confidence: Confidence = Confidence.HIGH
    to_check: bool = False
    """Not yet found in an act, a gazette, an official page or a judgment: low confidence."""
    own: bool = False
    """Given by the user; shown as the user's."""

    def __hash__(self) -> int:
        """Sources are told once each: of equal ones, the translations are equal too."""
        return hash((self.title, self.href, self.checked_on, self.as_of, self.confidence, self.own))

    @property
    def told(self) -> str | dict[str, str]:
        """The title as a sentence takes it: one text, or one for each language."""
        return {"en": self.title, **self.said} if self.said else self.title

    @model_validator(mode="after")
    def _to_check_is_never_sure(self) -> Self:
        if self.to_check and self.confidence is not Confidence.LOW:
            raise Fault("checked_is_low")
        return self
