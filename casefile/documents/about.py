"""What a file says of itself: title, author, its day, the manifest; nothing of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, time
from xml.sax.saxutils import escape

from casefile.documents.house import TAGS
from casefile.documents.house_atoms import DECLARATION
from casefile.documents.manifest import CUSTOM, PROPERTIES, manifest, manifest_properties, seal
from casefile.documents.package import CONTENT, DOCUMENT, FORMATS, OFFICE, Package
from casefile.model.blocks import Packet
from casefile.model.clean import one_line

_CORE = "docProps/core.xml"
_SETTINGS = "word/settings.xml"


def tell_about(package: Package, *, packet: Packet, pages_known: bool) -> None:
    """Add properties, manifest and the relations of the package itself."""
    package.parts[_CORE] = _core(packet).encode()
    package.types[_CORE] = "application/vnd.openxmlformats-package.core-properties+xml"
    package.relations[""] = {}
    package.relate("", f"{OFFICE}/officeDocument", DOCUMENT)
    core = f"{FORMATS}/package/2006/relationships/metadata/core-properties"
    package.relate("", core, _CORE)
    if packet.cited and not packet.status:
        _protect(package, pages_known)
    if not pages_known and b"PAGEREF" in package.parts[DOCUMENT]:
        # Word asks once whether to count the pages; without it the dashes would stay.
        asked = b'<w:updateFields w:val="true"/><w:compat>'
        settings = package.parts[_SETTINGS]
        package.parts[_SETTINGS] = settings.replace(b"<w:compat>", asked, 1)
    item, properties = f"customXml/{CUSTOM}.xml", f"customXml/{PROPERTIES}.xml"
    package.parts[item] = manifest(packet, seal(package.parts))
    package.parts[properties] = manifest_properties()
    package.types[properties] = f"{CONTENT}.customXmlProperties+xml"
    package.relate(item, f"{OFFICE}/customXmlProps", f"{PROPERTIES}.xml")
    package.relate(DOCUMENT, f"{OFFICE}/customXml", f"../{item}")


def _protect(package: Package, pages_known: bool) -> None:
    """Ask to be read and not changed: a hint, that anyone may lift; the hashes are what holds.

    Fields cannot be brought up to date in a protected file, so one whose pages are not counted
    yet only recommends it.
    """
    settings = package.parts[_SETTINGS]
    if pages_known:
        lock = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop'
        settings = settings.replace(b"<w:defaultTabStop", lock, 1)
    else:
        hint = b'<w:writeProtection w:recommended="1"/><w:zoom'
        settings = settings.replace(b"<w:zoom", hint, 1)
    package.parts[_SETTINGS] = settings


def _core(packet: Packet) -> str:
    when = f"{datetime.combine(packet.when, time(), UTC):%Y-%m-%dT%H:%M:%SZ}"

    def told(text: str) -> str:
        return escape(one_line(text, 255))

    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{FORMATS}/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{told(packet.title)}</dc:title>"
        f"<dc:subject>{told(packet.subject)}</dc:subject>"
        f"<dc:creator>{told(packet.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{told(packet.author)}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f"<dc:language>{TAGS.get(packet.language, packet.language)}</dc:language>"
        "</cp:coreProperties>"
    )
