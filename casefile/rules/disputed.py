"""What of the record the respondent really disputes: what a plea speaks of, and what he gave up."""

from __future__ import annotations

import re

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import Element
from casefile.model.position import Defence, Position
from casefile.model.reference import bears
from casefile.rules.admitted import admitted
from casefile.rules.debt_names import has_number

_WORD = re.compile(r"[^\W\d_]{4,}")
_WORDS_OF_ONE = 2
"""So many words of what a debt is for say that a plea is about it (own judgement)."""


def _debts_named(case: Case, position: Position) -> frozenset[str]:
    """Return the debts that a plea names: by number, by its papers, else by what was done.

    Empty: it names none. What a person entered of it comes before what its words tell.
    """
    if entered := {debt.ref for debt in case.debts} & set(position.debts):
        return frozenset(entered)
    said = f"{position.said}\n{position.translated}\n{position.part}"
    named = {debt.ref for debt in case.debts if has_number(debt) and bears(said, debt.ref)}
    papers = (case.exhibit(mark) for mark in position.marks)
    named = named.union(*(x.debts for x in papers if x is not None))
    return frozenset(named or _debts_told(case, said))


def _debts_told(case: Case, said: str) -> set[str]:
    """Return the debt whose work a plea tells of in more words than that of any other debt."""
    words = set(_WORD.findall(said.casefold()))
    told = {debt.ref: len(words & set(_WORD.findall(debt.what.casefold()))) for debt in case.debts}
    most = max(told.values(), default=0)
    found = {ref for ref, n in told.items() if n == most}
    return found if most >= _WORDS_OF_ONE and len(found) == 1 else set()


def _admitted(debt: Debt | None) -> bool:
    """Return whether he admits the whole of *debt*."""
    return debt is not None and admitted(debt) == debt.amount


def in_dispute(
    case: Case,
    element: Element,
    *defences: Defence,
    debt: Debt | None = None,
    on: LooseDate = UNDATED,
) -> bool:
    """Return whether a plea of *defences* disputes what bears on *element* (of *debt*).

    A plea that names some debts leaves the other debts alone, and what is common to all of them;
    one made before the day *on* says nothing of what came after it; what he concedes or admits in
    full is no longer disputed. What he concedes beside a plea to a part is the rest; of what is
    common to all, a plea to a part within it disputes nothing.
    """
    if _admitted(debt):
        return False
    conceded = any(concession.element is element for concession in case.concessions)
    for position in case.positions:
        if position.defence not in defences or (conceded and not position.in_part):
            continue
        if debt is None and position.within_debts:
            continue
        named = _debts_named(case, position)
        if named and (debt.ref not in named if debt else len(named) < len(case.debts)):
            continue
        said, day = position.on.last, on.first
        if said is None or day is None or said >= day:
            return True
    return False
