"""casefile forms: the forms, for whom they are, in which languages."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """No options but JSON."""
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """List them."""
    words = request.words
    forms = request.desk.forms.values()
    if request.as_json:
        request.document(
            [
                {
                    "form": form.name,
                    "audience": form.audience.value,
                    "place": form.place,
                    "languages": sorted(form.words),
                    "own": form.own,
                }
                for form in forms
            ]
        )
        return DONE
    heads = [words.term(f"commands.forms.{x}") for x in ("form", "title", "audience", "languages")]
    request.table(
        heads,
        [
            [
                form.name,
                form.words.get(words.code, {}).get("subject", form.name),
                words.name_of(form.audience),
                ", ".join(sorted(form.words)),
            ]
            for form in forms
        ],
    )
    return DONE
