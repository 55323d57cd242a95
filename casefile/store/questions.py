"""A typed question taken apart: words, phrases, numbers, fields like ``from:`` and ``before:``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from casefile.model.dates import read_day, refuse_two_ways
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.store.folding import EDGE, compact, folded, folded_chunk, plain_words
from casefile.store.stems import is_hebrew, loose, wanted

MOST = 24
"""Words of one question that are looked at; what follows is left aside."""
LONGEST = 1000
"""Letters of one question that are looked at."""

_FIELDS = {
    **dict.fromkeys(("from", "od", "מאת"), "from"),
    **dict.fromkeys(("kind", "rodzaj", "סוג"), "kind"),
    **dict.fromkeys(("case", "sprawa", "תיק"), "case"),
    **dict.fromkeys(("before", "przed", "לפני"), "before"),
    **dict.fromkeys(("after", "po", "אחרי"), "after"),
    **dict.fromkeys(("mark", "znak", "סימון"), "mark"),
}
_PIECE = re.compile(r'(?:([^\W\d_]+):)?(?:"(.*?)"(?=\s|$)|(\S+))')
_QUOTES = str.maketrans("“”„«»", '"' * 5)


class Asked(NamedTuple):
    """One thing that must be found: a word, a phrase, or part of a number or address."""

    words: tuple[str, ...] = ()
    """As typed: one, or those of a phrase."""
    number: str = ""
    """Folded; empty for words."""
    beginning: bool = False
    """It is still being typed: words that begin so are found too."""

    @property
    def phrase(self) -> bool:
        """True when the words must follow one another as they stand."""
        return len(self.words) > 1


class Question(NamedTuple):
    """What is looked for, and among what."""

    asked: tuple[Asked, ...] = ()
    sender: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    before: date | None = None
    """Before this day."""
    after: date | None = None
    """On this day or after it."""

    @property
    def empty(self) -> bool:
        """True when nothing is asked for."""
        return self == Question()


def question(
    typed: str,
    *,
    on: date,
    kinds: Mapping[str, str] | None = None,
    typing: bool = False,
    two_ways: bool = False,
) -> Question:
    """Return what *typed* asks for.

    *kinds* gives the value of a kind by its folded name in any language; *on* is the day that days
    without a year are near to; *typing*: the last word may be unfinished. *two_ways*: days in
    figures are written in both orders where it is asked.
    Raises: BadInput, when a day cannot be read, or in two ways.
    """
    text = typed[:LONGEST].replace("\x00", " ").translate(_QUOTES).strip()
    asked: list[Asked] = []
    fields: dict[str, list[str]] = {}
    days: dict[str, date] = {}
    for field, quoted, plain in _PIECE.findall(text):
        value = quoted or plain
        known = _FIELDS.get(field.casefold(), "")
        if known in ("before", "after"):
            days[known] = _day(value, on, field, two_ways=two_ways)
        elif known:
            fields.setdefault(known, []).append(value)
        elif quoted:
            asked += _of_phrase(quoted)
        else:
            asked += _of_piece(f"{field}:{plain}" if field else plain)
    if typing and asked and not text.endswith('"') and not typed[-1:].isspace():
        asked[-1] = asked[-1]._replace(beginning=True)
    return Question(
        asked=tuple(dict.fromkeys(asked))[:MOST],
        sender=tuple(w for value in fields.get("from", ()) for w in value.split())[:MOST],
        kinds=tuple(_kind(value, kinds or {}) for value in fields.get("kind", ())),
        cases=tuple(fields.get("case", ()))[:MOST],
        marks=tuple(value.upper() for value in fields.get("mark", ()))[:MOST],
        **days,
    )


def _day(value: str, on: date, field: str, *, two_ways: bool) -> date:
    if two_ways:
        with naming(field):
            refuse_two_ways(value)
    try:
        first = read_day(value, on).first
    except ValueError as trouble:
        raise BadInput("search_day_unread", where=field, field=value) from trouble
    if first is None:
        raise BadInput("search_day_unread", where=field, field=value)
    return first


def _kind(value: str, kinds: Mapping[str, str]) -> str:
    name = " ".join(folded(word) for word in plain_words(value))
    if name in kinds:
        return kinds[name]
    near = sorted(known for known in kinds if known.startswith(name)) if name else []
    return kinds[near[0]] if near else value.casefold()


def _of_phrase(quoted: str) -> list[Asked]:
    words = tuple(plain_words(quoted))[:MOST]
    if len(words) == 1:
        return _of_piece(quoted.strip())
    return [Asked(words)] if words else []


def _of_piece(piece: str) -> list[Asked]:
    plain = folded_chunk(piece).strip(".,;:!?()[]{}<>\"'")
    if len(plain) >= 3 and (sum(c.isdigit() for c in plain) >= 2 or "@" in plain):
        return [Asked(number=plain)]
    words = list(plain_words(piece))
    if len(plain) >= 3 and any(c.isdigit() for c in plain) and len(words) > 1:
        return [Asked(number=plain)]
    return [Asked((word,)) for word in words]


# -- the same in the words of FTS5: nothing typed reaches it but letters and figures, in quotes ----


_BAGS = "{head own quoted}"


def _any(tokens: frozenset[str]) -> str:
    return "(" + " OR ".join(f'"{token}"' for token in sorted(tokens)) + ")"


def word_match(asked: Asked) -> str:
    """Return the expression over the table of words that finds *asked*."""
    line = " ".join(folded(word) for word in asked.words)
    beginning = f'line : "{line}" *'
    if asked.phrase:
        return f"({beginning})" if asked.beginning else f'(line : "{line}")'
    found = f"{_BAGS} : {_any(wanted(asked.words[0]))}"
    return f"(({found}) OR ({beginning}))" if asked.beginning else f"({found})"


def similar_match(asked: Asked) -> str:
    """Return the expression over the table of words that finds what is like *asked*."""
    told = []
    for word in asked.words:
        near = [f"({_BAGS} : {_any(wanted(word))})", f'(line : "{shortened(folded(word))}" *)']
        kin = loose(word)
        if kin:
            near.append(f"(loose : {_any(kin)})")
        told.append("(" + " OR ".join(near) + ")")
    return "(" + " AND ".join(told) + ")"


def shortened(plain: str) -> str:
    """Return the beginning by which a folded word is looked for among its like."""
    return plain if len(plain) < 6 else plain[: max(5, len(plain) - 2)]


def number_match(number: str) -> str:
    """Return the expression over the table of parts that finds *number*."""
    return _numbers(number.replace('"', ""), compact(number))


def whole_match(number: str) -> str:
    """Return the expression that finds *number* where it stands whole, no part of a longer one.

    A sum may be written with cents of nought there.
    """
    plain = compact(number)
    told = (number.replace('"', ""), plain, *([f"{plain}.00"] if plain.isdigit() else ()))
    return _numbers(*(f"{EDGE}{one}{EDGE}" for one in told))


def _numbers(*told: str) -> str:
    return "(numbers : (" + " OR ".join(f'"{x}"' for x in sorted({*told}) if len(x) >= 3) + "))"


def part_match(asked: Asked) -> str:
    """Return the expression that finds Hebrew words with *asked* inside them; empty: none."""
    if len(asked.words) != 1:
        return ""
    plain = folded(asked.words[0])
    return f'(letters : "{plain}")' if is_hebrew(plain) and len(plain) >= 4 else ""
