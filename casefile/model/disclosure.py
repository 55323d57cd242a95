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


BETWEEN_THEM = frozenset({Disclosure.WITHOUT_PREJUDICE, Disclosure.MEDIATION})
"""Labels of talks: both sides know what was said there, a court does not."""
OF_TALKS = BETWEEN_THEM | {Disclosure.MEDIATOR}
"""Labels of all that is of the talks, also what one side told the mediator alone."""
PROTECTED = OF_TALKS | {Disclosure.PRIVILEGED}
"""Labels of matter that is never put before a court."""


class Audience(StrEnum):
    """Who receives a packet (design: the leak matrix)."""

    RESPONDENT = "respondent"  # demand letters, account, bundle, statements: open matter only
    COURT = "court"  # the same matter as the respondent's
    EXCHANGE = "exchange"  # mediation, exchanged with the other side
    MEDIATOR = "mediator"  # for the mediator's eyes
    LAWYER = "lawyer"  # privileged
    OWNER = "owner"  # one's own print
