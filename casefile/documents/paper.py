"""The office's own paper: its .docx as reference, its styles kept, what it lacks copied in."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from casefile.documents.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Sheet(NamedTuple):
    """Page size and margin in twips, and the references of its letterhead."""

    page: tuple[int, int]
    margin: int
    letterhead: str


def style_ids(package: Package) -> dict[str, str]:
    """Return the ids of the styles by their lower-case names."""
    tree = etree.fromstring(package.parts["word/styles.xml"])
    ids: dict[str, str] = {}
    for style in tree.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            ids[str(name.get(f"{_W}val")).lower()] = str(style.get(f"{_W}styleId"))
    return ids
