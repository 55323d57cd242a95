"""The numbers of annexes: given once, kept for ever; a late paper goes between as 45A."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from casefile.model.case import Case
from casefile.model.disclosure import Audience
from casefile.model.exhibit import Exhibit
from casefile.model.jurisdiction import Label
from casefile.rules.caps import may_be_unlawful
from casefile.rules.disclosure import may_see

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as one and nought."""
_OUTSIDE = (Audience.COURT, Audience.EXCHANGE, Audience.MEDIATOR)
"""Readers outside the house, each of whom sees what the one before sees, and more."""
_MARK = re.compile(r"^([A-Za-z]*)\D*(\d*)")
_NUMBER = re.compile(r"(\d+)([A-Z]*)")


_NUMBERING = ("he", "pl")
_AS_MARKED = re.compile(r"^[A-Z]-\{n\}$|\{mark\}")


def cited_by_mark(label: Label, language: str) -> bool:
    """True when exhibits are cited by their marks; else they are numbered annexes.

    A place that says nothing leaves it to the language: Hebrew and Polish papers number them.
    """
    if not label.pattern:
        return language not in _NUMBERING
    return bool(_AS_MARKED.search(label.pattern))


def with_numbers(case: Case) -> Case:
    """Return the case, every exhibit held with its number, so that each view of it has the same."""
    numbers = numbered(case.exhibits)
    return case.but(
        exhibits=tuple(
            x.but(number=numbers[x.mark]) if x.mark in numbers else x for x in case.exhibits
        )
    )


def by_mark(exhibit: Exhibit) -> tuple[Any, ...]:
    """Return where an exhibit stands by its mark: C-2 before C-10."""
    match = _MARK.match(exhibit.mark)
    letters, number = match.groups() if match else (exhibit.mark, "")
    return (letters, int(number or 0), exhibit.mark)


def by_number(number: str) -> tuple[int, int, str]:
    """Return where a number stands among others: 45, 45A, 45B, 45AA, 46."""
    match = _NUMBER.fullmatch(number)
    return (int(match[1]), len(match[2]), match[2]) if match else (0, 0, number)


def numbered(exhibits: Sequence[Exhibit]) -> dict[str, str]:
    """Return the number of each exhibit held, by its mark, in the order of the numbers.

    What most readers may see comes first, oldest first, so that each packet runs from 1 without a
    gap and one for more eyes never renumbers one for fewer. A number that was given stays; what
    comes after it was given goes behind the paper it follows, with a letter, or at the end with
    the next number. The same mail in a second file is no annex of its own.
    """
    kept = [x for x in exhibits if x.held and x.custody.sha256 and not x.copy_of]
    kept.sort(key=lambda x: (_eyes(x), x.dated, by_mark(x)))
    given = {x.mark: x.number for x in kept if _NUMBER.fullmatch(x.number)}
    taken = set(given.values())
    last = max((by_number(number)[0] for number in taken), default=0)
    follows = ""
    for at, exhibit in enumerate(kept):
        if exhibit.mark in given:
            follows = given[exhibit.mark]
            continue
        if any(later.mark in given for later in kept[at + 1 :]):
            number = _between(follows or _first(taken), taken)
        else:
            last += 1
            number = str(last)
        given[exhibit.mark] = follows = number
        taken.add(number)
    order = sorted(kept, key=lambda x: by_number(given[x.mark]))
    return {x.mark: given[x.mark] for x in order}


def not_here(numbers: Iterable[str]) -> tuple[int, ...]:
    """Return which numbers lack from 1 to the last of *numbers*; 45A stands with 45."""
    there = {by_number(number)[0] for number in numbers}
    return tuple(n for n in range(1, max(there, default=0)) if n not in there)


def _eyes(exhibit: Exhibit) -> int:
    """Return how few may see an exhibit: 0 is everybody, 3 is the own house alone."""
    if not exhibit.accepted or may_be_unlawful(exhibit):
        return len(_OUTSIDE)
    seen = (n for n, one in enumerate(_OUTSIDE) if may_see(one, exhibit.disclosure))
    return next(seen, len(_OUTSIDE))


def _first(taken: set[str]) -> str:
    return min(taken, key=by_number)


def _between(follows: str, taken: set[str]) -> str:
    """Return the first free number behind *follows*: 45A, 45B ... 45Z, 45AA."""
    match = _NUMBER.fullmatch(follows)
    number, letters = (match[1], match[2]) if match else (follows, "")
    before = "" if letters in ("", *LETTERS) else letters[:-1]
    start = LETTERS.index(letters[-1]) + 1 if letters else 0
    while True:
        for letter in LETTERS[start:]:
            if f"{number}{before}{letter}" not in taken:
                return f"{number}{before}{letter}"
        before, start = before + LETTERS[0], 0
