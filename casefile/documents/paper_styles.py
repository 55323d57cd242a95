"""The styles of an office's paper: looked up by name, completed by those of the house."""

from __future__ import annotations

import copy

from lxml import etree

from casefile.documents.package import Package
from casefile.documents.trees import parsed

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_WORD}}}"
_VAL = f"{_W}val"
_BEFORE_TABS = frozenset(
    (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
    )
)


def style_ids(package: Package) -> dict[str, str]:
    """Return the ids of the styles by their lower-case names."""
    tree = parsed(package.parts["word/styles.xml"])
    return {_name(style).lower(): str(style.get(f"{_W}styleId")) for style in _styles(tree)}


def _styles(tree: etree._Element) -> list[etree._Element]:
    return [s for s in tree.iter(f"{_W}style") if s.find(f"{_W}name") is not None]


def _name(style: etree._Element) -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else str(name.get(_VAL))


def completed(package: Package, base: Package) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Copy in the styles that are lacking; return the names (found, missing)."""
    theirs = parsed(package.parts["word/styles.xml"])
    ours = parsed(base.parts["word/styles.xml"])
    have = {_name(s).lower(): str(s.get(f"{_W}styleId")) for s in _styles(theirs)}
    taken = set(have.values())
    renamed: dict[str, str] = {}
    lacking = []
    for style in _styles(ours):
        id, name = str(style.get(f"{_W}styleId")), _name(style).lower()
        if name in have:
            renamed[id] = have[name]
        else:
            renamed[id] = f"Packet{id}" if id in taken else id
            lacking.append(style)
    numbers = _import_numbering(package, base) if lacking else {}
    for style in lacking:
        theirs.append(_fitted(style, renamed, numbers))
    package.parts["word/styles.xml"] = etree.tostring(
        theirs, xml_declaration=True, encoding="UTF-8"
    )
    missing = tuple(_name(style) for style in lacking)
    found = tuple(_name(s) for s in _styles(ours) if _name(s).lower() in have)
    return found, missing


def set_tabs(package: Package, measure: int) -> None:
    """Let running heads and the contents reach to the edge of the text of this paper."""
    tree = parsed(package.parts["word/styles.xml"])
    for style in _styles(tree):
        name = _name(style).lower()
        if name not in ("header", "footer", "toc 1", "toc 2"):
            continue
        properties = style.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            run = style.find(f"{_W}rPr")
            style.append(properties) if run is None else run.addprevious(properties)
        for old in list(properties.iterchildren(f"{_W}tabs")):
            properties.remove(old)
        tabs = etree.Element(f"{_W}tabs")
        tab = etree.SubElement(tabs, f"{_W}tab", {_VAL: "right"})
        if name.startswith("toc"):
            tab.set(f"{_W}leader", "dot")
        tab.set(f"{_W}pos", str(measure))
        before = [child for child in properties if etree.QName(child).localname in _BEFORE_TABS]
        properties.insert(len(before), tabs)
    package.parts["word/styles.xml"] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _fitted(
    style: etree._Element, renamed: dict[str, str], numbers: dict[str, str]
) -> etree._Element:
    """Return a copy under the office's ids and in the office's faces."""
    fitted = copy.deepcopy(style)
    fitted.set(f"{_W}styleId", renamed[str(style.get(f"{_W}styleId"))])
    fitted.attrib.pop(f"{_W}default", None)
    for tag in ("basedOn", "next", "link"):
        for element in fitted.iterchildren(f"{_W}{tag}"):
            element.set(_VAL, renamed[str(element.get(_VAL))])
    for element in fitted.iter(f"{_W}numId"):
        element.set(_VAL, numbers[str(element.get(_VAL))])
    if _name(style) != "Fixed":
        for element in list(fitted.iter(f"{_W}rFonts")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return fitted


def _import_numbering(package: Package, base: Package) -> dict[str, str]:
    """Bring in the house's lists under numbers of their own; return the new ones by the old."""
    theirs = parsed(package.parts["word/numbering.xml"])
    ours = parsed(base.parts["word/numbering.xml"])
    shapes = [int(str(a.get(f"{_W}abstractNumId"))) for a in theirs.iter(f"{_W}abstractNum")]
    lists = [int(str(n.get(f"{_W}numId"))) for n in theirs.iter(f"{_W}num")]
    next_shape, next_list = max(shapes, default=0) + 1, max(lists, default=0) + 1
    first_list = next(iter(theirs.iter(f"{_W}num")), None)
    new_shape: dict[str, str] = {}
    for shape in ours.iter(f"{_W}abstractNum"):
        brought = copy.deepcopy(shape)
        new_shape[str(shape.get(f"{_W}abstractNumId"))] = str(next_shape)
        brought.set(f"{_W}abstractNumId", str(next_shape))
        if first_list is None:
            theirs.append(brought)
        else:
            first_list.addprevious(brought)
        next_shape += 1
    new_list: dict[str, str] = {}
    for number in ours.iter(f"{_W}num"):
        brought = copy.deepcopy(number)
        new_list[str(number.get(f"{_W}numId"))] = str(next_list)
        brought.set(f"{_W}numId", str(next_list))
        for refers in brought.iter(f"{_W}abstractNumId"):
            refers.set(_VAL, new_shape[str(refers.get(_VAL))])
        theirs.append(brought)
        next_list += 1
    package.parts["word/numbering.xml"] = etree.tostring(
        theirs, xml_declaration=True, encoding="UTF-8"
    )
    return new_list
