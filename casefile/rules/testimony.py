"""What people can say: witnesses and the log of contacts, as points for or against an element."""

from __future__ import annotations

from dataclasses import dataclass

from casefile.model.contact import Contact, Outcome
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Cap
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness
from casefile.rules.caps import PROTECTED
from casefile.rules.letters import weaker
from casefile.rules.matter import Matter

OURS = "ours"
"""Provenance class of what comes from our side, on paper or by mouth."""

_INTERESTED = frozenset({Relation.EMPLOYEE, Relation.OWNER, Relation.FAMILY})
_HEARD = {
    Outcome.ADMITTED: frozenset({Element.AGREEMENT, Element.UNPAID}),
    Outcome.PROMISED: frozenset({Element.UNPAID}),
    Outcome.ASKED_TIME: frozenset({Element.UNPAID}),
}
"""What a call tells of, when the respondent said so; only our own note of it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that speaks for or against an element: what it is, who it comes from, its grade."""

    ref: str
    """Mark of an exhibit, or id of a witness or contact; empty for a plain fact of the case."""
    grade: Grade
    provenance: str
    """Class of who it comes from: two of one class do not raise each other."""
    what: Say
    lone: bool = False
    """An interested witness, who carries less when he stands alone."""
    cited: bool = True
    """False for what he pleads, which has no paper to cite."""
    aside: bool = False
    """A paper not made to show this; it counts, but does not raise another."""


def _capped(grade: Grade, ids: list[str], caps: dict[str, Cap]) -> Grade:
    for cap in ids:
        if cap in caps:
            grade = weaker(grade, Grade(caps[cap].at_most)) or grade
    return grade


def witness_grade(witness: Witness, matter: Matter) -> Grade:
    """Return what *witness* carries, before it is asked whether anyone else says so."""
    grade = Grade.C if witness.relation in _INTERESTED else Grade.B
    if witness.relation is Relation.UNKNOWN:
        grade = Grade.C
    ids = []
    if witness.first_hand is False:
        ids.append("hearsay")
    if witness.first_hand is None:
        ids.append("knowledge_not_known")
    if witness.available is False:
        ids.append("witness_not_available")
    return _capped(grade, ids, dict(matter.caps))


def _of_witness(witness: Witness, matter: Matter) -> Point:
    interested = witness.relation in _INTERESTED
    kind = {Relation.OTHER_SIDE: "respondent", Relation.UNKNOWN: "witness"}.get(
        witness.relation, OURS if interested else "neutral_witness"
    )
    return Point(
        ref=witness.statement or witness.id or witness.name,
        grade=witness_grade(witness, matter),
        provenance=kind,
        what=Say("points.witness", name=witness.name, relation=witness.relation),
        lone=interested,
    )


def witness_points(matter: Matter, element: Element, *, against: bool = False) -> list[Point]:
    """Return the witnesses who can speak for (or against) *element*."""
    return [
        _of_witness(w, matter)
        for w in matter.case.witnesses
        if element in (w.against if against else w.shows)
    ]


def contact_grade(contact: Contact) -> Grade:
    """Return C for a note made the same day, D for one made later or on a day not known."""
    same_day = contact.noted_on.exact is not None and contact.noted_on.exact == contact.on.exact
    return Grade.C if same_day else Grade.D


def contact_points(matter: Matter) -> dict[Element, list[Point]]:
    """Return what the log of contacts tells: our own notes of what the respondent said."""
    found: dict[Element, list[Point]] = {}
    for contact in matter.case.contacts:
        elements = _HEARD.get(contact.outcome)
        if elements is None or contact.disclosure in PROTECTED:
            continue
        point = Point(
            ref=contact.id,
            grade=contact_grade(contact),
            provenance=OURS,
            what=Say(
                "points.contact", channel=contact.channel, on=contact.on, outcome=contact.outcome
            ),
        )
        for element in elements:
            found.setdefault(element, []).append(point)
    return found
