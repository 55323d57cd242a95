"""casefile schema: the JSON Schema of case.toml and of the review."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.case import Case
from casefile.model.language import Language
from casefile.model.review import Review


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Of which record."""
    parser.add_argument("record", nargs="?", default="case", choices=["case", "review"])


def run(request: Request) -> int:
    """Print it."""
    if request.options.record == "review":
        request.document(Review.model_json_schema(mode="serialization"))
    else:
        request.document(Case.model_json_schema())
    return DONE
