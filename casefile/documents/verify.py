"""A packet held to its own manifest: the files beside it, offline, by whoever received it."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml import etree

from casefile.documents.manifest import CUSTOM, NAMESPACE, seal
from casefile.documents.trees import parsed
from casefile.model.say import Say

_HASH = re.compile(r"[0-9a-f]{64}")
_PIECE = 1 << 20


class Listed(NamedTuple):
    """One file that a manifest names."""

    exhibit: str
    name: str
    sha256: str


def listed(docx: bytes) -> tuple[Listed, ...] | None:
    """Return the files that the manifest inside names; None when there is no manifest."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as file:
            tree = parsed(file.read(f"customXml/{CUSTOM}.xml"))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return None
    if tree.tag != f"{{{NAMESPACE}}}manifest":
        return None
    return tuple(
        Listed(*(str(entry.get(key) or "") for key in ("exhibit", "name", "sha256")))
        for entry in tree.iterchildren(f"{{{NAMESPACE}}}file")
    )


def untrue(docx: bytes, folder: Path) -> tuple[Say, ...]:
    """Return what in *folder*, where the packet lies, is not as its manifest and its page say."""
    files = listed(docx)
    if files is None:
        return (Say("packets.verify.no_manifest"),)
    return (*_sealed(docx), *_on_paper(docx, files), *_beside(files, folder))


def _sealed(docx: bytes) -> Iterator[Say]:
    """Yield that the packet itself was changed; one of an older program is not sealed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        tree = parsed(file.read(f"customXml/{CUSTOM}.xml"))
        sealed = str(tree.get("parts") or "")
        if sealed and seal({name: file.read(name) for name in file.namelist()}) != sealed:
            yield Say("packets.verify.text_changed")


def _on_paper(docx: bytes, files: tuple[Listed, ...]) -> Iterator[Say]:
    """Yield each hash inside that the packet does not print: one of the two was changed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        tree = parsed(file.read("word/document.xml"), large=True)
    printed = re.sub(r"\s+", "", "".join(str(text) for text in tree.itertext()))
    for one in files:
        if one.sha256 not in printed:
            yield Say("packets.verify.not_printed", exhibit=one.exhibit)


def _beside(files: tuple[Listed, ...], folder: Path) -> Iterator[Say]:
    for one in files:
        parts = PurePosixPath(one.name).parts
        if (
            not parts
            or one.name.startswith("/")
            or ".." in parts
            or not _HASH.fullmatch(one.sha256)
        ):
            yield Say("packets.verify.bad_line", exhibit=one.exhibit)
            continue
        path = folder.joinpath(*parts)
        if path.is_symlink() or not path.is_file():
            yield Say("packets.verify.missing", exhibit=one.exhibit, name=one.name)
        elif _hash_of(path) != one.sha256:
            yield Say("packets.verify.changed", exhibit=one.exhibit, name=one.name)
    if files and (folder / "exhibits").is_dir():
        known = {one.name for one in files}
        for path in sorted((folder / "exhibits").iterdir()):
            if f"exhibits/{path.name}" not in known:
                yield Say("packets.verify.not_listed", name=path.name)


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
