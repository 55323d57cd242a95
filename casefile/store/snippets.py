"""The words around a hit, and where in them it lies: plain text and offsets, no markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from casefile.store.folding import (
    CENTS,
    DIVIDER,
    LONGEST,
    QUOTES,
    Word,
    compact,
    folded,
    plain_words,
    words,
)
from casefile.store.questions import Asked, shortened
from casefile.store.stems import irregular, is_hebrew, loose, terms, wanted

WIDTH = 160
"""Letters shown around a hit."""
DEEPEST = 200_000
"""Letters of one text that are looked through for the place."""
_LATE = {"title": 1, "quoted": 2, "file": 3}
"""Fields that are shown only where none before them holds as much."""

_BLANK = re.compile(r"[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_STOP = re.compile(f"[^\\w\u0300-\u036f\u0591-\u05c7\u200b-\u200f{QUOTES}]|_")
_SAME = {
    "a": "aąáàâäãåæ",
    "c": "cćçč",
    "d": "dđ",
    "e": "eęéèêë",
    "i": "iíìîï",
    "l": "lł",
    "n": "nńñ",
    "o": "oóòôöõø",
    "s": "sśšß",
    "u": "uúùûü",
    "y": "yýÿ",
    "z": "zźżž",
    "כ": "כך",
    "מ": "מם",
    "נ": "נן",
    "פ": "פף",
    "צ": "צץ",
}
_MARK = "[\u0300-\u036f\u0591-\u05c7\"'׳״’”`´\u200b-\u200f]*"


class Place(NamedTuple):
    """What is shown of an item."""

    field: str
    words: str
    spans: tuple[tuple[int, int], ...]


def shown(parts: Sequence[tuple[str, str]], asked: Sequence[Asked], *, similar: bool) -> Place:
    """Return the words around the hits of the part that holds most of what was asked.

    Of several that hold as much, what the item says goes before what it is called.
    """
    best: tuple[int, Place] | None = None
    for field, text in sorted(parts, key=lambda part: _LATE.get(part[0], 0)):
        found = sorted(_found(text[:DEEPEST], asked, similar=similar))
        kinds = len({n for _, _, n in found})
        if best is None or kinds > best[0]:
            best = (kinds, _cut(field, text, found))
            if kinds >= len(asked):
                break
    return best[1] if best else Place("", "", ())


def _cut(field: str, text: str, found: Sequence[tuple[int, int, int]]) -> Place:
    first = _densest(found)
    start = max(0, min(first - WIDTH // 3, len(text) - WIDTH))
    end = min(len(text), start + WIDTH)
    if start and not text[start - 1].isspace():
        space = next((n for n in range(start, first) if text[n].isspace()), start)
        start = space + 1 if space != start or text[start].isspace() else start
    if end < len(text) and not text[end].isspace():
        end = next((n for n in range(end - 1, max(first, end - 40), -1) if text[n].isspace()), end)
    spans = tuple((s - start, e - start) for s, e, _ in found if start <= s and e <= end)
    return Place(field, _BLANK.sub(" ", text[start:end]), spans)


def _densest(found: Sequence[tuple[int, int, int]]) -> int:
    best, most = (found[0][0] if found else 0), 0
    for start, _, _ in found[:50]:
        near = len({n for s, _, n in found if start <= s < start + WIDTH // 2})
        if near > most:
            best, most = start, near
    return best


def _found(text: str, asked: Iterable[Asked], *, similar: bool) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, which of the asked)."""
    for n, one in enumerate(asked):
        if one.number:
            places = _numbers(text, one.number)
        elif one.phrase and not similar:
            places = _phrases(text, one)
        else:
            places = (
                place
                for word in one.words
                for place in (_alike(text, word) if similar else _word(text, word, one.beginning))
            )
        for count, (start, end) in enumerate(places):
            yield start, end, n
            if count >= 20:
                break


def _word(text: str, word: str, beginning: bool) -> Iterator[tuple[int, int]]:
    means, plain = wanted(word), folded(word)
    done = 0
    for found in _core(word).finditer(text):
        if found.start() < done:
            continue
        start, done = _whole(text, found.start(), found.end())
        whole = text[start:done]
        if terms(whole) & means or (beginning and folded(whole).startswith(plain)):
            yield start, done


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the word around a place begins and ends; quotes within belong to it."""
    before = text[max(0, start - LONGEST) : start][::-1]
    stop = _STOP.search(before)
    start -= stop.start() if stop else len(before)
    stop = _STOP.search(text, end)
    end = stop.start() if stop else len(text)
    while start < end and text[start] in QUOTES:
        start += 1
    while end > start and text[end - 1] in QUOTES:
        end -= 1
    return start, end


@lru_cache(256)
def _core(word: str) -> re.Pattern[str]:
    """Return a quick pattern for the first letters of the forms of *word*, anywhere in a word.

    It begins with a set of letters, so that the search runs from one to the next at once.
    """
    told = {folded(word)}
    for token in wanted(word):
        told.add(_PRIVATE.sub("", token))
    told.update(form for token in list(told) for form in irregular(token))
    heads = sorted({token[:3] for token in told} - {""})
    return re.compile("|".join(_MARK.join(_spelled(c) for c in head) for head in heads))


def _spelled(letter: str) -> str:
    same = _SAME.get(letter, letter)
    return f"[{re.escape(same + same.upper())}]"


def _alike(text: str, word: str) -> Iterator[tuple[int, int]]:
    means, kin, plain = wanted(word), loose(word), folded(word)
    head = shortened(plain)
    inside = is_hebrew(plain) and len(plain) >= 4
    for found in words(text[:20_000]):
        whole = text[found.start : found.end]
        if (
            terms(whole) & means
            or loose(whole) & kin
            or found.folded.startswith(head)
            or (inside and plain in found.folded)
        ):
            yield found.start, found.end


def _phrases(text: str, asked: Asked) -> Iterator[tuple[int, int]]:
    line = [folded(word) for word in asked.words]
    there: list[Word] = list(words(text))
    for n in range(len(there) - len(line) + 1):
        if there[n].folded == line[0] and [w.folded for w in there[n : n + len(line)]] == line:
            yield there[n].start, there[n + len(line) - 1].end


def _numbers(text: str, number: str) -> Iterator[tuple[int, int]]:
    pattern = _figures(number)
    if pattern.search(text) is None:
        return
    points = [one.start("cents") - 1 for one in CENTS.finditer(text)]
    parts: list[tuple[int, int]] = []
    for found in pattern.finditer(text):
        within = bisect_right(points, found.start())
        ran_on = within < len(points) and points[within] < found.end() - 1
        if "." in number or "," in number or not ran_on:
            parts.append(found.span())
    yield from [one for one in parts if _stands_whole(text, *one)] or parts


def _stands_whole(text: str, start: int, end: int) -> bool:
    """Return whether the figures of a number end where it does."""
    return not text[start - 1 : start].isdigit() and not text[end : end + 1].isdigit()


@lru_cache(256)
def _figures(number: str) -> re.Pattern[str]:
    """Return the pattern of a number, whatever divides its figures."""
    plain = ("[.,]" if c == "." else re.escape(c) for c in compact(number))
    return re.compile(f"{DIVIDER}*".join(plain), re.IGNORECASE)


def names(text: str) -> frozenset[str]:
    """Return the tokens of a short text, such as a name."""
    return frozenset(token for word in plain_words(text) for token in terms(word))
