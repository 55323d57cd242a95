"""In a letter to the other side: each reason it gave, by its days, and the part it speaks of."""

from __future__ import annotations

from casefile.model.blocks import Block, Para
from casefile.model.position import Position
from casefile.packets.matter import Matter
from casefile.packets.pleas import plea_told, said
from casefile.rules.plea_reach import plea_name


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return what was said side by side, also what takes nothing from the debt; no answer."""
    done: list[Block] = []
    for one in said(matter):
        done += plea_told(matter, one)
        limits = _limits(matter, one)
        done += [Para(" ".join(limits))] if limits else []
    return tuple(done)


def _limits(matter: Matter, one: Position) -> list[str]:
    """Return of what part it speaks, where its words stand alone, and that the rest is owed."""
    told = []
    if one.said.strip() and (one.in_part or one.debts):
        name = matter.words.say(plea_name(matter.case, one))
        told.append(matter.t("letter_pleas.reach", plea=name))
    if one.in_part and one.rest_admitted is True:
        told.append(matter.t("letter_pleas.rest"))
    return told
