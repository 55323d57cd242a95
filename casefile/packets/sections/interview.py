"""Open questions to a witness, with room for his own words."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import one_line
from casefile.model.exhibit import Element
from casefile.model.sentence import capital
from casefile.model.witness import Witness
from casefile.packets.matter import Matter
from casefile.rules.interview import interview, witness_of

OWN_HOUSE = True


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return what to keep in mind and the questions, element by element; nobody named: for all."""
    known = witness_of(matter.case, matter.told.witness)
    return _questions(matter, known or Witness(name=""))


def _questions(matter: Matter, witness: Witness) -> tuple[Block, ...]:
    asked = interview(witness)
    say, term = matter.words.say, matter.words.term
    done: list[Block] = []
    if asked.name:
        done.append(Para(f"{term('interview.sheet.witness')}: {one_line(asked.name)}"))
    done.append(Para(term("interview.sheet.keep"), "caption"))
    done += [Para(say(rule), "Bullet") for rule in asked.keep]
    part: Element | None = None
    rows: list[Row] = []
    for question in asked.questions:
        if question.element is not part:
            done += _table(matter, rows)
            rows = []
            part = question.element
            if part is not None:
                name = matter.words.name_of(part)
                done.append(Heading(2, capital(name)))
        rows.append(Row((say(question.ask), "\n\n")))
    return (*done, *_table(matter, rows))


def _table(matter: Matter, rows: list[Row]) -> list[Block]:
    if not rows:
        return []
    term = matter.words.term
    columns = (
        Column(term("interview.sheet.question"), 4),
        Column(term("interview.sheet.answer"), 6),
    )
    return [Table(columns, tuple(rows), title=term("interview.sheet.answer"))]
