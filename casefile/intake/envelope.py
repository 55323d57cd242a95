"""Signed envelopes (PKCS #7, CMS: .p7m): the content is taken out; the signature is not checked.

Only what is needed to find the content is read: lengths and tags, of any of the ways to write
them. Source: RFC 5652, sections 3 to 6; ITU-T X.690 for lengths without an end told beforehand.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

MEDIA_TYPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_SIGNED = bytes.fromhex("2a864886f70d010702")
_ENCRYPTED = (
    bytes.fromhex("2a864886f70d010703"),
    bytes.fromhex("2a864886f70d010706"),
    bytes.fromhex("2a864886f70d0109100117"),
)
_SEQUENCE, _OID, _OCTETS, _OCTETS_IN_PARTS, _CONTENT = 0x30, 0x06, 0x04, 0x24, 0xA0
_DEEPEST = 8
_MOST_PARTS = 200_000


class Envelope(NamedTuple):
    """What an envelope is, and what it holds."""

    signed: bool = False
    encrypted: bool = False
    content: bytes | None = None
    """None: it holds none (the signature of a file that lies beside it), or none can be had."""


class _Malformed(Exception):
    """The bytes are no envelope."""


class _Item(NamedTuple):
    tag: int
    start: int
    """Where what it holds begins."""
    end: int
    after: int
    """Where the next item begins."""


def looks_sealed(data: bytes) -> bool:
    """True when *data* begins as an envelope does, in bytes or in base64."""
    return any(oid in _bare(data[:400])[:40] for oid in (_SIGNED, *_ENCRYPTED))


def opened(data: bytes) -> Envelope:
    """Return what the envelope is and holds; an empty one for anything else."""
    data = _bare(data)
    try:
        kind, content = _content_info(data)
        if kind in _ENCRYPTED:
            return Envelope(encrypted=True)
        if kind != _SIGNED or content is None:
            return Envelope()
        inner = [item for item in _items(data, content) if item.tag == _SEQUENCE]
        if not inner:
            return Envelope(signed=True)
        inside = _items(data, inner[0])
        wrapped = [item for item in inside if item.tag == _CONTENT]
        if not wrapped:
            return Envelope(signed=True)
        return Envelope(signed=True, content=_octets(data, _items(data, wrapped[0])))
    except _Malformed:
        return Envelope()


def _bare(data: bytes) -> bytes:
    """Return the bytes themselves where they come in base64, between lines of dashes or not."""
    if data[:1] == b"\x30":
        return data
    plain = re.sub(rb"-----[A-Z0-9 #]+-----", b"", data).strip()
    if not plain.startswith(b"MI"):
        return data
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", plain)
    try:
        kept = kept[: len(kept) - (len(kept) % 4 == 1)]
        return base64.b64decode(kept + b"=" * (-len(kept) % 4))
    except binascii.Error:
        return data


def _content_info(data: bytes) -> tuple[bytes, _Item | None]:
    outer = _item(data, 0, len(data))
    if outer.tag != _SEQUENCE:
        raise _Malformed
    parts = _items(data, outer)
    if not parts or parts[0].tag != _OID:
        raise _Malformed
    wrapped = [item for item in parts[1:] if item.tag == _CONTENT]
    held = _items(data, wrapped[0]) if wrapped else []
    return data[parts[0].start : parts[0].end], held[0] if held else None


def _octets(data: bytes, items: list[_Item], depth: int = 0) -> bytes:
    if depth > _DEEPEST:
        raise _Malformed
    found = []
    for item in items:
        if item.tag == _OCTETS:
            found.append(data[item.start : item.end])
        elif item.tag == _OCTETS_IN_PARTS:
            found.append(_octets(data, _items(data, item), depth + 1))
    return b"".join(found)


def _items(data: bytes, within: _Item) -> list[_Item]:
    items: list[_Item] = []
    place = within.start
    while place < within.end and len(items) < _MOST_PARTS:
        item = _item(data, place, within.end)
        items.append(item)
        place = item.after
    return items


def _item(data: bytes, place: int, end: int, depth: int = 0) -> _Item:
    if place + 2 > end or data[place] & 0x1F == 0x1F or depth > 60:
        raise _Malformed
    tag, length, start = data[place], data[place + 1], place + 2
    if length == 0x80:
        stop = _end_of(data, start, end, depth)
        return _Item(tag, start, stop, stop + 2)
    if length > 0x80:
        count = length & 0x7F
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    if start + length > end:
        raise _Malformed
    return _Item(tag, start, start + length, start + length)


def _end_of(data: bytes, place: int, end: int, depth: int) -> int:
    """Return where the two noughts stand that end an item of untold length."""
    for _ in range(_MOST_PARTS):
        if data[place : place + 2] == b"\0\0":
            return place
        place = _item(data, place, end, depth + 1).after
    raise _Malformed
