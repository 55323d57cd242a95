"""Which of the things that could be got are worth trying: those for what does not stand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from casefile.model.exhibit import Element
from casefile.rules.letters import rank
from casefile.rules.matter import Matter
from casefile.rules.obtainable import Obtainable, easy_first, is_in, obtainable

MOST_THINGS = 12
"""Things tried together; with pairs this is at most 78 questions to the rules."""


def _mends_for(
    matter: Matter, things: tuple[Obtainable, ...], element: Element, debt: str
) -> list[Obtainable]:
    """Return what mends a paper on *element* of the *debt* that stands worst, best paper first."""
    mends = [
        thing
        for thing in things
        if thing.mark
        and element in thing.bears_on
        and (not debt or debt in matter.debts_of.get(thing.mark, {debt}))
    ]
    return sorted(mends, key=lambda o: (o.effort, -rank(matter.items[o.mark].start), o.name))


def worth_trying(matter: Matter, weakest: Mapping[Element, str]) -> tuple[Obtainable, ...]:
    """Return the things that could lift an element of *weakest*, at most `MOST_THINGS`.

    *weakest*: each element that does not stand, and the debt that makes it weak (empty: all). New
    things that bear on one, then what mends a paper, in turns for each element; in the order of
    effort.
    """
    things = obtainable(matter)
    chosen = {
        o.name: o
        for o in things
        if not o.mark
        and any(e in o.bears_on and not is_in(matter, o.name, weakest[e]) for e in weakest)
    }
    mends = [_mends_for(matter, things, e, debt) for e, debt in weakest.items()]
    for together in zip_longest(*mends):
        for thing in together:
            if thing is not None and len(chosen) < MOST_THINGS:
                chosen.setdefault(thing.name, thing)
    return tuple(sorted(chosen.values(), key=easy_first))
