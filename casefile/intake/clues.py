"""The word lists of clues.toml, made ready to be looked for in a text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from casefile.model.clean import one_line
from casefile.model.exhibit import ExhibitKind, Suggestion

_HEBREW = re.compile("[\u05d0-\u05ea]")
_NO = r"(?:no|not|never|nothing|without|\w+n't|nie|bez|brak|[zż]adn\w+|nigdy|לא|אין|ללא|בלי)"
_DENIED = re.compile(rf"(?<!\w){_NO}(?:\s+\w+)?\s+$", re.IGNORECASE)
"""A denial, with a word between at most, right before a phrase."""
_DENIES = re.compile(rf"{_NO}(?!\w)", re.IGNORECASE)
"""A phrase that is a denial itself: two deny the more (``nigdy tego nie zamawiałem``)."""
_NEAR = 40
"""Letters before a phrase within which it is denied."""
_QUOTES = str.maketrans({"״": '"', "”": '"', "“": '"', "׳": "'", "’": "'", "‘": "'"})
_MARKS = str.maketrans(
    dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u00ad", "")
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases to look for, the longest first.

    Most texts hold none of a phrase's words, and that is seen at once; only then is it searched.
    """

    phrases: tuple[tuple[str, str], ...]
    """(its longest plain stretch, its pattern)."""

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first phrase in *text*, the longest where several begin; None for none."""
        low = text.casefold()
        found = [
            match
            for word, pattern in self.phrases
            if word in low and (match := _compiled(pattern).search(text))
        ]
        return min(found, key=re.Match.start, default=None)

    def said(self, text: str) -> re.Match[str] | None:
        """Return the first phrase that *text* says and does not deny; None for none.

        "I will not pay" and ``nie zapłacę`` say nothing of what "pay" alone would.
        """
        low = text.casefold()
        spoken = (
            found
            for word, pattern in self.phrases
            if word in low
            for found in _compiled(pattern).finditer(text)
            if _DENIES.match(found.group())
            or not _DENIED.search(text[max(0, found.start() - _NEAR) : found.start()])
        )
        return min(spoken, key=re.Match.start, default=None)

    def within(self, text: str) -> Phrases:
        """Return those that may be in *text*: what is asked of each of its sentences."""
        low = text.casefold()
        return Phrases(tuple(phrase for phrase in self.phrases if phrase[0] in low))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clues:
    """What to look for: by kind of paper, by what is said, by file name, before a date."""

    kinds: dict[ExhibitKind, Phrases]
    signals: dict[str, Phrases]
    names: dict[str, Phrases]
    dates: Phrases


@cache
def shipped_clues() -> Clues:
    """Return the clues that come with the program."""
    text = files("casefile.intake").joinpath("clues.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    return Clues(
        kinds={ExhibitKind(kind): phrases_of(words) for kind, words in lists["kinds"].items()},
        signals={signal: phrases_of(words) for signal, words in lists["signals"].items()},
        names={name: phrases_of(words) for name, words in lists["names"].items()},
        dates=phrases_of(lists["dates"]),
    )


def level(text: str) -> str:
    """Return *text* with one kind of quote and apostrophe; every letter keeps its place."""
    return text.translate(_QUOTES)


def folded(text: str) -> str:
    """Return *text* as names are compared: small letters, one kind of quote, no marks."""
    return re.sub(r"\s+", " ", level(text).translate(_MARKS).casefold())


def phrases_of(words: dict[str, Any]) -> Phrases:
    """Return the phrases of all languages in *words*, to be looked for in a text."""
    phrases = sorted({phrase for each in words.values() for phrase in each}, key=len, reverse=True)
    return Phrases(tuple((_stretch(phrase), _pattern(phrase)) for phrase in phrases))


def _stretch(phrase: str) -> str:
    """Return the longest stretch of *phrase* that stands in every text it matches."""
    return max(re.split(r"[\s*]|\.\.\.", level(phrase)), key=len).casefold()


def _pattern(phrase: str) -> str:
    plain = re.escape(level(phrase)).replace(r"\.\.\.", ".{1,40}?").replace(r"\*", r"\w*")
    plain = plain.replace(r"\ ", r"\s+")
    before = "(?<!\\w)(?P<before>[ושלבכמה]{0,3})" if _HEBREW.match(phrase) else r"(?<!\w)"
    return f"{before}{plain}(?!\\w)"


def around(text: str, start: int, end: int, reach: int = 60) -> str:
    """Return the words around a find, cut at the line or sentence, an ellipsis where cut."""
    left = max(text.rfind(stop, 0, start) for stop in ("\n", ". ", "! ", "? "))
    first = left + 1 if left >= 0 and start - left <= reach else max(0, start - reach)
    rights = [text.find(stop, end) for stop in ("\n", ". ", "! ", "? ")]
    right = min((place for place in rights if place >= 0), default=len(text))
    last = right if right - end <= reach else min(len(text), end + reach)
    told = text[first:last].strip()
    before = "…" if first > 0 and first != left + 1 else ""
    return f"{before}{told}{'…' if last < len(text) and last != right else ''}"


def hint(field: str, value: object, reason: str, because: str = "") -> Suggestion:
    """Return a suggestion with its reason and the words that led to it, cut to a line."""
    return Suggestion(field=field, value=str(value), reason=reason, because=one_line(because, 200))
