"""Whether a paper is the decision of a court between the two sides, by its heading."""

from __future__ import annotations

from casefile.intake.clues import shipped_clues
from casefile.intake.heads import head_of, named_in
from casefile.intake.reading import FullReading
from casefile.intake.who import Sides
from casefile.model.exhibit import ExhibitKind


def decided_between(full: FullReading, sides: Sides) -> bool:
    """Return whether *full* is a judgment or order that names the other side.

    The court gives it to both of them. A claim, an application or an appeal is not yet anybody's
    but of who drew it up, and a judgment on others is theirs.
    """
    clues = shipped_clues()
    named = named_in(head_of(full.own_text), sides, clues)
    if named is None or named.kind is not ExhibitKind.COURT_DOCUMENT or not named.heading:
        return False
    asked = clues.signals["asks_a_court"].search(named.line)
    decides = clues.signals["court_decides"].search(named.words) is not None
    return decides and asked is None and sides.respondent.may_be_in(full.own_text)
