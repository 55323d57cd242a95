"""Lines are not broken at a space that must not break: ``1 200 zł`` stays on one line.

Rich and Textual take every blank for a place to break a line. Both look for words with a pattern
of their own, of which there is one in each: these are put in their stead, for the whole program.
"""

from __future__ import annotations

import re

from rich import _wrap as _of_text
from textual import _wrap as _of_text_area

_BREAKS = "[^\\S\u00a0\u202f]"
"""A blank that a line may be broken at: any but U+00A0 and U+202F."""
_HOLDS = "[\\S\u00a0\u202f]"
_WORD = re.compile(f"{_BREAKS}*{_HOLDS}+{_BREAKS}*")
_CHUNK = re.compile(f"{_HOLDS}+{_BREAKS}*|{_BREAKS}+")


def keep_together() -> None:
    """Have lines broken at blanks that may break alone, in labels, boxes and text areas."""
    _of_text.re_word = _WORD
    _of_text_area.re_chunk = _CHUNK
