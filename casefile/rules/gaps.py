"""What is missing, why it matters, where to get it; at most three that would cost the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casefile.model.exhibit import Element
from casefile.model.review import GapLine, Status
from casefile.model.say import Say
from casefile.rules.elements import Standing
from casefile.rules.gap_tests import GAP_TESTS, weak
from casefile.rules.matter import Matter

MOST_FATAL = 3
"""How many gaps may be called fatal at a time."""

_LOSES = {Status.MISSING: 0, Status.THIN: 1, Status.CONTESTED: 2}
"""How an element stands when a gap in it would cost the case, the worst first."""

_NECESSARY = (
    Element.AGREEMENT,
    Element.PERFORMANCE,
    Element.AMOUNT,
    Element.PARTIES,
    Element.DUE,
    Element.UNPAID,
    Element.IN_TIME,
)


@dataclass(frozen=True, slots=True)
class _Found:
    code: str
    element: Element
    severity: int
    """How surely this gap is the one: lower comes first among those of one element."""


def _then(matter: Matter, code: str, element: Element) -> Say:
    """Return where to get it: from where a described item lies, when one is described."""
    for item in matter.items.values():
        exhibit = item.exhibit
        if not exhibit.held and element in exhibit.shows:
            title = exhibit.title or exhibit.mark
            if exhibit.held_where:
                return Say("gaps.fetch_from", what=title, where=exhibit.held_where)
            return Say("gaps.find", what=title)
    return Say(f"gaps.{code}.then")


def _fatal(found: list[_Found], lines: Mapping[Element, Standing]) -> set[tuple[str, Element]]:
    """Return the gaps that would cost the case: of the worst elements, one each, then seconds."""
    losing = [f for f in found if lines[f.element].line.status in _LOSES]
    order = sorted(
        losing,
        key=lambda f: (
            _LOSES[lines[f.element].line.status],
            f.severity,
            _NECESSARY.index(f.element) if f.element in _NECESSARY else 9,
        ),
    )
    chosen: list[_Found] = []
    for second_round in (False, True):
        for one in order:
            taken = {c.element for c in chosen}
            if one not in chosen and (second_round or one.element not in taken):
                chosen.append(one)
    return {(f.code, f.element) for f in chosen[:MOST_FATAL]}


def gaps(matter: Matter, lines: Mapping[Element, Standing]) -> tuple[GapLine, ...]:
    """Return the gaps of the case, the fatal ones first, each with why and where to get it."""
    found = []
    for severity, (code, element, test) in enumerate(GAP_TESTS):
        if test(matter, lines):
            found.append(_Found(code, element, severity))
    waiting = [x.mark for x in matter.case.exhibits if not x.accepted]
    fatal = _fatal(found, lines)
    told = [
        GapLine(
            code=f.code,
            element=f.element,
            fatal=(f.code, f.element) in fatal,
            why=Say(f"gaps.{f.code}.why"),
            then=_then(matter, f.code, f.element)
            if weak(lines, f.element)
            else Say(f"gaps.{f.code}.then"),
        )
        for f in found
    ]
    if waiting:
        told.append(
            GapLine(
                code="files_not_looked_at",
                element=Element.AGREEMENT,
                fatal=False,
                why=Say("gaps.files_not_looked_at.why", n=len(waiting)),
                then=Say("gaps.files_not_looked_at.then"),
            )
        )
    return tuple(sorted(told, key=lambda g: not g.fatal))
