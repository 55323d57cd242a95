"""Who acts for the other side as a contract says it: "represented by its director, Joan Pryce".

Polish declines name and role there; the name is offered as it is called, where another line of the
paper or the endings tell that, and else not at all. What a paper says of who acts is no proof that
he may: whether he may bind the side stays to be answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from casefile.intake.clues import around, hint, level
from casefile.intake.contacts import WORD, roles_toml
from casefile.intake.reading import FullReading
from casefile.intake.who import Sides
from casefile.model.clean import one_line
from casefile.model.suggestion import PERSON, Suggestion

REPRESENTS = "represents_in_it"
"""Reason of a person who acts for the side in a paper."""
_MOST_LETTERS, _BEFORE, _BEHIND, _ROLE_WORDS = 100_000, 600, 120, 4
_MOST = 200
"""Words for acting that are looked at in one paper: a contract has a few."""
_BY = re.compile(
    r"(?<!\w)(?:(?P<declined>reprezentowan\w+\s+przez)|kt[óo]r\w+\s+reprezentuje"
    r"|represented\s+by|acting\s+(?:by|through)"
    r"|(?P<role_needed>(?:ה?מיוצג\w{0,2}\s+)?(?:על\s+ידי|ע\"י|באמצעות)))\s+",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:(?:its|the|their|an?|jej|jego|pana|panią|pan|pani|p\.|mr\.?|mrs\.?|ms\.?|dr\.?|adw\."
    r"|מר|גב'|גברת|ה\"ה)\s+)+",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*[,;(–—:\n]\s*|\s-\s")
_NAME = re.compile(rf"{WORD}(?: {WORD}){{1,2}}(?!\w)")
_HEBREW = re.compile("[א-ת]")
_SURE = (("iego", "i"), ("ego", "y"), ("ę", "a"), ("ą", "a"))
"""Endings of who is named behind "przez", with the one by which he is called."""
_PERHAPS = (("ię", "i"), ("ka", "ek"), ("ła", "eł"), ("a", ""))
"""Endings that leave open by which one he is called."""


def represented(full: FullReading, sides: Sides) -> Iterator[Suggestion]:
    """Yield those who act for the other side in the words of the paper, with their role."""
    text = re.sub(r"(?<!\n)[ \t]*\n(?!\s*\n)", " ", level(full.own_text[:_MOST_LETTERS]))
    for found in islice(_BY.finditer(text), _MOST):
        if not _of_him(text[max(0, found.start() - _BEFORE) : found.start()], sides):
            continue
        name, role = _who(text[found.end() : found.end() + _BEHIND])
        if not name or (found["role_needed"] and not role) or sides.claimant.is_called_in(name):
            continue
        called = _called(name, text) if found["declined"] else name
        if called:
            said = around(text, found.start(), found.end() + len(name), 24)
            yield hint(PERSON, called, REPRESENTS, said).but(role=role)


def _of_him(before: str, sides: Sides) -> bool:
    """True where the name that stands nearest *before* is that of the other side alone."""
    for piece in reversed(re.split(r"[,;\n]", before)):
        his, ours = (x.is_declined_in(piece) for x in (sides.respondent, sides.claimant))
        if his or ours:
            return his and not ours
    return False


def _who(behind: str) -> tuple[str, str]:
    """Return the name, as it is written, and the role that begin *behind*; empty: none."""
    parts = [_TITLE.sub("", one_line(part)) for part in _APART.split(behind)] + [""]
    role, rest = _role_first(parts[0])
    if role:
        return _name_first(_TITLE.sub("", rest) or parts[1])[0], role
    name, rest = _name_first(parts[0])
    return name, _role_first(_TITLE.sub("", rest) or parts[1])[0]


def _name_first(part: str) -> tuple[str, str]:
    """Return the name that *part* begins with and what stands behind it; empty: none."""
    words = part.split()
    if _HEBREW.search(part) and len(words) > 2:
        return " ".join(words[:2]), " ".join(words[2:])
    found = _NAME.match(part)
    return (found.group(), part[found.end() :].strip()) if found else ("", part)


def _role_first(part: str) -> tuple[str, str]:
    """Return the role that *part* begins with, as one is called, and the rest; empty: none."""
    words = part.rstrip(". ").split()
    for n in range(min(_ROLE_WORDS, len(words)), 0, -1):
        for told in _callings(words[:n]):
            if _is_role(told):
                return told, " ".join(words[n:])
    return "", part


def _is_role(told: str) -> bool:
    low = told.casefold()
    return any(
        low.startswith(one[:-1]) if one.endswith("*") else low == one
        for one in map(str.casefold, roles_toml()["roles"])
    )


def _called(name: str, text: str) -> str:
    """Return a declined *name* as its person is called; empty where that cannot be told."""
    words = name.split()
    named = (one for one in _callings(words) if one != name)
    there = next((one for one in named if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)), "")
    sure = [next(_with_endings(word, _SURE), "") for word in words]
    return there or (" ".join(sure) if all(sure) else "")


def _callings(words: list[str]) -> Iterator[str]:
    """Yield what *words* may be called: as they stand, or declined."""
    each = [[word, *_with_endings(word, (*_SURE, *_PERHAPS)), *_bare(word)] for word in words]
    yield from map(" ".join, product(*each))


def _with_endings(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield from (word.removesuffix(at) + to for at, to in endings if word.endswith(at))


def _bare(word: str) -> Iterator[str]:
    """Yield a Hebrew word without its article, and without an ending that says "its"."""
    if len(word) > 3 and _HEBREW.match(word):
        yield from (word[1:],) if word.startswith("ה") else ()
        yield from (word[:-1],) if word[-1] in "הו" else ()
