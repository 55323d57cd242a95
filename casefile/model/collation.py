"""The order of names in a language: its own alphabet, its script first, case and points aside.

Letters that Polish counts as letters of their own follow their base letter (a ą b c ć …); accents
of other alphabets, case, Hebrew points, final forms and quotes (``בע"מ``) part names only where all
else is alike. Digits are ordered as numbers. After the root order of CLDR and its Polish and Hebrew
tailorings: https://github.com/unicode-org/cldr/tree/main/common/collation
"""

from __future__ import annotations

import re
import unicodedata

from casefile.model.unaccented import unaccented

_LETTERS = {
    "pl": {
        **{letter: (base, 1) for letter, base in zip("ąćęłńóśź", "acelnosz", strict=True)},
        "ż": ("z", 2),
    }
}
"""Letters of an alphabet that follow another: which, and as which after it."""
_FINALS = str.maketrans("ךםןףץ", "כמנפצ")
_PARTS = re.compile(r"(\d+)|(\s+)|([^\W\d_])|.", re.DOTALL)
_SPACE, _NUMBER, _OWN_SCRIPT, _OTHER_SCRIPT = range(4)
_HEBREW = re.compile(r"[\u05d0-\u05ea]")

Weight = tuple[int, int, str, int]
Key = tuple[tuple[Weight, ...], str, str]


def order(text: str, language: str) -> Key:
    """Return what *text* is sorted by among names read in *language*."""
    told = unicodedata.normalize("NFC", text.casefold()).strip()
    weights: list[Weight] = []
    for digits, space, letter in _PARTS.findall(told):
        if digits:
            weights.append((_NUMBER, int(digits), "", 0))
        elif space:
            weights.append((_SPACE, 0, "", 0))
        elif letter:
            weights += _letter(letter, language)
    return tuple(weights), told, text


def _letter(letter: str, language: str) -> list[Weight]:
    base, rank = _LETTERS.get(language, {}).get(letter, (letter, 0))
    if not rank:
        base = unaccented(letter).translate(_FINALS)
    own = bool(_HEBREW.match(base)) == (language == "he")
    script = _OWN_SCRIPT if own else _OTHER_SCRIPT
    return [(script, 0, plain, rank) for plain in base]
