"""The last gate: words that a reader must not see, searched in everything that was written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from casefile.documents.pixels import pieces
from casefile.documents.trees import parsed
from casefile.model.clean import compared, one_line
from casefile.model.say import Say

_PICTURES = (".png", ".jpg", ".jpeg")
_TRAILING = "EOF+"
"""Bytes after the end of a picture."""
_QUOTED = 60
"""Letters of forbidden words that a fault quotes: enough to find them by."""


def _sought(text: str) -> re.Pattern[str]:
    """Return what finds *text*, and not within a longer number."""
    before = r"(?<![\d.,])" if text[0].isdigit() else ""
    after = r"(?!\d)" if text[-1].isdigit() else ""
    return re.compile(f"{before}{re.escape(text)}{after}")


def leaked(file: zipfile.ZipFile, forbidden: Iterable[str]) -> Iterator[Say]:
    """Yield what should not be there: forbidden words anywhere, anything but pixels in pictures."""
    wanted = {text: (one, _sought(one)) for text in forbidden if (one := compared(text))}
    for name in file.namelist():
        if name.lower().endswith(_PICTURES):
            yield from _picture(file, name)
        elif wanted and name.endswith((".xml", ".rels")):
            try:
                tree = parsed(file.read(name), large=True)
            except etree.XMLSyntaxError:
                continue
            told = "\0".join(compared(text) for text in _told(name, tree))
            for text, (one, pattern) in wanted.items():
                if one in told and pattern.search(told):
                    yield Say("packets.check.holds", part=name, words=one_line(text, _QUOTED))


def _told(name: str, tree: etree._Element) -> Iterator[str]:
    """Yield every text: joined over runs, so that a phrase cut by formatting is whole again."""
    yield name
    yield "".join(str(text) for text in tree.itertext())
    yield "\0".join(str(value) for value in dict.fromkeys(tree.xpath("//@*")))


def _picture(file: zipfile.ZipFile, name: str) -> Iterator[Say]:
    body = file.read(name)
    found = tuple(pieces(body))
    if not found or not found[-1].last:
        yield Say("packets.check.picture_broken", part=name)
        return
    kinds = {piece.kind for piece in found if piece.tells}
    if found[-1].end < len(body):
        kinds.add(_TRAILING)
    if kinds:
        yield Say("packets.check.picture_tells", part=name, kinds=sorted(kinds))
