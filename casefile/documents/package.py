"""The package of a .docx: parts, their types and relations."""

from __future__ import annotations

from dataclasses import dataclass, field

FORMATS = "http://schemas.openxmlformats.org"
OFFICE = f"{FORMATS}/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument"
DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its kind, its target, and whether that lies outside."""

    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Package:
    """Parts by name (no leading slash); relations by the part they start from, then by id."""

    parts: dict[str, bytes]
    types: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(
        default_factory=lambda: {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "jpeg": "image/jpeg",
        }
    )
    relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def copy(self) -> Package:
        """Return a package that may be added to; the bytes are shared."""
        related = {part: dict(kept) for part, kept in self.relations.items()}
        return Package(dict(self.parts), dict(self.types), dict(self.defaults), related)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relation and return its id."""
        kept = self.relations.setdefault(part, {})
        number = len(kept) + 1
        while f"rId{number}" in kept:
            number += 1
        kept[f"rId{number}"] = Relation(kind, target, external)
        return f"rId{number}"

    def type_of(self, name: str) -> str:
        """Return the content type of a part: its own, or that of its suffix."""
        return self.types.get(name) or self.defaults[name.rpartition(".")[2].lower()]
