"""What the other side says in a paper becomes a position of the case when a person takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from casefile.model.case import Case
from casefile.model.dates import LooseDate
from casefile.model.errors import BadInput
from casefile.model.exhibit import Exhibit, Provenance
from casefile.model.position import Defence, Position
from casefile.model.say import Say
from casefile.model.suggestion import PLEA, Suggestion
from casefile.rules.plea_reach import together


def plea_told(plea: Suggestion, exhibit: Exhibit) -> Say:
    """Return what the other side says in *exhibit*: which defence, where, when, in which words."""
    on = plea.on if plea.on.known else exhibit.dated
    defence: Defence | Say = Defence(plea.value)
    if plea.part:
        defence = Say("plea_part.of_a_part", defence=defence, part=plea.part)
    told = {"defence": defence, "mark": exhibit.mark, "said": plea.because}
    return Say("pleas_found.dated", **told, on=on) if on.known else Say("pleas_found.bare", **told)


def pleas_to_come(exhibit: Exhibit) -> tuple[Say, ...]:
    """Return what waits in *exhibit* to be a plea until a person says who made it."""
    if exhibit.maker is not Provenance.UNKNOWN:
        return ()
    found = (one for one in exhibit.suggestions if one.field == PLEA)
    return tuple(Say("pleas_found.unmade", told=plea_told(one, exhibit)) for one in found)


def pleas_taken(before: Case, case: Case) -> Iterator[Say]:
    """Yield the pleas that *case* holds or cites a paper for and *before* did not."""
    stood = {one.id: one.marks for one in before.positions}
    for one in case.positions:
        fresh = [mark for mark in one.marks if mark not in stood.get(one.id, ())]
        if fresh:
            yield Say("pleas_found.taken", defence=one.defence, mark=tuple(fresh))


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
    positions: Iterable[Position],
    exhibit: Exhibit,
    taken: Iterable[Suggestion],
    fresh_id: Callable[[], str],
) -> tuple[Position, ...]:
    """Return *positions* with the pleas *taken* from *exhibit*, each citing it.

    A defence that stands already is one position still: its answer stays, the paper is added, the
    earliest day counts (a complaint before the demand is worth more to him than one after it), and
    the words stand in the order in which they were said.
    """
    held = list(positions)
    for plea in taken:
        defence, day = Defence(plea.value), plea.on if plea.on.known else exhibit.dated
        at = next((n for n, one in enumerate(held) if one.defence is defence), None)
        if at is None:
            fresh = Position(
                id=fresh_id(),
                defence=defence,
                said=plea.because,
                part=plea.part,
                part_sum=plea.part_sum,
                on=day,
                marks=(exhibit.mark,),
                disclosure=exhibit.disclosure,
            )
            held.append(fresh)
        else:
            held[at] = _also_said(held[at], exhibit.mark, plea, day)
    return tuple(held)


def _also_said(position: Position, mark: str, plea: Suggestion, day: LooseDate) -> Position:
    """Return *position* as it was said in one more paper, and as far as the two reach together."""
    words = plea.because
    if plea.part != position.part or not plea.part:
        said_here = position.whole.but(part=plea.part, part_sum=plea.part_sum)
        position = together(said_here, position)
    known = position.on.first
    earlier = day.first is not None and (known is None or day.first < known)
    told = [words, position.said] if earlier and known is not None else [position.said, words]
    said = [one for one in told if one]
    if words in position.said:
        said = [position.said]
    return position.but(
        said=" … ".join(said),
        on=day if earlier else position.on,
        marks=position.marks if mark in position.marks else (*position.marks, mark),
    )
