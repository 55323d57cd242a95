"""What the matter cost us: own money and own time; for the owner alone."""

from __future__ import annotations

from casefile.model.blocks import Block, Heading, Para
from casefile.packets.matter import Matter
from casefile.rules.figures import hours, spent

OWN_HOUSE = True


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the sums, or that none was written down."""
    done: list[Block] = [Heading(1, matter.t("spent.title"), "spent")]
    rows = spent(matter.case)
    if not rows:
        return (*done, Para(matter.t("spent.none")))
    done += [Para(matter.t("spent.money", money=row.money)) for row in rows if row.money.amount]
    minutes = sum(row.minutes for row in rows)
    if minutes:
        done.append(Para(matter.t("spent.time", hours=hours(minutes))))
    return tuple(done)
