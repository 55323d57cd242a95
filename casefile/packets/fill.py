"""A form's own words, filled: strict placeholders, blanks that are seen, strong words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casefile.model.blocks import Inline, Span, Text, parts_of
from casefile.model.errors import BadData
from casefile.model.form import Form, Part
from casefile.model.language import Language

_PIECE = re.compile(r"\{(\w+)\}|\*\*(.+?)\*\*")


def form_words(form: Form, key: str, language: str) -> str:
    """Return the words of *key* in *language*. Raises: BadData, naming form and key."""
    words = form.words.get(language, {}).get(key)
    if words is None:
        raise BadData("form_lacks_words", where=f"{form.name}/{language}.toml", field=key)
    return words


def filled(form: Form, key: str, language: Language, known: Mapping[str, str]) -> tuple[Text, ...]:
    """Return the paragraphs of *key*, each placeholder replaced; a blank is marked to complete.

    Raises: BadData, when the words name a fact that no case has, with the form's file and key.
    """
    words = form_words(form, key, language.code)
    return tuple(
        _paragraph(form, key, piece.strip(" \n"), language, known)
        for piece in words.strip(" \n").split("\n\n")
    )


def _paragraph(
    form: Form, key: str, words: str, language: Language, known: Mapping[str, str]
) -> Text:
    parts: list[Inline] = []
    at = 0
    for match in _PIECE.finditer(words):
        if match.start() > at:
            _join(parts, words[at : match.start()])
        at = match.end()
        name, strong = match.groups()
        if strong is not None:
            inner = _paragraph(form, key, strong, language, known)
            parts += [_strong(one) for one in parts_of(inner)]
            continue
        if name not in known:
            where = f"{form.name}/{language.code}.toml"
            raise BadData("no_such_fact", where=where, field=key, fact=name)
        if known[name]:
            parts.append(known[name])
        else:
            parts.append(Span(f"[{language.term(f'packets.blanks.{name}')}]", "to_complete"))
    if at < len(words):
        _join(parts, words[at:])
    if all(isinstance(part, str) for part in parts):
        return "".join(str(part) for part in parts)
    return tuple(parts)


def _join(parts: list[Inline], words: str) -> None:
    """Add words after a value; no full stop follows one that ``sp. z o.o.`` or a question ends."""
    last = parts[-1] if parts else ""
    shown = last if isinstance(last, str) else last.text if isinstance(last, Span) else ""
    ends = shown.endswith((".", "?", "!", "…"))
    parts.append(words[1:] if ends and words.startswith(".") else words)


def _strong(part: Inline) -> Inline:
    return Span(part, "strong") if isinstance(part, str) else part


def stands(part: Part, known: Mapping[str, bool], form: Form) -> bool:
    """True when every condition of the part holds. Raises: BadData, for an unknown one."""
    for name in part.when.split():
        wanted = not name.startswith("!")
        bare = name.lstrip("!")
        if bare not in known and not bare.startswith("place_"):
            raise BadData("no_such_condition", where=f"{form.name}/outline.toml", field=bare)
        if known.get(bare, False) is not wanted:
            return False
    return True
