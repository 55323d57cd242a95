"""The people of the other side that its mails name: who writes, who signs, and in what role.

Only a name that is written out (two words at least) is offered, as it is written; a role only where
it stands beside the name. An office ("Accounts", "Biuro") is nobody.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from casefile.intake.clues import hint, level
from casefile.intake.his_words import sender_name
from casefile.intake.reading import FullReading
from casefile.intake.shown import MAILS
from casefile.intake.who import Side, Sides
from casefile.model.clean import one_line
from casefile.model.suggestion import PERSON, Suggestion

NAMED = "named_with_role"
"""Reason of who is named in the words of a mail, beside a role: told, and taken only by name."""
_MOST_LETTERS = 400_000
_FOOT, _LONGEST = 16, 80
"""Lines at the foot of a mail that may sign it, and letters of a role."""
_APART = re.compile(r"\s{0,3}[,|·•(/:]\s{0,3}|\s{1,3}[-–—]\s{1,3}")
_LARGE = "A-ZÀ-ÖØ-ÞĄĆČĘŁŃŘŚŠŹŻŽ"
WORD = (
    rf"(?:[{_LARGE}][^\W\d_]{{1,29}}(?:['-][^\W\d_]{{1,29}}){{0,2}}|[{_LARGE}]\."
    r"|[א-ת]{2,20}(?:[-'\"][א-ת]{1,20}){0,2})"
)
"""A word of a name, in a pattern; in Hebrew any word may be one."""
_NAME = re.compile(rf"{WORD}(?: {WORD}){{1,3}}")
_STOP = r"(?=\s{0,3}(?:[,.;:)\n]|$))"


class _Lists(NamedTuple):
    """The lists of roles.toml, made ready; looked for in level text."""

    role: re.Pattern[str]
    closing: re.Pattern[str]
    office: re.Pattern[str]
    named: tuple[re.Pattern[str], ...]
    """A role that they name as theirs before a name: "our bookkeeper, Joan Pryce". In Hebrew, where
    letters are all of one size, the name stands between two stops."""


@cache
def roles_toml() -> dict[str, tuple[str, ...]]:
    """Return the words of roles.toml by head, in level text, a star for any ending."""
    text = files("casefile.intake").joinpath("roles.toml").read_text(encoding="utf-8")
    return {
        head: tuple(level(one) for each in lists.values() for one in each)
        for head, lists in tomllib.loads(text).items()
    }


@cache
def _lists() -> _Lists:
    words = {
        head: "|".join(
            re.escape(one).replace(r"\*", r"\w{0,20}")
            for one in sorted(told, key=len, reverse=True)
        )
        for head, told in roles_toml().items()
    }
    role, ours = rf"(?P<role>{words['roles']})", "our|my|nasz|nasza|mój|moja"
    return _Lists(
        role=re.compile(rf"(?<!\w)(?:{words['roles']})(?!\w)", re.IGNORECASE),
        closing=re.compile(rf"\W*(?:{words['closings']})\W*", re.IGNORECASE),
        office=re.compile(rf"(?<!\w)(?:{words['offices']})(?!\w)", re.IGNORECASE),
        named=(
            re.compile(rf"(?<!\w)(?i:(?:{ours}) {role}),? (?P<name>{WORD}(?: {WORD}){{1,2}})"),
            re.compile(rf"(?<!\w)ה?{role} (?:שלנו|שלי), (?P<name>{WORD} {WORD}){_STOP}"),
        ),
    )


def people_named(full: FullReading, sides: Sides) -> Iterator[Suggestion]:
    """Yield those whom a mail that is not ours names: its writer, and others with their role."""
    if full.reader not in MAILS or sides.claimant.is_in(full.sender):
        return
    text = level(full.own_text[:_MOST_LETTERS])
    lines = [line for line in map(one_line, text.splitlines()) if line][-_FOOT:]
    told = [part.strip("\"' )") for part in _APART.split(sender_name(full.sender))]
    written = [told[0]] if told and _is_person(told[0], sides) else []
    closed = (n for n, line in enumerate(lines[:-1]) if _lists().closing.fullmatch(line))
    for n in closed:
        signed = _APART.split(lines[n + 1])[0]
        if _is_person(signed, sides) and signed not in written:
            written.append(signed)
    for name in written:
        role, line = _signed_as(name, lines)
        if not role and name == told[0]:
            role = next((part for part in told[1:] if _is_role(part)), "")
        yield hint(PERSON, name, "writes_from", line or full.sender).but(role=role)
    for name, role, said in _beside_role(text):
        if _is_person(name, sides):
            yield hint(PERSON, name, NAMED, said).but(role=role)


def _is_person(name: str, sides: Sides) -> bool:
    """Return whether *name* is one of a person, written out, whom the case does not know yet."""
    known: tuple[Side, Side] = (sides.claimant, sides.respondent)
    return (
        _NAME.fullmatch(name) is not None
        and _lists().office.search(name) is None
        and _lists().role.search(name) is None
        and not any(side.is_called_in(name) for side in known)
    )


def _is_role(text: str) -> bool:
    return len(text) <= _LONGEST and _lists().role.fullmatch(text) is not None


def _signed_as(name: str, lines: list[str]) -> tuple[str, str]:
    """Return the role beside or below *name* in *lines*, and the words; two empty ones for none."""
    for n, line in enumerate(lines):
        parts = _APART.split(line)
        if parts[0].casefold() != name.casefold():
            continue
        below = _APART.split(lines[n + 1]) if n + 1 < len(lines) else []
        for part in (*parts[1:], *below[:1]):
            if _is_role(part.rstrip(" .)")):
                return part.rstrip(" .)"), f"{name}, {part}"
    return "", ""


def _beside_role(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (name, role, the words) where *text* names a role of theirs beside a name."""
    for pattern in _lists().named:
        for found in pattern.finditer(text):
            yield found["name"], found["role"], found.group()
