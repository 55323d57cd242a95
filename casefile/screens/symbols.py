"""What the terminal can draw: where it has ASCII alone, arrows and signs are written with letters.

This is a fact of the one terminal a program runs in, so it is kept here and not handed around.
Only the program's own words are rewritten; text from outside is shown as it came.
"""

from __future__ import annotations

from typing import Literal

_ASCII = str.maketrans(
    {
        "⏎": "Enter",
        "␣": "Space",
        "→": "->",
        "←": "<-",
        "▸": ">",
        "◂": "<",
        "…": "...",
        "\u00a0": " ",
        "·": "-",
        "–": "-",
        "◆": "*",
        "━": "=",
        "┄": ".",
        "╍": "~",
        "▼": "v",
        "▽": "v",
        "✗": "x",
        "✓": "+",
        "●": "S",
        "◐": "P",
        "○": "M",
        **dict(zip("▁▂▃▄▅▆▇█", "..::||##", strict=True)),
    }
)


Cut = Literal["ellipsis", "crop"]


class Drawing:
    """Whether signs are drawn with ASCII alone."""

    ascii = False


def drawn(words: str) -> str:
    """Return the program's own words as this terminal can draw them."""
    return words.translate(_ASCII) if Drawing.ascii else words


def cut() -> Cut:
    """Return how a cell that is too long ends here."""
    return "crop" if Drawing.ascii else "ellipsis"
