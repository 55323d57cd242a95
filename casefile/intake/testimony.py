"""Whether a paper is what a witness wrote down: somebody says who he is, and what he saw or did."""

from __future__ import annotations

import re
from typing import NamedTuple

from casefile.intake.clues import Clues, level
from casefile.intake.heads import HEAD
from casefile.model.clean import one_line

_NAME = r"(?:[^\W\d_][\w'’\"-]*\.?\s+){1,3}?[^\W\d_][\w'’\"-]+"
_SIGNS = r"the undersigned|niżej podpisan[ya]|הח\"מ|החתו[םמ]ה? מטה"
_INTRODUCED = re.compile(
    rf"^\W{{0,3}}(?:(?:(?-i:I)|ja|אני|אנוכי)(?:,?\s(?:{_SIGNS}),?|,)|my name is|nazywam się|שמי)\s+"
    rf"(?P<name>{_NAME})\b|^\W{{0,3}}אני\s+(?P<after>{_NAME}),?\s(?:ת\.?\"?ז|נושאת? )",
    re.IGNORECASE | re.MULTILINE,
)
"""A line in which the one who writes says his name."""
_MORE = re.compile(
    r"(?:[^\S\n]+[A-ZÀ-ÞĄĆĘŁŃŚŹŻ][\w'’-]+){1,2}"
    r"|(?:[^\S\n]+[\u05d0-\u05ea][\w'’\"-]*){1,2}(?=[^\S\n]*[,;.\n]|[^\S\n]*$)"
)
"""Further words of a name: with a capital letter, or in Hebrew up to the comma behind them."""


class Witness(NamedTuple):
    """Who wrote down what he saw: his name, and the line in which he says it."""

    name: str
    line: str


def testimony(text: str, clues: Clues) -> Witness | None:
    """Return who names himself in *text* and tells there what he saw; None for any other paper.

    A name alone is that of who signs, and what was done alone is told by every letter.
    """
    plain = level(text)
    named = _INTRODUCED.search(plain[:HEAD])
    if named is None or any(word[0].islower() for word in named.group().split()[-2:]):
        return None
    if clues.signals["saw_it"].said(plain[named.start() :]) is None:
        return None
    end = plain.find("\n", named.start())
    line = plain[named.start() : end if end >= 0 else len(plain)]
    return Witness(_name(named, plain), one_line(line, 120))


def _name(named: re.Match[str], plain: str) -> str:
    """Return the whole name: the words that tell it surely, and what goes on with them."""
    group = "name" if named["name"] else "after"
    more = _MORE.match(plain, named.end(group))
    return one_line(named[group] + (more.group() if more else ""))
