"""A neutral document tree: what a packet says, with nothing of Word in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casefile.model.disclosure import Disclosure
from casefile.model.say import Say


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text. *style*: "", strong, emphasis, defined, fixed, quoted (set as it was
    written), to_complete, redacted."""

    text: str
    style: str = ""
    about: str = ""
    """What a blank to complete is for, where its words alone do not say it: ``to be added``."""
    exhibit: str = ""
    """The mark of the exhibit that it is on, where there may be many such blanks."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an anchor in this document."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class PageRef:
    """The page an anchor is on; *cached* is shown until the fields are updated, never invented."""

    target: str
    cached: str = "–"


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file beside the packet, by its path relative to it."""

    path: str
    text: str


Inline = str | Span | Link | PageRef | FileLink
Text = str | tuple[Inline, ...]


def parts_of(text: Text) -> tuple[Inline, ...]:
    """Return *text* as parts, to be set among others."""
    return (text,) if isinstance(text, str) else text


def plain(text: Text) -> str:
    """Return the words of *text* without their marks."""
    return "".join(_words(part) for part in parts_of(text))


def _words(part: Inline) -> str:
    if isinstance(part, str):
        return part
    return part.cached if isinstance(part, PageRef) else part.text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in a named style of the reference."""

    text: Text
    style: str = "Body Text"
    anchor: str = ""
    direction: str = ""
    """"": that of the packet; "auto": of its own first strong letter; ltr; rtl."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph, level 1 to 4."""

    text: Text
    level: int = 1
    anchor: str = ""
    restart: bool = False
    """Counts from one again."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, start, end or center."""

    title: str
    width: float
    align: str = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Text, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. *style*: Packet Table or Field Table (no head, bold first column)."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: str = "Packet Table"
    title: str = ""
    total: bool = False
    """The last row is a total."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by name of the evidence it shows; the edge that writes turns it into pixels.

    *sha256* and *page* (from 0) name the evidence; *alt* says in words what it shows.
    """

    sha256: str
    media_type: str
    page: int
    alt: str
    width_mm: float = 160.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The text of an exhibit as evidence shows it: head fields, then body paragraphs.

    Written by the packet from a reading; quotes stand in their own style.
    """

    fields: tuple[tuple[str, str], ...]
    paragraphs: tuple[tuple[str, str], ...]
    """(style, text): style is Email Body or Email Quote."""
    sign: str = ""
    """What parts the cells of a line, where the paragraphs are the lines of a table; else empty."""
    head: int = 0
    """Which paragraph of a table, from 0, names its columns; those above tell of the table."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, filled from the headings and exhibit covers of the packet."""

    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """What follows starts on a new page, under this header."""

    header: str = ""
    landscape: bool = False


Block = Heading | Para | Numbered | Table | Picture | Evidence | Contents | Section


@dataclass(frozen=True, slots=True)
class Attached:
    """A file beside the packet: its name there, and the evidence it is."""

    name: str
    sha256: str
    mark: str
    label: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a packet leaves out and why; for the owner only, never in the packet itself."""

    what: Say | str
    """A mark, or a sentence."""
    why: Say
    label: Disclosure


@dataclass(frozen=True, slots=True)
class Packet:
    """A whole packet, ready to be written."""

    form: str
    title: str
    subject: str
    author: str
    language: str
    when: date
    blocks: tuple[Block, ...]
    page_words: tuple[str, str] = ("Page ", " of ")
    status: str = ""
    """A draft's watermark; empty: none."""
    marking: str = ""
    letter: bool = False
    attached: tuple[Attached, ...] = ()
    cited: tuple[str, ...] = ()
    """Marks of the exhibits it carries, those too whose originals are not handed over."""
    left_out: tuple[LeftOut, ...] = ()
    paper: str = "A4"
    margin_mm: int = 0
    """Margins of all sides; 0: those of the paper."""
    head: str = ""
    """Hash that stands for the log of the case; empty: none was given."""
