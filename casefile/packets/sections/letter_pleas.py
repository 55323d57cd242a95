"""In a letter to the other side: what it raised against the debt, and our answer to it."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.model.clean import one_line
from casefile.model.position import Position
from casefile.packets.matter import Matter
from casefile.packets.pleas import pleas
from casefile.rules.plea_reach import plea_name


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return one paragraph a plea: its own words where they are kept, and our answer on file."""
    return tuple(Para(_told(matter, plea), "Body Text") for plea in pleas(matter))


def _told(matter: Matter, plea: Position) -> str:
    said, name = one_line(plea.said), matter.words.say(plea_name(matter.case, plea))
    key = "said" if said else "raised"
    key += "" if plea.on.known else "_undated"
    done = [matter.t(f"letter_pleas.{key}", said=said, plea=name, day=matter.loose(plea.on))]
    answer = one_line(plea.answer).rstrip(" .")
    if answer:
        done.append(matter.t("letter_pleas.answer", answer=answer))
    if plea.in_part and plea.rest_admitted is True:
        done.append(matter.t("letter_pleas.rest"))
    return " ".join(done)
