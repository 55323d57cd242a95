"""Each element of the debt: the best support against the best attack, and one word for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from casefile.model.exhibit import Element
from casefile.model.review import ElementLine, Grade, Status
from casefile.model.say import Say
from casefile.rules.attacks import attack_points
from casefile.rules.concessions import taken_for_granted
from casefile.rules.contested import admitted_in_full
from casefile.rules.facts import fact_points
from casefile.rules.letters import rank
from casefile.rules.matter import Matter, first_of
from casefile.rules.parts import Part, parted
from casefile.rules.points import FACT, OURS, Point, paper_point
from casefile.rules.proving import proving
from casefile.rules.routes import Route, routes
from casefile.rules.support import Support, agreeing, best_first, by_mark, carried, support
from casefile.rules.testimony import contact_points, witness_points

BY_DEBT = frozenset({Element.AGREEMENT, Element.PERFORMANCE, Element.AMOUNT, Element.DUE})
"""Elements that every single debt must have: the weakest debt gives the element."""

NECESSARY = (
    Element.PARTIES,
    Element.AGREEMENT,
    Element.PERFORMANCE,
    Element.AMOUNT,
    Element.DUE,
    Element.UNPAID,
)
"""Elements that must hold before a court; of time and door its gates ask by themselves."""

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

    @property
    def only_ours(self) -> bool:
        """True when all that speaks for it is our own word or a plain fact of the case."""
        return bool(self.points) and all(p.provenance in (OURS, FACT) for p in self.points)


def _of_papers(matter: Matter, element: Element) -> list[tuple[frozenset[str], Point]]:
    """Return the point each paper makes for *element*, with the debts it bears on; none: all."""
    found = []
    off_point = matter.caps.get("off_point")
    for item in proving(matter, element):
        exhibit = item.exhibit
        made = matter.made.get((exhibit.mark, element))
        if made is not None and made[0] is item:
            point: Point = made[1]
        else:
            aside = item.off_point(element)
            grade = item.on(element, off_point) if aside else item.grade
            if grade is None:
                continue
            what = Say("points.exhibit", mark=exhibit.mark, kind=exhibit.kind)
            point = paper_point(item, grade, what, aside=aside)
            matter.made[exhibit.mark, element] = (item, point)
        found.append((matter.debts_of.get(exhibit.mark, _ALL), point))
    return found


def _by_debt(
    papers: list[tuple[frozenset[str], Point]], refs: tuple[str, ...]
) -> tuple[list[Point], dict[str, list[Point]]]:
    """Return the points that bear on all of *refs*, and those of each; ``""`` is all debts."""
    of_all: list[Point] = []
    of_one: dict[str, list[Point]] = {ref: [] for ref in refs}
    for bears, point in papers:
        if not bears or "" in of_one:
            of_all.append(point)
        else:
            for ref in bears & of_one.keys():
                of_one[ref].append(point)
    return of_all, of_one


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
    granted = {
        ref: taken_for_granted(matter, element, ref) for ref in (refs if matter.reaches else ("",))
    }
    of_all, of_one = _by_debt(papers, refs)
    found = []
    for ref in refs:
        found.append(
            [
                *of_all,
                *of_one[ref],
                *people,
                *fact_points(matter, element, ref),
                *granted.get(ref, granted.get("", ())),
                *(
                    route.point
                    for route in open_routes
                    if element in route.elements
                    and (not ref or not route.debts or ref in route.debts)
                ),
            ]
        )
    return found


def _admitted(matter: Matter, element: Element) -> Say | None:
    """Return how the respondent concedes *element*, if he does."""
    for concession in matter.case.concessions:
        if concession.element is element:
            return Say("element_why.conceded", on=concession.on)
    debts = matter.case.debts if element is Element.AMOUNT else ()
    if debts and all(admitted_in_full(matter.case, matter.said, debt) for debt in debts):
        return Say("element_why.sum_conceded")
    return None


def _marks(points: Iterable[Point]) -> tuple[str, ...]:
    """Return what *points* cite, each once, the strongest first, then by mark."""
    best: dict[str, int] = {}
    for point in points:
        if point.ref and point.cited and point.grade is not Grade.L:
            best[point.ref] = max(rank(point.grade), best.get(point.ref, 0))
    return tuple(sorted(best, key=lambda ref: (-best[ref], by_mark(ref))))


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
    word: Status,
    points: tuple[Point, ...],
    *,
    lifted: bool,
    attack: Point | None,
    grade: Grade | None,
) -> Say:
    best = points[0] if points else None
    if word in (Status.MISSING, Status.UNKNOWN):
        lead = best is not None and best.grade is Grade.L
        return (
            Say(f"element_why.{word.value}_lead", best=best.what)
            if lead and best
            else Say(f"element_why.{word.value}")
        )
    told = best.what if best else Say("points.none")
    pair = agreeing(points) if lifted else None
    if pair is not None:
        told = Say("points.and_another", best=pair[0].what, other=pair[1].what)
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


class _Weighed(NamedTuple):
    """One element in the balance, before a sentence is made of it."""

    grade: Grade | None
    """Of the weakest debt, as `each` gives it."""
    each: list[Support]
    refs: tuple[str, ...]
    attacks: list[Point]
    """All that stands against it; `part` tells what of this bears on the weakest debt."""
    part: Part
    settled: Say | None
    """Why the word is this one, whatever the papers: conceded, or a fact that lacks."""


def _weighed(
    matter: Matter,
    element: Element,
    open_routes: tuple[Route, ...],
    heard: Mapping[Element, list[Point]],
) -> _Weighed:
    case = matter.case
    refs = tuple(d.ref for d in case.debts) if element in BY_DEBT and case.debts else ("",)
    alone = matter.caps.get("lone_interested_witness")
    each = [support(points, alone) for points in _points(matter, element, open_routes, heard, refs)]
    attacks = attack_points(matter, element)
    conceded = _admitted(matter, element)
    grades = tuple(one.grade for one in each)
    on = parted(refs, grades, attacks, held_complete=case.held_complete, conceded=bool(conceded))
    grade, word, settled = grades[on.weakest], on.word, None
    if conceded and on.rest is None:
        word, settled = Status.ADMITTED, conceded
    elif unknown := _facts_missing(matter, element):
        word, settled = Status.UNKNOWN, unknown
    elif element is Element.IN_TIME and grade is None:
        word, settled = Status.MISSING, Say("element_why.out_of_time")
    elif element is Element.RIGHT_FORUM and grade is None:
        word, settled = Status.MISSING, Say("element_why.no_door")
    return _Weighed(grade, each, refs, attacks, on._replace(word=word), settled)


def standing(
    matter: Matter,
    element: Element,
    open_routes: tuple[Route, ...],
    heard: Mapping[Element, list[Point]],
) -> Standing:
    """Return *element* weighed: the weakest debt, best support, best attack, one word."""
    on = _weighed(matter, element, open_routes, heard)
    part = on.part
    grade, word, chosen = on.grade, part.word, on.each[part.weakest]
    points = tuple(sorted(chosen.points, key=best_first))
    attacks = tuple(sorted(on.attacks, key=best_first))
    attack = next((p for p in attacks if p in part.attacks and p.grade is not Grade.L), None)
    unsaid = () if points else matter.of_unknown_make(element)
    if unsaid and on.settled is None:
        why = Say("element_why.maker_not_said", marks=first_of(unsaid))
    else:
        why = on.settled or _why(word, points, lifted=chosen.lifted, attack=attack, grade=grade)
    if part.rest is not None and on.settled is None:
        why = Say("element_why.in_part", why=why, part=part.told, rest=part.rest)
    line = ElementLine(
        element=element,
        status=word,
        grade=grade if word is not Status.UNKNOWN or grade is Grade.L else None,
        attack=part.attack,
        marks=_marks(p for each in on.each for p in each.points),
        attacks=_marks(attacks),
        carried=carried((p for each in on.each for p in each.points), matter.items),
        override=next((v.view for v in matter.case.views if v.element is element), None),
        why=why,
    )
    differs = len({each.grade for each in on.each}) > 1
    debt = on.refs[part.weakest] if differs else ""
    return Standing(line, points, attacks, chosen.lifted, debt)


def statuses(
    matter: Matter, heard: Mapping[Element, list[Point]], of: Iterable[Element] = Element
) -> dict[Element, Status]:
    """Return the word for each element *of*, and no sentence: for who asks many times.

    It is the word that `standings` gives. *heard*: what the log of contacts tells, or what
    `telling` leaves of it.
    """
    open_routes = routes(matter)
    return {e: _weighed(matter, e, open_routes, heard).part.word for e in of}


def standings(
    matter: Matter, heard: Mapping[Element, list[Point]] | None = None
) -> dict[Element, Standing]:
    """Return every element weighed, in the order of proof.

    *heard*: what the log of contacts tells, when it was asked before and is the same.
    """
    open_routes = routes(matter)
    heard = contact_points(matter) if heard is None else heard
    return {e: standing(matter, e, open_routes, heard) for e in Element}
