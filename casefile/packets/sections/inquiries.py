"""What was found out about the debtor: registers, solvency, assets. For one's own house."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import clean, one_line
from casefile.model.diligence import Asset, LookUp, Solvency
from casefile.packets.matter import Matter

OWN_HOUSE = True


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return what is on record; nothing when nothing was found out."""
    record = matter.case.diligence
    done: list[Block] = []
    if record.solvency is not Solvency.UNKNOWN:
        told = matter.words.name_of(record.solvency)
        done.append(Para(matter.t("inquiries.solvency", solvency=told)))
    if record.lookups:
        done.append(_looks(matter, record.lookups))
    if record.assets:
        done.append(_assets(matter, record.assets))
    if record.dealings.strip():
        done += [Para(matter.t("inquiries.dealings"), "caption"), Para(clean(record.dealings))]
    if not done:
        return ()
    return (Heading(1, matter.t("inquiries.title"), "inquiries"), *done)


def _looks(matter: Matter, looks: tuple[LookUp, ...]) -> Table:
    names = {r.id: matter.words.value(r.names) for r in matter.law.registers}
    rows = tuple(
        Row(
            (
                matter.words.loose_day(look.on),
                names.get(look.registry) or one_line(look.registry),
                one_line(look.finding),
                matter.cite((look.mark,) if look.mark else (), empty="–"),
            )
        )
        for look in sorted(looks, key=lambda look: look.on)
    )
    columns = (
        Column(matter.t("columns.day"), 1.6),
        Column(matter.t("inquiries.register"), 3),
        Column(matter.t("inquiries.finding"), 4),
        Column(matter.t("columns.exhibit"), 1.4),
    )
    return Table(columns, rows, title=matter.t("inquiries.looks"))


def _assets(matter: Matter, assets: tuple[Asset, ...]) -> Table:
    rows = tuple(
        Row(
            (
                one_line(asset.what),
                one_line(asset.where) or "–",
                matter.money(asset.worth) if asset.worth else "–",
                matter.answer(asset.burdened),
            )
        )
        for asset in assets
    )
    columns = (
        Column(matter.t("inquiries.what"), 3),
        Column(matter.t("inquiries.where"), 3),
        Column(matter.t("inquiries.worth"), 2, "end"),
        Column(matter.t("inquiries.burdened"), 2),
    )
    return Table(columns, rows, title=matter.t("inquiries.assets"))
