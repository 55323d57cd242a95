"""casefile mediation: does it fit, whom to propose, what lacks, what to keep secret, what next."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Say how the way to a mediator stands; for the owner alone."""
    words = request.words
    found = request.desk.mediation(request.options.case)
    if request.as_json:
        request.document(found.model_dump(mode="json", context={"words": words}))
        return DONE
    request.line(words.say(found.next))
    groups = {
        "fits": found.fits,
        "against": found.against,
        "stoppers": found.stoppers,
        "whom": found.whom,
        "lacks": found.lacks,
        "keep": tuple(caution.what for caution in found.keep),
    }
    for name, says in groups.items():
        if says:
            request.line()
            request.term(f"commands.mediation.{name}")
        for say in says:
            request.line(f"- {words.say(say)}")
    return DONE
