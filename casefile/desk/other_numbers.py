"""Register numbers of other countries, checked for form by python-stdnum where it is installed."""

from __future__ import annotations

import re

try:
    import stdnum

    HERE = True
except ImportError:  # the optional extra casefile[numbers]
    HERE = False

from casefile.model.party import Owner, Party
from casefile.model.say import Say
from casefile.rules.numbers import Fit, number_fits

_KIND = re.compile(r"([a-z]{2})[ .]([a-z]{2,10})")


def other_number_faults(*parties: Party | Owner) -> tuple[Say, ...]:
    """Return the numbers of kinds like ``de.vat`` or ``fr siret`` whose digits do not fit.

    Kinds that the rules know are theirs; without python-stdnum nothing is said of the others.
    """
    return tuple(
        Say("numbers.wrong", name=party.name, kind=number.kind, value=number.value)
        for party in parties
        for number in party.numbers
        if number_fits(number.kind, number.value) is Fit.UNKNOWN
        and _is_wrong(number.kind, number.value)
    )


def _is_wrong(kind: str, value: str) -> bool:
    told = _KIND.fullmatch(kind.strip().casefold())
    known = stdnum.get_cc_module(told[1], told[2]) if told and HERE else None
    return known is not None and not known.is_valid(value)
