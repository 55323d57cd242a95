"""casefile demo: the main job on the sample cases."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.desk.desk import Desk
from casefile.desk.records import Sample
from casefile.desk.samples import DEMO_FORMS
from casefile.model.errors import BadInput
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Where the library of samples goes."""
    parser.add_argument("--to", metavar="DIR")


def run(request: Request) -> int:
    """Review each sample and write its packets; in a terminal, open the samples then.

    In a terminal what was written before is not written again.
    """
    asked = request.options.to
    home = Path(asked) if asked else request.desk.home / "demo"
    if home.exists() and not home.is_dir():
        raise BadInput("not_a_folder_for_demo", where=str(home))
    language = getattr(request.options, "language", "")
    desk = Desk.at(home, language=language)
    if language:  # the library of samples is read again in the language it was made in
        desk.keep_language(language)
    samples = desk.demo()
    for sample in samples:
        if request.terminal is None or not desk.laid_down(sample.id).keys() >= set(DEMO_FORMS):
            _main_job(request, desk, sample)
    code = DONE if request.terminal is None else request.terminal(desk)
    request.line()
    request.tell("commands.demo.done", home=str(home), n=len(samples))
    request.tell("commands.demo.again", home=shlex.quote(str(home)))
    return code


def _main_job(request: Request, desk: Desk, sample: Sample) -> None:
    """Review one sample on its day, write its packets, tell both."""
    reading = desk.on_day(sample.on)
    review = reading.review(sample.id)
    request.line()
    request.term(
        "commands.demo.case",
        number=reading.case(sample.id).number,
        title=reading.case(sample.id).title,
        day=sample.on,
        state=review.state,
    )
    for element in review.elements:
        request.line(
            f"  {request.words.name_of(element.element)}: {request.words.name_of(element.status)}"
        )
    for form in DEMO_FORMS:
        called = reading.form(form).called(request.words.code)
        request.line(f"  {called}: {reading.write(sample.id, form).path}")
