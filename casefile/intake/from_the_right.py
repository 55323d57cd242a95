"""The lines of a page that reads from the right, put in reading order by where its letters stand.

A PDF keeps letters where they were drawn, not the order in which they are read. A program that
draws a quotation mark, a point or a figure apart from the Hebrew around it leaves them anywhere in
the stream; only their place on the page tells what they belong to.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from statistics import median

from pypdfium2 import PdfTextPage, raw

_HEBREW = re.compile("[\u05d0-\u05ea\ufb1d-\ufb4f]")
_HEBREW_WORD = re.compile("[\u05d0-\u05ea\ufb1d-\ufb4f]\\S*")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]\\S*")
_TOKEN = r"(?:[^\s\u0590-\u05ff\ufb1d-\ufb4f]*[A-Za-z0-9\u00c0-\u024f])?"
_ENDING = "(?:pdf|docx?|xlsx?|csv|txt|eml|msg|jpe?g|png|mp3|m4a)"
_FROM_THE_LEFT = re.compile(
    rf"\b{_ENDING}(?=\.\d)|\d[\w.\-]*\.{_ENDING}\b"
    rf"|[A-Za-z\u00c0-\u024f]{_TOKEN}(?: (?:& )?[A-Za-z0-9\u00c0-\u024f]{_TOKEN})*"
    r"|[$\u20ac\u00a3\u20aa%]?\d(?:[.,:/\-]?\d)*[$\u20ac\u00a3\u20aa%]?"
)
"""What reads from the left in a line from the right (Unicode annex 9, W4 to W7): Latin words with
their figures, and a figure with the sign that touches it. The end of a file's name stands before
the figures that it follows."""
_PAIRS = ("()", "[]", "{}")
_AFTER_A_BRACKET = re.compile(r"[\s.,;:!?)\]}]|$")
_A_SPACE = 0.12
_A_COLUMN = 1.0
"""Gaps of more than these parts of a line's height part words, and columns of a table."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with its marks, and the box its advance fills, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def lines_read(page: PdfTextPage) -> str:
    """Return the text of a page, each line in the order in which it is read.

    A line of more Latin words than Hebrew ones is left alone where it begins at the left edge of
    the text and ends before the right one, or the whole page has more Latin words. So is what
    stands at several heights in one line of the file.
    """
    lines = _lines(page)
    edges = _edges([letter for _, letters in lines for letter in letters])
    latin_page = _mostly_latin("\n".join(plain for plain, _ in lines))
    return "\n".join(_read(plain, letters, edges, latin_page) for plain, letters in lines)


def _mostly_latin(text: str) -> bool:
    """True when more words begin in Latin letters; an address of a mail is one word."""
    return len(_LATIN_WORD.findall(text)) > len(_HEBREW_WORD.findall(text))


def _edges(letters: list[_Letter]) -> tuple[float, float]:
    lefts, rights = [one.left for one in letters], [one.right for one in letters]
    return min(lefts, default=0.0), max(rights, default=0.0)


def _lines(page: PdfTextPage) -> list[tuple[str, list[_Letter]]]:
    found: list[tuple[str, list[_Letter]]] = []
    plain, letters = "", list[_Letter]()
    for index in range(page.count_chars()):
        char = _char(page, index)
        if char == "\n":
            found.append((plain, letters))
            plain, letters = "", []
        elif char != "\r":
            plain += char
            _stand(letters, char, page.get_charbox(index, loose=True))
    return [*found, (plain, letters)]


def _char(page: PdfTextPage, index: int) -> str:
    code = raw.FPDFText_GetUnicode(page, index)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _stand(letters: list[_Letter], char: str, box: tuple[float, float, float, float]) -> None:
    """Add a letter where it stands; a vowel point goes with the letter that it was drawn after."""
    kind = unicodedata.category(char)
    if kind == "Mn" and letters:
        last = letters[-1]
        letters[-1] = _Letter(last.text + char, last.left, last.bottom, last.right, last.top)
    elif kind[0] not in "CZ" and box[2] > box[0]:
        letters.append(_Letter(char, *box))


def _read(plain: str, letters: list[_Letter], page: tuple[float, float], latin_page: bool) -> str:
    if not letters or not _HEBREW.search(plain):
        return plain
    height = median(letter.top - letter.bottom for letter in letters)
    middles = [(letter.top + letter.bottom) / 2 for letter in letters]
    left, right = _edges(letters)
    from_the_left = latin_page or (left - page[0] < height and page[1] - right > height)
    seen = _seen(letters, height)
    if (from_the_left and _mostly_latin("".join(seen))) or max(middles) - min(middles) > height:
        return plain
    return _turned(seen)


def _seen(letters: list[_Letter], height: float) -> list[str]:
    """Return the letters as they stand from left to right, with the spaces between words."""
    stood = sorted(letters, key=lambda letter: letter.left + letter.right)
    gaps = [after.left - before.right for before, after in itertools.pairwise(stood)]
    widest = max(_A_SPACE * height, 1.6 * median(gaps)) if gaps else 0.0
    seen = [stood[0].text]
    for gap, letter in zip(gaps, stood[1:], strict=True):
        apart = "" if gap <= widest else " " if gap <= _A_COLUMN * height else "\t"
        seen += [apart, letter.text] if apart else [letter.text]
    return seen


def _turned(seen: list[str]) -> str:
    """Return what stands from left to right in the order in which it is read from the right."""
    bare = "".join(text[0] for text in seen)
    read: list[str] = []
    end = 0
    for found in _FROM_THE_LEFT.finditer(bare):
        read += [*seen[end : found.start()], "".join(seen[found.start() : found.end()])]
        end = found.end()
    read += seen[end:]
    return _bracketed("".join(reversed(read)).replace("\t", " "))


def _bracketed(text: str) -> str:
    """Return *text* with each bracket opened or closed as it stands between its neighbours.

    A bracket in a line from the right is drawn as its mirror image; of which of the two a file
    tells the letter is as its maker pleases, and differs within one line.
    """
    for pair in _PAIRS:
        told = list(text)
        depth = 0
        for at, char in enumerate(text):
            if char in pair:
                begins = not at or text[at - 1].isspace()
                ends = bool(_AFTER_A_BRACKET.match(text, at + 1))
                opens = begins if begins != ends else not depth
                told[at] = pair[0 if opens else 1]
                depth = depth + 1 if opens else max(0, depth - 1)
        text = "".join(told)
    return text
