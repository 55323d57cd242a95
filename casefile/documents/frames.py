"""What stands round the text: headers, footers, section properties, the watermark of a draft."""

from __future__ import annotations

from casefile.documents.house_atoms import DECLARATION
from casefile.documents.paper import Margins
from casefile.documents.runs import Paragraphs, attribute
from casefile.model.blocks import Para

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_DRAWING = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TO_END = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
_FORMULAS = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3",
    "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5",
    "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
)  # fmt: skip
_ARCH = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    + "".join(f'<v:f eqn="{formula}"/>' for formula in _FORMULAS)
    + '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" '
    'xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_PLACED = (
    "position:absolute;margin-left:0;margin-top:0;width:420pt;height:150pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    "mso-position-vertical-relative:margin"
)


def watermark(text: str, number: int) -> str:
    """Return *text* across the page, behind what is written."""
    shown = attribute(text)
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_ARCH}"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{number}025" '
        f'type="#_x0000_t136" alt={shown} style="{_PLACED}" o:allowincell="f" '
        'fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string={shown}/>'
        "</v:shape></w:pict></w:r>"
    )


def frame(kind: str, inner: str) -> bytes:
    """Return a header (``hdr``) or footer (``ftr``) part."""
    return f"{DECLARATION}<w:{kind} {NAMESPACES} {_DRAWING}>{inner}</w:{kind}>".encode()


def to_edge(upright: int, measure: int) -> str:
    """Return the tab stop of a page that is not as wide as the style thinks; none else."""
    if measure == upright:
        return ""
    return (
        f'<w:tabs><w:tab w:val="clear" w:pos="{upright}"/>'
        f'<w:tab w:val="right" w:pos="{measure}"/></w:tabs>'
    )


def header(words: Paragraphs, text: str, marking: str, drawn: str, tabs: str = "") -> bytes:
    """Return the header of a section: the marking at the reading edge, the section at the end."""
    base = words.direction("", "")
    at_start = words.run(marking, base, "Marking Text") if marking else ""
    inner = f"{drawn}{at_start}{_TO_END}{words.run(text, base)}"
    return frame("hdr", words.framed(inner, "header", base, before=tabs))


def first_header(words: Paragraphs, marking: str, drawn: str) -> bytes:
    """Return the header of a letter's first page: nothing but a marking, if there is one."""
    base = words.direction("", "")
    inner = drawn + (words.run(marking, base, "Marking Text") if marking else "")
    return frame("hdr", words.framed(inner, "Normal", base))


def footer(
    words: Paragraphs,
    title: str,
    page_words: tuple[str, str],
    tabs: str = "",
    record: Para | None = None,
) -> bytes:
    """Return the footer: the short title, then page X of Y; below, the head of the log."""
    base = words.direction("", "")
    before, between = page_words
    inner = (
        f"{words.run(title, base)}{_TO_END}{words.run(before, base)}{words.field('PAGE', '1')}"
        f"{words.run(between, base)}{words.field('NUMPAGES', '1')}"
    )
    below = words.paragraph(record.text, record.style) if record is not None else ""
    return frame("ftr", words.framed(inner, "footer", base, before=tabs) + below)


def section(
    references: str,
    page: tuple[int, int],
    margins: Margins,
    *,
    landscape: bool,
    rtl: bool,
    first: bool,
) -> str:
    """Return the properties of a section that begins on a new page."""
    width, height = page[::-1] if landscape else page
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{margins.top}" w:right="{margins.right}" '
        f'w:bottom="{margins.bottom}" w:left="{margins.left}" w:header="{margins.header}" '
        f'w:footer="{margins.footer}" w:gutter="0"/><w:cols w:space="708"/>'
        + ("<w:titlePg/>" if first else "")
        + ("<w:bidi/>" if rtl else "")
        + "</w:sectPr>"
    )
