"""The manifest: every file beside the packet with its size and its hash."""

from __future__ import annotations

from casefile.model.blocks import Block, Column, FileLink, Heading, Para, Row, Section, Table
from casefile.packets.matter import Matter
from casefile.packets.typeset import hashed


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the manifest; nothing when no file lies beside the packet."""
    if not (matter.cited and matter.form.exhibits):
        return ()
    rows = []
    for cited in matter.cited:
        custody = cited.exhibit.custody
        name = cited.file.rpartition("/")[2]
        rows.append(
            Row(
                (
                    cited.label,
                    matter.t("manifest.redacted")
                    if matter.redacted(cited.exhibit)
                    else (FileLink(cited.file, name),),
                    matter.words.value(custody.size) if custody.size else "–",
                    (hashed(custody.sha256),),
                )
            )
        )
    columns = (
        Column(matter.t("columns.exhibit"), 1.6),
        Column(matter.t("columns.file"), 2.4),
        Column(matter.t("columns.bytes"), 1.4, "end"),
        Column("SHA-256", 4.6),
    )
    title = matter.t("manifest.title")
    return (
        Section(header=title),
        Heading(1, title, "manifest"),
        Para(matter.t("manifest.note")),
        Table(columns, tuple(rows), title=title),
        *_head(matter),
    )


def _head(matter: Matter) -> tuple[Block, ...]:
    """Return the head of the log: with it the log can be held to this page later."""
    head = matter.log_head
    if not head:
        return ()
    return (Para(matter.t("record.head"), "caption"), Para((hashed(head),)))
