"""A page of a PDF whose letters stand where a line is seen, kept in the file in any order."""

from __future__ import annotations

import io

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

_WIDE = 0.5
SIZE = 12
"""Points of the letters; each is half as wide."""


def _stream(text: str) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(text.encode("ascii"))
    return stream


def _font(out: PdfWriter, letters: list[str]) -> DictionaryObject:
    codes = range(1, len(letters) + 1)
    told = "\n".join(
        f"<{code:02x}> <{char.encode('utf-16-be').hex()}>"
        for code, char in zip(codes, letters, strict=True)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{told}\nendbfchar\nendcmap end end"
    )
    glyph = out._add_object(_stream("500 0 0 0 450 700 d1 0 0 450 700 re f"))
    names = [NameObject(f"/g{code}") for code in codes]
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type3"),
            NameObject("/FontBBox"): ArrayObject(map(NumberObject, (0, -200, 500, 900))),
            NameObject("/FontMatrix"): ArrayObject(map(FloatObject, (0.001, 0, 0, 0.001, 0, 0))),
            NameObject("/CharProcs"): DictionaryObject(dict.fromkeys(names, glyph)),
            NameObject("/Encoding"): DictionaryObject(
                {NameObject("/Differences"): ArrayObject([NumberObject(1), *names])}
            ),
            NameObject("/FirstChar"): NumberObject(1),
            NameObject("/LastChar"): NumberObject(len(letters)),
            NameObject("/Widths"): ArrayObject([NumberObject(500)] * len(letters)),
            NameObject("/Resources"): DictionaryObject(),
            NameObject("/ToUnicode"): out._add_object(_stream(cmap)),
        }
    )


def drawn(*lines: str, order=lambda at, char: at, left: float = 40) -> bytes:
    """Return a PDF; *lines* as seen from left to right, their letters filed in the *order* given.

    A tab is a gap between two columns. Spaces are gaps, as many programs write them.
    """
    out = PdfWriter()
    page = out.add_blank_page(800, 600)
    letters = sorted({char for line in lines for char in line} - {" ", "\t"})
    words = []
    for row, line in enumerate(lines):
        x, placed = left, []
        for at, char in enumerate(line):
            if char not in " \t":
                placed.append((order(at, char), x, char))
            x += SIZE * (4 if char == "\t" else _WIDE)
        for _, at, char in sorted(placed):
            code = letters.index(char) + 1
            y = 560 - 2 * SIZE * row
            words.append(f"BT /F {SIZE} Tf 1 0 0 1 {at:g} {y} Tm <{code:02x}> Tj ET")
    fonts = DictionaryObject({NameObject("/F"): out._add_object(_font(out, letters))})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = out._add_object(_stream("\n".join(words)))
    kept = io.BytesIO()
    out.write(kept)
    return kept.getvalue()
