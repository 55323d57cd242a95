"""The manifest inside the file: the head of the log, every file beside it with its hash."""

from __future__ import annotations

from casefile.documents.house_atoms import DECLARATION
from casefile.documents.package import FORMATS
from casefile.documents.runs import attribute
from casefile.model.blocks import Packet

CUSTOM, PROPERTIES = "item1000", "itemProps1000"
"""Name of the part: of the shape Word gives them, above any in an office's own file."""
NAMESPACE = "urn:casefile:manifest:1"


def manifest(packet: Packet) -> bytes:
    """Return the files beside the packet as XML."""
    lines = "".join(
        f"<m:file exhibit={attribute(kept.label)} name={attribute(kept.name)} "
        f'sha256="{kept.sha256}"/>'
        for kept in packet.attached
    )
    form = attribute(packet.form)
    head = f' head="{packet.head}"' if packet.head else ""
    return (
        f'{DECLARATION}<m:manifest xmlns:m="{NAMESPACE}" form={form} '
        f'on="{packet.when.isoformat()}"{head}>{lines}</m:manifest>'
    ).encode()


def manifest_properties() -> bytes:
    """Return the properties part that Word asks for beside a custom part."""
    return (
        f"{DECLARATION}<ds:datastoreItem "
        'ds:itemID="{B1A0C0DE-0000-4000-8000-00000000CA5E}" '
        f'xmlns:ds="{FORMATS}/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
