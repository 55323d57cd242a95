"""What people can say: witnesses and the log of contacts, as points for or against an element."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.contact import Contact, Outcome
from casefile.model.disclosure import PROTECTED
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Cap, StartGrade
from casefile.model.review import Grade
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness
from casefile.rules.grading import cap_sentence
from casefile.rules.letters import weaker
from casefile.rules.matter import Matter
from casefile.rules.points import HIS, OURS, Point

_SAME_DAY, _LATER = Grade.C, Grade.D
_OF_THE_DEAL = frozenset({Element.AGREEMENT, Element.AMOUNT})
"""Elements that come into being by what the sides declare."""
_INTERESTED = frozenset({Relation.EMPLOYEE, Relation.OWNER, Relation.FAMILY})
_HEARD = {
    Outcome.ADMITTED: frozenset({Element.AGREEMENT, Element.UNPAID}),
    Outcome.PROMISED: frozenset({Element.UNPAID}),
    Outcome.ASKED_TIME: frozenset({Element.UNPAID}),
}
"""What a call tells of, when the respondent said so; only our own note of it."""


_START = {True: "interested_witness", False: "neutral_witness"}
"""The row of the table of a witness, by whether he has a stake."""


def _between_firms(matter: Matter) -> bool:
    case = matter.case
    return case.claimant.business is True and case.respondent.business is True


def _held_back(
    grade: Grade, ids: list[str], what: Say, caps: Mapping[str, Cap]
) -> tuple[Grade, Say, tuple[Cap, ...]]:
    """Return *grade* under the caps of *ids* that the place has, each told in the sentence."""
    biting = tuple(caps[cap] for cap in ids if cap in caps)
    for cap in biting:
        grade = weaker(grade, Grade(cap.at_most)) or grade
    if biting:
        told = tuple(cap_sentence(cap) for cap in biting)
        what = Say("points.held_back", best=what, caps=told)
    return grade, what, biting


def start_of(witness: Witness, matter: Matter) -> StartGrade | None:
    """Return the row of the table that a witness starts on; who is not known counts as near."""
    near = witness.relation in _INTERESTED or witness.relation is Relation.UNKNOWN
    return next((row for row in matter.law.start_grades if row.id == _START[near]), None)


def _spoken_caps(matter: Matter, element: Element) -> list[str]:
    oral = element in _OF_THE_DEAL and _between_firms(matter)
    return ["oral_between_firms"] if oral else []


def _witness_caps(witness: Witness, matter: Matter, element: Element) -> list[str]:
    ids = _spoken_caps(matter, element)
    if witness.first_hand is False:
        ids.append("hearsay")
    if witness.first_hand is None:
        ids.append("knowledge_not_known")
    if witness.available is False:
        ids.append("witness_not_available")
    return ids


def _of_witness(witness: Witness, matter: Matter, element: Element) -> Point:
    """Return what *witness* carries, before it is asked whether anyone else says so."""
    interested = witness.relation in _INTERESTED
    kind = {Relation.OTHER_SIDE: HIS, Relation.UNKNOWN: "witness"}.get(
        witness.relation, OURS if interested else "neutral_witness"
    )
    row = start_of(witness, matter)
    grade, what, biting = _held_back(
        Grade(row.grade) if row else Grade.C,
        _witness_caps(witness, matter, element),
        Say("points.witness", name=witness.name, relation=witness.relation),
        matter.caps,
    )
    return Point(
        ref=witness.statement or witness.id or witness.name,
        grade=grade,
        provenance=kind,
        what=what,
        lone=interested,
        caps=biting,
    )


def witness_points(matter: Matter, element: Element, *, against: bool = False) -> list[Point]:
    """Return the witnesses who can speak for (or against) *element*."""
    return [
        _of_witness(w, matter, element)
        for w in matter.case.witnesses
        if element in (w.against if against else w.shows)
    ]


def contact_grade(contact: Contact) -> Grade:
    """Return C for a note made the same day, D for one made later or on a day not known."""
    noted = contact.noted_on
    return _SAME_DAY if noted.exact is not None and noted == contact.on else _LATER


def contact_points(matter: Matter) -> dict[Element, list[Point]]:
    """Return what the log of contacts tells: our own notes of what the respondent said.

    Of what was written, the paper itself shows it, where it was accepted for it.
    """
    found: dict[Element, list[Point]] = {}
    deal = _spoken_caps(matter, Element.AGREEMENT)
    for contact in matter.case.contacts:
        elements = _HEARD.get(contact.outcome)
        if elements is None or contact.disclosure in PROTECTED:
            continue
        what = Say(
            "points.contact", channel=contact.channel, on=contact.on, outcome=contact.outcome
        )
        point = Point(contact.id, contact_grade(contact), OURS, what, noted=True)
        for element in elements - _shown_by_its_papers(matter, contact):
            if deal and element in _OF_THE_DEAL:
                held, told, biting = _held_back(point.grade, deal, what, matter.caps)
                found.setdefault(element, []).append(
                    point._replace(grade=held, what=told, caps=biting)
                )
            else:
                found.setdefault(element, []).append(point)
    return found


def _shown_by_its_papers(matter: Matter, contact: Contact) -> frozenset[Element]:
    if not contact.marks:
        return frozenset()
    papers = (matter.items.get(mark) for mark in contact.marks)
    shown = (x.exhibit for x in papers if x is not None and x.exhibit.accepted)
    return frozenset(element for exhibit in shown for element in exhibit.shows)
