"""The titles of papers in a narrow column: the part that tells one from another is what is seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from casefile.model.clean import one_line
from casefile.screens.columns import no_number_cut

_ANSWER = re.compile(
    r"(re|fwd?|odp|pd|aw|תשובה|השב|הועבר|העבר)\.?(?:\[\d+\])?\s*:\s*", re.IGNORECASE
)
"""What a mail program puts before the subject of an answer, or of what is passed on."""
_NUMBER = re.compile(
    r"\W*(?:vat\W+)?(?:(?:nr|no|num|number|numer|מס|מספר)(?!\w)['.:]*\s*|#\s*)?"
    r"(?P<number>(?:[^\W\d_]{1,6}[\s/-])?\w*\d.*)",
    re.IGNORECASE,
)
"""A number, with its series, behind the word for what it is a number of."""
_HEAD = 5
"""Cells of its beginning that a title cut in the middle keeps at least."""
_CUT = "…"


def short_titles(papers: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Return what to show of *papers*, (title, kind as its column names it), in *width* cells.

    A title that fits stays whole. Of one that does not, the words of an answer ("Re:", "Odp:") are
    left out, and the word of its kind before a number. Where two would read alike though they are
    not, the middle is left out up to where they differ; where only the words of an answer part
    them, those are told behind, with how many there are. Whole titles that are alike stay so.
    """
    titles = [one_line(title) for title, _ in papers]
    told = [
        title if cell_len(title) <= width else _bare(title, one_line(kind))
        for title, (_, kind) in zip(titles, papers, strict=True)
    ]
    named: dict[str, set[str]] = {}
    for title, own in zip(titles, told, strict=True):
        named.setdefault(own, set()).add(title)
    answers = [
        _answers(title) if own != title and len(named[own]) > 1 else ""
        for title, own in zip(titles, told, strict=True)
    ]
    rooms = [max(width - cell_len(answer), 0) for answer in answers]
    shown = [_cut(one, room) for one, room in zip(told, rooms, strict=True)]
    return [_cut(one, width) for one in _told_apart(told, shown, answers, rooms)]


def _answers(title: str) -> str:
    """Return the first word of an answer that *title* begins with, and how many: `` (Odp 2)``."""
    words = []
    while found := _ANSWER.match(title):
        words.append(found[1])
        title = title[found.end() :]
    if not words or not title:
        return ""
    return f" ({words[0]})" if len(words) == 1 else f" ({words[0]} {len(words)})"


def _told_apart(
    told: Sequence[str], shown: Sequence[str], answers: Sequence[str], rooms: Sequence[int]
) -> Iterator[str]:
    """Yield each text in its room, cut where it parts from those that are *shown* alike."""
    alike: dict[str, set[str]] = {}
    for one, seen in zip(told, shown, strict=True):
        alike.setdefault(seen, set()).add(one)
    for one, seen, answer, room in zip(told, shown, answers, rooms, strict=True):
        yield (seen if seen == one else _in_the_middle(one, alike[seen], room)) + answer


def _bare(title: str, kind: str) -> str:
    """Return *title* without the words of an answer, and without its kind before a number."""
    told = title
    while found := _ANSWER.match(told):
        told = told[found.end() :]
    if kind and told.casefold().startswith(kind.casefold()):
        number = _NUMBER.fullmatch(told[len(kind) :])
        told = number["number"] if number else told
    return told or title


def _cut(text: str, width: int) -> str:
    """Return *text* in at most *width* cells, its end left out; no day or sum is cut in two."""
    if cell_len(text) <= width:
        return text
    whole = no_number_cut(Text(text), width)
    if isinstance(whole, Text) and whole.cell_len <= width:
        return whole.plain
    return set_cell_size(text, max(width - 1, 0)).rstrip() + _CUT


def _in_the_middle(text: str, alike: Iterable[str], width: int) -> str:
    """Return *text* cut so that it is seen where it parts from those that would read *alike*."""
    others = [one for one in alike if one != text]
    if not others or width <= _HEAD + 2:
        return _cut(text, width)
    parts = max(_shared(text, one) for one in others)
    start = text.rfind(" ", 0, parts) + 1 or parts
    room = width - 1 - _HEAD
    if cell_len(text[start:parts]) + 1 >= room:  # the word itself parts too late to be seen
        start = parts
    tail = _cut(text[start:], room)
    head = _cut_clean(text[:start], width - 1 - cell_len(tail))
    return f"{head}{_CUT}{tail}"


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut_clean(text: str, width: int) -> str:
    return set_cell_size(text, width).rstrip() if cell_len(text) > width else text.rstrip()
