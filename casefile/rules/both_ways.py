"""Papers that cut both ways: they show something for the claim and are cited against it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from casefile.model.position import NO_DEFENCE
from casefile.model.review import GradedExhibit
from casefile.model.say import Say
from casefile.rules.matter import Matter


def told_both_ways(graded: Iterable[GradedExhibit], matter: Matter) -> tuple[GradedExhibit, ...]:
    """Return the lines of the exhibits, with what each also says against the claim.

    A paper speaks against it when a plea cites it, or when it was entered as speaking against an
    element. One that shows nothing for the claim is no paper that cuts both ways.
    """
    against: dict[str, dict[StrEnum, None]] = {}
    for position in matter.case.positions:
        for mark in position.marks if position.defence not in NO_DEFENCE else ():
            against.setdefault(mark, {})[position.defence] = None
    for item in matter.items.values():
        for element in sorted(item.exhibit.against):
            against.setdefault(item.exhibit.mark, {})[element] = None
    return tuple(
        line.but(why=Say("grading.both_ways", why=line.why, against=tuple(against[line.mark])))
        if line.shows and line.mark in against
        else line
        for line in graded
    )
