"""Where the claim may be brought: each door, whether it is open, what lacks, fees and time."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table
from casefile.model.review import ForumLine
from casefile.model.status import AT_REST
from casefile.packets.matter import Matter
from casefile.rules.cited import cited
from casefile.rules.forum import door_time, doors_in_order

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return a table of the doors, open ones first; then what to know of each, and the sources.

    Nothing of a matter in which nothing is argued any more.
    """
    if matter.review.state in AT_REST:
        return ()
    title = matter.words.term("doors.head")
    done: list[Block] = [Heading(1, title, "doors")]
    doors = doors_in_order(matter.review.forum)
    if not doors:
        return (*done, Para(matter.words.term("doors.none")))
    columns = (
        Column(matter.words.term("doors.door"), 3),
        Column(matter.words.term("doors.answer"), 1.9, "center"),
        Column(matter.words.term("doors.needs"), 5.2),
        Column(matter.words.term("doors.fees"), 3.2),
        Column(matter.words.term("doors.time"), 2.6),
    )
    sources: dict[str, int] = {}
    rows = tuple(_row(matter, door, sources) for door in doors)
    done.append(Table(columns, rows, title=title))
    for door in doors:
        told = [matter.words.say(note) for note in door.notes]
        told.append(matter.words.term("doors.source", source=cited(door.source)))
        done.append(Para((Span(f"{_name(matter, door)}: ", "strong"), " ".join(told)), "Note"))
    if sources:
        done.append(Para(matter.words.term("doors.fee_sources"), "caption"))
        done += [Para(f"[{number}] {source}", "Note") for source, number in sources.items()]
    return tuple(done)


def _name(matter: Matter, door: ForumLine) -> str:
    names = {forum.id: forum.names for forum in matter.law.forums}
    return matter.words.value(names.get(door.forum, {"en": door.forum}))


def _row(matter: Matter, door: ForumLine, sources: dict[str, int]) -> Row:
    words = matter.words
    answer = words.term("doors.open" if door.open else "doors.shut")
    needs = [("lacks", said) for said in door.lacks] + [("first", said) for said in door.first]
    told = (f"{words.term(f'doors.{key}')}: {words.told(said)}" for key, said in needs)
    time = "; ".join(words.say(said) for said in door_time(door))
    return Row(
        (
            _name(matter, door),
            (Span(answer, "strong"),),
            " ".join(told) or "–",
            _fees(matter, door, sources),
            time,
        )
    )


def _fees(matter: Matter, door: ForumLine, sources: dict[str, int]) -> str:
    """Return the fees, each with the number of its source."""
    words = matter.words
    told = [] if door.fee else [f"{words.term('doors.now')}: {words.term('doors.fee_unknown')}"]
    for key, fee in (("now", door.fee), ("then", door.later), ("lawyer", door.lawyer)):
        if fee is not None:
            number = sources.setdefault(words.value(fee.values["source"]), len(sources) + 1)
            sum_ = words.value(fee.values["fee"])
            told.append(f"{words.term(f'doors.{key}')}: {sum_} [{number}]")
    return "; ".join(told)
