"""The list of exhibits: label, day, what it is, and the page it stands on."""

from __future__ import annotations

from casefile.model.blocks import (
    Block,
    Column,
    Heading,
    Link,
    PageRef,
    Para,
    Row,
    Table,
    Text,
    parts_of,
)
from casefile.model.clean import one_line
from casefile.model.exhibit import Exhibit
from casefile.packets.annexes import not_here
from casefile.packets.matter import Cited, Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return the list: linked to the exhibits that follow, or the place that links lead to.

    The names of the original files, and what is not held, stand in that of one's own house alone.
    """
    done: list[Block] = [Heading(1, matter.t("exhibits.list"), "exhibitlist")]
    rows = [_row(matter, cited) for cited in matter.cited]
    if matter.own_house:
        rows += [
            _described(matter, x) for x in matter.case.exhibits if x.mark not in matter.by_mark
        ]
    if not rows:
        return (*done, Para(matter.t("exhibits.none")))
    columns = [
        Column(matter.t("columns.exhibit"), 1.8),
        Column(matter.t("columns.day"), 1.9),
        Column(matter.t("columns.title"), 4.6),
        Column(matter.t("columns.kind"), 2.2),
    ]
    if matter.form.exhibits:
        columns.append(Column(matter.t("columns.page"), 1, "end"))
    elif matter.own_house:
        columns.append(Column(matter.t("columns.file"), 2.6))
    table = Table(tuple(columns), tuple(rows), title=matter.t("exhibits.list"))
    return (*done, table, *_gaps(matter))


def _gaps(matter: Matter) -> tuple[Block, ...]:
    """Return why numbers lack, of annexes whose number was given with an earlier packet."""
    numbered = [c.exhibit for c in matter.cited if c.label != c.exhibit.mark]
    lacking = not_here(exhibit.number for exhibit in numbered)
    if not lacking:
        return ()
    return (Para(matter.t("exhibits.not_here", numbers=tuple(map(str, lacking))), "Note"),)


def _row(matter: Matter, cited: Cited) -> Row:
    exhibit = cited.exhibit
    linked = matter.form.exhibits
    label: Text = (Link(cited.anchor, cited.label),) if linked else cited.label
    if matter.own_house and cited.label != exhibit.mark:
        label = (*parts_of(label), f"\n({exhibit.mark})")  # its hyphen would part it otherwise
    cells: list[Text] = [
        label,
        matter.words.loose_day(exhibit.dated),
        matter.title_of(exhibit),
        matter.words.name_of(exhibit.kind),
    ]
    if linked:
        cells.append((PageRef(cited.anchor),))
    elif matter.own_house:
        cells.append(one_line(exhibit.custody.original_name) or "–")
    return Row(tuple(cells), anchor="" if linked else cited.anchor)


def _described(matter: Matter, exhibit: Exhibit) -> Row:
    why = matter.t("exhibits.not_held")
    if exhibit.copy_of:
        why = matter.t("exhibits.a_copy", mark=exhibit.copy_of)
    cells = [
        exhibit.mark,
        matter.words.loose_day(exhibit.dated),
        f"{matter.title_of(exhibit)} ({why})",
        matter.words.name_of(exhibit.kind),
    ]
    return Row((*cells, "–"))
