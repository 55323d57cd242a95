"""The texts of a case as the search takes them in, gathered item by item into columns of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from casefile.model.clean import in_whole_letters
from casefile.model.dates import UNDATED, LooseDate
from casefile.store.folding import EDGE, folded, numbers, plain_words
from casefile.store.stems import is_hebrew, loose, terms

HEADS = frozenset({"title", "name", "number", "file"})
"""Fields that say what an item is; the others are what it says."""
QUOTED = "quoted"

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
    copy: str = ""
    """Mark of the exhibit that it repeats."""


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

    def columns(self) -> tuple[str, ...]:
        """Return what is indexed: head, own, quoted, loose, line; then numbers and letters.

        *line* holds the words in their order, for phrases; *letters* the Hebrew words, to be
        searched inside; each of the *numbers* stands between two `EDGE`, to be found whole too.
        """
        heaps: dict[str, list[str]] = {"head": [], "own": [], "quoted": []}
        kin: set[str] = set()
        lines: list[str] = []
        figures: dict[str, None] = {}
        letters: dict[str, None] = {}
        for field, text in self.parts:
            heap = heaps["head" if field in HEADS else QUOTED if field == QUOTED else "own"]
            line = []
            for word in plain_words(text):
                tokens, near, plain = _known(word)
                heap.append(tokens)
                line.append(plain)
                kin.add(near)
            lines.append(" ".join(line))
            figures.update(dict.fromkeys(numbers(text)))
            letters.update(dict.fromkeys(x for x in line if len(x) >= 4 and is_hebrew(x)))
        return (
            *(" ".join(heap) for heap in heaps.values()),
            " ".join(kin),
            _GAP.join(lines),
            EDGE.join(("", *figures, "")) if figures else "",
            "\n".join(letters),
        )


@lru_cache(200_000)
def _known(word: str) -> tuple[str, str, str]:
    """Return what a word is indexed by, what it is like, and the word folded."""
    return " ".join(terms(word)), " ".join(loose(word)), folded(word)


def entries(texts: Iterable[Text]) -> Iterator[Entry]:
    """Yield the items of *texts*, each with all its texts, in the order they first appear."""
    items: dict[str, list[Text]] = {}
    for text in texts:
        if text.text.strip():
            items.setdefault(text.item, []).append(text._replace(text=in_whole_letters(text.text)))
    for item in items.values():
        yield Entry(item[0], tuple((text.field, text.text) for text in item))
