"""Text of the block tree as WordprocessingML strings: runs, links, fields, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from xml.sax.saxutils import escape

from casefile.documents.rtl import JOINER, first_direction, marked, opens
from casefile.model.blocks import FileLink, Inline, Link, PageRef, Span, Text, plain
from casefile.model.clean import clean
from casefile.model.redaction import REDACTION

_STYLES = {
    "strong": "Strong",
    "emphasis": "Emphasis",
    "defined": "Defined Term",
    "fixed": "Fixed",
    "to_complete": "To Complete",
    "redacted": "Redacted",
    "marking": "Marking Text",
}
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_HELD = (
    '<w:r><w:rPr><w:w w:val="1"/><w:sz w:val="2"/><w:szCs w:val="2"/><w:rtl/></w:rPr>'
    "<w:t>\u00a0</w:t></w:r>"
)
"""A no-break space without a width: in a line from right to left LibreOffice begins a new line
between a bracket and its number, and of all that forbids it heeds this alone."""
_MINUS = re.compile("\u2212(?=[£€$₪])")
_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
"""A day as 2026-04-30, whose hyphens would end a line."""
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@lru_cache(maxsize=32_768)
def bookmark(anchor: str) -> str:
    """Return the anchor as every word processor takes it: letters and digits, at most 40."""
    kept = re.sub(r"[^A-Za-z0-9]", "", anchor)[:40]
    return kept if kept[:1].isalpha() else f"a{kept}"[:40]


def attribute(text: str) -> str:
    """Return *text* for an attribute, quoted, on one line."""
    line = " ".join(clean(text).split())
    return '"' + escape(line, {'"': "&quot;"}) + '"'


def _letters(text: str) -> str:
    """Return the text as w:t, with breaks and tabs as Word has them."""
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    out = []
    for n, line in enumerate(text.split("\n")):
        if n:
            out.append("<w:br/>")
        for k, piece in enumerate(line.split("\t")):
            if k:
                out.append("<w:tab/>")
            if piece:
                out.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return "".join(out)


class Runs:
    """Writes inline text. *ids* are style ids by lower-case name; *outside* relates a file."""

    def __init__(self, ids: Mapping[str, str], outside: Callable[[str], str]) -> None:
        self.ids = ids
        self.outside = outside
        self.marks = 0
        self.pages: Mapping[str, int] = {}
        self.rtl_tag = "he-IL"
        """The language of words written from right to left, for whoever checks their spelling."""

    def run(self, text: str, base: str, style: str = "") -> str:
        """Return *text* as runs of one direction each, cleaned.

        No line ends within ``(−£5``, and none within ``2026-04-30``.
        """
        styled = f'<w:rStyle w:val="{self.ids[style.lower()]}"/>' if style else ""
        out: list[str] = []
        before = ""
        for stretch, rtl in marked(_MINUS.sub(f"\u2212{JOINER}", clean(text)), base):
            if base == "rtl" and opens(before, stretch):
                out.append(_HELD)
            before = stretch
            stretch = _DAY.sub(lambda day: day[0].replace("-", f"-{JOINER}"), stretch)
            turned = f'<w:rtl/><w:lang w:bidi="{self.rtl_tag}"/>' if rtl else ""
            properties = f"<w:rPr>{styled}{turned}</w:rPr>" if styled or turned else ""
            out.append(f"<w:r>{properties}{_letters(stretch)}</w:r>")
        return "".join(out)

    def field(self, code: str, cached: str) -> str:
        """Return a field with the text that stands until it is updated."""
        return (
            f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
            f"{_SEPARATE}<w:r>{_letters(cached)}</w:r>{_FIELD_END}"
        )

    def link(self, anchor: str, inner: str) -> str:
        """Return *inner* as a link to an anchor of this document."""
        return f'<w:hyperlink w:anchor="{bookmark(anchor)}" w:history="1">{inner}</w:hyperlink>'

    def page_of(self, anchor: str, cached: str) -> str:
        """Return a linked field with the page an anchor is on."""
        return self.link(anchor, self.field(f"PAGEREF {bookmark(anchor)} \\h", cached))

    def inline(self, text: Text, base: str) -> str:
        """Return all of *text*."""
        if isinstance(text, str):
            return self.run(text, base) if text else ""
        return "".join(self._one(part, base) for part in text)

    def _one(self, part: Inline, base: str) -> str:
        if isinstance(part, str):
            return self.run(part, base)
        if isinstance(part, Span):
            text = REDACTION if part.style == "redacted" else part.text
            return self.run(text, base, _STYLES.get(part.style, ""))
        if isinstance(part, Link):
            return self.link(part.target, self.run(part.text, base, "Hyperlink"))
        if isinstance(part, PageRef):
            counted = self.pages.get(bookmark(part.target))
            return self.page_of(part.target, part.cached if counted is None else str(counted))
        if isinstance(part, FileLink):
            inner = self.run(part.text, base, "Hyperlink")
            return (
                f'<w:hyperlink r:id="{self.outside(part.path)}" w:history="1">{inner}</w:hyperlink>'
            )
        raise TypeError(part)

    def marked(self, anchor: str, inner: str) -> str:
        """Return *inner* as the place that links of *anchor* go to."""
        if not anchor:
            return inner
        self.marks += 1
        return (
            f'<w:bookmarkStart w:id="{self.marks}" w:name="{bookmark(anchor)}"/>{inner}'
            f'<w:bookmarkEnd w:id="{self.marks}"/>'
        )


class Paragraphs(Runs):
    """Writes paragraphs: their style, their direction, what stands in them."""

    rtl: bool = False

    def direction(self, text: Text, wanted: str) -> str:
        """Return the base direction of a paragraph: asked for, its own, or the packet's."""
        if wanted == "auto":
            return first_direction(plain(text), "rtl" if self.rtl else "ltr")
        return wanted or ("rtl" if self.rtl else "ltr")

    def turned(self, base: str) -> str:
        """Return the direction mark of a paragraph; an upright packet needs none for its own."""
        if base == "rtl":
            return "<w:bidi/>"
        return '<w:bidi w:val="0"/>' if self.rtl else ""

    def paragraph(
        self,
        text: Text,
        style: str,
        *,
        anchor: str = "",
        direction: str = "",
        before: str = "",
        after: str = "",
    ) -> str:
        """Return one paragraph; *before* and *after* are properties around the direction."""
        base = self.direction(text, direction)
        inner = self.marked(anchor, self.inline(text, base))
        return self.framed(inner, style, base, before=before, after=after)

    def framed(
        self, inner: str, style: str, base: str, *, before: str = "", after: str = ""
    ) -> str:
        """Return a paragraph around runs that are already written."""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.ids[style.lower()]}"/>{before}'
            f"{self.turned(base)}{after}</w:pPr>{inner}</w:p>"
        )
