"""The package of a .docx: parts, their types and relations, zipped the same way every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from importlib import import_module

FORMATS = "http://schemas.openxmlformats.org"
OFFICE = f"{FORMATS}/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument"
DOCUMENT = "word/document.xml"
_STORED = (".png", ".jpg", ".jpeg")
_EPOCH = (1980, 1, 1, 0, 0, 0)


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

    def zipped(self) -> bytes:
        """Return the file: same parts, fixed order and time, so the same bytes every time."""
        # python-docx is loaded when a packet is written, not before: other commands start at once.
        written: dict[str, bytes] = import_module("casefile.documents.opc").members(self)
        order = sorted(written, key=lambda n: (n != "[Content_Types].xml", n != "_rels/.rels", n))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
            for name in order:
                info = zipfile.ZipInfo(name, _EPOCH)
                info.create_system = 0
                info.external_attr = 0
                stored = name.lower().endswith(_STORED)
                info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                file.writestr(info, written[name])
        return out.getvalue()

    def type_of(self, name: str) -> str:
        """Return the content type of a part: its own, or that of its suffix."""
        return self.types.get(name) or self.defaults[name.rpartition(".")[2].lower()]
