"""The names of months as people write them in English, Polish and Hebrew."""

from __future__ import annotations

import unicodedata
from functools import cache

from babel.dates import get_month_names

_LOCALES = ("en", "pl", "he")


@cache
def month_numbers() -> dict[str, int]:
    """Return 1 to 12 by name: whole and short, in each case, with accents and without (CLDR)."""
    names: dict[str, int] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    known = name.casefold().rstrip(".")
                    names[known] = names[_bare(known)] = number
    names["sept"] = 9
    return names


def _bare(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.replace("ł", "l"))
    return "".join(part for part in parts if not unicodedata.combining(part))
