"""The names of months as people write them in English, Polish and Hebrew."""

from __future__ import annotations

from functools import cache

from babel.dates import get_month_names

from casefile.model.unaccented import unaccented

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
                    names[known] = names[unaccented(known)] = number
    names["sept"] = 9
    return names
