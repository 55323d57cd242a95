"""What a paper of a court is between the two sides, by its heading: its decision, its claim."""

from __future__ import annotations

import re

from casefile.intake.clues import hint, level, shipped_clues
from casefile.intake.heads import head_of, named_in
from casefile.intake.reading import FullReading
from casefile.intake.who import Sides
from casefile.model.clean import one_line
from casefile.model.exhibit import ExhibitKind
from casefile.model.suggestion import CLAIM_ISSUED, COURT_FILE, JUDGED, WARNING, Suggestion

_NUMBER = re.compile(
    r"(?im)^.{0,40}?\b(?:(?:claim|case|file|action)\s+(?:no|number|ref)|registry\s+no"
    r"|sygn(?:atura)?(?:\.|\s)*akt|sygn|תיק(?:\s+מס['׳]?)?|ת[\"״][אק]|תא[\"״]מ)"
    r"\b[ .:#-]*(?P<number>[^\W_][^\n,;]{0,30}?\d[\w/.-]*)"
)
"""The number that a court gave to a claim, behind its label."""


_COURT = re.compile(
    r"(?im)^\W*(?:in the )?(?P<court>(?:(?:county|high|provincial|supreme) court|civil resolution"
    r" tribunal|sąd (?:rejonowy|okręgowy|apelacyjny)|(?:ב?בית )(?:ה)?משפט)\b[^\n,;]{0,50})"
)
"""The court, in a line that begins with it."""


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


def numbered(full: FullReading, kind: ExhibitKind, sides: Sides) -> tuple[Suggestion, ...]:
    """Return the court and the number that a paper of a court on the two gives to the claim.

    The court is left out where no line names it; without a number there is nothing to find it by.
    """
    text = level(full.own_text)
    number = _NUMBER.search(text) if kind is ExhibitKind.COURT_DOCUMENT else None
    if number is None or not sides.respondent.may_be_in(full.own_text):
        return ()
    court = _COURT.search(text)
    named = (one_line(court["court"]) if court else "", one_line(number["number"]).rstrip(".-"))
    value = ", ".join(one for one in named if one)
    return (hint(COURT_FILE, value, "court_numbered", one_line(number.group(), 80)),)


def of_court(full: FullReading, kind: ExhibitKind, sides: Sides) -> tuple[Suggestion, ...]:
    """Warn that *full* seems to be a judgment on the claim between the two, or the claim issued.

    A judgment says what becomes of the claim: an order on the way to it is none. A claim without a
    number of the court may be a draft. A warning sets nothing: a person enters what it is.
    """
    if kind is not ExhibitKind.COURT_DOCUMENT:
        return ()
    text, signals = level(full.own_text), shipped_clues().signals
    named = named_in(head_of(full.own_text), sides, shipped_clues())
    if named is None or not named.heading or not sides.respondent.may_be_in(full.own_text):
        return ()
    ends = signals["court_ends"].search(text)
    judges = signals["court_judges"].search(named.words) is not None
    if judges and ends is not None and decided_between(full, sides):
        return (hint(WARNING, "", JUDGED, ends.group()),)
    number = _NUMBER.search(text)
    if signals["begins_a_claim"].search(named.words) is None or number is None:
        return ()
    return (hint(WARNING, "", CLAIM_ISSUED, one_line(number.group(), 80)),)
