"""The grade of one item: what it is and who made it give a start, its defects cap it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.exhibit import FROM_HIM, Element, Exhibit, ExhibitKind, Provenance
from casefile.model.jurisdiction import Cap, Jurisdiction, StartGrade
from casefile.model.review import Grade, GradedExhibit
from casefile.model.say import Say
from casefile.rules.caps import (
    FACTS,
    ONLY_OF,
    Ground,
    ground_of,
    his_signatures,
    signed_by_respondent,
)
from casefile.rules.letters import rank, weaker

_ELEMENTS = tuple(Element)
_KINDS = frozenset(ExhibitKind)
_LETTER = {grade.value: grade for grade in Grade}
NOT_COUNTED = "none"
"""A cap that takes the item out of the count altogether."""


class Item(NamedTuple):
    """One exhibit as the table reads it, before anyone asks what it proves."""

    exhibit: Exhibit
    row: StartGrade | None
    start: Grade | None
    grade: Grade | None
    caps: tuple[Cap, ...]
    counts: bool
    """Accepted by a person, known in kind, and not taken out by a cap."""

    def off_point(self, element: Element) -> bool:
        """Return whether a paper of this kind is not made to show *element*."""
        return bool(self.row and self.row.proves and element not in self.row.proves)

    def on(self, element: Element, cap: Cap | None) -> Grade | None:
        """Return what it carries for *element*: a paper seldom proves what it is not made for.

        Asked of items that count.
        """
        if cap is not None and self.off_point(element):
            return weaker(self.grade, Grade(cap.at_most))
        return self.grade


def _levels(exhibit: Exhibit) -> set[str]:
    """Return the levels of the respondent's signatures, or of all when no side is said."""
    if not exhibit.signatures:
        return set()
    his = {str(s.level) for s in exhibit.signatures if s.side in FROM_HIM}
    return his or {str(s.level) for s in exhibit.signatures}


def _conditions(row: StartGrade) -> int:
    """Return how many conditions *row* makes; the most specific row wins."""
    return (
        bool(row.kinds)
        + bool(row.provenances)
        + bool(row.levels)
        + bool(row.originals)
        + (row.signed_by_respondent is not None)
        + (row.received is not None)
    )


def _fits(row: StartGrade, exhibit: Exhibit, signed: bool | None, levels: set[str]) -> bool:
    if row.kinds and exhibit.kind.value not in row.kinds:
        return False
    if row.provenances and exhibit.provenance.value not in row.provenances:
        return False
    if row.originals and exhibit.original.value not in row.originals:
        return False
    if row.levels and not levels & set(row.levels):
        return False
    if row.signed_by_respondent is not None and row.signed_by_respondent != (signed is True):
        return False
    return row.received is None or row.received == (exhibit.received is True)


def start_row(exhibit: Exhibit, rows: Iterable[StartGrade]) -> StartGrade | None:
    """Return the row of the table for *exhibit*; None when nobody said what it is or who made it.

    The most specific row wins, the first among equals.
    """
    signed, levels = signed_by_respondent(exhibit), _levels(exhibit)
    fitting = [row for row in rows if _fits(row, exhibit, signed, levels)]
    return max(fitting, key=_conditions, default=None)


def _alike(exhibit: Exhibit) -> Hashable:
    """Return what the table asks of an exhibit: those alike in it start on the same row."""
    return (
        exhibit.kind,
        exhibit.provenance,
        exhibit.original,
        exhibit.received is True,
        signed_by_respondent(exhibit) is True,
        frozenset(_levels(exhibit)) if exhibit.signatures else None,
    )


Tested = tuple[tuple[Cap, Callable[[Exhibit, Ground], bool]], ...]
"""The caps of a place that look at a paper, each with the fact that it looks for."""


def tested_caps(law: Jurisdiction, kind: ExhibitKind) -> Tested:
    """Return the caps of *law* that look at a paper of *kind* alone, each with its fact."""
    return tuple(
        (cap, FACTS[cap.id])
        for cap in law.caps
        if cap.id in FACTS and kind in ONLY_OF.get(cap.id, _KINDS)
    )


def item(exhibit: Exhibit, row: StartGrade | None, tested: Tested, ground: Ground) -> Item:
    """Return *exhibit* graded: its start row, the caps whose fact holds, what is left."""
    start = _LETTER[row.grade] if row else None
    caps = tuple([cap for cap, holds in tested if holds(exhibit, ground)])
    grade = start
    for cap in caps:
        if cap.at_most == NOT_COUNTED:
            return Item(exhibit, row, start, None, caps, counts=False)
        grade = weaker(grade, _LETTER[cap.at_most])
    counts = exhibit.accepted and grade is not None and not exhibit.copy_of
    return Item(exhibit, row, start, grade, caps, counts=counts)


def _graded(exhibits: tuple[Exhibit, ...], ground: Ground, law: Jurisdiction) -> dict[str, Item]:
    tested = {kind: tested_caps(law, kind) for kind in {x.kind for x in exhibits}}
    rows: dict[Hashable, StartGrade | None] = {}
    graded = {}
    for exhibit in exhibits:
        alike = _alike(exhibit)
        if alike not in rows:
            rows[alike] = start_row(exhibit, law.start_grades)
        graded[exhibit.mark] = item(exhibit, rows[alike], tested[exhibit.kind], ground)
    return graded


def items(
    case: Case,
    law: Jurisdiction,
    ground: Ground | None = None,
    known: Mapping[str, Item] | None = None,
) -> dict[str, Item]:
    """Return every exhibit of *case* graded, by its mark, in the order of the case.

    *ground*: what the caps look at beside the paper, when it is known already. An exhibit that is
    the very one of *known* is taken from there: for who asks many times.
    """
    ground = ground or ground_of(case, law)
    if not known:
        return _graded(case.exhibits, ground, law)
    new = tuple(x for x in case.exhibits if x.mark not in known or known[x.mark].exhibit is not x)
    graded = _graded(new, ground, law)
    return {x.mark: graded.get(x.mark) or known[x.mark] for x in case.exhibits}


_MIRROR = {
    Provenance.RESPONDENT: Provenance.CLAIMANT,
    Provenance.CLAIMANT: Provenance.RESPONDENT,
}


def _seen_from_there(exhibit: Exhibit) -> Exhibit:
    """Return *exhibit* with the sides changed over; its parts are sound already."""
    signatures = tuple(
        s.model_copy(update={"side": _MIRROR.get(s.side, s.side)}) for s in exhibit.signatures
    )
    return exhibit.model_copy(
        update={
            "provenance": _MIRROR.get(exhibit.provenance, exhibit.provenance),
            "signatures": signatures,
            "received": None,
        }
    )


def cited_against(case: Case) -> tuple[Exhibit, ...]:
    """Return the exhibits that speak against us, or that the respondent's pleas cite."""
    cited = {mark for position in case.positions for mark in position.marks}
    return tuple(x for x in case.exhibits if x.against or x.mark in cited)


def adverse_grades(case: Case, law: Jurisdiction, ground: Ground) -> dict[str, Grade]:
    """Return what each exhibit cited against us carries: the same table, seen from his side.

    What he wrote himself is for his own point as weak as our own letter is for ours; what we
    wrote against ourselves is as strong as his own words would be for us.
    """
    theirs = tuple(_seen_from_there(x) for x in cited_against(case))
    return {
        mark: graded.grade
        for mark, graded in _graded(theirs, ground, law).items()
        if graded.counts and graded.grade is not None
    }


def cap_sentence(cap: Cap, **values: object) -> Say:
    """Return the sentence of *cap*, which says how far it holds the item back."""
    return Say(f"caps.{cap.id}", grade=cap.at_most, **values)


def _why(graded: Item) -> Say:
    if graded.row is None or graded.start is None:
        unknown = graded.exhibit.provenance is Provenance.UNKNOWN
        if unknown and graded.exhibit.maker is not Provenance.UNKNOWN:
            return Say("grading.maker_guessed")
        return Say("grading.maker_not_known" if unknown else "grading.no_row")
    kind = Say(f"grades.{graded.row.id}")
    if graded.row.signed_by_respondent and not his_signatures(graded.exhibit):
        kind = Say("grading.signer_not_said", of=graded.exhibit.kind)
    if graded.grade is None:
        return Say("grading.not_counted", what=kind, start=str(graded.start))
    if graded.grade is graded.start:
        return Say("grading.as_it_starts", what=kind, grade=str(graded.grade))
    return Say("grading.held_back", what=kind, start=str(graded.start), grade=str(graded.grade))


def _told(graded: Item) -> tuple[tuple[Say, ...], Say, tuple[Element, ...]]:
    caps = tuple(cap_sentence(cap) for cap in graded.caps)
    if not graded.exhibit.accepted:
        caps = (Say("caps.not_looked_at"), *caps)
    if graded.exhibit.copy_of:
        caps = (Say("caps.a_copy", mark=graded.exhibit.copy_of), *caps)
    return caps, _why(graded), tuple(e for e in _ELEMENTS if e in graded.exhibit.shows)


def why_no_proof(one: Item) -> Say:
    """Return what most keeps an item from being proof: nobody looked, nobody said, or a cap."""
    if one.exhibit.copy_of:
        return Say("caps.a_copy", mark=one.exhibit.copy_of)
    if not one.exhibit.accepted:
        return Say("caps.not_looked_at")
    if one.start is None or not one.caps:
        return _why(one)
    return cap_sentence(min(one.caps, key=lambda cap: rank(_LETTER.get(cap.at_most))))


def graded_exhibits(graded: Iterable[Item]) -> tuple[GradedExhibit, ...]:
    """Return the line of the review for each item, a person's own view beside it.

    Items alike in all that is told share their sentences: a large case has few kinds of them.
    """
    told: dict[Hashable, tuple[tuple[Say, ...], Say, tuple[Element, ...]]] = {}
    lines = []
    for one in graded:
        exhibit = one.exhibit
        alike = (
            one.row and one.row.id,
            tuple([cap.id for cap in one.caps]),
            exhibit.accepted,
            exhibit.provenance,
            exhibit.maker,
            exhibit.kind,
            bool(his_signatures(exhibit)),
            exhibit.shows,
            exhibit.copy_of,
        )
        if alike not in told:
            told[alike] = _told(one)
        caps, why, shows = told[alike]
        lines.append(
            GradedExhibit.of_sound(
                mark=exhibit.mark,
                grade=one.grade,
                start=one.start,
                caps=caps,
                why=why,
                override=exhibit.override,
                shows=shows,
            )
        )
    return tuple(lines)
