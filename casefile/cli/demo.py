"""casefile demo: the main job on the sample cases."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.desk.desk import Desk
from casefile.desk.samples import DEMO_FORMS
from casefile.model.errors import BadInput
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Where the library of samples goes."""
    parser.add_argument("--to", metavar="DIR")


def run(request: Request) -> int:
    """With a terminal, open the samples; without, review each and write its packets."""
    asked = request.options.to
    home = Path(asked) if asked else request.desk.home / "demo"
    if home.exists() and not home.is_dir():
        raise BadInput("not_a_folder_for_demo", where=str(home))
    desk = Desk.at(home, language=getattr(request.options, "language", ""))
    samples = desk.demo()
    if request.terminal is not None:
        return request.terminal(desk)
    for sample in samples:
        reading = desk.on_day(sample.on)
        case = reading.case(sample.id)
        review = reading.review(sample.id)
        request.line()
        request.term(
            "commands.demo.case",
            number=case.number,
            title=case.title,
            day=sample.on,
            state=review.state,
        )
        for element in review.elements:
            request.line(
                f"  {request.words.name_of(element.element)}: "
                f"{request.words.name_of(element.status)}"
            )
        for form in DEMO_FORMS:
            written = reading.write(sample.id, form)
            request.line(f"  {form}: {written.path}")
    request.line()
    request.tell("commands.demo.done", home=str(home), n=len(samples))
    return DONE
