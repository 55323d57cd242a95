"""The frame of the command line, usage, help and complaints, in the reader's language.

argparse asks gettext for its own sentences, in English. Here it asks the wording instead: each of
its sentences has a key under ``frame``, and so have the words that stand for a value (``CASE``).
"""

from __future__ import annotations

import argparse
import re
from argparse import Action, ArgumentError, ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import EnumType
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from casefile.model.errors import BadInput
from casefile.model.language import Language
from casefile.model.say import coded

FRAME = {
    "usage: ": "usage",
    "positional arguments": "positionals",
    "options": "options",
    "show this help message and exit": "help",
    "argument %(argument_name)s: %(message)s": "at_argument",
    "unrecognized arguments: %s": "not_known",
    "not allowed with argument %s": "not_together",
    "ignored explicit argument %r": "takes_no_value",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_required",
    "expected one argument": "one_value",
    "expected at most one argument": "one_value_at_most",
    "expected at least one argument": "one_value_at_least",
    "ambiguous option: %(option)s could match %(matches)s": "could_be",
    "unexpected option string: %s": "not_known",
    "invalid %(type)s value: %(value)r": "not_whole_number",
    "invalid choice: %(value)r (choose from %(choices)s)": "not_a_choice",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "no_such_command",
}
"""The sentences of argparse that a user can bring about, and their keys. Numbers are whole: no
command asks for another type of value."""

_GAP = re.compile(r"%(?:\((\w+)\))?[sr]")


@contextmanager
def frame_in(words: Language) -> Iterator[None]:
    """Let argparse, while parsers are made and asked, speak *words*."""

    def sentence(english: str) -> str:
        key = FRAME.get(english)
        if key is None:
            return english
        gaps = {match.group(1) or "what": match.group() for match in _GAP.finditer(english)}
        return words.term(f"frame.{key}", **gaps)

    before = vars(argparse)["_"]
    vars(argparse)["_"] = sentence
    try:
        yield
    finally:
        vars(argparse)["_"] = before


class Parser(ArgumentParser):
    """A parser whose values are named in its language; a fault of the options is a refusal."""

    words: ClassVar[Language]
    own: ClassVar[Path | None]
    """Where the user's own packs and forms lie, for a help that lists them."""
    _mixed = False

    @classmethod
    def of(cls, words: Language, own: Path | None = None) -> type[Parser]:
        """Return the class of parsers, and of their commands, in one language."""
        return type("Parser", (cls,), {"words": words, "own": own})

    def add_argument(self, *names: Any, **given: Any) -> Action:
        """Add an option; the word that stands for its value is put into the language.

        Choices are a kind of choice (`StrEnum`), or codes with their words: what is typed stays the
        code, help and refusal tell each with its word.
        """
        named = given.get("metavar") or names[-1].lstrip("-").upper()
        if "metavar" in given or not given.keys() & {"action", "choices"}:
            given["metavar"] = _stands_for(self.words, named)
        if isinstance(given.get("choices"), EnumType):
            kind = given["choices"]
            given["choices"] = {one.value: self.words.name_of(one) for one in kind}
        if isinstance(given.get("choices"), Mapping):
            listed = _listed(self.words, given["choices"])
            given["help"] = f"{given['help']}: {listed}" if "help" in given else listed
        return super().add_argument(*names, **given)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """Take what may be left out where it stands, behind an option too: ``pay 1 --dated D SUM``.

        argparse takes it for left out as soon as an option follows what is before it.
        """
        known, left = super().parse_known_args(args, namespace)
        may_lack = [one for one in self._get_positional_actions() if one.nargs in ("?", "*")]
        if not left or not may_lack or self._mixed:
            return known, left
        self._mixed = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixed = False

    def _check_value(self, action: Action, value: Any) -> None:
        """Refuse what is no choice, telling what is one. Raises: ArgumentError."""
        choices = action.choices
        if isinstance(choices, Mapping) and value not in choices and action.dest != "command":
            told = self.words.term(
                "frame.not_a_choice", value=repr(value), choices=_listed(self.words, choices)
            )
            raise ArgumentError(action, told)
        super()._check_value(action, value)

    def parse_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> Namespace:
        """Take all that is given. Raises: BadInput; what is left over is told by its command."""
        known, left = self.parse_known_args(args, namespace)
        if left:
            named = f"{self.prog} {getattr(known, 'command', None) or ''}".strip()
            fault = self.words.term("frame.not_known", what=" ".join(left))
            raise BadInput("bad_option", where=named, command=named, fault=fault)
        return known

    def error(self, message: str) -> NoReturn:
        """Raises: BadInput, in the place of leaving the program."""
        raise BadInput("bad_option", where=self.prog, command=self.prog, fault=message)


def _listed(words: Language, choices: Mapping[str, str]) -> str:
    return words.value(tuple(coded(code, word) for code, word in choices.items()))


def _stands_for(words: Language, name: str) -> str:
    """Return the word for a value, part by part: ``FIELD=VALUE``, ``FORM|ID``."""

    def word(match: re.Match[str]) -> str:
        key = f"frame.value.{match.group()}"
        return words.term(key) if words.has(key) else match.group()

    return re.sub(r"[A-Z]{2,}|\bN\b", word, name)
