"""Tables as strings: fixed widths, heads that repeat, rows that do not split."""

from __future__ import annotations

from casefile.documents.columns import height, widths
from casefile.documents.runs import Paragraphs, attribute
from casefile.model.blocks import Table

_ALIGN = {"start": "", "end": '<w:jc w:val="end"/>', "center": '<w:jc w:val="center"/>'}
_FIELDS = (
    '<w:tblLook w:val="0680" w:firstRow="0" w:lastRow="0" w:firstColumn="1" '
    'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)

WHOLE, WHOLE_FIELDS = 6, 14
"""Rows up to which a table, and one of fields, stays on one page where it is not tall."""


def _look(total: bool) -> str:
    return (
        f'<w:tblLook w:val="{"0460" if total else "0420"}" w:firstRow="1" '
        f'w:lastRow="{int(total)}" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        'w:noVBand="1"/>'
    )


def table(words: Paragraphs, block: Table, measure: int, room: int, *, held: bool = False) -> str:
    """Return the table, *measure* twips wide, for pages that hold *room* twips of lines.

    The last row of one that is *held* stays on the page of what follows it.

    One of few rows stays on one page, unless it is taller than half of that: it would leave a page
    empty behind it. Then it goes on after any row, under its head again.
    """
    columns = widths(block, measure)
    fields = block.style == "Field Table"
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>' for w in columns]
    align = [_ALIGN[column.align] for column in block.columns]
    styles = ["Table Number" if c.align == "end" else "Table Text" for c in block.columns]
    titled = f"<w:tblCaption w:val={attribute(block.title)}/>" if block.title else ""
    out = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{words.ids[block.style.lower()]}"/>'
        + ("<w:bidiVisual/>" if words.rtl else "")
        + f'<w:tblW w:w="{measure}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        + (_FIELDS if fields else _look(block.total))
        + f"{titled}</w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{w}"/>' for w in columns)
        + "</w:tblGrid>"
    ]
    if any(column.title for column in block.columns):
        out.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        for column, cell, jc in zip(block.columns, cells, align, strict=True):
            out.append(f"{cell}{words.paragraph(column.title, 'Table Head', after=jc)}</w:tc>")
        out.append("</w:tr>")
    few = len(block.rows) <= (WHOLE_FIELDS if fields else WHOLE)
    short = few and height(block, columns) <= room // 2
    for number, row in enumerate(block.rows, 1):
        kept = held if number == len(block.rows) else short
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for at, text in enumerate(row.cells):
            anchor, before = row.anchor if at == 0 else "", "<w:keepNext/>" if kept else ""
            drawn = words.paragraph(text, styles[at], anchor=anchor, before=before, after=align[at])
            out.append(f"{cells[at]}{drawn}</w:tc>")
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)
