"""Cut a line into runs of one direction, as Word wants it and as readers of plain Unicode see it.

Word orders a run by its ``w:rtl``; LibreOffice and text extraction order by Unicode alone. So the
runs are cut here (a small form of UAX 9), and marks are set around what reads left to right as one
thing: an invoice number, a phone, an IBAN, an address on the net.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional

LRM, RLM = "\u200e", "\u200f"
JOINER = "\u2060"
"""No line is cut at it. No-break spaces and hyphens do not hold beside a direction mark in
LibreOffice."""
_RTL = frozenset(("R", "AL"))
_HAS_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
_LOWER = "a-z\u00df-\u00f6\u00f8-\u00ff\u0105\u0107\u0119\u0142\u0144\u015b\u017a\u017c"
_NUMBER = r"\d+(?:[.,]\d+)*"
_WORD = (
    rf"(?=[\d.,/_+#&@:'’-]*[{_LETTER}])[{_LETTER}\d](?:[{_LETTER}\d.,+#&@_/:'’-]*[{_LETTER}\d+#])?"
)
_ISLAND = re.compile(
    rf"""(?:
      (?:https?://|www\.)[^\s\u0590-\u05ff]*[^\s\u0590-\u05ff.,;:!?)\]]
    | (?:[a-z\d-]+\.)+[a-z]{{2,}}/[^\s\u0590-\u05ff]*[^\s\u0590-\u05ff.,;:!?)\]]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | [A-Z]{{2}}\d{{2}}(?:[ \u00a0]?[\dA-Z]{{2,4}}){{3,8}}          # IBAN
    | \(\d+\)                                                    # (99), cut by LibreOffice else
    | \+\d[\d \u00a0()-]{{6,}}\d                                    # +972 52-123 4567
    | \d{{1,2}}:\d\d(?::\d\d)?[ \u00a0][+-]\d{{4}}(?!\d)              # 09:32 +0200
    | \d{{2,}}(?:[ \u00a0-]\d{{2,}}){{2,}}                          # account, phone with spaces
    | \d{{2}}-\d{{3}}[ \u00a0][{_LETTER}]+                           # 91-000 Łódź
    | \d+(?:-\d+)+(?![.,:/]?\d)                                  # 03-1234567, 26-014
    | [£€$][ \u00a0]?{_NUMBER}
    | (?<![^\s\u200f(])[-\u2212]{_NUMBER}                            # -10,000.00
    | {_NUMBER}[ \u00a0](?:[A-Z]{{3}}|zł|KB|MB)(?![{_LETTER}])      # 12,300.00 PLN
    | {_WORD}(?:                                                  # Blue Door Ltd 05123456
        \.?(?:,(?=[ ][{_LOWER}]{{2,}}[ .,)]))?                      # a clause that goes on
        [ \u00a0](?:&[ ])?(?:{_WORD}|\d+(?:-\d+)*(?![.,:/-]?\d)
        |(?<=[{_LOWER}.][ \u00a0])\d+(?:[./-]\d+)+(?!\d)           # nr 7/2025
        |§§?[ \u00a0]?\d+[a-z]?(?:[–-]\d+[a-z]?)?(?![\d–-]))     # art. 481 § 1–2 k.c.
      )*
      (?:[ \u00a0]\([{_LETTER}\d ./§-]+\))?                          # ... (05123456)
      (?:(?<=\.[{_LETTER}])\.)?                                     # sp. z o.o.
    )""",
    re.VERBOSE,
)


_FOREIGN = re.compile(rf"[{_LETTER}\d][^\u0590-\u08ff\u200f]*[{_LETTER}\d]\)?\.?", re.DOTALL)
_STRETCH = re.compile("[^\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff]+")
_SENTENCE = re.compile(rf"(?<!\w)(?:[{_LOWER}][{_LOWER}'’]*,?[ \u00a0]){{2}}[{_LOWER}]{{2,}}")
"""Three words in a row that are no names: something is said there, and no list goes on."""
_SAYS = re.compile(rf"[{_LETTER}]?[{_LOWER}]{{2,}}|[{_LETTER}][{_LOWER}]")
_WHOLE = re.compile(
    rf"""(?<![{_LETTER}\d])(?:
      [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | \+?\d[\d \u00a0-]*\d
    )(?![{_LETTER}\d])""",
    re.VERBOSE,
)
_OPENED = re.compile(rf"(?<=[(\[])(?=[{LRM}{RLM}]?[-\u2212]?\d)")
LONGEST = 40
"""Signs of an address or number that is kept on one line; a longer one may have to be cut."""


def whole(island: str) -> str:
    """Return an island whose addresses and numbers are not cut at a hyphen."""
    return _WHOLE.sub(
        lambda m: m[0].replace("-", f"-{JOINER}") if len(m[0]) <= LONGEST else m[0], island
    )


def opens(stretch: str, following: str) -> bool:
    """Return whether *stretch* ends in an opening bracket whose number begins what follows."""
    return _OPENED.search(stretch[-1:] + following[:3]) is not None


def first_direction(text: str, default: str = "ltr") -> str:
    """Return ``ltr`` or ``rtl`` by the first strong letter of *text*, else *default*."""
    for char in text:
        kind = bidirectional(char)
        if kind in _RTL:
            return "rtl"
        if kind == "L":
            return "ltr"
    return default


def runs(text: str, base: str = "ltr") -> list[tuple[str, bool]]:
    """Return (stretch, whether it is right to left); the stretches joined are *text*."""
    if not text:
        return []
    if base == "ltr" and not _HAS_RTL.search(text):
        return [(text, False)]
    kinds: list[bool | None] = [None] * len(text)
    ends = _mark_islands(text, kinds)
    _mark_letters(text, kinds)
    _mark_rest(text, kinds, ends, base == "rtl")
    cut: list[tuple[str, bool]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or kinds[at] is not kinds[start]:
            cut.append((text[start:at], bool(kinds[start])))
            start = at
    return cut


def _mark_islands(text: str, kinds: list[bool | None]) -> frozenset[int]:
    """Mark what reads from left to right as one thing; a line with no other letters is one thing.

    ``Tue, 10 Feb 2026`` of a mail's head or an address abroad is not turned at its commas; a list
    (``C-1, C-2``, or with dots between) keeps the order of the paragraph.
    """
    ends = set()
    foreign = _FOREIGN.search(text) if _reads_abroad(text) else None
    if foreign:
        first, last = foreign.span()
        kinds[first:last] = [False] * (last - first)
        return frozenset((last,))
    for first, last in _passages(text):
        kinds[first:last] = [False] * (last - first)
        ends.add(last)
    for island in _ISLAND.finditer(text):
        first, last = island.span()
        kinds[first:last] = [False] * (last - first)
        ends.add(last)
    return frozenset(ends)


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence from left to right stands within others: its signs keep its order."""
    for stretch in _STRETCH.finditer(text):
        if " · " not in stretch[0] and _SENTENCE.search(stretch[0]):
            letters = [at for at, char in enumerate(stretch[0]) if bidirectional(char) == "L"]
            first, last = letters[0], letters[-1] + 1
            said = stretch[0][first : last + 1]
            closes = said.endswith(")") and said.count("(") == said.count(")")
            yield stretch.start() + first, stretch.start() + last + closes


def _reads_abroad(text: str) -> bool:
    """Return whether *text* says something in words, all of them from left to right."""
    return not _HAS_RTL.search(text) and " · " not in text and bool(_SAYS.search(text))


def _mark_letters(text: str, kinds: list[bool | None]) -> None:
    for at, char in enumerate(text):
        if kinds[at] is None:
            kind = bidirectional(char)
            if kind in _RTL:
                kinds[at] = True
            elif kind == "L":
                kinds[at] = False
            elif kind == "NSM" and at:
                kinds[at] = kinds[at - 1]


def _mark_rest(text: str, kinds: list[bool | None], ends: frozenset[int], base: bool) -> None:
    """Give digits and neutrals the direction of both their neighbours, else of the paragraph.

    What stands between two islands behind a comma keeps the order of the paragraph.
    """
    at = 0
    while at < len(text):
        if kinds[at] is not None:
            at += 1
            continue
        stop = at
        while stop < len(text) and kinds[stop] is None:
            stop += 1
        left = kinds[at - 1] if at else base
        right = kinds[stop] if stop < len(text) else base
        listed = at in ends and (base or text[at] in ",;:")
        direction = left if left == right and not listed else base
        kinds[at:stop] = [direction] * (stop - at)
        at = stop


def marked(text: str, base: str) -> list[tuple[str, bool]]:
    """Return the runs of *text* with direction marks, for readers that know only Unicode.

    In a line from right to left, what is cut in two reads in the wrong order to many an eye, so
    numbers and addresses are bound together. A stretch ends at a bracket that opens a number:
    there they can be held together.
    """
    if base != "rtl":
        return runs(text, base)
    done: list[tuple[str, bool]] = []
    for stretch, right_to_left in runs(text, base):
        if not right_to_left and stretch.strip():
            stretch = LRM + whole(stretch) + LRM
        elif right_to_left and done and not _HAS_RTL.search(stretch):
            stretch = RLM + stretch
        done += ((piece, right_to_left) for piece in _OPENED.split(stretch))
    return done
