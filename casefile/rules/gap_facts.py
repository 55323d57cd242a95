"""What the questions of the gaps ask: how an element stands, what was pleaded, what shows it."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.position import Defence
from casefile.model.review import Status
from casefile.rules.attacks import open_question
from casefile.rules.elements import Standing
from casefile.rules.matter import Matter
from casefile.rules.routes import REPLACED, routes

Lines = Mapping[Element, Standing]

_WEAK = frozenset({Status.UNKNOWN, Status.MISSING, Status.THIN, Status.CONTESTED})


def weak(lines: Lines, element: Element) -> bool:
    """Return whether *element* stands so badly that something is missing."""
    return lines[element].line.status in _WEAK


def leans(lines: Lines, element: Element) -> bool:
    """Return whether *element* is weak, or leans and no more."""
    return weak(lines, element) or lines[element].line.status is Status.LEANS


def raised(matter: Matter, *defences: Defence) -> bool:
    """Return whether the other side raised one of *defences*."""
    return any(d in matter.raised for d in defences)


def unanswered(matter: Matter, defence: Defence) -> bool:
    """Return whether *defence* was raised and stands open: no answer, no risk accepted."""
    position = matter.raised.get(defence)
    if position is None or position.risk_accepted:
        return False
    return open_question(matter, position) or not matter.answers(position)


def has(matter: Matter, element: Element, *kinds: ExhibitKind) -> bool:
    """Return whether a paper of one of *kinds* shows *element*."""
    return any(i.exhibit.kind in kinds for i in matter.shows[element])


def by_paper_route(matter: Matter) -> bool:
    """Return whether a paper route stands for agreement, performance and amount."""
    return any(r.elements == REPLACED for r in routes(matter))
