"""How a source is cited: whatever is not certain or is the user's own with the day of it."""

from __future__ import annotations

from casefile.model.jurisdiction import Confidence, Source
from casefile.model.say import Say


def cited(source: Source) -> str | dict[str, str] | Say:
    """Return the title; with its day where a person gave it or the pack is not sure of it."""
    if source.own:
        return Say("cited.own", title=source.told, on=source.checked_on)
    if source.to_check:
        return Say("cited.to_check", title=source.told, on=source.checked_on)
    if source.confidence is not Confidence.HIGH:
        return Say("cited.unsure", title=source.told, on=source.checked_on)
    return source.told
