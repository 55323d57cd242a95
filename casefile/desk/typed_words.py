"""What a typed word means: yes or no, or one of the choices by its code or as it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from casefile.model.language import Language


class TypedWords(NamedTuple):
    """The words that a typed value may be written in."""

    yes_and_no: Mapping[str, bool] = MappingProxyType({})
    """The words for yes and no in the language of who types, in small letters."""
    languages: tuple[Language, ...] = ()
    """What the choices are called, that of who types first."""

    def choice(self, kinds: Iterable[type], typed: str) -> str:
        """Return the code of the choice of *kinds* that *typed* names; else *typed* as it is.

        A code goes before a word, and a word of an earlier language before one of a later; capital
        letters do not matter. A word that one language has for two choices names neither.
        """
        sought = typed.casefold()
        choices = [one for kind in kinds if issubclass(kind, Enum) for one in kind]
        if not sought or any(typed == one.value for one in choices):
            return typed
        by_code = {one.value for one in choices if str(one.value).casefold() == sought}
        for found in (by_code, *(_called(choices, sought, words) for words in self.languages)):
            if found:
                return str(found.pop()) if len(found) == 1 else typed
        return typed


NO_WORDS = TypedWords()
"""Yes, no and every choice are known by their codes alone."""


def _called(choices: Iterable[Enum], sought: str, words: Language) -> set[str]:
    """Return the codes of the choices that *words* call *sought*."""
    named = (one for one in choices if words.has(f"choices.{type(one).__name__}.{one.value}"))
    return {one.value for one in named if words.name_of(one).casefold() == sought}
