"""The names of months as people write them in English, Polish and Hebrew."""

from __future__ import annotations

from functools import cache

from babel.dates import get_month_names

from casefile.model.unaccented import unaccented

_LOCALES = ("en", "pl", "he")
_WITHIN = (
    "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie"
    " grudniu"
)
"""The months as Polish says when something was, which CLDR does not have: w maju."""


@cache
def month_numbers() -> dict[str, int]:
    """Return 1 to 12 by name: whole and short, in each case, with accents and without."""
    names: dict[str, int] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    known = name.casefold().rstrip(".")
                    names[known] = names[unaccented(known)] = number
    for number, name in enumerate(_WITHIN.split(), 1):
        names[name] = names[unaccented(name)] = number
    names["sept"] = 9
    return names
