"""One word a thing: what each thing is called in a language, and what is not written for it."""

from __future__ import annotations

import re
from functools import cache

from casefile.model.disclosure import Audience
from casefile.model.record import Record

LETTER, COURT = "letter", "court"
"""Kinds of paper that have words of their own for the two sides."""
_PREFIXED = "(?:[ושהכלבמ]{0,3})"
"""The letters that Hebrew sets before a word: and, that, the, as, to, in, from."""
_PLACE = re.compile(r"\{\w+\}")


class Term(Record):
    """One thing of the field and its words."""

    en: str
    """What it is, in English."""
    words: tuple[str, ...]
    """What it is called; the first is the usual one."""
    papers: str = ""
    """`LETTER` or `COURT`, where the rule holds there alone; empty: everywhere."""
    never: tuple[str, ...]
    """Patterns of beginnings of words that are not written for it."""
    instead: str = ""
    """What is written instead, where it is not `words`."""

    def wrong_in(self, text: str, papers: frozenset[str] = frozenset()) -> str:
        """Return the first wrong word of *text* on such *papers*; empty: there is none."""
        if self.papers and self.papers not in papers:
            return ""
        found = _wrong(self.never).search(_PLACE.sub(" ", text))
        return found.group().strip() if found else ""

    @property
    def right(self) -> str:
        """What is written instead of a wrong word."""
        return self.instead or ", ".join(self.words)


@cache
def _wrong(never: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_PREFIXED}(?:{'|'.join(never)})\w*", re.IGNORECASE)


def papers_of(*, letter: bool, audience: str) -> frozenset[str]:
    """Return which kinds of paper a form is; a letter that reaches a court stays a letter."""
    if letter:
        return frozenset((LETTER,))
    return frozenset((COURT,)) if audience == Audience.COURT else frozenset()
