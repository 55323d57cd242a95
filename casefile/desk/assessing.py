"""Asks the rules what the case would be with a thing it lacks; keeps a person's own view beside."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.desk.office import Office
from casefile.desk.records import Opened
from casefile.model.case import Case, ElementView
from casefile.model.dates import loose
from casefile.model.errors import BadInput
from casefile.model.exhibit import Element, Override
from casefile.model.review import Review
from casefile.rules.matter import matter
from casefile.rules.obtainable import Obtainable, obtainable
from casefile.rules.what_if import Lift, WhatIf, what_if, what_would_lift


class Assessing(Office):
    """The part of the desk that asks "what if", and hears who disagrees with a line."""

    def obtainable(
        self, case: Case, seen: Review, element: Element | None = None
    ) -> tuple[Obtainable, ...]:
        """Return what could still be got, in the order of effort; for one element: for it alone.

        *seen* is the review of *case*.
        """
        law = self.law_of(case)
        of = matter(case, law, seen.on, seen.account, seen.limitation, seen.forum)
        things = obtainable(of)
        return tuple(t for t in things if element is None or element in t.bears_on)

    def what_if(self, case: Case, seen: Review, names: Sequence[str]) -> WhatIf:
        """Return what the case would be with the things of *names*; nothing is kept.

        *names* are those of :meth:`obtainable`. Raises: BadInput, for a name that is not there.
        """
        things = {thing.name: thing for thing in self.obtainable(case, seen)}
        changed = case
        for name in names:
            if name not in things:
                raise BadInput("no_such_thing_to_get", where=name, known=", ".join(things) or "-")
            changed = things[name].added(changed)
        return what_if(changed, self.law_of(case), seen)

    def what_would_lift(self, case: Case, seen: Review) -> tuple[Lift, ...]:
        """Return the smallest sets of things to get that would lift what does not stand yet."""
        return what_would_lift(case, self.law_of(case), seen)

    def view(
        self, ref: str, element: Element, *, status: str, why: str, expect: str = ""
    ) -> Opened:
        """Set a person's own view of *element* beside the computed one; empty *status*: none.

        Who and when are kept with it. Raises: BadInput, without a reason.
        """
        if status and not why.strip():
            raise BadInput("override_needs_why", where=element.value)

        def viewed(now: Case) -> Case:
            others = tuple(v for v in now.views if v.element is not element)
            if not status:
                return now.but(views=others)
            own = Override(status=status, why=why.strip(), by=self.actor, on=loose(self.on))
            return now.but(views=(*others, ElementView(element=element, view=own)))

        return self.change(ref, viewed, note=f"view {element.value}", expect=expect)
