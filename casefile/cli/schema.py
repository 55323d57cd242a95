"""casefile schema: the JSON Schema of case.toml and of the review."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from casefile.cli import DONE, Request
from casefile.model.case import Case
from casefile.model.language import Language
from casefile.model.review import Review

_WORDS = "x-words"
"""Beside the codes of a choice: the word for each, in the reader's language."""


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Of which record."""
    parser.add_argument("record", nargs="?", default="case", choices=["case", "review"])


def run(request: Request) -> int:
    """Print it: names and codes as they are typed, titles and words for them to be read."""
    if request.options.record == "review":
        schema = Review.model_json_schema(mode="serialization")
    else:
        schema = Case.model_json_schema()
        for record in (schema, *schema["$defs"].values()):
            _entitled(record.get("properties", {}), request.words)
    for name, choice in schema["$defs"].items():
        if "enum" in choice:
            choice[_WORDS] = {
                code: request.words.term(f"choices.{name}.{code}") for code in choice["enum"]
            }
    request.document(schema)
    return DONE


def _entitled(fields: dict[str, dict[str, Any]], words: Language) -> None:
    """Let each field be entitled as the history calls it."""
    for name, field in fields.items():
        field["title"] = words.term(f"history.fields.{name}")
