"""casefile forms: the forms, for whom they are; an office's own paper or wording examined."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, FOUND, Request
from casefile.desk.form_check import form_check
from casefile.model.errors import BadInput
from casefile.model.form import Form
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Nothing, or check and a file."""
    parser.add_argument("what", nargs="?", choices=["check"], help=words.term("forms.check.help"))
    parser.add_argument("file", nargs="?", metavar="FILE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """List them, or examine a file; exit 1 when something in it must be mended."""
    words = request.words
    if request.options.what == "check":
        return _checked(request)
    forms = request.desk.forms.values()
    if request.as_json:
        request.document(
            [
                {
                    "form": form.name,
                    "names": {code: _named(form, code) for code in sorted(form.words)},
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
                _named(form, words.code),
                words.name_of(form.audience),
                ", ".join(sorted(form.words)),
            ]
            for form in forms
        ],
    )
    return DONE


def _named(form: Form, code: str) -> str:
    """Return what people call the form; its subject where it has no name of its own."""
    told = form.words.get(code, {})
    return told.get("name") or told.get("subject") or form.name


def _checked(request: Request) -> int:
    if not request.options.file:
        raise BadInput("file_needed", where="forms check")
    answer = form_check(request.desk, Path(request.options.file))
    for say in (*answer.told, *answer.faults):
        request.line(request.words.say(say))
    request.tell("forms.check.faults" if answer.faults else "forms.check.holds")
    return FOUND if answer.faults else DONE
