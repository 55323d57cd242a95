"""What a word may be searched by: its own letters, and the word it is a form of, in three tongues.

Tokens of one kind never meet those of another: each but the plain word begins with a letter of the
private use area, which no outside text brings in.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from casefile.store import english, hebrew, polish
from casefile.store.folding import folded

VERSION = "3"
"""Raised when the tokens of a word change: an older cache is then built anew."""

_POLISH, _ENGLISH, _HEBREW, _LOOSE = "\ue001", "\ue002", "\ue003", "\ue004"

_KEPT = re.compile(
    "(?:ers?|ors?|ments?|[ae]nces?|ions?|ables?|it(?:y|ies)|als?|ness(?:es)?|(?<=[a-z]{5})ly|ful"
    "|less|ous)$"
)
"""Endings that make another word, not another form: a customer is not a custom."""
_GERSHAYIM = re.compile("(?:[\"״”“]|['׳’]{2})[^\\W_]{1,2}$|['׳’][^\\W_]$")
"""What makes an acronym: the quote before its last letter. One quote earlier on is a sound."""
_POSSESSIVE = re.compile("['’`´]s?$", re.IGNORECASE)
_NOT_POLISH = re.compile("[qvx]")


@cache
def _english() -> Any:
    """Return the stemmer of English: loaded with the first word searched, not at every start."""
    return import_module("snowballstemmer").stemmer("english")


def irregular(base: str) -> tuple[str, ...]:
    """Return the forms of an English word that do not begin as it does."""
    return tuple(form for form, of in english.IRREGULAR.items() if of == base)


def is_hebrew(word: str) -> bool:
    """True for a folded word of Hebrew letters."""
    return "\u05d0" <= word[:1] <= "\u05ea"


@lru_cache(20_000)
def terms(word: str) -> frozenset[str]:
    """Return the tokens that a word of a text is indexed by."""
    plain = folded(word)
    if not _stemmed(plain):
        return frozenset({plain} - {""})
    if is_hebrew(plain):
        acronym = bool(_GERSHAYIM.search(word))
        return frozenset(_HEBREW + x for x in hebrew.lemmas(plain, acronym=acronym))
    plain = folded(_POSSESSIVE.sub("", word)) or plain
    found = {_ENGLISH + _english_stem(plain)}
    if not _NOT_POLISH.search(plain):
        found |= {_POLISH + x for x in polish.stems(word, plain)}
    return frozenset(found)


@lru_cache(10_000)
def wanted(word: str) -> frozenset[str]:
    """Return the tokens that find what a typed word means."""
    plain = folded(word)
    if _stemmed(plain) and is_hebrew(plain):
        return frozenset(_HEBREW + x for x in hebrew.meant(plain))
    return terms(word)


@lru_cache(20_000)
def loose(word: str) -> frozenset[str]:
    """Return the tokens by which a word is merely similar to another."""
    plain = folded(word)
    if len(plain) < 3 or not plain.isalpha():
        return frozenset()
    if is_hebrew(plain):
        return frozenset(_LOOSE + x for x in hebrew.skeletons(plain))
    if len(plain) < 4:
        return frozenset()
    found = {polish.root(plain)[:5], _snowball(plain), polish.bones(plain)}
    return frozenset(_LOOSE + x for x in found if len(x) >= 3)


def _stemmed(plain: str) -> bool:
    return len(plain) >= (2 if is_hebrew(plain) else 3) and plain.isalpha()


@lru_cache(100_000)
def _snowball(plain: str) -> str:
    return str(_english().stemWord(plain))


def _english_stem(plain: str) -> str:
    base = english.IRREGULAR.get(plain)
    if base:
        return _english_stem(base)
    plain = english.british(plain)
    if _KEPT.search(plain):
        return _singular(plain)
    for form in (plain[:-2], plain[:-1]) if plain.endswith("ed") else (plain.removesuffix("ing"),):
        if form != plain and _KEPT.search(form):
            return form
    if plain.endswith("ing") and _KEPT.search(plain[:-3] + "e"):
        return plain[:-3] + "e"
    return _snowball(plain)


def _singular(plain: str) -> str:
    if plain.endswith("ities"):
        return plain[:-3] + "y"
    if plain.endswith("nesses"):
        return plain[:-2]
    return plain if plain.endswith(("ss", "ous")) else plain.removesuffix("s")
