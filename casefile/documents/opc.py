"""A package becomes a file: python-docx names the members, the zip is the same every time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter

from casefile.documents.package import Package

_STORED = (".png", ".jpg", ".jpeg")
_EPOCH = (1980, 1, 1, 0, 0, 0)


class _Collected:
    """Takes the members of a file where python-docx would write a zip."""

    def __init__(self) -> None:
        self.members: dict[str, bytes] = {}

    def write(self, uri: PackURI, body: bytes) -> None:
        """Keep one member."""
        self.members[uri.membername] = body


def zipped(package: Package) -> bytes:
    """Return the file: same parts, fixed order and time, so the same bytes every time.

    Raises: KeyError, when a relation leads to a part that is not there.
    """
    written = _members(package)
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


def _members(package: Package) -> dict[str, bytes]:
    """Return every member of the file by its name, as python-docx writes them."""
    office: Any = OpcPackage()
    parts = {
        name: Part(PackURI(f"/{name}"), package.type_of(name), body, office)
        for name, body in package.parts.items()
    }
    for start, kept in package.relations.items():
        relations = parts[start].rels if start else office.rels
        folder = posixpath.dirname(start)
        for id_, relation in kept.items():
            if relation.external:
                relations.add_relationship(relation.kind, relation.target, id_, True)
                continue
            within = relation.target.removeprefix("/")
            name = within if relation.target.startswith("/") else posixpath.join(folder, within)
            relations.add_relationship(relation.kind, parts[posixpath.normpath(name)], id_)
    collected = _Collected()
    every = office.parts
    # As its `save` does, but without deflating everything once to inflate it again.
    writer: Any = PackageWriter
    writer._write_content_types_stream(collected, every)
    writer._write_pkg_rels(collected, office.rels)
    writer._write_parts(collected, every)
    return collected.members
