"""What is on file of when a complaint came, and of what spoke otherwise before it."""

from __future__ import annotations

from datetime import date

from casefile.model.dates import LooseDate
from casefile.model.exhibit import FROM_HIM, Element, Exhibit, ExhibitKind
from casefile.model.position import Defence, Position
from casefile.model.say import Say
from casefile.rules.happened import last_day_in
from casefile.rules.matter import Matter

_OF_HIM = frozenset({ExhibitKind.DELIVERY_NOTE, ExhibitKind.ACCEPTANCE})
"""Papers that he signs or gives, whoever filled them in."""


def complaint_on_file(matter: Matter, position: Position) -> Say | None:
    """Return when a complaint came beside our first reminder, and what is on file from before it.

    None: it is no complaint of quality, or one of the two days is not known.
    """
    came, asked = position.on.first, matter.asked_first
    if position.defence is not Defence.QUALITY_COMPLAINT or came is None or asked is None:
        return None
    order = "same_day" if came == asked else "after" if came > asked else "before"
    told = Say(f"defences.on_file.{order}", came=position.on, asked=asked)
    marks = _from_before(matter, came)
    return Say("defences.on_file.held", told=told, marks=marks) if marks else told


def _from_before(matter: Matter, came: date) -> tuple[str, ...]:
    """Return the papers of his from before the day *came* that show the work as done."""
    return tuple(
        item.exhibit.mark
        for item in matter.shows[Element.PERFORMANCE]
        if (said := _said_on(item.exhibit).last) is not None
        and said < came
        and (item.exhibit.provenance in FROM_HIM or item.exhibit.kind in _OF_HIM)
    )


def _said_on(exhibit: Exhibit) -> LooseDate:
    """Return the day of what *exhibit* says of the work; of a chat the last, where none is known.

    A chat bears the day of its first message, whenever the work was praised in it.
    """
    for one in exhibit.suggestions:
        if one.field == "shows" and one.value == Element.PERFORMANCE and one.on.known:
            return one.on
    return last_day_in(exhibit)
