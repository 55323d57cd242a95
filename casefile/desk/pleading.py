"""What the other side says in a paper becomes a position of the case when a person takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from casefile.model.case import Case
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit
from casefile.model.position import Defence, Position
from casefile.model.say import Say
from casefile.model.suggestion import Suggestion
from casefile.rules.plea_reach import plea_name


def plea_told(case: Case, plea: Suggestion, exhibit: Exhibit) -> Say:
    """Return what the other side says in *exhibit*: which defence, where, when, in which words.

    One that speaks of some invoices, or of a part, is told with them, as it would be taken.
    """
    said = _said(case, plea, exhibit)
    defence = plea_name(case, said)
    told = {"defence": defence, "mark": exhibit.mark, "said": plea.because}
    if said.on.known:
        return Say("pleas_found.dated", **told, on=said.on)
    return Say("pleas_found.bare", **told)


def pleas_taken(before: Case, case: Case) -> Iterator[Say]:
    """Yield the pleas that *case* holds or cites a paper for and *before* did not."""
    stood = {one.id: one.marks for one in before.positions}
    for one in case.positions:
        fresh = [mark for mark in one.marks if mark not in stood.get(one.id, ())]
        if fresh:
            yield Say("pleas_found.taken", defence=plea_name(case, one), mark=tuple(fresh))


def with_pleas(
    case: Case, exhibit: Exhibit, taken: Iterable[Suggestion], fresh_id: Callable[[], str]
) -> Case:
    """Return *case* with the pleas *taken* from *exhibit*, each with its day and its paper.

    What is said again on another day or in other words is a position of its own: words of two days
    are never put under one. The same words of the same day are one, with both papers.
    """
    held = list(case.positions)
    for plea in taken:
        said = _said(case, plea, exhibit)
        at = next((n for n, one in enumerate(held) if _is_told_by(one, said)), None)
        if at is None:
            held.append(said.but(id=fresh_id()))
        else:
            held[at] = _also_in(held[at], said)
    return case.but(positions=tuple(held))


def _said(case: Case, plea: Suggestion, exhibit: Exhibit) -> Position:
    """Return *plea* as the position it would be by itself; all invoices of a case are no part."""
    refs = {debt.ref for debt in case.debts}
    named = tuple(ref for ref in plea.debts if ref in refs)
    return Position(
        defence=Defence(plea.value),
        said=plea.because,
        speaker=plea.speaker,
        debts=named if set(named) != refs else (),
        part=plea.part,
        part_sum=plea.part_sum,
        on=plea.on if plea.on.known else exhibit.dated,
        marks=(exhibit.mark,),
        disclosure=exhibit.disclosure,
    )


def _is_told_by(held: Position, fresh: Position) -> bool:
    """Return whether *held* is what *fresh* says: its words, or none yet, of no other day.

    One that a person narrowed to a part, or that names more invoices, tells it too. Words of a
    paper for the house alone are not put under a plea that others may see.
    """
    if held.defence is not fresh.defence or fresh.said not in (held.said or fresh.said):
        return False
    if not held.said and held.disclosure not in (fresh.disclosure, Disclosure.INTERNAL):
        return False
    other_day = held.on.known and fresh.on.known and held.on != fresh.on
    other_part = held.in_part and not set(fresh.debts) <= set(held.debts or fresh.debts)
    return not (other_day or other_part)


def _also_in(held: Position, fresh: Position) -> Position:
    """Return *held* with the paper of *fresh*, and with what of it nobody wrote down yet."""
    reach = held if held.said or held.in_part else fresh
    return held.but(
        said=held.said or fresh.said,
        speaker=held.speaker or fresh.speaker,
        on=held.on if held.on.known else fresh.on,
        debts=reach.debts,
        part=reach.part,
        part_sum=reach.part_sum,
        marks=tuple(dict.fromkeys((*held.marks, *fresh.marks))),
    )
