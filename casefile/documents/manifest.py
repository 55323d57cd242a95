"""The manifest inside the file: the head of the log, every file beside it with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from casefile.documents.house_atoms import DECLARATION
from casefile.documents.package import FORMATS
from casefile.documents.runs import attribute
from casefile.model.blocks import Packet

CUSTOM, PROPERTIES = "item1000", "itemProps1000"
"""Name of the part: of the shape Word gives them, above any in an office's own file."""
NAMESPACE = "urn:casefile:manifest:1"


def seal(parts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over all that a reader sees: each part below ``word/``, by its name.

    No lock, since who changes the text can count it anew; it tells of a change that nobody hides.
    """
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name.startswith("word/") and not name.endswith(".rels"):
            digest.update(f"{name}\0".encode() + hashlib.sha256(parts[name]).digest())
    return digest.hexdigest()


def manifest(packet: Packet, sealed: str) -> bytes:
    """Return the files beside the packet as XML, and the *sealed* hash of its own parts."""
    lines = "".join(
        f"<m:file exhibit={attribute(kept.label)} name={attribute(kept.name)} "
        f'sha256="{kept.sha256}"/>'
        for kept in packet.attached
    )
    form = attribute(packet.form)
    head = f' head="{packet.head}"' if packet.head else ""
    return (
        f'{DECLARATION}<m:manifest xmlns:m="{NAMESPACE}" form={form} '
        f'on="{packet.when.isoformat()}" parts="{sealed}"{head}>{lines}</m:manifest>'
    ).encode()


def manifest_properties() -> bytes:
    """Return the properties part that Word asks for beside a custom part."""
    return (
        f"{DECLARATION}<ds:datastoreItem "
        'ds:itemID="{B1A0C0DE-0000-4000-8000-00000000CA5E}" '
        f'xmlns:ds="{FORMATS}/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
