"""casefile log: writes down a call, message, letter or meeting."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import date, time

from pydantic import ValidationError

from casefile.cli import DONE, Request
from casefile.desk.conversation import CONFIRM
from casefile.model.clean import clean
from casefile.model.contact import About, Channel, Contact, Direction, Outcome, Promise, Quoted
from casefile.model.dates import LooseDate, loose
from casefile.model.errors import BadInput
from casefile.model.fault import Fault, naming
from casefile.model.language import Language
from casefile.model.money import read_money
from casefile.model.plan import Caution
from casefile.model.record import refusal_of
from casefile.model.weekdays import split_at_weekday


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case; by what way, with whom, what was said, what was promised."""

    def told(name: str) -> str:
        return words.term(f"commands.log.option.{name}")

    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--channel", default="phone", choices=Channel, help=told("channel"))
    parser.add_argument("--who", default="", metavar="NAME", help=told("who"))
    parser.add_argument("--by", default="", metavar="NAME", help=told("by"))
    parser.add_argument("--said", default="", metavar="WORDS", help=told("said"))
    parser.add_argument("--quoted", default="unknown", choices=Quoted, help=told("quoted"))
    parser.add_argument("--at", default="", metavar='"DATE HOUR"', help=told("at"))
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--in", dest="in_", action="store_true", help=told("in"))
    way.add_argument("--out", action="store_true", help=told("out"))
    parser.add_argument("--outcome", default="unknown", choices=Outcome, help=told("outcome"))
    parser.add_argument("--promise", default="", metavar='"SUM by DATE"', help=told("promise"))
    parser.add_argument("--for", dest="debt", default="", metavar="INVOICE", help=told("for"))
    parser.add_argument("--about", default="", metavar="WHAT", help=told("about"))
    parser.add_argument("--abuse", default="", metavar="WORDS", help=told("abuse"))
    parser.add_argument("--recording", default="", metavar="MARK", help=told("recording"))
    parser.add_argument("--number", default="", metavar="PHONE", help=told("number"))


def run(request: Request) -> int:
    """Write it down with the day it was noted."""
    asked, desk = request.options, request.desk
    if not (asked.said or asked.promise or asked.abuse) and asked.outcome == "unknown":
        raise BadInput("outcome_or_said", where="--said")
    case = desk.case(asked.case)
    with naming("--at"):
        on, hour = _moment(request)
    with naming("--promise"):
        currency = desk.money_of(case)
        promise = _promise(request, currency, on.exact or desk.on)
    if asked.debt:
        if promise is None:
            raise BadInput("for_no_promise", where="--for")
        promise = promise.but(debt=asked.debt)
    about, debt = _about(asked.about)
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
            by=asked.by or desk.speaker,
            number=asked.number,
            about=about,
            debt=debt,
            said=asked.said,
            quoted=Quoted(asked.quoted),
            abuse=asked.abuse,
            outcome=Outcome(
                "promised" if promise and asked.outcome == "unknown" else asked.outcome
            ),
            promise=promise,
            recording=asked.recording,
        )
    except ValidationError as trouble:
        raise refusal_of(trouble, "log") from trouble
    cautions: tuple[Caution, ...] = ()
    if contact.direction is Direction.OUT and contact.on.exact == desk.on:  # the past is over
        cautions = desk.before_contact(case, contact.channel, on=desk.on, hour=contact.hour)
    logged = desk.log(asked.case, contact).case
    request.tell("commands.log.done", day=contact.on, who=contact.who)
    after = desk.after_contact(logged, contact)
    for caution in (*cautions, *after):
        request.talk.write(clean(request.words.say(caution.what)) + "\n")
    _prepared(request, logged.contacts[-1], confirm=any(one.code == CONFIRM for one in after))
    return DONE


def _prepared(request: Request, contact: Contact, *, confirm: bool) -> None:
    """Tell the facts a court asks of a recording; print the confirmation of a spoken promise."""
    asked, desk, words = request.options, request.desk, request.words
    if contact.recording:
        basis, facts = desk.recording(asked.case, contact)
        if basis is not None:
            request.talk.write(clean(words.say(basis.what)) + "\n")
        for fact in facts:
            if fact.there is not True:
                request.tell("commands.log.fact", fact=fact.what)
    if confirm:
        request.tell("commands.log.confirmation", case=asked.case)
        request.line(desk.confirmation(asked.case, short=True, about=contact.id))


def _about(text: str) -> tuple[About, str]:
    """Return what it was about, and the invoice; what is no word for it is the number of one."""
    if not text or text in list(About):
        return About(text or About.UNKNOWN), ""
    return About.PAYMENT, text


def _moment(request: Request) -> tuple[LooseDate, time | None]:
    text = request.options.at
    found = re.search(r"(\d{1,2}):(\d{2})\s*$", text)
    hour = _hour(*found.groups()) if found else None
    day = text[: found.start()].strip(" T") if found else text
    on = request.past_day("--at", day)
    return (on if on.known else loose(request.desk.on)), hour


def _hour(hours: str, minutes: str) -> time:
    try:
        return time(int(hours), int(minutes))
    except ValueError as trouble:
        raise Fault("not_an_hour", value=f"{hours}:{minutes}") from trouble


def _promise(request: Request, currency: str, on: date) -> Promise | None:
    """Return what was promised; between sum and day stands "by", or the word of the language.

    A day of the week needs neither: 600 on Friday. *on* is the day it was promised: a day without
    a year is the next one after it.
    """
    text = request.options.promise
    if not text:
        return None
    between = (f" {word} " for word in ("by", request.words.term("commands.log.by")))
    by = next((word for word in between if word in text), "")
    sum_, day = split_at_weekday(text)
    if by:
        sum_, _, day = text.partition(by)
    if not day:
        raise Fault("not_a_promise", value=text)
    amount = read_money(sum_, currency) if sum_.strip() else None
    return Promise(amount=amount, by=request.coming_day("--promise", day, on))
