"""The package of a .docx: parts, their types and relations, zipped the same way every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from casefile.documents.house_atoms import DECLARATION

FORMATS = "http://schemas.openxmlformats.org"
OFFICE = f"{FORMATS}/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument"
DOCUMENT = "word/document.xml"
_TYPES = f"{FORMATS}/package/2006/content-types"
_RELATIONS = f"{FORMATS}/package/2006/relationships"
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
        written = dict(self.parts)
        for part, kept in self.relations.items():
            folder, _, name = part.rpartition("/")
            where = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
            written[where] = _relations(kept).encode()
        written["[Content_Types].xml"] = self._content_types().encode()
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

    def _content_types(self) -> str:
        defaults = "".join(
            f'<Default Extension="{ext}" ContentType="{kind}"/>'
            for ext, kind in sorted(self.defaults.items())
        )
        overrides = "".join(
            f'<Override PartName="/{part}" ContentType="{kind}"/>'
            for part, kind in sorted(self.types.items())
        )
        return f'{DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'


def _relations(kept: dict[str, Relation]) -> str:
    drawn = "".join(
        f'<Relationship Id="{id}" Type="{r.kind}" Target={quoteattr(r.target)}'
        + (' TargetMode="External"/>' if r.external else "/>")
        for id, r in kept.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{drawn}</Relationships>'
