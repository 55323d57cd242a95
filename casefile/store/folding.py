"""Text folded for searching: no accents, no points, one letter for each; words in their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
QUOTES = "\"'`´’‘“”„״׳\u05f3\u05f4"
_LETTER = f"[^\\W_][{_MARKS}{_HIDDEN}]*"
_WORD = re.compile(f"(?:{_LETTER})+(?:[{QUOTES}]{{1,2}}(?:{_LETTER})+)*")
_PLAIN_WORD = re.compile(f"[^\\W_]+(?:[{QUOTES}]{{1,2}}[^\\W_]+)*")
_MARKED = re.compile(f"[{_MARKS}{_HIDDEN}]")
_DROPPED = re.compile(f"[{_MARKS}{_HIDDEN}{QUOTES}]+")
_ALONE = str.maketrans(
    {
        **dict(zip("ךםןףץ", "כמנפצ", strict=True)),
        **{"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"},
    }
)
"""Letters that no decomposition touches: ł, and the Hebrew letters that differ at a word's end."""

_NUMBERED = re.compile(r"[\d@]")
_GROUPS = re.compile(r"(?<!\d)\d++(?:[ \u00a0\u202f]\d++)++(?:[.,]\d\d(?![.,]?\d))?")
DIVIDER = r"[\s.,\-‐‑–—:;()+'\"£$€₪|]"
_BETWEEN = re.compile(f"{DIVIDER}+")
CENTS = re.compile(
    r"(?<![\d.,])(?P<whole>\d++(?:[.,' \u00a0\u202f]\d{3}(?!\d)){0,6}+)"
    r"[.,](?P<cents>\d\d)(?![.,]?\d)"
)
"""A sum with its cents: they end it, and are no figures of the number before them."""
_POINT = "\ue001"
_HOUR = re.compile(r"[\[(]?[0-2]?\d:[0-5]\d(?::[0-5]\d)?[\]).,;]*")
"""An hour: its figures on both sides of the colon are no one number."""
_FIGURES = re.compile(r"\d{3,}(?:\.\d\d)?")
"""The figures of a number that letters or strokes stand beside: 1042 of ``FV/1042``."""
EDGE = "\n"
"""Between two numbers of the index, where no number runs on."""
LONGEST = 80
"""Letters of one word, number or address that are searched; the rest of a longer one is not."""


class Word(NamedTuple):
    """One word of a text: as it stands there, where, and folded."""

    start: int
    end: int
    folded: str


@lru_cache(20_000)
def folded(word: str) -> str:
    """Return one word folded: ``ŁÓDŹ`` and ``Lodz`` are one, so are ``בע״מ`` and ``בע"מ``."""
    plain = word.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    return _DROPPED.sub("", plain).translate(_ALONE)[:LONGEST]


def words(text: str) -> Iterator[Word]:
    """Yield the words of *text* in order; quotes inside a word (``בע"מ``, ``O'Brien``) hold it."""
    for found in _pattern(text).finditer(text):
        plain = folded(found.group())
        if plain:
            yield Word(found.start(), found.end(), plain)


def plain_words(text: str) -> list[str]:
    """Return the words of *text* as they stand, without their places."""
    return _pattern(text).findall(text)


def _pattern(text: str) -> re.Pattern[str]:
    return _WORD if _MARKED.search(text) else _PLAIN_WORD


def compact(number: str) -> str:
    """Return a number without what only divides it: ``052-123``, ``052 123`` become ``052123``.

    The point before cents stays, as a point: ``4,300.00`` becomes ``4300.00``.
    """
    pointed = CENTS.sub(rf"\g<whole>{_POINT}\g<cents>", number)
    return _BETWEEN.sub("", pointed).replace(_POINT, ".")


def numbers(text: str) -> Iterator[str]:
    """Yield numbers and addresses of *text*, each as it stands and without its dividers.

    Where other letters stand in it, its figures follow.
    """
    if not _NUMBERED.search(text):
        return
    for chunk in text.split():
        if not _NUMBERED.search(chunk):
            continue
        plain = folded_chunk(chunk)
        yield plain
        if _HOUR.fullmatch(plain):
            continue
        short = compact(plain)
        if short != plain:
            yield short
        yield from _FIGURES.findall(short)
    for group in _GROUPS.findall(text):
        yield compact(group)[:LONGEST]


def folded_chunk(chunk: str) -> str:
    """Return a number or address folded, its dividers kept."""
    plain = unicodedata.normalize("NFKD", chunk[:LONGEST].casefold())
    return re.sub(f"[{_MARKS}{_HIDDEN}\x00]+", "", plain).translate(_ALONE)
