"""What is missing, why it matters, where to get it; at most three that would cost the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casefile.model.exhibit import Element, Exhibit
from casefile.model.party import PartyKind
from casefile.model.position import Defence
from casefile.model.review import DefenceLine, GapLine, Status
from casefile.model.say import Say
from casefile.rules.attacks import ATTACKED
from casefile.rules.complaint_on_file import complaint_on_file
from casefile.rules.defences import UNANSWERED
from casefile.rules.elements import Standing
from casefile.rules.gap_facts import weak
from casefile.rules.gap_tests import GAP_TESTS
from casefile.rules.matter import Matter, first_of
from casefile.rules.plea_reach import has_answer

MOST_FATAL = 3
"""How many gaps may be called fatal at a time."""

_LOSES = {Status.MISSING: 0, Status.THIN: 1, Status.CONTESTED: 2}
"""How an element stands when a gap in it would cost the case, the worst first."""

_PLEADED = frozenset({Element.DUE, Element.UNPAID, Element.IN_TIME, Element.RIGHT_FORUM})
"""Elements that seldom cost a case while nobody attacks them."""

_WITHOUT_ANSWER = frozenset({"quality_proof", "cross_claim"})
"""Gaps that are the lack of an answer to what he says."""


@dataclass(frozen=True, slots=True)
class _Found:
    code: str
    element: Element
    telling: int
    """How surely this gap is the one: lower comes first among those of one element."""
    called_for: bool
    """It would answer a defence that was raised and has no answer."""


def _fetch(exhibit: Exhibit) -> Say:
    """Return where to get an item that is described and not held."""
    title = exhibit.title or exhibit.mark
    if exhibit.held_where:
        return Say("gaps.fetch_from", what=title, where=exhibit.held_where)
    return Say("gaps.find", what=title)


def _then(matter: Matter, code: str, element: Element) -> Say:
    """Return where to get it: from where a described item lies, when one is described."""
    for item in matter.items.values():
        exhibit = item.exhibit
        if not exhibit.held and element in exhibit.shows:
            return _fetch(exhibit)
    return _get(matter, code)


def _get(matter: Matter, code: str) -> Say:
    """Return what to get; who a private person is no register of firms tells."""
    if _on_file(matter, code) is not None:
        return Say("gaps.quality_proof.then_known")
    person = code == "identity_link" and matter.case.respondent.kind is PartyKind.INDIVIDUAL
    return Say(f"gaps.{code}.then_person" if person else f"gaps.{code}.then")


def _on_file(matter: Matter, code: str) -> Say | None:
    """Return what is on file of a complaint to which nobody gave an answer yet."""
    position = matter.raised.get(Defence.QUALITY_COMPLAINT)
    if code != "quality_proof" or position is None or has_answer(position):
        return None
    return complaint_on_file(matter, position)


def _why(matter: Matter, code: str, defences: tuple[DefenceLine, ...]) -> Say:
    """Return why it is a gap; where an answer was given that does not count, why it does not."""
    answering = {d for name, _, _, pleas in GAP_TESTS if name == code for d in pleas}
    known = _on_file(matter, code)
    if known is not None:
        return Say("gaps.quality_proof.why_known", known=known)
    for line in defences if code in _WITHOUT_ANSWER else ():
        given = line.defence in answering and line.status == UNANSWERED
        position = matter.raised.get(line.defence)
        if given and position is not None and (position.answered_by or position.answer.strip()):
            return line.why
    return Say(f"gaps.{code}.why")


def _bears_on(matter: Matter, exhibit: Exhibit) -> Element:
    """Return the element that a described item is looked for: what it shows, or speaks against."""
    of = exhibit.shows or exhibit.against
    aimed = [
        element
        for position in matter.raised.values()
        if exhibit.mark in position.marks
        for element in ATTACKED[position.defence]
    ]
    return next((e for e in Element if e in of), aimed[0] if aimed else Element.AGREEMENT)


def _described(matter: Matter, told: list[GapLine]) -> list[GapLine]:
    """Return one gap for each item that is described and not held, unless one says so already.

    It tells where to get it even when its element stands without it; then it comes last.
    """
    said = {gap.then for gap in told}
    found = []
    for exhibit in matter.case.exhibits:
        if exhibit.held or not exhibit.accepted or (then := _fetch(exhibit)) in said:
            continue
        found.append(
            GapLine(
                code="described_not_held",
                element=_bears_on(matter, exhibit),
                fatal=False,
                why=Say("gaps.described_not_held.why", what=exhibit.title or exhibit.mark),
                then=then,
            )
        )
    return found


def _of_no_debt(matter: Matter) -> list[GapLine]:
    """Return that records of what was supplied do not say for which of several debts."""
    unsaid = matter.of_no_debt
    if not unsaid:
        return []
    why = Say("gaps.of_which_debt.why", marks=first_of(unsaid))
    then = Say("gaps.of_which_debt.then")
    return [
        GapLine(code="of_which_debt", element=Element.PERFORMANCE, fatal=False, why=why, then=then)
    ]


def _costs_the_case(found: _Found, lines: Mapping[Element, Standing]) -> bool:
    if found.called_for:
        return True
    line = lines[found.element].line
    if found.element in _PLEADED:
        return line.status is Status.MISSING or (
            line.status is Status.CONTESTED and line.attack is not None
        )
    return line.status in _LOSES


def _fatal(found: list[_Found], lines: Mapping[Element, Standing]) -> set[tuple[str, Element]]:
    """Return the gaps that would cost the case: what answers him, the worst elements, one each."""
    order = sorted(
        (f for f in found if _costs_the_case(f, lines)),
        key=lambda f: (not f.called_for, _LOSES.get(lines[f.element].line.status, 3), f.telling),
    )
    chosen: list[_Found] = []
    for second_round in (False, True):
        for one in order:
            taken = {c.element for c in chosen}
            if one not in chosen and (second_round or one.element not in taken):
                chosen.append(one)
    return {(f.code, f.element) for f in chosen[:MOST_FATAL]}


def gaps(
    matter: Matter, lines: Mapping[Element, Standing], defences: tuple[DefenceLine, ...]
) -> tuple[GapLine, ...]:
    """Return the gaps of the case, the fatal ones first, each with why and where to get it."""
    open_pleas = {
        line.defence
        for line in defences
        if line.status == UNANSWERED
        and line.defence in matter.raised
        and line.defence not in matter.reaches  # a part that is denied does not cost the case
    }
    found: list[_Found] = []
    for telling, (code, element, test, answers) in enumerate(GAP_TESTS):
        if code not in {f.code for f in found} and test(matter, lines):
            found.append(_Found(code, element, telling, bool(open_pleas & set(answers))))
    fatal = _fatal(found, lines)
    told = [
        GapLine(
            code=f.code,
            element=f.element,
            fatal=(f.code, f.element) in fatal,
            why=_why(matter, f.code, defences),
            then=_then(matter, f.code, f.element)
            if weak(lines, f.element)
            else _get(matter, f.code),
        )
        for f in found
    ]
    told += [*_of_no_debt(matter), *_described(matter, told)]
    return tuple(sorted(told, key=lambda g: not g.fatal))
