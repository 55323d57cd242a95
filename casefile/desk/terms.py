"""The glossary of a language, read once: one word a thing, by kind of paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from casefile.library import data_folder, toml
from casefile.model.glossary import Term


class Wrong(NamedTuple):
    """A word that is not written for a thing, by the key of the text it stands in."""

    key: str
    word: str
    right: str


@cache
def glossary(code: str) -> tuple[Term, ...]:
    """Return the terms of a language; none for one that has no glossary. Raises: BadData."""
    file = data_folder("glossary") / f"{code}.toml"
    rows = toml(file)["term"] if file.is_file() else ()
    return tuple(Term.model_validate(row) for row in rows)


def wrong_words(
    texts: Mapping[str, str], code: str, papers: frozenset[str] = frozenset()
) -> Iterator[Wrong]:
    """Yield the words of *texts* for which the glossary has another, on such *papers*."""
    for key, text in texts.items():
        for term in glossary(code):
            word = term.wrong_in(text, papers)
            if word:
                yield Wrong(key, word, term.right)
