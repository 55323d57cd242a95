"""The two gates for what comes from outside: text to show or write, names to save under."""

from __future__ import annotations

import re
import unicodedata

_EXPLICIT = {
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
_SHOWN: dict[int, str] = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10)}
_SHOWN[13] = ""
_SHOWN[127] = "\u2421"
_SHOWN.update({c: "\ufffd" for c in range(0x80, 0xA0)})
_SHOWN.update({c: f"\u27e6{name}\u27e7" for c, name in _EXPLICIT.items()})
_SHOWN.update({c: "" for c in (0x200B, 0x2060, 0xFEFF, 0x00AD, 0x180E)})
_SHOWN.update({0x2028: "\n", 0x2029: "\n", 0x0085: "\n"})
_SHOWN.update({c: "\ufffd" for c in range(0xD800, 0xE000)})
_SHOWN.update({c: "\ufffd" for c in range(0xE0000, 0xE0080)})
_SHOWN.update({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028\u2029\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_PILED = re.compile(f"([{_MARKS}]{{6}})[{_MARKS}]+")
_HALVES = re.compile("[\ud800-\udfff]")

_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069")
)


def clean(text: str) -> str:
    """Return *text* safe to show on a terminal and to write into Word; it is never cut short.

    Control characters become visible pictures, explicit direction controls are shown by name,
    piles of more than six combining marks are thinned. Hebrew points, LRM, RLM and joiners stay.
    What is stored stays as it was received: this stands at every show and every write.
    """
    if _BAD.search(text):
        text = text.replace("\r\n", "\n").translate(_SHOWN)
    return _PILED.sub(r"\1", text)


def in_whole_letters(text: str) -> str:
    """Return *text* with U+FFFD for halves of letters, which no UTF-8 has.

    They come from names of files in an old code page, and from letters cut in two.
    """
    return _HALVES.sub("\ufffd", text)


def one_line(text: str, limit: int = 0) -> str:
    """Return *text* cleaned, on one line; with *limit*, an ellipsis marks what does not fit."""
    line = " ".join(clean(text).split())
    return line if not limit or len(line) <= limit else line[: limit - 1] + "…"


_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(1, 10)),
    *(f"lpt{n}" for n in range(1, 10)),
}
_UNSAFE = set('<>:"|?*\0') | {chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F))}
_UNSAFE |= {chr(c) for c in range(0x2066, 0x206A)}


def safe_name(name: str, fallback: str = "file") -> str:
    """Return a file name for exports: no folder, no reserved name, at most 120 bytes of UTF-8.

    Never the path of evidence in the store (that is its hash).
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in _UNSAFE)
    kept = kept.strip(" .").lstrip("-~. ") or fallback
    stem, dot, suffix = kept.rpartition(".")
    if not dot:
        stem, suffix = kept, ""
    suffix = suffix[:20]
    while len((stem + dot + suffix).encode()) > 120:
        if stem:
            stem = stem[:-1]
        else:
            suffix = suffix[:-1]
    kept = (stem or "f") + dot + suffix
    return "_" + kept if kept.split(".")[0].lower() in _RESERVED else kept


def compared(text: str) -> str:
    """Return *text* as words are sought: no marks of direction, no joiners, no case, no spaces.

    Without spaces a sentence is found again however it was cut into lines, cells and paragraphs.
    """
    shown = unicodedata.normalize("NFKC", text).translate(_UNSEEN)
    return "".join(shown.split()).casefold()
