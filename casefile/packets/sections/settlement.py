"""Settlement authority: what one hopes for, what one will not go below, and why."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import clean
from casefile.model.disclosure import Audience, Disclosure
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the private range; to the mediator, and to one's own house."""
    if matter.audience is not Audience.MEDIATOR and not matter.sees(Disclosure.INTERNAL):
        return ()
    private = matter.case.private
    rows = [
        Row((matter.t(f"settlement.{name}"), matter.money(amount)))
        for name, amount in (
            ("opening", private.opening),
            ("target", private.target),
            ("floor", private.floor),
        )
        if amount is not None
    ]
    title = matter.t("settlement.title")
    done: list[Block] = [Heading(1, title, "settlement")]
    if rows:
        columns = (Column("", 5), Column("", 5))
        done.append(Table(columns, tuple(rows), style="Field Table", title=title))
    for key, lines in (
        ("weaknesses", private.weaknesses),
        ("barriers", private.barriers),
        ("ideas", private.ideas),
    ):
        if lines:
            done.append(Para(matter.t(f"settlement.{key}"), "caption"))
            done += [Para(clean(line), "Bullet") for line in lines]
    if len(done) == 1:
        done.append(Para(matter.t("settlement.none")))
    return tuple(done)
