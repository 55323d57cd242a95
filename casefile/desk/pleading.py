"""What the other side says in a paper becomes a position of the case when a person takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from casefile.model.case import Case
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit, Provenance
from casefile.model.position import Defence, Position
from casefile.model.say import Say
from casefile.model.suggestion import PLEA, Suggestion
from casefile.rules.plea_reach import plea_name, together


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


def pleas_to_come(case: Case, exhibit: Exhibit) -> tuple[Say, ...]:
    """Return what waits in *exhibit* to be a plea until a person says who made it."""
    if exhibit.maker is not Provenance.UNKNOWN:
        return ()
    found = (one for one in exhibit.suggestions if one.field == PLEA)
    return tuple(Say("pleas_found.unmade", told=plea_told(case, one, exhibit)) for one in found)


def pleas_taken(before: Case, case: Case) -> Iterator[Say]:
    """Yield the pleas that *case* holds or cites a paper for and *before* did not."""
    stood = {one.id: one.marks for one in before.positions}
    for one in case.positions:
        fresh = [mark for mark in one.marks if mark not in stood.get(one.id, ())]
        if fresh:
            yield Say("pleas_found.taken", defence=plea_name(case, one), mark=tuple(fresh))


def refuse_unread(asked: Sequence[str], exhibits: Sequence[Exhibit]) -> None:
    """Refuse what is asked to be taken from *exhibits* and was read in none of them.

    Raises: BadInput, telling what was read.
    """
    read = dict.fromkeys(plea.value for exhibit in exhibits for plea in exhibit.pleas)
    for plea in asked:
        if plea != "none" and plea not in read:
            marks = ",".join(exhibit.mark for exhibit in exhibits)
            known = ", ".join(read) or "-"
            raise BadInput("plea_not_read", where=marks, value=plea, known=known, mark=marks)


def with_pleas(
    case: Case, exhibit: Exhibit, taken: Iterable[Suggestion], fresh_id: Callable[[], str]
) -> Case:
    """Return *case* with the pleas *taken* from *exhibit*, each citing it.

    A defence that stands already is one position still: its answer stays, the paper is added, the
    earliest day counts (a complaint before the demand is worth more to him than one after it), and
    the words stand in the order in which they were said.
    """
    held = list(case.positions)
    for plea in taken:
        said = _said(case, plea, exhibit)
        at = next((n for n, one in enumerate(held) if one.defence is said.defence), None)
        if at is None:
            held.append(said.but(id=fresh_id()))
        else:
            held[at] = _also_said(held[at], said)
    return case.but(positions=tuple(held))


def _said(case: Case, plea: Suggestion, exhibit: Exhibit) -> Position:
    """Return *plea* as the position it would be by itself; all invoices of a case are no part."""
    refs = {debt.ref for debt in case.debts}
    named = tuple(ref for ref in plea.debts if ref in refs)
    return Position(
        defence=Defence(plea.value),
        said=plea.because,
        debts=named if set(named) != refs else (),
        part=plea.part,
        part_sum=plea.part_sum,
        on=plea.on if plea.on.known else exhibit.dated,
        marks=(exhibit.mark,),
        disclosure=exhibit.disclosure,
    )


def _also_said(position: Position, fresh: Position) -> Position:
    """Return *position* as it was said in one more paper, and as far as the two reach together."""
    within = fresh.part == position.part and set(fresh.debts) <= set(position.debts)
    if not within or not (fresh.part or fresh.debts):
        said_here = position.whole.but(debts=fresh.debts, part=fresh.part, part_sum=fresh.part_sum)
        position = together(said_here, position)
    known, day = position.on.first, fresh.on
    earlier = day.first is not None and (known is None or day.first < known)
    told = [fresh.said, position.said]
    said = [one for one in (told if earlier and known is not None else told[::-1]) if one]
    if fresh.said in position.said:
        said = [position.said]
    return position.but(
        said=" … ".join(said),
        on=day if earlier else position.on,
        marks=tuple(dict.fromkeys((*position.marks, *fresh.marks))),
    )
