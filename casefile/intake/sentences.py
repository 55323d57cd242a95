"""The sentences of a text, as talk and letters set them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDS = re.compile(
    r"(?<=[.!?…;])[\s\u200e\u200f]+|\n[ \t>]{0,20}(?=[-–•*])|\n[ \t]{0,20}\n",
)
"""Where a sentence ends: its own sign, a line of a list, a blank line. No run of blanks is without
a limit: a file made to be slow would be."""
_WRAPPED = 140
"""Letters up to which a line may have been cut at the edge of a page; a longer one is whole."""
_FULL = 0.7
"""The share of the longest cut line that a line must fill for the next to go on with it."""
_CLAUSE = re.compile(r",(?!\d)|[;:]|\s[-–—]\s|\n")


def clauses(sentence: str) -> Iterator[str]:
    """Yield the clauses of *sentence*, in whole and in their order, their commas left out."""
    return (part for part in _CLAUSE.split(sentence) if part.strip())


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of *text*, with the breaks that stand within them.

    A line that ends well before the edge ends what it says: a name, an address, a heading are no
    part of the sentence below them.
    """
    lines = text.split("\n")
    widest = max((len(line) for line in lines if len(line) <= _WRAPPED), default=0)
    stretch: list[str] = []
    for line in lines:
        stretch.append(line)
        if not _FULL * widest <= len(line) <= _WRAPPED:
            yield from _ENDS.split("\n".join(stretch))
            stretch = []
    yield from _ENDS.split("\n".join(stretch))
