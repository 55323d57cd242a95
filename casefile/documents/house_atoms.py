"""The small pieces that styles of the house are made of: colours, faces, spaces, one style."""

from __future__ import annotations

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


def color(value: str) -> str:
    """Return the colour of a text."""
    return f'<w:color w:val="{value}"/>'


def edge(side: str, weight: int, gap: int, shade: str = RULE) -> str:
    """Return a line at one side of a paragraph, *weight* in eighths of a point."""
    return (
        f'<w:pBdr><w:{side} w:val="single" w:sz="{weight}" w:space="{gap}" w:color="{shade}"/>'
        "</w:pBdr>"
    )


CENTER, END = '<w:jc w:val="center"/>', '<w:jc w:val="end"/>'
WITH_NEXT = "<w:keepNext/>"
TOGETHER = "<w:keepNext/><w:keepLines/>"


def style(
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
    """Return one style; *based* on another by name, *then* the one that follows it."""
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
