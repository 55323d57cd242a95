"""casefile review: is it strong enough, element by element, and what to do next."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.language import Language
from casefile.model.review import Review
from casefile.rules.cited import cited
from casefile.rules.forum import door_time


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case."""
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("--json", action="store_true", help=words.term("commands.option.json"))


def run(request: Request) -> int:
    """Say it in plain words, or as JSON."""
    review = request.desk.review(request.options.case)
    if request.as_json:
        request.document(review.model_dump(mode="json", context={"words": request.words}))
    else:
        _told(request, review)
    return DONE


def _told(request: Request, review: Review) -> None:
    words, line = request.words, request.line
    line(f"{words.term('commands.review.state')}: {words.name_of(review.state)}")
    for ready, key in ((review.ready.mediate, "mediate"), (review.ready.court, "court")):
        answer = words.term("words.yes" if ready else "commands.review.not_yet")
        line(f"{words.term(f'commands.review.{key}')}: {answer}")
    _head(request, "elements")
    for element in review.elements:
        grade = f" ({element.grade.value})" if element.grade else ""
        line(f"- {words.name_of(element.element)}: {words.name_of(element.status)}{grade}")
        line(f"    {words.say(element.why)}")
        if element.override:
            line(f"    {words.term('commands.review.own_view')}: {element.override.why}")
        if element.lift:
            line(f"    {words.term('commands.review.lift')}: {words.say(element.lift)}")
    if review.defences:
        _head(request, "defences")
        for defence in review.defences:
            line(f"- {words.name_of(defence.defence)}: {words.say(defence.why)}")
    if review.gaps:
        _head(request, "gaps")
        for gap in review.gaps:
            fatal = f" [{words.term('commands.review.fatal')}]" if gap.fatal else ""
            line(f"- {words.say(gap.why)}{fatal} {words.say(gap.then)}")
    _head(request, "account")
    for account in review.account:
        for name in ("principal", "interest", "costs", "paid", "balance"):
            line(
                f"- {words.term(f'commands.account.{name}')}: {words.value(getattr(account, name))}"
            )
        for missing in account.missing:
            line(f"  ! {words.say(missing)}")
    _head(request, "limitation")
    for last in review.limitation:
        line(f"- {last.debt}: {words.say(last.why)}")
        if last.last_day is not None:
            told = words.term("workings.last_day", on=last.last_day, n=last.days_left)
            line(f"    {told}")
        for act in last.acts:
            line(f"    {words.say(act)}")
    _doors(request, review)
    for name, gates in (("mediate", review.gates.mediate), ("court", review.gates.court)):
        shut = [gate for gate in gates if not gate.open]
        _head(request, f"{name}_gates")
        for gate in shut:
            line(f"- {gate.gate}: {words.say(gate.why)}")
        if not shut:
            line(f"- {words.term('commands.review.all_open')}")
    if review.lawyer_first:
        _head(request, "lawyer")
        for trigger in review.lawyer_first:
            line(f"- {words.say(trigger.why)}")
    _head(request, "next")
    for n, step in enumerate(review.next_steps, 1):
        line(f"{n}. {words.told(step.step, step.why, step.effect)}")
    disclaimer = review.disclaimer.get(words.code, "")
    if disclaimer:
        line()
        line(disclaimer)


def _doors(request: Request, review: Review) -> None:
    """Tell where the claim may be brought: yes or no, what lacks, what comes first, the fees."""
    words, line = request.words, request.line
    line()
    line(words.term("doors.head"))
    names = {forum.id: forum.names for forum in request.desk.laws[review.place].forums}
    if not review.forum:
        line(f"- {words.term('doors.none')}")
    for door in review.forum:
        answer = words.term("doors.open" if door.open else "doors.shut")
        line(f"- {words.value(names.get(door.forum, {'en': door.forum}))}: {answer}")
        told = [("lacks", said) for said in door.lacks] + [("first", said) for said in door.first]
        fees = (("fee", door.fee), ("later", door.later), ("lawyer", door.lawyer))
        told += [(key, fee) for key, fee in fees if fee]
        for key, said in told:
            line(f"    {words.term(f'doors.{key}')}: {words.say(said)}")
        line(f"    {words.term('doors.time')}: {'; '.join(map(words.say, door_time(door)))}")
        for note in door.notes:
            line(f"    {words.say(note)}")
        line(f"    {words.term('doors.source', source=cited(door.source))}")


def _head(request: Request, name: str) -> None:
    request.line()
    request.line(request.words.term(f"commands.review.head.{name}"))
