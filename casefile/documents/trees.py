"""XML of others read as a tree: no entities are put in, nothing is fetched over the net."""

from __future__ import annotations

from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_OF_LARGE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def parsed(body: bytes, *, large: bool = False) -> etree._Element:
    """Return the root of an XML part. Raises: etree.XMLSyntaxError.

    *large*: a packet of this program, whose text and depth no limit of the parser may cut.
    """
    return etree.fromstring(body, _OF_LARGE if large else _PARSER)
