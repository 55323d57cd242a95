"""What a paragraph decides before it is wrapped: the direction of each isolate in it.

UAX #9 decides directions over a whole paragraph and orders its lines afterwards. A line filter sees
lines alone, so each letter carries in its style the directions of the isolates it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content
from textual.style import Style

from casefile.model.language import FSI, PDI
from casefile.screens.bidi.uax9 import base_level

OF_INTERFACE = 2
"""It follows the direction of the interface: the program's own sentences."""
_EDGES = re.compile(f"[{FSI}{PDI}\n]")
"""Where an isolate begins or ends; at the end of a paragraph all of them do."""


@dataclass(slots=True)
class _Isolate:
    """An isolate: its words outside of the isolates in it, and whether there are any such."""

    words: str = ""
    holds: bool = False

    @property
    def level(self) -> int:
        """That of its first strong letter (P2); a sentence of values alone runs as the interface.

        A value without letters, a sum or a day, runs from the left.
        """
        return base_level(self.words, OF_INTERFACE if self.holds else 0)


def stretches(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield (start, end, levels of the isolates around it, outermost first) of what is isolated."""
    found: list[tuple[int, int, tuple[_Isolate, ...]]] = []
    open_: list[_Isolate] = []
    since = 0
    for edge in [*_EDGES.finditer(text), None]:
        at = edge.start() if edge else len(text)
        if open_ and at > since:
            open_[-1].words += text[since:at]
            found.append((since, at, tuple(open_)))
        if edge is None or edge[0] == "\n":
            open_.clear()
        elif edge[0] == FSI:
            if open_:
                open_[-1].holds = True
            open_.append(_Isolate())
        elif open_:
            open_.pop()
        since = at + 1
    for start, end, around in found:
        yield start, end, tuple(one.level for one in around)


@lru_cache(64)
def _within(levels: tuple[int, ...]) -> Style:
    return Style.from_meta({"isolates": levels})


def decided(content: Content) -> Content:
    """Return the content with all that stands within isolates marked with their directions."""
    if FSI in content.plain:
        for start, end, levels in stretches(content.plain):
            content = content.stylize(_within(levels), start, end)
    return content
