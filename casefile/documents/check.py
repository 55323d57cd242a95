"""Re-open what was written and see that it holds: Word is strict where other readers forgive."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from casefile.documents.leaks import leaked
from casefile.documents.trees import parsed
from casefile.model.say import Say

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VAL = f"{_W}val"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_FIELD = re.compile(r"\s*(?:PAGEREF|REF)\s+(\S+)")
_TYPED = re.compile(r"word/[^/]+\.xml")
_DOCUMENT = "word/document.xml"
_ORDER = {
    "pPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs",
            "bidi", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"),
    "sectPr": ("type", "pgSz", "pgMar", "lnNumType", "cols",
               "titlePg", "bidi"),
    "tcPr": ("tcW", "gridSpan", "shd", "vAlign"),
}  # fmt: skip
_RANK = {
    f"{_W}{parent}": {f"{_W}{name}": at for at, name in enumerate(names)}
    for parent, names in _ORDER.items()
}
_HOLDS_RUNS = frozenset(f"{_W}{name}" for name in ("p", "hyperlink"))


def faults(docx: bytes, forbidden: Iterable[str] = ()) -> tuple[Say, ...]:
    """Return what is wrong with a written packet; empty: it may be handed over.

    *forbidden* are texts that must not stand anywhere in it, however they are cut into runs.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(docx))
    except zipfile.BadZipFile:
        return (_fault("not_zip"),)
    with file:
        return tuple(dict.fromkeys((*_package(file), *leaked(file, forbidden))))


def _fault(key: str, **values: object) -> Say:
    return Say(f"packets.check.{key}", **values)


def _package(file: zipfile.ZipFile) -> Iterator[Say]:
    names = file.namelist()
    yield from (_fault("part_twice", part=name) for name, n in Counter(names).items() if n > 1)
    known = frozenset(names)
    trees: dict[str, etree._Element] = {}
    for name in known:
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = parsed(file.read(name), large=True)
            except etree.XMLSyntaxError as trouble:
                yield _fault("not_xml", part=name, line=trouble.lineno or 1)
    if "[Content_Types].xml" not in trees or _DOCUMENT not in trees:
        yield _fault("no_document")
        return
    yield from _types(trees, known)
    yield from _relations(trees, known)
    styles = {str(s.get(f"{_W}styleId")) for s in _all(trees, "word/styles.xml", "style")}
    numbers = {str(n.get(f"{_W}numId")) for n in _all(trees, "word/numbering.xml", "num")}
    yield from _numbers(trees, numbers)
    for name, tree in sorted(trees.items()):
        if _TYPED.fullmatch(name) and name not in ("word/styles.xml", "word/numbering.xml"):
            related = trees.get(f"word/_rels/{name.removeprefix('word/')}.rels")
            ids = {str(r.get("Id")) for r in related} if related is not None else set()
            yield from _Body(name, styles, ids).faults(tree)


def _all(trees: dict[str, etree._Element], part: str, tag: str) -> Iterator[etree._Element]:
    tree = trees.get(part)
    return iter(()) if tree is None else tree.iter(f"{_W}{tag}")


def _types(trees: dict[str, etree._Element], known: frozenset[str]) -> Iterator[Say]:
    overrides, defaults = set(), set()
    for entry in trees["[Content_Types].xml"]:
        if str(entry.tag).endswith("Override"):
            overrides.add(str(entry.get("PartName")).lstrip("/"))
        else:
            defaults.add(str(entry.get("Extension")))
    for name in known:
        if (_TYPED.fullmatch(name) and name not in overrides) or (
            name.rpartition(".")[2] not in defaults and name not in overrides
        ):
            yield _fault("no_type", part=name)
    yield from (_fault("type_of_missing", part=name) for name in overrides - known)


def _relations(trees: dict[str, etree._Element], known: frozenset[str]) -> Iterator[Say]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        yield from (
            _fault("twice", part=name, what=id)
            for id, n in Counter(str(r.get("Id")) for r in tree).items()
            if n > 1
        )
        for relation in tree:
            target = str(relation.get("Target"))
            if relation.get("TargetMode") == "External":
                if re.match(r"(?i)[a-z]+:|/|\\\\|\.\.", target):
                    yield _fault("leaves", part=name, what=target)
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            if posixpath.normpath(path) not in known:
                yield _fault("missing", part=name, what=target)


def _numbers(trees: dict[str, etree._Element], numbers: set[str]) -> Iterator[Say]:
    for part in (_DOCUMENT, "word/styles.xml"):
        for used in _all(trees, part, "numId"):
            if used.get(_VAL) not in numbers | {"0"}:
                yield _fault("missing", part=part, what=used.get(_VAL) or "")


class _Body:
    """One pass over one part: what it names, what it points to, what must stand in pairs."""

    def __init__(self, part: str, styles: set[str], relations: set[str]) -> None:
        self.part = part
        self.styles = styles
        self.relations = relations
        self.ids: list[str] = []
        self.ends: list[str] = []
        self.names: list[str] = []
        self.targets: set[str] = set()
        self.drawn: list[str] = []
        self.open = 0
        self.found: list[Say] = []

    def faults(self, tree: etree._Element) -> Iterator[Say]:
        """Yield every fault of the part."""
        for element in tree.iter():
            if isinstance(element.tag, str):
                self._look(element)
        yield from self.found
        yield from self._sums()

    def _fault(self, key: str, what: object = "") -> None:
        self.found.append(_fault(key, part=self.part, what=str(what)))

    def _look(self, element: etree._Element) -> None:
        tag = str(element.tag)
        look = _LOOKS.get(tag)
        if look is not None:
            look(self, element)
        if tag in _RANK:
            self._order(element, _RANK[tag])
        for name, value in element.attrib.items():
            if str(name).startswith(_R) and str(value) not in self.relations:
                self._fault("missing", value)

    def _order(self, element: etree._Element, rank: dict[str, int]) -> None:
        last = -1
        for child in element:
            at = rank.get(str(child.tag), last)
            if at < last:
                self._fault("order", etree.QName(child).localname)
            last = max(at, last)

    def _start(self, element: etree._Element) -> None:
        self.ids.append(str(element.get(f"{_W}id")))
        self.names.append(str(element.get(f"{_W}name")))

    def _end(self, element: etree._Element) -> None:
        self.ends.append(str(element.get(f"{_W}id")))

    def _link(self, element: etree._Element) -> None:
        anchor = element.get(f"{_W}anchor")
        if anchor:
            self.targets.add(str(anchor))

    def _code(self, element: etree._Element) -> None:
        match = _FIELD.match(element.text or "")
        if match:
            self.targets.add(match.group(1))

    def _char(self, element: etree._Element) -> None:
        kind = element.get(f"{_W}fldCharType")
        self.open += {"begin": 1, "end": -1}.get(str(kind), 0)

    def _cell(self, element: etree._Element) -> None:
        if not len(element) or element[-1].tag != f"{_W}p":
            self._fault("order", "tc")

    def _table(self, element: etree._Element) -> None:
        grid = element.find(f"{_W}tblGrid")
        if grid is None:
            self._fault("order", "tblGrid")
            return
        for row in element.iterchildren(f"{_W}tr"):
            if sum(1 for _ in row.iterchildren(f"{_W}tc")) != len(grid):
                self._fault("row", "tr")

    def _styled(self, element: etree._Element) -> None:
        if element.get(_VAL) not in self.styles:
            self._fault("missing", element.get(_VAL))

    def _picture(self, element: etree._Element) -> None:
        self.drawn.append(str(element.get("id")))
        if not element.get("descr") and self.part == _DOCUMENT:
            self._fault("picture_words", element.get("id"))

    def _run(self, element: etree._Element) -> None:
        if len(element) > 1 and any(child.tag == f"{_W}rPr" for child in element[1:]):
            self._fault("order", "rPr")

    def _paragraph(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag in _HOLDS_RUNS:
            self._fault("order", "p")

    def _body(self, element: etree._Element) -> None:
        if sum(1 for _ in element.iterchildren(f"{_W}sectPr")) != 1:
            self._fault("order", "sectPr")

    def _align(self, element: etree._Element) -> None:
        if element.get(_VAL) not in ("start", "end", "center", "both"):
            self._fault("value", f"jc {element.get(_VAL)}")

    def _width(self, element: etree._Element) -> None:
        if not str(element.get(f"{_W}w")).isdigit():
            self._fault("value", f"w {element.get(f'{_W}w')}")

    def _sums(self) -> Iterator[Say]:
        names = [name.lower() for name in self.names]
        for kept in (self.ids, names, self.drawn):
            for one, n in Counter(kept).items():
                if n > 1:
                    yield _fault("twice", part=self.part, what=one)
        if sorted(self.ids) != sorted(self.ends):
            yield _fault("open", part=self.part, what="bookmarkStart")
        for name in self.names:
            if not _NAME.fullmatch(name):
                yield _fault("value", part=self.part, what=name)
        for target in sorted(self.targets - set(self.names)):
            yield _fault("missing", part=self.part, what=target)
        if self.open:
            yield _fault("open", part=self.part, what="fldChar")


_LOOKS = {
    f"{_W}bookmarkStart": _Body._start,
    f"{_W}bookmarkEnd": _Body._end,
    f"{_W}hyperlink": _Body._link,
    f"{_W}instrText": _Body._code,
    f"{_W}fldChar": _Body._char,
    f"{_W}tc": _Body._cell,
    f"{_W}tbl": _Body._table,
    f"{_W}pStyle": _Body._styled,
    f"{_W}rStyle": _Body._styled,
    f"{_W}tblStyle": _Body._styled,
    _DOC_PR: _Body._picture,
    f"{_W}r": _Body._run,
    f"{_W}p": _Body._paragraph,
    f"{_W}body": _Body._body,
    f"{_W}jc": _Body._align,
    f"{_W}tcW": _Body._width,
}
