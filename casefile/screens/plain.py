"""The only gate to the screen: outside text is cleaned, and no text is ever read as markup.

Widgets read a bare string as markup. So every widget is given one of these: `plain` and `value`
for text from outside, `said` for the program's own words, `line` for several of them in a row.
"""

from __future__ import annotations

import re

from rich.text import Text
from textual.content import Content
from textual.style import Style

from casefile.model.clean import clean, one_line
from casefile.model.language import FSI, PDI, Language
from casefile.screens.bidi.paragraph import OF_INTERFACE, decided
from casefile.screens.bidi.uax9 import RTL, base_level
from casefile.screens.symbols import cut, drawn

_STAMPS = {level: Style.from_meta({"bidi": level}) for level in (0, 1, OF_INTERFACE)}
_LRM = "\u200e"
_CARET = re.compile(r"(?<![\u200e\u2068])(?=\^[a-z])")
"""Before the caret of a key like ``^s``: among Hebrew words it would go to the other side."""
_COMMAND = re.compile(
    f'casefile(?: (?:{FSI}[^{PDI}]*{PDI}|"[^"]*"|[!#-\'*-~])+)+'
    r"(?<![,;:])(?<!(?<!\.)\.)"
)
"""A command as it is typed, without the stop behind it: ``casefile set 1 debts.new.ref=A-7``."""
_HELD = re.compile("((?<=[0-9])[\u00a0\u202f]|[\u00a0\u202f](?=[0-9]))")
"""A space that must not break, where it holds a figure to its neighbour: ``1 200 zł``."""
_LOOSE = re.compile("(?<![0-9])[\u00a0\u202f](?![0-9])")
"""One that stands anywhere else in outside text: there by the habits of some other program."""


def _on_one_line(text: str, limit: int = 0) -> str:
    """Return outside text cleaned and on one line; figures keep the spaces that hold them."""
    parts = _HELD.split(text)
    if len(parts) == 1:
        return one_line(text, limit)
    told = "".join(part if n & 1 else one_line(part) for n, part in enumerate(parts))
    return told if not limit or len(told) <= limit else told[: limit - 1] + "…"


def plain(text: str, style: str = "", *, rtl: bool | None = None) -> Content:
    """Return text from outside: cleaned, each paragraph in its own direction, or as *rtl* says."""
    paragraphs = []
    for paragraph in _LOOSE.sub(" ", clean(text)).expandtabs(4).split("\n"):
        level = base_level(paragraph) if rtl is None else int(rtl)
        content = Content(paragraph).stylize(_STAMPS[level])
        paragraphs.append(content.stylize(style) if style else content)
    return Content("\n").join(paragraphs)


def value(text: str, style: str = "", limit: int = 0) -> Content:
    """Return text from outside for use inside a line: one line, isolated from its neighbours."""
    told = _on_one_line(text, limit)
    content = decided(Content(f"{FSI}{told}{PDI}" if told else ""))
    return content.stylize(style) if style else content


def said(words: str, style: str = "") -> Content:
    """Return the program's own words, in the direction of the interface.

    *words* come from a Language, which has cleaned every value it put in.
    """
    told = _CARET.sub(_LRM, drawn(words))
    if "casefile " in told and RTL.search(told):  # it is read from the left as a whole
        told = _COMMAND.sub(lambda found: f"{FSI}{found.group()}{PDI}", told)
    content = decided(Content(told))
    if style:
        content = content.stylize(style)
    return content.stylize(_STAMPS[OF_INTERFACE])


def bare(words: str) -> str:
    """Return the program's own words without isolates, to be cut to a length by :func:`value`."""
    return words.replace(FSI, "").replace(PDI, "")


def apart(*told: str, by: str = "  ") -> str:
    """Return sums, days and words in a row, each in its own direction: none turns its neighbour."""
    return by.join(f"{FSI}{one}{PDI}" for one in told if one)


def from_the_left(name: str) -> str:
    """Return the name or path of a file marked to be read from the left, whatever stands in it.

    Else the extension of a Hebrew name stands before the figures it ends with.
    """
    return f"{_LRM}{name}" if name else ""


def file_name(name: str, style: str = "", limit: int = 0) -> Content:
    """Return the name or path of a file for use inside a line, read from the left as a whole."""
    return value(from_the_left(_on_one_line(name, limit)), style)


def quote(text: str, words: Language, style: str = "", limit: int = 0) -> Content:
    """Return text from outside in the quotation marks of the language, for use inside a line."""
    return said(words.quoted(one_line(text, limit)), style)


def line(*parts: Content) -> Content:
    """Return the parts in a row, in the direction of the interface."""
    return Content.assemble(*parts).stylize(_STAMPS[OF_INTERFACE])


def lines(*rows: Content) -> Content:
    """Return the rows under each other."""
    return Content("\n").join(rows)


def cell(text: str, style: str = "", limit: int = 0) -> Text:
    """Return a cell of a table: text from outside, cleaned, on one line."""
    return Text(one_line(text, limit), style=style, no_wrap=True, end="", overflow=cut())


def word_cell(words: str, style: str = "") -> Text:
    """Return a cell of a table that holds the program's own words."""
    told = " ".join(drawn(words).split())
    return Text(told, style=style, no_wrap=True, end="", overflow=cut())


def arrow(rtl: bool, *, back: bool = False) -> str:
    """Return an arrow that points the way one reads, or against it."""
    return "←" if rtl != back else "→"


def link(content: Content, action: str) -> Content:
    """Return the content so that a click on it runs the action."""
    return content.stylize(Style.from_meta({"@click": action}))
