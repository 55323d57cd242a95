"""casefile review: is it strong enough, element by element, and what to do next."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable

from casefile.cli import DONE, Request
from casefile.model.case import Case
from casefile.model.exhibit import Override
from casefile.model.language import Language
from casefile.model.review import GateLine, Review, Status, Value
from casefile.model.say import Say
from casefile.model.status import AT_REST
from casefile.rules.cited import cited
from casefile.rules.ended import ended
from casefile.rules.fallen import terms_beside
from casefile.rules.forum import door_time, doors_in_order
from casefile.rules.what_if import WhatIf


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))
    told = words.term("commands.review.option.what_if")
    parser.add_argument("--what-if", metavar="THING", nargs="*", help=told)


def run(request: Request) -> int:
    """Say it in plain words, or as JSON; with ``--what-if`` what would change, nothing kept."""
    case = request.desk.case(request.options.case)
    review = request.desk.review_of(case)
    asked = request.options.what_if
    if asked == []:
        _obtainable(request, case, review)
        return DONE
    if asked:
        found = request.desk.what_if(case, review, asked)
        if not request.as_json:
            _what_if(request, review, found)
            return DONE
        review = found.review
    if request.as_json:
        request.document(review.model_dump(mode="json", context={"words": request.words}))
    else:
        _told(request, review)
    return DONE


def _told(request: Request, review: Review) -> None:
    """Tell the whole review, part by part in the order in which it is read."""
    argued = review.state not in AT_REST
    _standing(request, review)
    if argued:
        _proof(request, review)
    _account(request, review)
    _limitation(request, review)
    if argued:
        _doors(request, review)
        _gates(request, "mediate_gates", review.gates.mediate)
        _gates(request, "court_gates", review.gates.court)
        _own_views(request, review)
        if review.value is not None:
            _worth(request, review.value)
        _reasons(request, "lawyer", (trigger.why for trigger in review.lawyer_first))
    _next_steps(request, review)
    disclaimer = review.disclaimer.get(request.words.code, "")
    if disclaimer:
        request.line()
        request.line(disclaimer)


def _proof(request: Request, review: Review) -> None:
    """Tell how well each element is proved, what speaks against it, what is missing."""
    _elements(request, review)
    _reasons(request, "defences", (defence.why for defence in review.defences))
    _gaps(request, review)
    _reasons(request, "contradictions", (clash.why for clash in review.contradictions))


def _standing(request: Request, review: Review) -> None:
    """Tell how the case stands, and for what it is ready; of what ended, that nothing is argued."""
    words, line = request.words, request.line
    line(f"{words.term('commands.review.state')}: {words.name_of(review.state)}")
    if review.state in AT_REST:
        line(words.term("commands.review.at_rest"))
        return
    for ready, key in ((review.ready.mediate, "mediate"), (review.ready.court, "court")):
        answer = words.term("words.yes" if ready else "commands.review.not_yet")
        line(f"{words.term(f'commands.review.{key}')}: {answer}")


def _elements(request: Request, review: Review) -> None:
    words, line = request.words, request.line
    _head(request, "elements")
    for element in review.elements:
        grade = f" ({element.grade.value})" if element.grade else ""
        line(f"- {words.name_of(element.element)}: {words.name_of(element.status)}{grade}")
        line(f"    {words.say(element.why)}")
        if element.override:
            line(f"    {_own(request, element.override)}")
        if element.lift:
            line(f"    {words.term('commands.review.lift')}: {words.say(element.lift)}")


def _reasons(request: Request, head: str, reasons: Iterable[Say]) -> None:
    """List reasons, a line each, under their head; nothing where there is none."""
    told = [request.words.say(why) for why in reasons]
    if told:
        _head(request, head)
    for why in told:
        request.line(f"- {why}")


def _gaps(request: Request, review: Review) -> None:
    words = request.words
    if review.gaps:
        _head(request, "gaps")
    for gap in review.gaps:
        fatal = f" [{words.term('commands.review.fatal')}]" if gap.fatal else ""
        request.line(f"- {words.say(gap.why)}{fatal} {words.say(gap.then)}")


def _account(request: Request, review: Review) -> None:
    words, line = request.words, request.line
    _head(request, "account")
    for account in review.account:
        end = ended(account)
        if end is not None:
            line(f"- {words.say(end)}")
        for name in ("invoiced", "paid", "principal", "interest", "costs", "balance"):
            if name not in account.stated:
                continue
            sum_ = account.stated[name]
            told = words.term("words.unknown") if sum_ is None else words.money(sum_)
            line(f"- {words.term(f'commands.account.{name}')}: {told}")
        for missing in account.missing:
            line(f"  ! {words.say(missing)}")
    terms = terms_beside(request.desk.case(request.options.case), review.on)
    if terms is not None:
        line(f"  ! {words.say(terms)}")


def _limitation(request: Request, review: Review) -> None:
    words, line = request.words, request.line
    _head(request, "limitation")
    for last in review.limitation:
        line(f"- {last.debt}: {words.say(last.why)}")
        if last.last_day is not None:
            told = words.term("workings.last_day", on=last.last_day, n=last.days_left)
            line(f"    {told}")
        for act in last.acts:
            line(f"    {words.say(act)}")


def _gates(request: Request, head: str, gates: Iterable[GateLine]) -> None:
    """Tell which gates are shut and why, or that all are open."""
    words, line = request.words, request.line
    _head(request, head)
    shut = [gate for gate in gates if not gate.open]
    for gate in shut:
        line(f"- {gate.gate}: {words.say(gate.why)}")
    if not shut:
        line(f"- {words.term('commands.review.all_open')}")


def _own_views(request: Request, review: Review) -> None:
    """Tell where a person set the grade of an exhibit otherwise; nothing where nobody did."""
    own = [(x.mark, x.override) for x in review.exhibits if x.override is not None]
    if own:
        request.line()
        request.line(request.words.term("packets.own_view.title"))
    for mark, view in own:
        request.line(f"- {mark}: {_own(request, view)}")


def _next_steps(request: Request, review: Review) -> None:
    if review.next_steps:
        _head(request, "next")
    for n, step in enumerate(review.next_steps, 1):
        request.line(f"{n}. {request.words.told(step.step, step.why, step.effect)}")


def _own(request: Request, view: Override) -> str:
    """Return a person's own view: the word or letter, why, who, when."""
    words = request.words
    word = words.name_of(Status(view.status)) if view.status else view.grade
    by = words.term("own_view.by", by=view.by or "-", on=words.loose_day(view.on))
    return f"{words.term('commands.review.own_view')}: {word}. {words.value(view.why)} ({by})"


def _worth(request: Request, worth: Value) -> None:
    """Tell the worth as the user's own opinion, and what moves it most."""
    words, line = request.words, request.line
    line()
    line(words.term("packets.worth.title"))
    for name in ("low", "likely", "high", "floor", "ceiling"):
        amount = getattr(worth, name)
        if amount is not None:
            line(f"- {words.term(f'worth.{name}')}: {words.money(amount)}")
    if worth.break_even is None:
        line(f"- {words.term('worth.never_even')}")
    else:
        line(f"- {words.term('worth.break_even', chance=words.number(worth.break_even))}")
    if worth.range_of_agreement is not None:
        line(f"- {words.term('worth.room' if worth.range_of_agreement else 'worth.no_room')}")
    if worth.tornado:
        line(f"- {words.term('worth.tornado')}:")
    for swing in worth.tornado:
        told = words.term("worth.from_to", low=swing.low, high=swing.high)
        line(f"    {words.term(f'worth.inputs.{swing.input}')}: {told}")


def _obtainable(request: Request, case: Case, review: Review) -> None:
    """List what could still be got, each by the name that ``--what-if`` takes."""
    words, line = request.words, request.line
    line(words.term("what_if.things"))
    for thing in request.desk.obtainable(case, review):
        line(f"- {thing.name}: {words.say(thing.what)}")
    for lift in request.desk.what_would_lift(case, review)[:1]:
        line(words.term("what_if.cheapest"))
        for said in lift.things:
            line(f"- {words.say(said)}")


def _what_if(request: Request, before: Review, found: WhatIf) -> None:
    """Tell what would stand otherwise with the things asked for."""
    words, line = request.words, request.line
    line(words.term("what_if.with_it"))
    for element, was, then in found.becomes:
        line(f"- {words.name_of(element)}: {words.name_of(was)} -> {words.name_of(then)}")
    for key, gates in (("opens", found.opens), ("shuts", found.shuts)):
        if gates:
            line(f"- {words.term(f'what_if.{key}', gates=' '.join(gates))}")
    if found.review.state is not before.state:
        states = (words.name_of(before.state), words.name_of(found.review.state))
        line(f"- {words.term('what_if.state')}: {states[0]} -> {states[1]}")
    if not (found.becomes or found.opens or found.shuts):
        line(f"- {words.term('what_if.nothing')}")


def _doors(request: Request, review: Review) -> None:
    """Tell where the claim may be brought: what comes first, the fees; else what lacks."""
    words, line = request.words, request.line
    line()
    line(words.term("doors.head"))
    names = {forum.id: forum.names for forum in request.desk.laws[review.place].forums}
    if not review.forum:
        line(f"- {words.term('doors.none')}")
    for door in doors_in_order(review.forum):
        answer = words.term("doors.open" if door.open else "doors.shut")
        line(f"- {words.value(names.get(door.forum, {'en': door.forum}))}: {answer}")
        told = [("first", said) for said in door.first] if door.open else []
        fees = (("fee", door.fee), ("later", door.later), ("lawyer", door.lawyer))
        told += [("lacks", said) for said in door.lacks]
        told += [(key, fee) for key, fee in fees if fee]
        for key, said in told:
            line(f"    {words.term(f'doors.{key}')}: {words.say(said)}")
        if not door.open:
            continue
        line(f"    {words.term('doors.time')}: {'; '.join(map(words.say, door_time(door)))}")
        for note in door.notes:
            line(f"    {words.say(note)}")
        line(f"    {words.term('doors.source', source=cited(door.source))}")


def _head(request: Request, name: str) -> None:
    request.line()
    request.line(request.words.term(f"commands.review.head.{name}"))
