"""One event of the chronology, as it is told: its day, its papers, who may see it."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.model.dates import LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.review import Event
from casefile.model.say import Say


def event_of(
    day: LooseDate,
    said: Say,
    kind: str,
    marks: Iterable[str] = (),
    *,
    label: Disclosure = Disclosure.OPEN,
    disputed: bool = False,
) -> Event:
    """Return what happened as an event; each mark once, the empty ones left out."""
    return Event.of_sound(
        day=day.first,
        dated=day,
        event=said,
        marks=tuple(dict.fromkeys(filter(None, marks))) if marks else (),
        disputed=disputed,
        kind=kind,
        disclosure=label,
    )
