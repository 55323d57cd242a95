"""Numbers of bank accounts as papers write them: IBAN, Polish, British, Israeli.

A number with control digits is taken only where they hold; a British or an Israeli one has none
that anybody could check, and is known by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefile.intake.clues import level
from casefile.model.register_numbers import account_holds

_IBAN = re.compile(r"(?<![A-Za-z0-9])(?=[A-Z]{2}[ -]?\d{2}[ -]?[A-Z0-9])[A-Z0-9 \u00a0-]{15,44}")
_POLISH = re.compile(r"(?<![\d.,/-])\d{2}(?:[ \u00a0-]?\d{4}){6}(?![\d/-])")
_BRITISH = re.compile(
    r"sort\s*code\b\D{0,12}(?P<sort>\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)\D{1,40}(?P<number>\d{8})(?!\d)"
    r"|\baccount\b\D{0,16}(?P<first>\d{8})(?!\d)\D{1,40}?sort\s*code\b\D{0,12}"
    r"(?P<after>\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)",
    re.IGNORECASE,
)
_ISRAELI = re.compile(
    r"בנק\s+(?P<bank>[^\d,;:\n]{2,30}(?:\(\d{1,2}\))?)[\s,;]{0,3}"
    r"סניף[\s,:]{0,3}(?:מס['׳]?\s)?(?P<branch>\d{1,4})[\s,;]{0,3}"
    r"(?:מספר\s)?(?:חשבון|ח-ן)[\s,:]{0,3}(?:מס['׳]?\s)?(?P<number>\d[\d/-]{3,12})"
)
_LONG = """
AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IL23 IT27 LT20
LU20 LV21 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 UA29
"""
_LENGTHS = {country[:2]: int(country[2:]) for country in _LONG.split()}
"""Letters and digits of an IBAN by country; source: the IBAN registry of ISO 13616. Of another
country none is looked for: without its length the words behind it would be read into it."""
_MOST_LETTERS = 100_000
_MOST = 5
_FEWEST_ALIKE = 6
"""Digits that two numbers must share at their end to be one account."""


def accounts(text: str) -> tuple[tuple[str, int], ...]:
    """Return the accounts that *text* names and where, each once, in the order they stand."""
    told = level(text[:_MOST_LETTERS])
    found: dict[str, int] = {}
    for number, at in sorted(_written(told), key=lambda one: one[1]):
        if account_holds(number) is not False and not any(same_account(number, x) for x in found):
            found[number] = at
        if len(found) == _MOST:
            break
    return tuple(found.items())


def same_account(one: str, other: str) -> bool:
    """True when both are one account: an IBAN ends with the number it is made of."""
    first, second = (re.sub(r"\D", "", number) for number in (one, other))
    short, long = sorted((first, second), key=len)
    return len(short) >= _FEWEST_ALIKE and long.endswith(short)


def _written(text: str) -> Iterator[tuple[str, int]]:
    for found in _POLISH.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        yield f"{digits[:2]} {_fours(digits[2:])}", found.start()
    for found in _IBAN.finditer(text):
        compact = re.sub(r"[^A-Z0-9]", "", found.group())
        length = _LENGTHS.get(compact[:2], 0)
        if length and len(compact) >= length:
            yield _fours(compact[:length]), found.start()
    for found in _BRITISH.finditer(text):
        sort = re.sub(r"\D", "", found["sort"] or found["after"])
        number = found["number"] or found["first"]
        yield f"{sort[:2]}-{sort[2:4]}-{sort[4:]} {number}", found.start()
    for found in _ISRAELI.finditer(text):
        bank = " ".join(found["bank"].split())
        told = f"בנק {bank}, סניף {found['branch']}, חשבון {found['number'].rstrip('/-')}"
        yield told, found.start()


def _fours(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
