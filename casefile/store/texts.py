"""The texts of a case as the search takes them in, gathered item by item into columns of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from casefile.model.dates import UNDATED, LooseDate
from casefile.store.folding import folded, numbers, plain_words
from casefile.store.stems import is_hebrew, loose, terms

HEADS = frozenset({"title", "name", "number", "file"})
"""Fields that say what an item is; the others are what it says."""
QUOTED = "quoted"
_LONE = re.compile("[\ud800-\udfff]")

_GAP = " \ue000 "
"""Between two texts of a column, so that no phrase runs from one into the other."""


class Text(NamedTuple):
    """One text of one item of a case."""

    case: str
    number: int
    """The library's short number of the case."""
    title: str
    """Of the case."""
    item: str
    """Its name in the case: a mark, or ``contact:`` and its id ..."""
    mark: str
    field: str
    """title, name, number, file: what it is; own, says, said, note ...: its words; quoted."""
    text: str
    kind: str = ""
    day: LooseDate = UNDATED
    who: str = ""


class Entry(NamedTuple):
    """One item, ready to be indexed."""

    first: Text
    parts: tuple[tuple[str, str], ...]
    """(field, text), as received."""

    @property
    def digest(self) -> bytes:
        """Return what tells two states of the item apart."""
        told = (*self.first[:5], *self.first[7:], *self.parts)
        return sha256(repr(told).encode("utf-8", "surrogatepass")).digest()[:16]

    def columns(self) -> tuple[str, str, str, str, str]:
        """Return the columns of the table of words: head, own, quoted, loose, line."""
        heaps: dict[str, list[str]] = {"head": [], "own": [], "quoted": []}
        kin: set[str] = set()
        lines: list[str] = []
        for field, text in self.parts:
            column = "head" if field in HEADS else "quoted" if field == QUOTED else "own"
            heap, line = heaps[column], []
            for word in plain_words(text):
                heap.extend(terms(word))
                kin |= loose(word)
                line.append(folded(word))
            lines.append(" ".join(line))
        return (
            " ".join(heaps["head"]),
            " ".join(heaps["own"]),
            " ".join(heaps["quoted"]),
            " ".join(kin),
            _GAP.join(lines),
        )

    def bits(self) -> tuple[str, str]:
        """Return the columns of the table of parts: numbers and addresses, Hebrew words."""
        found: dict[str, None] = {}
        letters: dict[str, None] = {}
        for _, text in self.parts:
            found.update(dict.fromkeys(numbers(text)))
            for word in plain_words(text):
                plain = folded(word)
                if len(plain) >= 4 and is_hebrew(plain):
                    letters[plain] = None
        return "\n".join(found), "\n".join(letters)


def entries(texts: Iterable[Text]) -> Iterator[Entry]:
    """Yield the items of *texts*, each with all its texts, in the order they first appear."""
    items: dict[str, list[Text]] = {}
    for text in texts:
        if text.text.strip():
            items.setdefault(text.item, []).append(
                text._replace(text=_LONE.sub("\ufffd", text.text))
            )
    for item in items.values():
        yield Entry(item[0], tuple((text.field, text.text) for text in item))
