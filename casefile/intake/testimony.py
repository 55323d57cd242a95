"""Whether a paper is what a witness wrote down: somebody says who he is, and what he saw or did."""

from __future__ import annotations

import re

from casefile.intake.clues import Clues, level
from casefile.intake.heads import HEAD
from casefile.model.clean import one_line

_NAME = r"(?:[^\W\d_][\w'’\"-]*\.?\s+){1,3}?[^\W\d_][\w'’\"-]+"
_SIGNS = r"the undersigned|niżej podpisan[ya]|הח\"מ|החתו[םמ]ה? מטה"
_INTRODUCED = re.compile(
    rf"^\W{{0,3}}(?:(?:(?-i:I)|ja|אני|אנוכי)(?:,?\s(?:{_SIGNS}),?|,)|my name is|nazywam się|שמי)\s+"
    rf"{_NAME}\b|^\W{{0,3}}אני\s+{_NAME},?\s(?:ת\.?\"?ז|נושאת? )",
    re.IGNORECASE | re.MULTILINE,
)
"""A line in which the one who writes says his name."""


def testimony(text: str, clues: Clues) -> str:
    """Return the line by which the writer of *text* names himself, where he tells what he saw.

    Empty for any other paper: a name alone is that of who signs, and what was done alone is told
    by every letter.
    """
    plain = level(text)
    named = _INTRODUCED.search(plain[:HEAD])
    if named is None or any(word[0].islower() for word in named.group().split()[-2:]):
        return ""
    if clues.signals["saw_it"].said(plain[named.start() :]) is None:
        return ""
    end = plain.find("\n", named.start())
    return one_line(plain[named.start() : end if end >= 0 else len(plain)], 120)
