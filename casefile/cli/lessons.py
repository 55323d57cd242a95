"""casefile lessons: what a matter teaches; without a case, the warning signs of all of them."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from casefile.cli import DONE, Request
from casefile.model.clean import one_line
from casefile.model.language import Language
from casefile.rules.lessons import own_lessons


def arguments(parser: ArgumentParser, words: Language) -> None:
    """One case or all; a Word page beside."""
    parser.add_argument("case", nargs="?", default="", metavar="CASE")
    parser.add_argument("--to", default="", metavar="FILE", help=words.term("commands.lessons.to"))
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Tell the lessons of one matter, or the signs that earlier cases showed."""
    asked, desk, words = request.options, request.desk, request.words
    to = Path(asked.to) if asked.to else None
    if asked.case:
        found = desk.lessons(asked.case)
        if request.as_json:
            request.document([x.model_dump(mode="json", context={"words": words}) for x in found])
            return DONE
        for said in desk.ended(asked.case):
            request.line(words.say(said))
        for ending in desk.case(asked.case).endings:
            for key, told in own_lessons(ending):
                request.line(f"{words.term(key)}: {one_line(told)}")
        for lesson in found:
            request.line(f"- {words.say(lesson.what)} {words.say(lesson.next_time)}")
        if to is not None:
            request.line(str(desk.write(asked.case, "lessons_page", to=to).path))
        return DONE
    signs = desk.warning_signs()
    if request.as_json:
        request.document([x.model_dump(mode="json", context={"words": words}) for x in signs])
        return DONE
    for sign in signs:
        numbers = ", ".join(str(n) for n in sign.numbers)
        seen = words.term("packets.signs.seen", n=sign.cases, numbers=numbers)
        request.line(f"- {words.say(sign.what)} {seen}. {words.say(sign.ask)}")
    if not signs:
        request.tell("packets.signs.none")
    if to is not None:
        written = desk.write_over_all("warning_signs_page", to=to, language=words.code)
        request.line(str(written.path))
    return DONE
