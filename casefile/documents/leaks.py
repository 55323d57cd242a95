"""The last gate: words that a reader must not see, searched in everything that was written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from lxml import etree

from casefile.model.say import Say

_MARKS = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069")
)
_SPACES = re.compile(r"\s+")
_PICTURES = (".png", ".jpg", ".jpeg")
_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset(("IHDR", "PLTE", "tRNS", "pHYs", "IDAT", "IEND"))
_TRAILING = "EOF+"
"""Bytes after the end of a picture."""
_PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)


def bare(text: str) -> str:
    """Return *text* as it is compared: no marks, no case, no spaces.

    Without spaces a sentence is found again however it was cut into lines, cells and paragraphs.
    """
    return _SPACES.sub("", normalize("NFKC", text).translate(_MARKS)).casefold()


def _sought(text: str) -> re.Pattern[str]:
    """Return what finds *text*, and not within a longer number."""
    before = r"(?<![\d.,])" if text[0].isdigit() else ""
    after = r"(?!\d)" if text[-1].isdigit() else ""
    return re.compile(f"{before}{re.escape(text)}{after}")


def leaked(file: zipfile.ZipFile, forbidden: Iterable[str]) -> Iterator[Say]:
    """Yield what should not be there: forbidden words anywhere, anything but pixels in pictures."""
    wanted = {text: (bare(text), _sought(bare(text))) for text in forbidden if bare(text)}
    for name in file.namelist():
        if name.lower().endswith(_PICTURES):
            yield from _picture(file, name)
        elif wanted and name.endswith((".xml", ".rels")):
            try:
                tree = etree.fromstring(file.read(name), _PARSER)
            except etree.XMLSyntaxError:
                continue
            told = "\0".join(bare(text) for text in _told(name, tree))
            for text, (one, pattern) in wanted.items():
                if one in told and pattern.search(told):
                    yield Say("packets.check.holds", part=name, words=text)


def _told(name: str, tree: etree._Element) -> Iterator[str]:
    """Yield every text: joined over runs, so that a phrase cut by formatting is whole again."""
    yield name
    yield "".join(str(text) for text in tree.itertext())
    yield "\0".join(str(value) for value in dict.fromkeys(tree.xpath("//@*")))


def _picture(file: zipfile.ZipFile, name: str) -> Iterator[Say]:
    body = file.read(name)
    if body.startswith(_PNG):
        found = _chunks(body)
    elif body.startswith(b"\xff\xd8"):
        found = _segments(body)
    else:
        found = None
    if found is None:
        yield Say("packets.check.picture_broken", part=name)
    elif found - _PIXELS:
        kinds = sorted(found - _PIXELS)
        yield Say("packets.check.picture_tells", part=name, kinds=kinds)


def _chunks(body: bytes) -> set[str] | None:
    """Return the kinds of chunks of a PNG; None when it does not end as one."""
    found: set[str] = set()
    at = len(_PNG)
    while at + 12 <= len(body):
        size = int.from_bytes(body[at : at + 4], "big")
        kind = body[at + 4 : at + 8].decode("latin-1")
        found.add(kind)
        at += 12 + size
        if kind == "IEND":
            return found if at == len(body) else found | {_TRAILING}
    return None


def _segments(body: bytes) -> set[str] | None:
    """Return the kinds of segments of a JPEG that can hold words; None when it is broken."""
    found: set[str] = set()
    at = 2
    while at + 4 <= len(body) and body[at] == 0xFF:
        kind, size = body[at + 1], int.from_bytes(body[at + 2 : at + 4], "big")
        if kind == 0xDA:
            return found if body.endswith(b"\xff\xd9") else found | {_TRAILING}
        if kind == 0xFE or (0xE1 <= kind <= 0xEF and kind != 0xEE):
            found.add(f"APP{kind - 0xE0}" if kind != 0xFE else "comment")
        at += 2 + size
    return None
