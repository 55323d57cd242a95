"""The sections of a case: which there are, in the order of the keyboard."""

from __future__ import annotations

from types import ModuleType

from casefile.leaves import leaves
from casefile.screens.actions import BY_ID

PLACES = tuple(BY_ID["case.section"].keys.split(","))
"""The keys of the sections, in the order of the keyboard."""
FIRST = PLACES[0]
"""The overview: where one goes back to from any other section."""


def sections() -> tuple[ModuleType, ...]:
    """Return the panes, in the order of their keys."""
    return tuple(
        sorted(leaves("casefile.screens.panes").values(), key=lambda pane: PLACES.index(pane.KEY))
    )
