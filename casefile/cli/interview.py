"""casefile interview: open questions to a witness; nothing is put into his mouth."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, which witness."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument(
        "witness", nargs="?", default="", help=words.term("commands.interview.witness")
    )
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Print what to keep in mind and the questions, element by element."""
    words, asked = request.words, request.options
    found = request.desk.interview(asked.case, asked.witness)
    if request.as_json:
        request.document(found.model_dump(mode="json", context={"words": words}))
        return DONE
    request.line(found.name)
    for rule in found.keep:
        request.line(f"! {words.say(rule)}")
    part = None
    for question in found.questions:
        if question.element is not part and question.element is not None:
            request.line()
            request.line(words.name_of(question.element))
        part = question.element
        request.line(f"- {words.say(question.ask)}")
    return DONE
