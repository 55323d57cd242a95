"""What the gates look at, gathered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casefile.model.exhibit import Element
from casefile.model.review import Contradiction, DefenceLine, Suitability, Value
from casefile.model.say import Say
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
    clashes: tuple[Contradiction, ...] = ()
    """What does not fit together in the case."""

    @property
    def time_lacking(self) -> list[Say]:
        """What is said of a last day that passed or is not known; nothing while there is time."""
        left = self.matter.days_left
        if left is None:
            return [Say("lacks.limitation_unknown")]
        return [Say("lacks.limitation_passed", n=-left)] if left < 0 else []

    @property
    def looks_lacking(self) -> list[Say]:
        """What is said of files that no person has looked at yet; nothing where all were."""
        held = self.matter.case.exhibits
        looked = sum(x.looked_at for x in held)
        if looked == len(held):
            return []
        accepted = sum(x.accepted for x in held)
        return [Say("lacks.files_looked_at", n=len(held), accepted=accepted, looked=looked)]
