"""Bytes become letters: the labels mail really uses, and a guess where there is no label."""

from __future__ import annotations

import codecs
import re

_OTHER_NAMES = {
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso8859-8-i": "iso-8859-8",
    "logical": "iso-8859-8",
    "visual": "iso-8859-8",
    "dos-862": "cp862",
    "x-cp1255": "cp1255",
    "x-cp1250": "cp1250",
    "x-mac-hebrew": "cp1255",
    "cp-850": "cp850",
    "ansi_x3.110-1983": "latin-1",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "x-unknown": "",
    "unknown-8bit": "",
    "8bit": "",
}
_WIDER = {"iso-8859-8": "cp1255", "iso8859-2": "cp1250", "iso8859-1": "cp1252", "ascii": ""}
"""Where the named set does not fit the bytes, the one that such programs really write."""
_NOT_TEXT = {
    *("rot13", "rot_13", "hex", "base64", "bz2", "zlib", "zip", "uu", "quopri", "punycode"),
    *("idna", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"),
}
"""Codecs of the language the program is written in that are no sets of letters."""
_POLISH_1250 = b"\xa5\xc6\xca\xa3\xd1\xd3\x8c\x8f\xaf\xb9\xe6\xea\xb3\xf1\xf3\x9c\x9f\xbf"
_POLISH_8859 = b"\xa1\xc6\xca\xa3\xd1\xd3\xa6\xac\xaf\xb1\xe6\xea\xb3\xf1\xf3\xb6\xbc\xbf"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _codec(label: str) -> str:
    """Return the codec's own name for *label*; empty when there is none for text."""
    name = label.strip().strip("\"'").lower()
    name = _OTHER_NAMES.get(name, name)
    if not name or name in _NOT_TEXT:
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return "" if found.name in _NOT_TEXT or not found._is_text_encoding else found.name


def letters(data: bytes, label: str = "") -> str:
    """Return *data* as text: by its *label* when that fits, else by what the bytes look like.

    Nothing raises; what no set can hold becomes U+FFFD.
    """
    codec = _codec(label)
    for name in (codec, _WIDER.get(codec, "")) if codec else ():
        if name:
            try:
                return data.decode(name)
            except (UnicodeError, ValueError):
                continue
    if codec and codec not in ("ascii", "utf-8", "iso8859-1"):
        return data.decode(codec, "replace")
    return guessed_letters(data)


def guessed_letters(data: bytes) -> str:
    """Return *data* as text in the set that fits: Unicode, Hebrew, Polish, Western."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        cut = trouble.start >= len(data) - 3 and trouble.reason == "unexpected end of data"
        if cut and trouble.start:
            return data.decode("utf-8", "replace")
    return data.decode(_eight_bit(data), "replace")


def _wide(data: bytes) -> str:
    """Return utf-16-le or -be when every other byte of the start is mostly zero or Hebrew's 05."""
    head = data[:2000]
    if len(head) < 4 or b"\0" not in head:
        return ""
    odd, even = head[1::2], head[0::2]
    for name, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if sum(byte in (0, 1, 5, 0x20) for byte in high) > 0.9 * len(high):
            text = head.decode(name, "replace")
            controls = sum(letter < " " and letter not in "\t\n\r\f" for letter in text)
            return name if controls * 50 < len(text) else ""
    return ""


def _eight_bit(data: bytes) -> str:
    high = [byte for byte in data[:200_000] if byte >= 0x80]
    hebrew = sum(0xE0 <= byte <= 0xFA for byte in high)
    runs = len(re.findall(rb"[\xe0-\xfa]{3,}", data[:200_000]))
    if hebrew > 0.6 * len(high) and runs:
        return "cp1255"
    windows = sum(byte in _POLISH_1250 for byte in high)
    iso = sum(byte in _POLISH_8859 for byte in high)
    if max(windows, iso) > 0.8 * len(high):
        return "cp1250" if windows >= iso else "iso-8859-2"
    return "cp1252"


def seems_text(data: bytes) -> bool:
    """True when *data* is letters rather than a binary format."""
    head = data[:8192]
    if not head:
        return False
    if any(head.startswith(bom) for bom, _ in _BOMS) or _wide(head):
        return True
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x08\x1b" for byte in head)
    if b"\0" not in head and _is_utf8(head):
        return odd * 2 < len(head)
    return odd * 200 < len(head)


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
