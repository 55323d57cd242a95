"""The six labels that say who may see a piece of matter, and the audiences of packets."""

from __future__ import annotations

from enum import StrEnum


class Disclosure(StrEnum):
    """Who may see it. New matter is INTERNAL until a person says otherwise."""

    OPEN = "open"
    WITHOUT_PREJUDICE = "without_prejudice"
    MEDIATION = "mediation"
    MEDIATOR = "mediator"
    PRIVILEGED = "privileged"
    INTERNAL = "internal"


class Audience(StrEnum):
    """Who receives a packet (design: the leak matrix)."""

    RESPONDENT = "respondent"  # demand letters, account, bundle, statements: open matter only
    COURT = "court"  # the same matter as the respondent's
    EXCHANGE = "exchange"  # mediation, exchanged with the other side
    MEDIATOR = "mediator"  # for the mediator's eyes
    LAWYER = "lawyer"  # privileged
    OWNER = "owner"  # one's own print
