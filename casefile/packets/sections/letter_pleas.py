"""In a letter to the other side: what it raised against the debt, and our answer to it."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.model.clean import clean
from casefile.model.position import Position
from casefile.packets.matter import Matter
from casefile.packets.pleas import our_answer, pleas
from casefile.rules.plea_reach import plea_name


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return each plea in its own words where they are kept, and our answer on file."""
    return tuple(block for plea in pleas(matter) for block in _told(matter, plea))


def _told(matter: Matter, plea: Position) -> list[Block]:
    said, name = clean(plea.said.strip()), matter.words.say(plea_name(matter.case, plea))
    key = "said" if said else "raised"
    key += "" if plea.on.known else "_undated"
    done: list[Block] = [
        Para(matter.t(f"letter_pleas.{key}", plea=name, day=matter.loose(plea.on)))
    ]
    if said:
        done.append(Para(said, "Quote"))
    ours = []
    if answer := our_answer(matter, plea):
        ours.append(answer)
    if plea.in_part and plea.rest_admitted is True:
        ours.append(matter.t("letter_pleas.rest"))
    return [*done, Para(" ".join(ours))] if ours else done
