"""XML and HTML from outside: XML without a DOCTYPE or not at all, HTML as the text it shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lxml import etree

from casefile.model.errors import CannotRead

_BLOCK_NAMES = """
address article aside blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header
hr li main nav ol p pre section table tbody tfoot thead title tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript"))
_MOST_LETTERS = 5_000_000


def xml(data: bytes, name: str = "") -> etree._Element:
    """Return the root of *data*. No entity is resolved, nothing is fetched.

    Raises: CannotRead, for a DOCTYPE (evidence formats need none) or XML that is not well formed.
    """
    head = data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:64]:
        head = data.replace(b"\0", b"")
    if b"<!DOCTYPE" in head.upper()[:100_000] or b"<!ENTITY" in head[:100_000]:
        raise CannotRead("has_doctype", about=name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as bad:
        raise CannotRead("file_damaged", about=name) from bad
    if root is None or root.getroottree().docinfo.doctype:
        raise CannotRead("has_doctype", about=name)
    return root


class _Shown(HTMLParser):
    """Gathers the text a person would see; quoted mail gets a > before each line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.unseen = 0
        self.kept = 0
        self.quotes: list[bool] = []
        self.pre = 0

    def end_line(self) -> None:
        """Close the line being gathered."""
        text = "".join(self.line)
        if not self.pre:
            text = re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")
        self.line.clear()
        depth = sum(self.quotes)
        if text or (self.lines and self.lines[-1].strip("> ")):
            self.lines.append("> " * depth + text if text else "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a quotation, or something that is not shown."""
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "body":
            self.unseen = 0
        elif tag == "br":
            self.end_line()
        elif tag in _BLOCKS:
            if self.line:
                self.end_line()
            if tag in ("blockquote", "div"):
                names = dict(attrs)
                cite = tag == "blockquote" and (
                    names.get("type") == "cite" or "quote" in (names.get("class") or "")
                )
                self.quotes.append(cite)
            if tag == "pre":
                self.pre += 1
        elif tag in ("td", "th") and self.line:
            self.line.append("\t")

    def handle_endtag(self, tag: str) -> None:
        """Close it again."""
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _BLOCKS:
            self.end_line()
            if tag in ("blockquote", "div") and self.quotes:
                self.quotes.pop()
            if tag == "pre":
                self.pre = max(0, self.pre - 1)

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if self.unseen or self.kept > _MOST_LETTERS:
            return
        self.kept += len(data)
        if self.pre:
            *whole, last = data.split("\n")
            for line in whole:
                self.line.append(line)
                self.end_line()
            data = last
        self.line.append(data)


def shown_text(html: str) -> str:
    """Return the text of *html* as a reader would see it, quoted mail marked with >."""
    gathered = _Shown()
    page = html[:_MOST_LETTERS]
    end = page.rfind(">") + 1
    gathered.feed(page[:end])
    # What is opened after the last sign of an end is no element: each would be looked for again.
    gathered.feed(page[end:].replace("<", "&lt;"))
    gathered.close()
    gathered.end_line()
    return "\n".join(gathered.lines).strip()
