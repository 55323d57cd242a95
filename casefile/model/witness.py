"""Who can say what of their own knowledge."""

from __future__ import annotations

from enum import StrEnum

from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Elements
from casefile.model.record import Record


class Relation(StrEnum):
    """How the witness stands to the parties."""

    NEUTRAL = "neutral"
    EMPLOYEE = "employee"
    OWNER = "owner"
    FAMILY = "family"
    OTHER_SIDE = "other_side"
    UNKNOWN = "unknown"


class Witness(Record):
    """One witness: what they know, how they know it, whether they will come."""

    id: str = ""
    name: str
    relation: Relation = Relation.UNKNOWN
    first_hand: bool | None = None
    knows: str = ""
    """What they can say, in short, as the record has it."""
    own_words: str = ""
    """What they say themselves, as "I ...", a line a paragraph: it alone stands in a statement."""
    learned_how: str = ""
    """How they know it, as they say it themselves: "I saw ..."; it stands in a statement."""
    learned_on: LooseDate = UNDATED
    available: bool | None = None
    statement: str = ""
    """Mark of the signed statement; empty: none."""
    signed: bool | None = None
    shows: Elements = frozenset()
    against: Elements = frozenset()
    contact: str = ""
    disclosure: Disclosure = Disclosure.INTERNAL
