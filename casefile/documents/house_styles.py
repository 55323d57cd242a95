"""The named styles of the house paper: the contract between packets and an office's own .docx."""

from __future__ import annotations

from functools import cache

INK, GREY, RULE, HAIRLINE, TINT = "1F2A37", "5B6573", "8A94A3", "C9CFD8", "EEF1F5"
ALERT, LINK, YELLOW = "8B1A1A", "1F4E79", "FFF2B3"
TEXT_FACE, HEAD_FACE, FIXED_FACE = "Frank Ruhl Libre", "Heebo", "Consolas"
BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def face(name: str) -> str:
    """Return one family for all scripts: figures never change typeface in mid-line."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def size(points: float) -> str:
    """Return the size, with its twin for complex scripts."""
    half = int(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def space(before: float = 0, after: float = 0, line: int = 0) -> str:
    """Return the space before and after in points; *line* in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}"{lines}/>'


def _color(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _edge(side: str, weight: int, gap: int, color: str = RULE) -> str:
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="{weight}" w:space="{gap}" w:color="{color}"/>'
        "</w:pBdr>"
    )


_CENTER, _END = '<w:jc w:val="center"/>', '<w:jc w:val="end"/>'
_WITH_NEXT = "<w:keepNext/>"
_TOGETHER = "<w:keepNext/><w:keepLines/>"


def _style(
    name: str,
    based: str = "Normal",
    paragraph: str = "",
    run: str = "",
    *,
    kind: str = "paragraph",
    builtin: bool = False,
    then: str = "",
    priority: int = 10,
    default: bool = False,
) -> str:
    custom = "" if builtin else ' w:customStyle="1"'
    chosen = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{chosen}{custom} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{style_id(based)}"/>' if based and not default else "")
        + (f'<w:next w:val="{style_id(then)}"/>' if then else "")
        + f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def style_id(name: str) -> str:
    """Return the id of a style of the house: its name without spaces, each word capital."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


@cache
def styles(language: str, tag: str, measure: int) -> str:
    """Return styles.xml: *language* as en, he, pl; *tag* as en-GB; *measure* in twips."""
    base = 12.0 if language == "he" else 11.0
    line = 340 if language == "he" else 300
    head = face(HEAD_FACE)
    drawn = "".join(
        (
            _style("Normal", default=True, builtin=True, priority=0),
            *_body(base, line, head),
            *_covers(head),
            *_contents(head, measure),
            *_evidence(head),
            *_characters(),
            *_tables(),
        )
    )
    return (
        f"{DECLARATION}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{face(TEXT_FACE)}"
        f'{size(base)}<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="he-IL"/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{space(0, 0, 264)}</w:pPr></w:pPrDefault>"
        f"</w:docDefaults>{drawn}</w:styles>"
    )


def _body(base: float, line: int, head: str) -> tuple[str, ...]:
    ink = _color(INK)
    levels = ((16, 24, 10), (13, 18, 6), (base, 12, 4))
    return (
        _style("Body Text", paragraph=space(0, 8, line), builtin=True, priority=1),
        *(
            _style(
                f"heading {n}",
                paragraph=f'{_TOGETHER}{space(before, after)}<w:outlineLvl w:val="{n - 1}"/>',
                run=head + BOLD + ink + size(points),
                builtin=True,
                then="Body Text",
                priority=9,
            )
            for n, (points, before, after) in enumerate(levels, 1)
        ),
        *(
            _style(
                f"Legal {n}",
                "Body Text",
                f'<w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr>',
                priority=2,
            )
            for n in range(1, 5)
        ),
        _style(
            "Bullet",
            "Body Text",
            f'<w:numPr><w:numId w:val="2"/></w:numPr>{space(0, 4, line)}',
            priority=2,
        ),
        _style(
            "Evidence Line",
            "Body Text",
            f'{space(0, 10)}<w:ind w:left="567"/>',
            size(base - 1),
            priority=3,
        ),
        _style(
            "Quote",
            paragraph=f'{space(0, 8, 276)}<w:ind w:left="567" w:right="567"/>',
            builtin=True,
            priority=29,
        ),
        _style("Note", paragraph=space(2, 4, 252), run=_color(GREY) + size(9)),
        _style("Sender Name", paragraph=space(0, 2), run=head + BOLD + ink + size(15)),
        _style("Sender", paragraph=space(0, 0, 252), run=head + _color(GREY) + size(9)),
        _style("Letter Date", paragraph=space(22, 18) + _END),
        _style("Addressee", paragraph=space(0, 0, 276)),
        _style("Delivery", paragraph=space(12, 0), run=ITALIC + _color(GREY) + size(base - 1)),
        _style(
            "Subject",
            paragraph=_WITH_NEXT + space(18, 12),
            run=head + BOLD + ink + size(14),
        ),
        _style("Closing", paragraph=_TOGETHER + space(14, 30)),
        _style(
            "Signature Line",
            paragraph="<w:keepLines/><w:tabs>"
            '<w:tab w:val="left" w:leader="underscore" w:pos="4536"/></w:tabs>' + space(24, 0),
        ),
        _style(
            "Statement of Truth",
            "Body Text",
            _TOGETHER + _edge("top", 6, 8) + space(18, 8, line),
        ),
    )


def _covers(head: str) -> tuple[str, ...]:
    ink, grey = _color(INK), _color(GREY)
    return (
        _style(
            "Cover Top",
            paragraph=space(120, 20) + _CENTER,
            run=head + grey + '<w:spacing w:val="30"/>' + size(12),
        ),
        _style(
            "Title",
            paragraph=_WITH_NEXT + space(0, 8, 252) + _CENTER,
            run=head + BOLD + ink + size(24),
            builtin=True,
            then="Subtitle",
        ),
        _style(
            "Subtitle",
            paragraph=space(0, 40) + _CENTER,
            run=head + ink + size(13),
            builtin=True,
            then="Body Text",
        ),
        _style(
            "Court Heading",
            paragraph=space(0, 4) + _CENTER,
            run=head + BOLD + size(12),
        ),
        _style(
            "Marking",
            paragraph=_WITH_NEXT
            + '<w:pBdr><w:top w:val="single" w:sz="6" w:space="5" w:color="8B1A1A"/>'
            '<w:bottom w:val="single" w:sz="6" w:space="5" w:color="8B1A1A"/></w:pBdr>'
            + space(0, 12)
            + _CENTER,
            run=head + BOLD + _color(ALERT) + '<w:spacing w:val="20"/>' + size(10),
        ),
        _style(
            "Exhibit Number",
            paragraph=_WITH_NEXT + space(150, 8) + _CENTER + '<w:outlineLvl w:val="0"/>',
            run=head + BOLD + ink + size(36),
            then="Exhibit Title",
        ),
        _style(
            "Exhibit Title",
            paragraph=_WITH_NEXT + space(0, 22) + _CENTER,
            run=head + size(16),
            then="Exhibit Note",
        ),
        _style("Exhibit Note", paragraph=space(0, 5) + _CENTER, run=grey + size(10)),
    )


def _contents(head: str, measure: int) -> tuple[str, ...]:
    def tab(leader: str = "") -> str:
        dots = f' w:leader="{leader}"' if leader else ""
        return f'<w:tabs><w:tab w:val="right"{dots} w:pos="{measure}"/></w:tabs>'

    running = head + _color(GREY) + size(8.5)
    return (
        _style(
            "TOC Heading",
            paragraph=_WITH_NEXT + space(0, 12),
            run=head + BOLD + _color(INK) + size(16),
            builtin=True,
            then="Body Text",
            priority=39,
        ),
        _style("toc 1", paragraph=tab("dot") + space(5, 2), builtin=True, priority=39),
        _style(
            "toc 2",
            paragraph=tab("dot") + space(0, 2) + '<w:ind w:left="360"/>',
            run=size(10),
            builtin=True,
            priority=39,
        ),
        _style(
            "header",
            paragraph=_edge("bottom", 4, 4) + tab(),
            run=running,
            builtin=True,
            priority=99,
        ),
        _style(
            "footer", paragraph=_edge("top", 4, 4) + tab(), run=running, builtin=True, priority=99
        ),
        _style(
            "caption",
            paragraph=_WITH_NEXT + space(10, 5),
            run=head + BOLD + _color(INK) + size(10),
            builtin=True,
            priority=35,
        ),
    )


def _evidence(head: str) -> tuple[str, ...]:
    return (
        _style("Table Text", paragraph=space(2, 2, 252), run=size(9.5)),
        _style("Table Head", "Table Text", _WITH_NEXT, head + BOLD + _color(INK) + size(9)),
        _style("Table Number", "Table Text", _END, head + size(9)),
        _style(
            "Table Gap",
            paragraph='<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
            run=size(5),
        ),
        _style("Email Field", "Table Text"),
        _style("Email Body", paragraph=space(0, 6, 276), run=size(10.5)),
        _style(
            "Email Quote",
            "Email Body",
            _edge("left", 12, 8) + '<w:ind w:left="284"/>',
            _color(GREY) + size(10),
        ),
        _style(
            "Email Quote Rtl",
            "Email Body",
            _edge("right", 12, 8) + '<w:ind w:left="284"/>',
            _color(GREY) + size(10),
        ),
        _style("Figure", paragraph=space(0, 4) + _CENTER),
    )


def _characters() -> tuple[str, ...]:
    def made(name: str, run: str, *, builtin: bool = False, priority: int = 20) -> str:
        return _style(
            name,
            "Default Paragraph Font",
            run=run,
            kind="character",
            builtin=builtin,
            priority=priority,
        )

    return (
        _style("Default Paragraph Font", kind="character", default=True, builtin=True, priority=1),
        made("Strong", BOLD, builtin=True),
        made("Emphasis", ITALIC, builtin=True),
        made("Hyperlink", _color(LINK) + '<w:u w:val="single"/>', builtin=True, priority=99),
        made("Defined Term", BOLD),
        made("Fixed", f'{face(FIXED_FACE)}<w:sz w:val="16"/><w:szCs w:val="16"/>'),
        made("Marking Text", BOLD + _color(ALERT)),
        made("To Complete", f'<w:shd w:val="clear" w:color="auto" w:fill="{YELLOW}"/>'),
        made(
            "Redacted",
            '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
        ),
    )


def _tables() -> tuple[str, ...]:
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
