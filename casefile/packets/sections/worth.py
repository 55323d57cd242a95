"""What the claim is worth on the user's own figures: his opinion, never a forecast."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.review import Value
from casefile.packets.matter import Matter

OWN_HOUSE = True
"""Stands in a packet for the lawyer or the owner alone: it tells the other side's ceiling."""


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the worth and what moves it most; nothing while no opinion was entered."""
    worth = matter.review.value
    if worth is None:
        return ()
    title = matter.t("worth.title")
    done: list[Block] = [Heading(1, title, "worth"), Para(matter.t("worth.opinion"), "Note")]
    rows = tuple(Row((matter.t(f"worth.{name}"), told)) for name, told in _figures(matter, worth))
    done.append(
        Table((Column("", 6), Column("", 4, "end")), rows, style="Field Table", title=title)
    )
    if worth.break_even is None:
        done.append(Para(matter.t("worth.never_even")))
    else:
        chance = matter.words.number(worth.break_even)
        done.append(Para(matter.t("worth.break_even", chance=chance)))
    if worth.range_of_agreement is not None:
        done.append(Para(matter.t("worth.room" if worth.range_of_agreement else "worth.no_room")))
    if worth.tornado:
        done.append(_tornado(matter, worth))
    return tuple(done)


def _figures(matter: Matter, worth: Value) -> list[tuple[str, str]]:
    sums = [(name, getattr(worth, name)) for name in ("low", "likely", "high", "floor", "ceiling")]
    return [(name, matter.money(amount)) for name, amount in sums if amount is not None]


def _tornado(matter: Matter, worth: Value) -> Table:
    columns = (
        Column(matter.t("worth.swing"), 4),
        Column(matter.t("worth.from"), 3, "end"),
        Column(matter.t("worth.to"), 3, "end"),
    )
    rows = tuple(
        Row(
            (
                matter.t(f"worth.inputs.{swing.input}"),
                matter.money(swing.low),
                matter.money(swing.high),
            )
        )
        for swing in worth.tornado
    )
    return Table(columns, rows, title=matter.t("worth.tornado"))
