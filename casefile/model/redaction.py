"""A passage of an exhibit that readers outside the house must not see, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pydantic import field_validator

from casefile.model.fault import Fault
from casefile.model.record import Record

_AREA = re.compile(r"\d{1,3}(?:\.\d+)?(?:[ ,;]+\d{1,3}(?:\.\d+)?){3}")

REDACTION = "█" * 8
"""Of one width for all: its length says nothing."""


def covered(text: str, words: Iterable[str]) -> str:
    """Return *text* with every place where one of *words* stands removed, however it is spaced."""
    for one in words:
        if one.strip():
            spaced = r"\s+".join(map(re.escape, one.split()))
            text = re.sub(spaced, REDACTION, text, flags=re.IGNORECASE)
    return text


class Area(NamedTuple):
    """A part of a page, in per cent of its width and height, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Redaction(Record):
    """One passage to remove: by its *words*, by an *area* of a *page*, or *lines_of_others*."""

    id: str = ""
    words: str = ""
    """As they stand in the exhibit; every place where they stand is removed."""
    page: int | None = None
    """From 1; None: every page."""
    area: str = ""
    """Left, top, width, height in per cent of the page, e.g. ``10 20 50 5``; empty: by words."""
    lines_of_others: bool = False
    """Of a bank's table: every line that is not of this debtor, and the balances beside his."""
    why: str = ""
    """What readers are told: ``bank details of a third person``."""

    @field_validator("area")
    @classmethod
    def _four_numbers(cls, area: str) -> str:
        if area.strip() and not _AREA.fullmatch(area.strip()):
            raise Fault("not_an_area")
        return area.strip()

    @property
    def box(self) -> Area | None:
        """The area as numbers; None when the passage is named by its words alone."""
        if not self.area:
            return None
        return Area(*(float(part) for part in re.split(r"[ ,;]+", self.area)))
