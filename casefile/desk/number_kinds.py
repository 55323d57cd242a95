"""The kinds of register numbers: written as the pack of the place writes them, never as a code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from casefile.desk.standing import bare
from casefile.model.case import Case
from casefile.model.errors import BadInput
from casefile.model.party import Owner, Party, RegisterNumber

_CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
"""How programs name a kind of their own; no register and no letterhead writes so."""
_Numbered = TypeVar("_Numbered", Party, Owner)


def kinds_settled(case: Case, before: Case, kinds: Iterable[str]) -> Case:
    """Return *case* with the kinds of its parties' numbers as *kinds*, those of its place, are
    written. Raises: BadInput, for a kind that is a code and was not there *before*."""
    if _parties(case) == _parties(before):
        return case
    known = tuple(kinds)
    had = {n.kind for party in _parties(before) for n in party.numbers}
    return case.but(
        claimant=kinds_of(case.claimant, had, known),
        respondent=kinds_of(case.respondent, had, known),
        others=tuple(kinds_of(party, had, known) for party in case.others),
    )


def kinds_of(party: _Numbered, had: Iterable[str], kinds: Iterable[str]) -> _Numbered:
    """Return the same of one *party*; *had*: the kinds that stand already. Raises: BadInput."""
    kept, known = set(had), tuple(kinds)
    numbers = tuple(
        one if one.kind in kept else one.but(kind=_written(one, known)) for one in party.numbers
    )
    return party if numbers == party.numbers else party.but(numbers=numbers)


def _written(number: RegisterNumber, kinds: tuple[str, ...]) -> str:
    same = (kind for kind in kinds if bare(kind) == bare(number.kind))
    kind = next(same, number.kind)
    if _CODE.fullmatch(kind):
        raise BadInput("number_kind_code", where=kind, kinds=", ".join(kinds) or "-")
    return kind


def _parties(case: Case) -> tuple[Party, ...]:
    return (case.claimant, case.respondent, *case.others)
