"""casefile log: writes down a call, message, letter or meeting."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import date, time

from pydantic import ValidationError

from casefile.cli import DONE, Request
from casefile.model.clean import clean
from casefile.model.contact import Channel, Contact, Direction, Outcome, Promise
from casefile.model.dates import LooseDate, loose, read_day
from casefile.model.errors import BadInput
from casefile.model.language import Language
from casefile.model.money import read_money
from casefile.model.plan import Caution
from casefile.model.record import refusal_of


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case; by what way, with whom, what was said, what was promised."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--channel", default="phone", choices=[c.value for c in Channel])
    parser.add_argument("--who", default="", metavar="NAME")
    parser.add_argument("--said", default="", metavar="WORDS")
    parser.add_argument("--at", default="", metavar='"DATE HOUR"')
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--in", dest="in_", action="store_true")
    way.add_argument("--out", action="store_true")
    parser.add_argument("--outcome", default="unknown", choices=[o.value for o in Outcome])
    parser.add_argument("--promise", default="", metavar='"SUM by DATE"')
    parser.add_argument("--recording", default="", metavar="MARK")
    parser.add_argument("--number", default="", metavar="PHONE")


def run(request: Request) -> int:
    """Write it down with the day it was noted."""
    asked, desk = request.options, request.desk
    if not asked.said and asked.outcome == "unknown" and not asked.promise:
        raise BadInput("outcome_or_said", where="--said")
    case = desk.case(asked.case)
    try:
        on, hour = _moment(asked.at, desk.on)
        promise = _promise(asked.promise, case.currencies[0] if case.currencies else "", desk.on)
    except ValidationError as trouble:
        raise refusal_of(trouble, "--promise") from trouble
    except ValueError as trouble:
        raise BadInput("bad_field", field="--at, --promise", fault=str(trouble)) from trouble
    if asked.recording and case.exhibit(asked.recording) is None:
        known = ", ".join(x.mark for x in case.exhibits)
        raise BadInput("no_such_exhibit", where=asked.recording, known=known or "-")
    try:
        contact = Contact(
            on=on,
            hour=hour,
            channel=Channel(asked.channel),
            direction=Direction.IN if asked.in_ else Direction.OUT,
            who=asked.who or case.respondent.name,
            by=desk.actor,
            number=asked.number,
            said=asked.said,
            outcome=Outcome(
                "promised" if promise and asked.outcome == "unknown" else asked.outcome
            ),
            promise=promise,
            recording=asked.recording,
        )
    except ValidationError as trouble:
        raise refusal_of(trouble, "log") from trouble
    cautions: tuple[Caution, ...] = ()
    if contact.direction is Direction.OUT and contact.on.exact is not None:
        cautions = desk.before_contact(
            asked.case, contact.channel, on=contact.on.exact, hour=contact.hour
        )
    desk.log(asked.case, contact)
    request.tell("commands.log.done", day=contact.on, who=contact.who)
    for caution in (*cautions, *desk.after_contact(contact)):
        request.talk.write(clean(request.words.say(caution.what)) + "\n")
    return DONE


def _moment(text: str, on: date) -> tuple[LooseDate, time | None]:
    if not text:
        return loose(on), None
    found = re.search(r"(\d{1,2}):(\d{2})\s*$", text)
    hour = time(int(found.group(1)), int(found.group(2))) if found else None
    day = text[: found.start()].strip(" T") if found else text
    return (read_day(day, on) if day else loose(on)), hour


def _promise(text: str, currency: str, on: date) -> Promise | None:
    if not text:
        return None
    sum_, by, day = text.partition(" by ")
    if not by:
        raise ValueError(f"a promise is a sum by a day: {text}")
    return Promise(
        amount=read_money(sum_, currency) if sum_.strip() else None, by=read_day(day, on)
    )
