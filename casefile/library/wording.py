"""Wording becomes languages: a file is parsed when a word of it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import RLock

from casefile.library.by_code import ByCode
from casefile.library.files import data_folder, flattened, toml
from casefile.model.errors import BadData
from casefile.model.language import Language, known_locale, plural_categories

CODES = tuple(sorted(file.stem for file in (data_folder("wording") / "words").glob("??.toml")))
"""The languages every sentence is written in, found by their files."""

_TABLE = re.compile(r"^\[\s*([\w.-]+)\s*\]", re.MULTILINE)

Words = str | Mapping[str, str]
"""A text, or one for each plural category."""


class Wording(Mapping[str, Words]):
    """The words of one language by their dotted keys.

    A file is parsed when a key of one of its tables is first asked for: a list of cases is drawn
    with a fifth of the words. Raises: BadData, from any look-up, when a file is no TOML or two of
    them hold the same key.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._terms: dict[str, Words] = {}
        self._of_table: dict[str, list[Path]] = {}
        self._unread: set[Path] = set()
        self._reading = RLock()
        for file in files:
            self._unread.add(file)
            for table in set(_TABLE.findall(file.read_text("utf-8"))):
                self._of_table.setdefault(table, []).append(file)

    def __getitem__(self, key: str) -> Words:
        """Return the words of a key. Raises: KeyError; BadData."""
        if key not in self._terms and self._unread:
            parts = key.split(".")
            for n in range(1, len(parts) + 1):
                for file in self._of_table.get(".".join(parts[:n]), ()):
                    self._parse(file)
        return self._terms[key]

    def __iter__(self) -> Iterator[str]:
        """Yield every key; all files are parsed."""
        for file in sorted(self._unread):
            self._parse(file)
        return iter(self._terms)

    def __len__(self) -> int:
        """Return how many keys there are; all files are parsed."""
        return sum(1 for _ in self)

    def _parse(self, file: Path) -> None:
        with self._reading:  # words are asked for from more than one thread
            if file not in self._unread:
                return
            for key, words in flattened(toml(file)).items():
                if key in self._terms:
                    raise BadData("wording_twice", where=str(file), field=key)
                self._terms[key] = words
            self._unread.discard(file)


@cache
def _shipped_words(code: str) -> Wording:
    return Wording(sorted(data_folder("wording").glob(f"*/{code}.toml")))


class Languages(ByCode[Language]):
    """Every language by its code, each read when it is first spoken: most libraries speak one.

    Besides the shipped ones those for which the user has wording of his own; what such a language
    lacks is told in English.
    """

    def __init__(self, own: Path | None) -> None:
        self._files = sorted((own / "wording").glob("**/??.toml")) if own is not None else []
        mine = {file.stem for file in self._files} - set(CODES)
        super().__init__((*CODES, *sorted(code for code in mine if known_locale(code))))

    def _made(self, code: str) -> Language:
        shipped, own = _shipped_words(code if code in CODES else "en"), self._own_words(code)
        return Language(code, {**shipped, **own} if own else shipped)

    def _own_words(self, code: str) -> dict[str, Words]:
        """Return the user's words of a language."""
        words: dict[str, Words] = {}
        for file in self._files:
            words |= flattened(toml(file)) if file.stem == code else {}
        return words

    def lacking(self, code: str) -> dict[str, Words]:
        """Return what a language lacks, told in English: a key, or a plural of its own grammar.

        Raises: KeyError, for a code that CLDR does not know; BadData.
        """
        if not known_locale(code):
            raise KeyError(code)
        have = {**(_shipped_words(code) if code in CODES else {}), **self._own_words(code)}
        return {
            key: english
            for key, english in sorted(_shipped_words("en").items())
            if key not in have or _lacks_a_plural(have[key], code)
        }

    def as_in_english(self, code: str) -> list[str]:
        """Return the keys of a language of the user's own whose words still are the English ones.

        A sentence without a word of three letters, or of names alone, is not told from English.
        """
        if code in CODES:
            return []
        english, own = _shipped_words("en"), self._own_words(code)
        return [
            key
            for key, words in own.items()
            if _texts(words) <= _texts(english.get(key, "")) and any(map(_spoken, _texts(words)))
        ]


def _texts(words: Words) -> set[str]:
    return {words} if isinstance(words, str) else set(words.values())


def _spoken(text: str) -> bool:
    return re.search(r"[^\W\d_]{3,}", re.sub(r"\{\w+\}|casefile( \w+)*", " ", text)) is not None


def _lacks_a_plural(words: Words, code: str) -> bool:
    return not isinstance(words, str) and not plural_categories(code) <= set(words)


def languages(own: Path | None = None) -> Languages:
    """Return every language by its code; *own* is the user's folder, whose words win.

    Wording lies in ``wording/<topic>/<code>.toml``: the languages of a topic side by side.
    """
    return Languages(own)
