"""What a packet was written from, as one number: equal facts of a reader's view, equal stamp."""

from __future__ import annotations

import hashlib

from casefile.model.case import Case
from casefile.model.disclosure import Audience
from casefile.model.party import Owner
from casefile.rules.came_in import payment_doubtful
from casefile.rules.disclosure import open_view

_OF_NO_READER = {"exhibits": {"__all__": {"number", "looked", "suggestions"}}}
"""What the writing of a packet gives, and what nobody has said yet: no fact a packet tells."""


def stamp(case: Case, audience: Audience, owner: Owner) -> str:
    """Return the SHA-256 of what *audience* may see of *case*, and of whose paper it is written on.

    What was settled in the talks is in it where any paper for that audience may tell it.
    It says nothing of the day: a packet of yesterday tells yesterday's interest; nor of the
    language the owner reads in: a packet has its own. None is kept for an equal case: rates of 8
    and 8.0 are equal by worth, but each is printed as it is.
    """
    seen, _ = open_view(case, audience, alone=True)
    told = seen.model_dump_json(exclude=_OF_NO_READER), owner.model_dump_json(exclude={"language"})
    doubt = str(payment_doubtful(case))
    return hashlib.sha256("\n".join((*told, doubt)).encode()).hexdigest()
