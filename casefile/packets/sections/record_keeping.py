"""How the record of the case was kept: the log in figures, what was out of the ordinary, hashes."""

from __future__ import annotations

from datetime import datetime

from casefile.model.blocks import Block, Column, Heading, Para, Row, Table
from casefile.model.clean import one_line
from casefile.model.disclosure import Disclosure
from casefile.model.keeping import OutOfTheOrdinary, actor_told
from casefile.packets.matter import Matter
from casefile.packets.typeset import hashed


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the facts of the log, the exceptions, and the files with their hashes."""
    return (*_log(matter), *_exceptions(matter), *_files(matter))


def _log(matter: Matter) -> tuple[Block, ...]:
    kept = matter.keeping
    title = matter.t("record.title")
    heading = Heading(1, title, "record")
    if not kept.head:
        return (heading, Para(matter.t("record.empty")))
    rows = (
        Row((matter.t("record.changes"), str(kept.changes))),
        Row((matter.t("record.first"), _time(matter, kept.first_at))),
        Row((matter.t("record.last"), _time(matter, kept.last_at))),
        Row((matter.t("record.actors"), _who(matter, kept.actors))),
        Row((matter.t("record.accesses"), str(kept.accesses))),
        Row((matter.t("record.head_name"), (hashed(kept.head),))),
    )
    columns = (Column("", 3.4), Column("", 6.6))
    return (heading, Table(columns, rows, style="Field Table", title=title))


def _exceptions(matter: Matter) -> tuple[Block, ...]:
    kept = matter.keeping
    if not kept.head:
        return ()
    title = matter.t("record.exceptions")
    if not kept.exceptions:
        return (Para(matter.t("record.no_exceptions")),)
    columns = (
        Column(matter.t("record.when"), 2.4),
        Column(matter.t("record.who"), 2.6),
        Column(matter.t("record.what"), 5),
    )
    rows = tuple(_exception(matter, one) for one in kept.exceptions)
    return (Para(title, "caption"), Table(columns, rows, title=title))


def _exception(matter: Matter, one: OutOfTheOrdinary) -> Row:
    key = f"commands.history.action.{one.action}"
    what = matter.words.term(key) if matter.words.has(key) else one_line(one.action)
    # The note may name a file or a place of the house, so it stays there.
    if one.note and matter.sees(Disclosure.INTERNAL):
        what = f"{what} ({one_line(one.note)})"
    return Row((_time(matter, one.at), _who(matter, (one.actor,)), what))


def _files(matter: Matter) -> tuple[Block, ...]:
    if not matter.cited:
        return ()
    rows = tuple(
        Row(
            (
                cited.label,
                matter.title_of(cited.exhibit),
                str(cited.exhibit.custody.size or "–"),
                (hashed(cited.exhibit.custody.sha256),),
            ),
            anchor=cited.anchor,
        )
        for cited in matter.cited
    )
    columns = (
        Column(matter.t("columns.exhibit"), 1.7),
        Column(matter.t("columns.title"), 3),
        Column(matter.t("columns.bytes"), 1.3, "end"),
        Column("SHA-256", 4.4),
    )
    title = matter.t("record.files")
    return (Para(title, "caption"), Table(columns, rows, title=title))


def _who(matter: Matter, actors: tuple[str, ...]) -> str:
    told = (actor_told(actor, matter.words) for actor in actors if actor)
    return one_line(", ".join(told)) or "–"


def _time(matter: Matter, at: str) -> str:
    try:
        return matter.words.value(datetime.fromisoformat(at))
    except ValueError:
        return one_line(at) or "–"
