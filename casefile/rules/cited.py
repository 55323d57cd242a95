"""How a source is cited: what is not certain, older or the user's own with the day of it."""

from __future__ import annotations

from casefile.model.jurisdiction import Confidence, Source
from casefile.model.say import Say


def cited(source: Source) -> str | dict[str, str] | Say:
    """Return the title; with its day where it is a person's own, older, or not sure."""
    if source.own:
        told = "own" if source.checked_on else "own_undated"
        return Say(f"cited.{told}", title=source.told, on=source.checked_on)
    if source.to_check:
        return Say("cited.to_check", title=source.told, on=source.checked_on)
    if source.as_of is not None:
        sure = source.confidence is Confidence.HIGH
        return Say(
            "cited.dated" if sure else "cited.dated_unsure", title=source.told, on=source.as_of
        )
    if source.confidence is not Confidence.HIGH:
        return Say("cited.unsure", title=source.told, on=source.checked_on)
    return source.told
