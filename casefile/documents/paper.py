"""The office's own paper: its .docx as reference, its styles kept, what it lacks copied in.

Nothing of its content comes along: no text, no comments, no properties, nothing that leads out.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import NamedTuple

from lxml import etree

from casefile.documents.house import MARGIN, PAPERS, house
from casefile.documents.package import DOCUMENT, OFFICE, Package, Relation
from casefile.documents.paper_styles import completed, set_tabs
from casefile.documents.stripped import aligned, without_metadata
from casefile.documents.trees import parsed
from casefile.model.errors import BadInput

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_WORD}}}"
_R = f"{{{OFFICE}}}"
_LARGEST = 60_000_000
_KEPT = ("styles", "numbering", "fontTable", "theme")
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange"))
_FRAMES = ("header", "footer")


class Margins(NamedTuple):
    """The margins of a page, in twips."""

    top: int = MARGIN
    right: int = MARGIN
    bottom: int = MARGIN
    left: int = MARGIN
    header: int = 624
    footer: int = 567


class Sheet(NamedTuple):
    """Page size and margins, and the references of the letterhead (first page alone)."""

    page: tuple[int, int]
    margins: Margins = Margins()
    letterhead: str = ""
    own_footer: bool = False

    def measure(self, *, landscape: bool) -> int:
        """Return the width of a line, in twentieths of a point."""
        width, height = self.page
        return (height if landscape else width) - self.margins.left - self.margins.right

    def room(self, *, landscape: bool) -> int:
        """Return the height of what a page holds, in twentieths of a point."""
        width, height = self.page
        return (width if landscape else height) - self.margins.top - self.margins.bottom


class Paper(NamedTuple):
    """An office's paper, ready to be written on; and what it had and lacked, by style name."""

    package: Package
    sheet: Sheet
    found: tuple[str, ...]
    missing: tuple[str, ...]
    left: tuple[str, ...] = ()
    """What of the file is not taken over, where an office may think that it is: ``text``,
    ``tracked_changes``, ``other_documents``, ``template``, ``comments``."""


def adopted(docx: bytes, language: str) -> Paper:
    """Return the office's .docx as paper for packets. Raises: BadInput, for what is not Word,
    holds macros or embedded objects, or loads something from outside.
    """
    parts = _read(docx)
    base = house(language)
    package = Package({"word/settings.xml": base.parts["word/settings.xml"]})
    package.types["word/settings.xml"] = base.types["word/settings.xml"]
    package.relate(DOCUMENT, f"{OFFICE}/settings", "settings.xml")
    types = _content_types(parts)
    document = _parsed(parts, DOCUMENT)
    related = _related(parts, DOCUMENT)
    for relation in related.values():
        kind = relation.kind.rpartition("/")[2]
        if kind in _KEPT and not relation.external:
            _take(package, parts, types, _target(DOCUMENT, relation.target))
            package.relate(DOCUMENT, relation.kind, relation.target)
    for kind in ("styles", "numbering"):
        if f"word/{kind}.xml" not in package.parts:
            package.parts[f"word/{kind}.xml"] = _empty(kind)
            package.types[f"word/{kind}.xml"] = base.types[f"word/{kind}.xml"]
            package.relate(DOCUMENT, f"{OFFICE}/{kind}", f"{kind}.xml")
    sheet = _sheet(package, parts, types, document, related)
    found, missing = completed(package, base)
    set_tabs(package, sheet.page[0] - sheet.margins.left - sheet.margins.right)
    return Paper(package, sheet, found, missing, _left(parts, document))


def _left(parts: dict[str, bytes], document: etree._Element) -> tuple[str, ...]:
    left = {
        "text": any((text.text or "").strip() for text in document.iter(f"{_W}t")),
        "tracked_changes": _is_tracked(document),
        "other_documents": next(document.iter(f"{_W}altChunk"), None) is not None,
        "template": any(r.external for r in _related(parts, "word/settings.xml").values()),
        "comments": "word/comments.xml" in parts,
    }
    return tuple(name for name, is_there in left.items() if is_there)


def _is_tracked(tree: etree._Element) -> bool:
    return any(etree.QName(e).localname in _TRACKED for e in tree.iter(etree.Element))


def _read(docx: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as file:
            if sum(info.file_size for info in file.infolist()) > _LARGEST:
                raise BadInput("paper_too_large", where="letterhead")
            parts = {info.filename: file.read(info) for info in file.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as trouble:
        raise BadInput("paper_not_word", where="letterhead") from trouble
    if DOCUMENT not in parts or "[Content_Types].xml" not in parts:
        raise BadInput("paper_not_word", where="letterhead")
    if b"macroEnabled" in parts["[Content_Types].xml"] or "word/vbaProject.bin" in parts:
        raise BadInput("paper_has_macros", where="letterhead")
    if any(name.startswith(("word/embeddings/", "word/activeX/")) for name in parts):
        raise BadInput("paper_has_objects", where="letterhead")
    return parts


def _parsed(parts: dict[str, bytes], name: str) -> etree._Element:
    try:
        return parsed(parts[name])
    except (KeyError, etree.XMLSyntaxError) as trouble:
        raise BadInput("paper_not_word", where="letterhead") from trouble


def _content_types(parts: dict[str, bytes]) -> dict[str, str]:
    types: dict[str, str] = {}
    for entry in _parsed(parts, "[Content_Types].xml"):
        key = entry.get("PartName") or f"*.{entry.get('Extension')}"
        types[str(key).lstrip("/")] = str(entry.get("ContentType"))
    return types


def _related(parts: dict[str, bytes], name: str) -> dict[str, Relation]:
    folder, _, leaf = name.rpartition("/")
    where = f"{folder}/_rels/{leaf}.rels"
    if where not in parts:
        return {}
    return {
        str(r.get("Id")): Relation(
            str(r.get("Type")), str(r.get("Target")), r.get("TargetMode") == "External"
        )
        for r in _parsed(parts, where)
    }


def _target(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def _take(package: Package, parts: dict[str, bytes], types: dict[str, str], name: str) -> None:
    """Take over one part with what it refers to inside the file; nothing outside it."""
    if name in package.parts or name not in parts:
        return
    package.parts[name] = _fit(parts, name)
    suffix = name.rpartition(".")[2]
    if name in types:
        package.types[name] = types[name]
    elif f"*.{suffix}" in types:
        package.defaults[suffix] = types[f"*.{suffix}"]
    for id, relation in _related(parts, name).items():
        if relation.external:
            _unlink(package, name, id)
            continue
        package.relations.setdefault(name, {})[id] = relation
        _take(package, parts, types, _target(name, relation.target))


def _fit(parts: dict[str, bytes], name: str) -> bytes:
    """Return a part as a packet may hold it."""
    if not name.startswith(("word/header", "word/footer")):
        return without_metadata(parts[name])
    tree = _parsed(parts, name)
    aligned(tree)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _unlink(package: Package, name: str, id: str) -> None:
    """Take an outside link off its words. Raises: BadInput, when it loads a picture or object."""
    tree = parsed(package.parts[name])
    for element in tree.iter():
        for key in [k for k, v in element.attrib.items() if str(k).startswith(_R) and v == id]:
            if element.tag != f"{_W}hyperlink":
                raise BadInput("paper_loads_from_outside", where="letterhead")
            del element.attrib[key]
    package.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _empty(kind: str) -> bytes:
    return f'<w:{kind} xmlns:w="{_WORD}"/>'.encode()


def _sheet(
    package: Package,
    parts: dict[str, bytes],
    types: dict[str, str],
    document: etree._Element,
    related: dict[str, Relation],
) -> Sheet:
    """Return page, margins and letterhead of the first section."""
    section = next(document.iter(f"{_W}sectPr"), None)
    if section is None:
        return Sheet(PAPERS["A4"])
    size, margin = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    page = (_number(size, "w", PAPERS["A4"][0]), _number(size, "h", PAPERS["A4"][1]))
    if page[0] > page[1]:
        page = page[::-1]
    given = Margins()._asdict()
    margins = Margins(**{side: _number(margin, side, usual) for side, usual in given.items()})
    letterhead = ""
    first = "first" if section.find(f"{_W}titlePg") is not None else "default"
    for kind in _FRAMES:
        for reference in section.iterchildren(f"{_W}{kind}Reference"):
            relation = related.get(str(reference.get(f"{_R}id")))
            if reference.get(f"{_W}type") != first or relation is None or relation.external:
                continue
            name = _target(DOCUMENT, relation.target)
            tree = _parsed(parts, name)
            if _is_tracked(tree):
                raise BadInput("paper_tracked_changes", where="letterhead")
            if next(tree.iter(f"{_W}altChunk"), None) is not None:
                raise BadInput("paper_has_objects", where="letterhead")
            _take(package, parts, types, name)
            id = package.relate(DOCUMENT, relation.kind, relation.target)
            letterhead += f'<w:{kind}Reference w:type="first" r:id="{id}"/>'
    return Sheet(page, margins, letterhead, "footerReference" in letterhead)


def _number(element: etree._Element | None, key: str, usual: int) -> int:
    given = "" if element is None else str(element.get(f"{_W}{key}") or "")
    return abs(int(given)) if re.fullmatch(r"-?\d{1,5}", given) else usual
