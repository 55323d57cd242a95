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
    href: str = ""
    checked_on: date
    confidence: Confidence = Confidence.HIGH
    to_check: bool = False
    """Not yet found in an act, a gazette, an official page or a judgment: low confidence."""
    own: bool = False
    """Given by the user; shown as the user's."""

    @model_validator(mode="after")
    def _to_check_is_never_sure(self) -> Self:
        if self.to_check and self.confidence is not Confidence.LOW:
            raise Fault("checked_is_low")
        return self
