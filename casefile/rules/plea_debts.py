"""To which debts a plea belongs: one place decides, for every paper and every judgement."""

from __future__ import annotations

import re
from functools import lru_cache

from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.position import Position
from casefile.model.reference import bears
from casefile.rules.admitted import admitted
from casefile.rules.debt_names import has_number
from casefile.rules.named_sums import named_sums

_WORD = re.compile(r"[^\W\d_]{4,}")
_WORDS_OF_ONE = 2
"""So many words of what a debt is for say that a plea is about it (own judgement)."""


def pleas_of(case: Case) -> tuple[Position, ...]:
    """Return the positions of *case*, each with the debts it speaks of; none: of the whole claim.

    What a person entered of it comes before what its words tell. All debts of a case are no part
    of it, and a debt that is no longer in it narrows nothing.
    """
    return tuple(plea_of(case, one) for one in case.positions)


def plea_of(case: Case, position: Position) -> Position:
    """Return *position* as it stands among the `pleas_of` *case*."""
    if len(case.debts) < 2:
        return position.but(debts=()) if position.debts else position
    return _with_debts(case, position)


def speaks_of(case: Case, plea: Position, debt: Debt) -> bool:
    """Return whether *plea*, one of `pleas_of`, speaks of *debt*.

    One that names no debt speaks of each, but for those that he admits in full.
    """
    return debt.ref in plea.debts if plea.debts else admitted(debt) != debt.amount


def _with_debts(case: Case, position: Position) -> Position:
    named = _named(case, position)
    refs = tuple(debt.ref for debt in case.debts if debt.ref in named)
    refs = () if len(refs) == len(case.debts) else refs
    return position if refs == position.debts else position.but(debts=refs)


def _named(case: Case, position: Position) -> set[str]:
    """Return the debts that a plea names: by number, by its papers, else by the whole sum of one,
    else by what was done."""
    if entered := {debt.ref for debt in case.debts} & set(position.debts):
        return entered
    said = f"{position.said}\n{position.translated}\n{position.part}"
    named = {debt.ref for debt in case.debts if has_number(debt) and bears(said, debt.ref)}
    papers = (case.exhibit(mark) for mark in position.marks)
    named = named.union(*(x.debts for x in papers if x is not None))
    return named or _of_its_sum(case, said) or _told(case, said)


def _of_its_sum(case: Case, said: str) -> set[str]:
    """Return the debts whose whole sum a plea names, where no other debt is of that sum."""
    sums = named_sums(said)
    amounts = [debt.amount.amount for debt in case.debts] if sums else []
    alone = {amount for amount in sums if amounts.count(amount) == 1}
    return {debt.ref for debt in case.debts if debt.amount.amount in alone}


def _told(case: Case, said: str) -> set[str]:
    """Return the debt whose work a plea tells of in more words than that of any other debt."""
    words = _words(said)
    told = {debt.ref: len(words & _words(debt.what)) for debt in case.debts}
    most = max(told.values(), default=0)
    found = {ref for ref, n in told.items() if n == most}
    return found if most >= _WORDS_OF_ONE and len(found) == 1 else set()


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """Return the words of *text*; those of a debt are asked for with each plea, of each debt."""
    return frozenset(_WORD.findall(text.casefold()))
