"""In a letter to the other side: what it raised against the debt, and our answer to it."""

from __future__ import annotations

from casefile.model.blocks import Block, Para, Text, parts_of
from casefile.model.clean import one_line
from casefile.model.position import Position
from casefile.packets.enclosed import relied_on
from casefile.packets.matter import Matter
from casefile.packets.pleas import our_answer, plea_told, pleas, with_answers


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return each plea in its own words where they are kept, by its days, and our answer to it."""
    done: list[Block] = []
    for said, answered in with_answers(matter, pleas(matter)):
        for plea in said:
            done += plea_told(matter, plea)
        ours = [given] if (given := our_answer(matter, answered)) else []
        if any(plea.in_part and plea.rest_admitted is True for plea in said):
            ours.append(matter.t("letter_pleas.rest"))
        answer = _shown_by(matter, " ".join(ours), answered)
        done += [Para(answer)] if answer else []
    return tuple(done)


def _shown_by(matter: Matter, ours: str, answered: Position) -> Text:
    """Return our answer with the papers that bear it, as the letter encloses or names them.

    Papers alone are an answer too; empty: there is neither.
    """
    rests_on = relied_on(matter.case)
    shown = matter.cite(tuple(mark for mark in answered.answered_by if mark in rests_on))
    if not shown:
        return ours
    if one_line(answered.answer):
        return (f"{ours} {matter.t('letter_pleas.shown_by')} ", *parts_of(shown), ".")
    then = f". {ours}" if ours else "."
    return (f"{matter.t('letter_pleas.refer')} ", *parts_of(shown), then)
