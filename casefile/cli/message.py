"""casefile message: a letter as the text of an e-mail or a short message; nothing is sent."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.clean import clean
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, which letter, long or short."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("form", metavar="FORM")
    parser.add_argument(
        "--about", default="", metavar="ID", help=words.term("commands.write.about")
    )
    parser.add_argument("--short", action="store_true", help=words.term("commands.message.short"))


def run(request: Request) -> int:
    """Print the text, ready to be copied."""
    asked = request.options
    cautions = request.desk.before_letter(asked.case, asked.form, about=asked.about)
    text = request.desk.message(
        asked.case,
        asked.form,
        language=getattr(asked, "language", ""),
        short=asked.short,
        about=asked.about,
    )
    for caution in cautions:  # of a message that was refused, the refusal alone is told
        request.talk.write(clean(request.words.say(caution.what)) + "\n")
    request.data.write(text.rstrip("\n") + "\n")
    request.desk.keep_text(asked.case, asked.form, text)
    request.tell("commands.write.once_out", case=asked.case, form=asked.form)
    return DONE
