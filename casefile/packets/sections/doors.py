"""Where the claim may be brought: each door, whether it is open, what lacks, fees and time."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table, Text
from casefile.model.review import ForumLine
from casefile.model.say import Say
from casefile.packets.matter import Matter
from casefile.rules.cited import cited
from casefile.rules.forum import door_time

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table of the doors, open ones first; then what to know of each, and its source."""
    title = matter.words.term("doors.head")
    done: list[Block] = [Heading(1, title, "doors")]
    doors = sorted(matter.review.forum, key=lambda door: not door.open)
    if not doors:
        return (*done, Para(matter.words.term("doors.none")))
    columns = (
        Column(matter.words.term("doors.door"), 3),
        Column(matter.words.term("doors.answer"), 1.2, "center"),
        Column(matter.words.term("doors.needs"), 5),
        Column(matter.words.term("doors.fees"), 4),
        Column(matter.words.term("doors.time"), 2.6),
    )
    rows: list[Row] = []
    above: tuple[Say, ...] = ()
    for door in doors:
        rows.append(_row(matter, door, above))
        above = door.first
    done.append(Table(columns, tuple(rows), title=title))
    for door in doors:
        told = [matter.words.say(note) for note in door.notes]
        told.append(matter.words.term("doors.source", source=cited(door.source)))
        done.append(Para((Span(f"{_name(matter, door)}: ", "strong"), " ".join(told)), "Note"))
    return tuple(done)


def _name(matter: Matter, door: ForumLine) -> str:
    names = {forum.id: forum.names for forum in matter.law.forums}
    return matter.words.value(names.get(door.forum, {"en": door.forum}))


def _row(matter: Matter, door: ForumLine, above: tuple[Say, ...]) -> Row:
    """Return one door; *above* is what comes first at the door before it, told but once."""
    answer = matter.words.term("doors.open" if door.open else "doors.shut")
    first = (Say("doors.as_above"),) if door.first and door.first == above else door.first
    needs = [("lacks", said) for said in door.lacks] + [("first", said) for said in first]
    fees = [("now", door.fee or Say("doors.fee_unknown"))]
    if door.later is not None:
        fees.append(("then", door.later))
    if door.lawyer is not None:
        fees.append(("lawyer", door.lawyer))
    time = "; ".join(matter.words.say(said) for said in door_time(door))
    return Row(
        (
            _name(matter, door),
            (Span(answer, "strong"),),
            _named(matter, needs) if needs else "–",
            _named(matter, fees),
            time,
        )
    )


def _named(matter: Matter, told: list[tuple[str, Say]]) -> Text:
    """Return each sentence behind its name, one after another."""
    words = matter.words
    return " ".join(f"{words.term(f'doors.{key}')}: {words.told(said)}" for key, said in told)
