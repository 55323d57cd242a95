"""Lines are not broken at a space that must not break: ``1 200 zł``, ``(1,900.00 ₪)`` stay whole.

Rich and Textual take every blank for a place to break a line. Both look for words with a pattern
of their own, of which there is one in each: these are put in their stead, for the whole program.
"""

from __future__ import annotations

import re

from rich import _wrap as _of_text
from textual import _wrap as _of_text_area

_MARKS = "[\u200e\u200f\u2066-\u2069]*"
_SIGN = '[₪€£$]|(?:zł|ILS|PLN|GBP|EUR|USD|CAD|NIS)\\b|ש["״]ח'
_TIED = f"(?:(?<=[0-9]) (?={_MARKS}(?:{_SIGN}))|(?<=[₪€£$]) (?={_MARKS}[0-9]))"
"""A plain blank between a figure and its currency, as outside text has it."""
_BREAKS = f"(?:(?!{_TIED})[^\\S\u00a0\u202f])"
"""A blank that a line may be broken at: any but U+00A0, U+202F and what ties a sum."""
_HOLDS = f"(?:[\\S\u00a0\u202f]|{_TIED})"
_WORD = re.compile(f"{_BREAKS}*{_HOLDS}+{_BREAKS}*")
_CHUNK = re.compile(f"{_HOLDS}+{_BREAKS}*|{_BREAKS}+")


def keep_together() -> None:
    """Have lines broken at blanks that may break alone, in labels, boxes and text areas."""
    _of_text.re_word = _WORD
    _of_text_area.re_chunk = _CHUNK
