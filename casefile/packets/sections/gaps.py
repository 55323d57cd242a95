"""What is missing, why it matters, and where to get it; what would cost the case comes first."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Span, Table, Text, parts_of
from casefile.model.status import AT_REST
from casefile.packets.bare import bare
from casefile.packets.matter import Matter

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the gaps and contradictions. For the lawyer and the owner alone.

    Nothing of a matter in which nothing is argued any more.
    """
    if matter.review.state in AT_REST:
        return ()
    done: list[Block] = [Heading(1, matter.t("gaps.title"), "gaps")]
    gaps = sorted(matter.review.gaps, key=lambda gap: not gap.fatal)
    if not gaps:
        done.append(Para(matter.t("gaps.none")))
    else:
        rows = []
        for gap in gaps:
            name = matter.words.name_of(gap.element)
            element: Text = name
            if gap.fatal:
                element = (name, "\n", Span(matter.t("gaps.fatal"), "marking"))
            told = (matter.words.say(bare(matter, said)) for said in (gap.why, gap.then))
            rows.append(Row((element, *told)))
        columns = (
            Column(matter.t("elements.element"), 2),
            Column(matter.t("gaps.why"), 4),
            Column(matter.t("gaps.then"), 4),
        )
        done.append(Table(columns, tuple(rows), title=matter.t("gaps.title")))
    if matter.review.contradictions:
        done.append(Heading(2, matter.t("gaps.contradictions")))
        for line in matter.review.contradictions:
            shown = matter.cite(line.marks)
            done.append(Para((matter.words.say(line.why), " [", *parts_of(shown), "]"), "Bullet"))
    return tuple(done)
