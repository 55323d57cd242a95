"""Each element of the debt: the best support against the best attack, and one word for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from casefile.model.claim import Debt
from casefile.model.exhibit import Element
from casefile.model.jurisdiction import Cap
from casefile.model.review import ElementLine, Grade, Status
from casefile.model.say import Say
from casefile.rules.attacks import attack_points
from casefile.rules.concessions import taken_for_granted
from casefile.rules.facts import FACT, fact_points
from casefile.rules.letters import beats_by, raised, rank, weaker
from casefile.rules.matter import Matter
from casefile.rules.routes import Route, class_of, routes
from casefile.rules.testimony import Point, contact_points, witness_points

BY_DEBT = frozenset({Element.AGREEMENT, Element.PERFORMANCE, Element.AMOUNT, Element.DUE})
"""Elements that every single debt must have: the weakest debt gives the element."""

_ALL: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """One element weighed: its line, and the points behind it, best first."""

    line: ElementLine
    points: tuple[Point, ...]
    attacks: tuple[Point, ...]
    raised: bool
    """A second item of another provenance lifted it one letter."""
    debt: str = ""
    """The debt that gives the grade, when one is weaker than the others."""


def status(support: Grade | None, attack: Grade | None, *, held_complete: bool) -> Status:
    """Return the one status that a pair of support and attack has.

    A lead (L) neither supports nor attacks. Nothing held is *missing* only when the user said
    that nothing else exists; until then it is *unknown*.
    """
    if support is None or support is Grade.L:
        return Status.MISSING if held_complete else Status.UNKNOWN
    if support is Grade.D:
        return Status.THIN
    if attack is None or attack is Grade.L:
        return Status.SOLID if rank(support) >= rank(Grade.B) else Status.LEANS
    lead = beats_by(support, attack)
    if lead <= 0:
        return Status.CONTESTED
    return Status.SOLID if lead >= 2 and rank(support) >= rank(Grade.B) else Status.LEANS


def _strongest(point: Point) -> tuple[int, bool, str]:
    """Order points: the better letter, then what can be cited, then by mark."""
    return -rank(point.grade), not (point.cited and point.ref), point.ref


def support(
    points: Iterable[Point], alone: Cap | None = None
) -> tuple[Grade | None, bool, tuple[Point, ...]]:
    """Return the grade of *points* together, whether a second class raised it, best first.

    The best point counts, never a sum; a second point of another provenance class raises it one
    letter, not above A. An interested witness carries at most what *alone* says when nobody else
    says the same.
    """
    all_points = sorted(points, key=_strongest)
    others = [p for p in all_points if not p.lone and p.grade is not Grade.L]
    if not others and alone is not None:
        limit = Grade(alone.at_most)
        all_points = [replace(p, grade=weaker(p.grade, limit) or p.grade) for p in all_points]
    if not all_points:
        return None, False, ()
    best = all_points[0].grade
    if rank(best) < rank(Grade.A) and _another_agrees(all_points):
        lifted = raised(best)
        return lifted, lifted is not best, tuple(all_points)
    return best, False, tuple(all_points)


def _another_agrees(points: list[Point]) -> bool:
    """Return whether beside one of the best of *points* another says so from elsewhere.

    Which of several equally good is named first must not matter, so each of them is tried.
    """
    best: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for point in points:
        if point.provenance == FACT or point.grade is Grade.L:
            continue
        if point.grade is points[0].grade:
            best.setdefault(point.provenance, set()).add(point.ref)
        if not point.aside:
            others.setdefault(point.provenance, set()).add(point.ref)
    return any(
        of != other and len(refs | more) > 1
        for of, refs in best.items()
        for other, more in others.items()
    )


def _of_papers(matter: Matter, element: Element) -> list[tuple[frozenset[str], Point]]:
    """Return the point each paper makes for *element*, with the debts it bears on; none: all."""
    found = []
    off_point = matter.caps.get("off_point")
    for item in matter.shows[element]:
        exhibit = item.exhibit
        made = matter.made.get((exhibit.mark, element))
        if made is not None and made[0] is item:
            point: Point = made[1]
        else:
            grade = item.on(element, off_point)
            if grade is None:
                continue
            what = Say("points.exhibit", mark=exhibit.mark, kind=exhibit.kind)
            aside = item.off_point(element)
            point = Point(exhibit.mark, grade, class_of(item), what, aside=aside)
            matter.made[exhibit.mark, element] = (item, point)
        found.append((matter.debts_of.get(exhibit.mark, _ALL), point))
    return found


def _points(
    matter: Matter,
    element: Element,
    open_routes: tuple[Route, ...],
    heard: Mapping[Element, list[Point]],
    refs: tuple[str, ...],
) -> list[list[Point]]:
    """Return for each debt of *refs* everything that speaks for *element* of it."""
    papers = _of_papers(matter, element)
    people = [*witness_points(matter, element), *heard.get(element, ())]
    granted = taken_for_granted(matter, element)
    found = []
    for ref in refs:
        found.append(
            [
                *(p for bears, p in papers if not ref or not bears or ref in bears),
                *people,
                *fact_points(matter, element, ref),
                *granted,
                *(
                    route.point
                    for route in open_routes
                    if element in route.elements
                    and (not ref or not route.debts or ref in route.debts)
                ),
            ]
        )
    return found


def _admitted_in_full(debt: Debt) -> bool:
    admitted = debt.admitted
    if admitted is None or admitted.currency != debt.amount.currency:
        return False
    return admitted.amount >= debt.amount.amount


def _admitted(matter: Matter, element: Element) -> Say | None:
    """Return how the respondent concedes *element*, if he does."""
    for concession in matter.case.concessions:
        if concession.element is element:
            return Say("element_why.conceded", on=concession.on)
    debts = matter.case.debts
    if element is Element.AMOUNT and debts and all(_admitted_in_full(d) for d in debts):
        return Say("element_why.sum_conceded")
    return None


def _marks(points: Iterable[Point]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(p.ref for p in points if p.ref and p.cited and p.grade is not Grade.L)
    )


def _facts_missing(matter: Matter, element: Element) -> Say | None:
    """Return what was never said and must be known before *element* can be judged."""
    case = matter.case
    if element is Element.PARTIES and not (case.claimant.name and case.respondent.name):
        return Say("element_why.parties_not_named")
    if element is not Element.PARTIES and not case.debts:
        return Say("element_why.no_debts")
    if element is Element.IN_TIME and not any(x.last_day for x in matter.limitation):
        return Say("element_why.limitation_not_told")
    if element is Element.RIGHT_FORUM and not matter.forums:
        return Say("element_why.forum_not_told")
    if element is Element.DUE:
        term = case.agreement.payment_days is not None
        unknown = [d.ref for d in case.debts if not d.due.known and not (term and d.issued.known)]
        if unknown and not case.demands:
            return Say("element_why.due_not_told", debts=tuple(unknown))
    return None


def _why(
    word: Status, best: Point | None, lifted: bool, attack: Point | None, grade: Grade | None
) -> Say:
    if word in (Status.MISSING, Status.UNKNOWN):
        lead = best is not None and best.grade is Grade.L
        return (
            Say(f"element_why.{word.value}_lead", best=best.what)
            if lead and best
            else Say(f"element_why.{word.value}")
        )
    told = best.what if best else Say("points.none")
    if lifted:
        told = Say("points.and_another", best=told)
    letter = grade.value if grade else "-"
    if attack is None:
        return Say(f"element_why.{word.value}", best=told, grade=letter)
    return Say(
        f"element_why.{word.value}_attacked",
        best=told,
        grade=letter,
        attack=attack.what,
        against=attack.grade.value,
    )


def standing(
    matter: Matter,
    element: Element,
    open_routes: tuple[Route, ...],
    heard: Mapping[Element, list[Point]],
) -> Standing:
    """Return *element* weighed: the weakest debt, best support, best attack, one word."""
    case = matter.case
    refs = tuple(d.ref for d in case.debts) if element in BY_DEBT and case.debts else ("",)
    each = _points(matter, element, open_routes, heard, refs)
    alone = matter.caps.get("lone_interested_witness")
    weighed = [(support(points, alone), ref) for points, ref in zip(each, refs, strict=True)]
    (grade, lifted, points), debt = min(weighed, key=lambda w: rank(w[0][0]))
    attacks = tuple(sorted(attack_points(matter, element), key=_strongest))
    attack = next((p for p in attacks if p.grade is not Grade.L), None)
    conceded = _admitted(matter, element)
    unknown = _facts_missing(matter, element)
    word = status(grade, attack.grade if attack else None, held_complete=case.held_complete)
    why = _why(word, points[0] if points else None, lifted, attack, grade)
    if conceded:
        word, why = Status.ADMITTED, conceded
    elif unknown:
        word, why = Status.UNKNOWN, unknown
    elif element is Element.IN_TIME and grade is None:
        word, why = Status.MISSING, Say("element_why.out_of_time")
    elif element is Element.RIGHT_FORUM and grade is None:
        word, why = Status.MISSING, Say("element_why.no_door")
    view = next((v.view for v in case.views if v.element is element), None)
    every = [p for (_, _, those), _ in weighed for p in those]
    line = ElementLine(
        element=element,
        status=word,
        grade=grade if word is not Status.UNKNOWN or grade is Grade.L else None,
        attack=attack.grade if attack else None,
        marks=_marks(sorted(every, key=_strongest)),
        attacks=_marks(attacks),
        override=view,
        why=why,
    )
    differs = len({w[0][0] for w in weighed}) > 1
    return Standing(line, points, attacks, lifted, debt if differs else "")


def standings(
    matter: Matter, heard: Mapping[Element, list[Point]] | None = None
) -> dict[Element, Standing]:
    """Return every element weighed, in the order of proof.

    *heard*: what the log of contacts tells, when it was asked before and is the same.
    """
    open_routes = routes(matter)
    heard = contact_points(matter) if heard is None else heard
    return {e: standing(matter, e, open_routes, heard) for e in Element}
