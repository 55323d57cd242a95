"""Register numbers checked for form: a digit that does not fit is a wrong number. No look-up."""

from __future__ import annotations

from enum import StrEnum

from casefile.model.party import Owner, Party
from casefile.model.register_numbers import account_holds, has_control_digit, number_holds
from casefile.model.say import Say


class Fit(StrEnum):
    """What can be said of a number from its digits alone."""

    FITS = "fits"
    SHAPED = "shaped"
    """It has the form of its kind, which has no control digit."""
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """A kind whose form is not known here."""


def number_fits(kind: str, value: str) -> Fit:
    """Return whether *value* can be a number of that *kind*, by its digits alone."""
    holds = number_holds(kind, value)
    if holds and not has_control_digit(kind):
        return Fit.SHAPED
    return {True: Fit.FITS, False: Fit.WRONG, None: Fit.UNKNOWN}[holds]


def number_faults(*parties: Party | Owner) -> tuple[Say, ...]:
    """Return the numbers and accounts of *parties* whose digits do not fit; a warning, no bar."""
    found = []
    for party in parties:
        for number in party.numbers:
            if number_fits(number.kind, number.value) is Fit.WRONG:
                values = {"name": party.name, "kind": number.kind, "value": number.value}
                found.append(Say("numbers.wrong", **values))
        if party.bank_account and account_holds(party.bank_account) is False:
            found.append(Say("numbers.account", name=party.name, value=party.bank_account))
    return tuple(found)
