"""What the gates look at, gathered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casefile.model.exhibit import Element
from casefile.model.review import DefenceLine, Suitability, Value
from casefile.rules.elements import Standing
from casefile.rules.matter import Matter


@dataclass(frozen=True, slots=True)
class Facts:
    """The matter, its elements weighed, its defences, and whether mediation suits it."""

    matter: Matter
    lines: Mapping[Element, Standing]
    defences: tuple[DefenceLine, ...]
    suitability: Suitability
    value: Value | None

    @property
    def not_looked_at(self) -> int:
        """Return how many files no person has looked at yet."""
        return sum(not x.accepted for x in self.matter.case.exhibits)
