"""The styles of tables, of exhibits shown as text, and of words within a line."""

from __future__ import annotations

from casefile.documents.house_atoms import (
    ALERT,
    BOLD,
    CENTER,
    END,
    FIXED_FACE,
    GREY,
    HAIRLINE,
    INK,
    ITALIC,
    LINK,
    RULE,
    TINT,
    WITH_NEXT,
    YELLOW,
    color,
    edge,
    face,
    size,
    space,
    style,
)


def evidence_styles(head: str) -> tuple[str, ...]:
    """Return the styles of cells, of e-mails and of pictures."""
    return (
        style("Table Text", paragraph=space(2, 2, 252), run=size(9.5)),
        style("Table Head", "Table Text", WITH_NEXT, head + BOLD + color(INK) + size(9)),
        style("Table Number", "Table Text", END, head + size(9)),
        style(
            "Table Gap",
            paragraph='<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
            run=size(5),
        ),
        style("Email Field", "Table Text"),
        style("Email Body", paragraph=space(0, 6, 276), run=size(10.5)),
        style(
            "Email Quote",
            "Email Body",
            edge("left", 12, 8) + '<w:ind w:left="284"/>',
            color(GREY) + size(10),
        ),
        style(
            "Email Quote Rtl",
            "Email Body",
            edge("right", 12, 8) + '<w:ind w:left="284"/>',
            color(GREY) + size(10),
        ),
        style("Figure", paragraph=space(0, 4) + CENTER),
    )


def character_styles() -> tuple[str, ...]:
    """Return the styles of words within a line."""

    def made(name: str, run: str, *, builtin: bool = False, priority: int = 20) -> str:
        return style(
            name,
            "Default Paragraph Font",
            run=run,
            kind="character",
            builtin=builtin,
            priority=priority,
        )

    return (
        style("Default Paragraph Font", kind="character", default=True, builtin=True, priority=1),
        made("Strong", BOLD, builtin=True),
        made("Emphasis", ITALIC, builtin=True),
        made("Hyperlink", color(LINK) + '<w:u w:val="single"/>', builtin=True, priority=99),
        made("Defined Term", BOLD),
        made("Fixed", f'{face(FIXED_FACE)}<w:sz w:val="16"/><w:szCs w:val="16"/>'),
        made("Marking Text", BOLD + color(ALERT)),
        made("To Complete", f'<w:shd w:val="clear" w:color="auto" w:fill="{YELLOW}"/>'),
        made(
            "Redacted",
            '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
        ),
    )


def table_styles() -> tuple[str, ...]:
    """Return the styles of tables: rules and hairlines, never a vertical line."""

    def line(side: str, weight: int, color: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="{color}"/>'

    margins = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    start = '<w:style w:type="table" w:customStyle="1" w:styleId='
    based = '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/><w:tblPr>'
    strong = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal '
        'Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        f'{start}"PacketTable"><w:name w:val="Packet Table"/>{based}'
        f'<w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{line("top", 8, INK)}'
        f"{line('bottom', 8, INK)}{line('insideH', 4, HAIRLINE)}</w:tblBorders>{margins}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{strong}<w:tcPr><w:tcBorders>{line("bottom", 8, INK)}'
        f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow">{strong}<w:tcPr><w:tcBorders>{line("top", 8, INK)}'
        "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>",
        f'{start}"FieldTable"><w:name w:val="Field Table"/>{based}<w:tblBorders>'
        f"{line('top', 6, RULE)}{line('bottom', 6, RULE)}{line('insideH', 4, HAIRLINE)}"
        f'</w:tblBorders>{margins}</w:tblPr><w:tblStylePr w:type="firstCol">{strong}'
        "</w:tblStylePr></w:style>",
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    )
