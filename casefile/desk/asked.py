"""How a packet is asked for: to look at it, and to hand it over."""

from __future__ import annotations

from typing import TypedDict


class Asked(TypedDict, total=False):
    """How a packet is to be composed; what is not said is as the case and the settings have it."""

    language: str
    """Code of the language; empty: that of its reader, else of the case."""
    draft: bool
    """Marked as a draft, which may lack what the place asks of the final one."""
    about: str
    """Id of the call it confirms, the offer it makes or the witness it is of; empty: the last."""
    hebrew_days: bool
    """In Hebrew, days written at length carry the Hebrew date too."""


class HandedOver(Asked, total=False):
    """How a packet is to be handed over."""

    whole: bool
    """A person said that a bank's paper goes with the lines of others that it shows; else they are
    refused."""
