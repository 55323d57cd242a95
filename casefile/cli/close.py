"""casefile close: ends a matter with how and why; with --again, takes it up again."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.case import Ended, Ending
from casefile.model.errors import BadInput
from casefile.model.language import Language


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, how it ended, why, and what it teaches."""

    def told(name: str) -> str:
        return words.term(f"commands.close.{name}")

    yes_or_no = {code: words.term(f"words.{code}") for code in ("yes", "no")}
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("how", metavar="HOW", nargs="?", choices=Ended)
    parser.add_argument("--why", default="", metavar="WORDS", help=told("why"))
    parser.add_argument("--content", choices=yes_or_no, help=told("content"))
    parser.add_argument("--hard", default="", metavar="WORDS", help=told("hard"))
    parser.add_argument("--change", default="", metavar="WORDS", help=told("change"))
    parser.add_argument("--again", action="store_true", help=told("again"))


def run(request: Request) -> int:
    """End it, and tell what the file teaches; or take it up again."""
    asked, desk, words = request.options, request.desk, request.words
    if asked.again:
        desk.reopen(asked.case)
        request.tell("commands.close.reopened")
        return DONE
    if not asked.how:
        raise BadInput("nothing_given", where="close", command="close")
    content = {"yes": True, "no": False}.get(asked.content)
    ending = Ending(
        how=Ended(asked.how), why=asked.why, content=content, hard=asked.hard, change=asked.change
    )
    desk.close(asked.case, ending)
    request.tell("commands.close.done")
    for lesson in desk.lessons(asked.case):
        request.line(f"- {words.say(lesson.what)} {words.say(lesson.next_time)}")
    return DONE
