"""How far a plea reaches: the whole claim, some of its invoices, or a part within them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.money import Money
from casefile.model.position import Defence, Position
from casefile.model.say import Say
from casefile.rules.debt_names import debt_names


class Reach(NamedTuple):
    """What a plea reaches when it does not reach the whole claim."""

    debts: frozenset[str]
    """The references of the invoices it speaks of; empty: a part of whichever it is."""
    within: bool
    """It leaves something of these very invoices alone."""
    rest_admitted: bool
    """He said that he owes the rest."""
    told: Say
    """The part in words: what it is, and its sum where that is known."""

    def touches(self, ref: str) -> bool:
        """Return whether the plea speaks of the debt *ref*, in whole or in part."""
        return not ref or not self.debts or ref in self.debts

    def takes(self, ref: str) -> bool:
        """Return whether the plea leaves nothing of the debt *ref* alone."""
        return bool(ref) and not self.within and ref in self.debts


def reach_of(case: Case, position: Position) -> Reach | None:
    """Return what part of the claim *position* reaches; None: all of it.

    An invoice that is no longer in the case narrows nothing, and all invoices are no part.
    """
    refs = {debt.ref for debt in case.debts}
    named = frozenset(position.debts) & refs
    if named == refs:
        named = frozenset()
    within = position.within_debts
    if not named and not within:
        return None
    return Reach(
        debts=named,
        within=within,
        rest_admitted=position.rest_admitted is True,
        told=_told(case, position, named),
    )


def _told(case: Case, position: Position, named: frozenset[str]) -> Say:
    """Return the part in words. Its sum is the one entered, else that of the invoices named."""
    names = tuple(name for ref, name in debt_names(case).items() if ref in named)
    part, total = position.part.strip(), position.part_sum
    if total is None and not part:
        total = _sum_of(case, named)
    elif names and not part:
        return Say("plea_part.told_sum_of_debts", sum=total, debts=names)
    key = "".join(
        word for word, given in (("_words", part), ("_debts", names), ("_sum", total)) if given
    )
    return Say(
        f"plea_part.told{key}",
        **{
            name: value
            for name, value in (("part", part), ("debts", names), ("sum", total))
            if value
        },
    )


def _sum_of(case: Case, named: frozenset[str]) -> Money | None:
    """Return the sum of the invoices *named*; None where they are in several moneys."""
    sums = [debt.amount for debt in case.debts if debt.ref in named]
    if not sums or len({one.currency for one in sums}) > 1:
        return None
    total = sums[0]
    for one in sums[1:]:
        total = total + one
    return total


def plea_name(case: Case, position: Position) -> Say:
    """Return what a plea is called: with the part of the claim that alone it speaks of."""
    reach = reach_of(case, position)
    if reach is None:
        return Say("plea_part.whole", defence=position.defence)
    return Say("plea_part.of_a_part", defence=position.defence, part=reach.told)


def last_words(positions: Iterable[Position]) -> dict[Defence, Position]:
    """Return the last word on each defence; of pleas to several parts it reaches all of them.

    It is of the day on which the defence was first raised, with the papers of every day, and with
    the answer where one is given to all that was said. A plea to the whole is not taken back by one
    that speaks of a part: it stands until a person changes it.
    """
    said = tuple(positions)
    found: dict[Defence, Position] = {}
    for position in said:
        before = found.get(position.defence)
        found[position.defence] = position if before is None else _together(before, position)
    return {
        defence: _with_answer(last, [one for one in said if one.defence is defence])
        for defence, last in found.items()
    }


def _with_answer(last: Position, said: Sequence[Position]) -> Position:
    """Return *last* with the answers to all that was *said* of it; none while one has none."""
    if len(said) == 1:
        return last
    given = [answering(said, one) for one in said]
    if not all(map(has_answer, given)):
        return last.but(answer="", answered_by=(), risk_accepted="")
    marks = dict.fromkeys(mark for one in given for mark in one.answered_by)
    return last.but(
        answer=given[-1].answer,
        answered_by=tuple(marks),
        risk_accepted=given[-1].risk_accepted if all(x.risk_accepted for x in given) else "",
    )


def answering(said: Iterable[Position], position: Position) -> Position:
    """Return the one of *said* whose answer answers *position*: itself, else the last that does.

    An answer to a defence answers all that is said again of it, but for what speaks of other
    invoices, or of another part, than what was answered. Without any answer it is *position*.
    """
    if has_answer(position):
        return position
    also = [x for x in said if x.defence is position.defence and has_answer(x)]
    return next((x for x in reversed(also) if _covers(x, position)), position)


def has_answer(position: Position) -> bool:
    """Return whether anything is written down as the answer to a plea."""
    return bool(position.answer.strip() or position.answered_by or position.risk_accepted)


def _covers(one: Position, other: Position) -> bool:
    """Return whether *other* names nothing that *one* does not speak of."""
    named = not one.debts or set(other.debts) <= set(one.debts)
    return named and (not one.part.strip() or other.part.strip() in ("", one.part.strip()))


def _together(before: Position, last: Position) -> Position:
    """Return *last* reaching what it and *before* reach together, of the first day of the two."""
    known = [one.on for one in (before, last) if one.on.known]
    last = last.but(
        on=min(known, default=last.on),
        marks=tuple(dict.fromkeys((*before.marks, *last.marks))),
    )
    if not (before.in_part and last.in_part and before.within_debts == last.within_debts):
        return last.whole
    parts = tuple(dict.fromkeys(part for one in (before, last) if (part := one.part.strip())))
    both_named = before.debts and last.debts
    return last.but(
        debts=tuple(dict.fromkeys((*before.debts, *last.debts))) if both_named else (),
        part="; ".join(parts),
        part_sum=last.part_sum or before.part_sum
        if before.part == last.part and set(before.debts) == set(last.debts)
        else _both(before, last),
    )


def _both(one: Position, other: Position) -> Money | None:
    """Return the sum of two parts; None where one of them is not known."""
    here, there = one.part_sum, other.part_sum
    if here is None or there is None or here.currency != there.currency:
        return None
    return here + there


def meet(case: Case, one: Position, other: Position) -> bool:
    """Return whether two pleas surely speak of the same part of the claim."""
    here, there = reach_of(case, one), reach_of(case, other)
    if here is None and there is None:
        return True
    if here is None or there is None or here.within or there.within:
        return False
    return bool(here.debts & there.debts)


def reaches(case: Case, raised: Mapping[Defence, Position]) -> dict[Defence, Reach]:
    """Return the reach of each plea of *raised* that speaks of a part alone."""
    found = {defence: reach_of(case, position) for defence, position in raised.items()}
    return {defence: reach for defence, reach in found.items() if reach is not None}
