"""Finds an exhibit of a case by its mark, or refuses with the marks that there are."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.errors import NotFound
from casefile.model.exhibit import Exhibit


def exhibit_of(case: Case, mark: str) -> Exhibit:
    """Return the exhibit of that mark. Raises: NotFound."""
    exhibit = case.exhibit(mark)
    if exhibit is None:
        known = ", ".join(one.mark for one in case.exhibits)
        raise NotFound("no_such_exhibit", where=mark, known=known or "-")
    return exhibit
