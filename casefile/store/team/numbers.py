"""The numbers that a firm gives: to each change, and to each new case; none is given twice."""

from __future__ import annotations

from casefile.model.errors import NotFound, StoreError
from casefile.store.team.cells import whole
from casefile.store.team.connection import Wire


def of_change(wire: Wire, firm: str) -> int:
    """Return the next number of the feed: changes are seen in the order of their commits.

    Holds the firm until the end of the transaction. Raises: NotFound, StoreError (not allowed).
    """
    told = wire.execute(
        "update firm set fed = fed + 1 where firm = %s returning fed", (firm,)
    ).fetchone()
    return _given(wire, firm, told)


def newest_change(wire: Wire, firm: str) -> int:
    """Return the number of the newest change; 0 before the first."""
    told = wire.execute("select fed from firm where firm = %s", (firm,)).fetchone()
    return whole(told[0]) if told else 0


def of_case(wire: Wire, firm: str) -> int:
    """Return a number that no case of the firm has, and none will be given again.

    Raises: NotFound, StoreError (not allowed).
    """
    told = wire.execute(
        "update firm set numbered = numbered + 1 where firm = %s returning numbered", (firm,)
    ).fetchone()
    return _given(wire, firm, told)


def taken(wire: Wire, firm: str, number: int) -> None:
    """Say that a case came that has a number already: it is not given again."""
    wire.execute(
        "update firm set numbered = %s where firm = %s and numbered < %s", (number, firm, number)
    )


def _given(wire: Wire, firm: str, told: tuple[object, ...] | None) -> int:
    """Return the number that the firm gave. Raises: NotFound; StoreError, for one who reads."""
    if told is not None:
        return whole(told[0])
    seat = wire.execute("select 1 from member where firm = %s", (firm,)).fetchone()
    if seat is None:
        raise NotFound("team_no_such_firm", where=firm)
    raise StoreError("team_not_allowed", where=firm)
