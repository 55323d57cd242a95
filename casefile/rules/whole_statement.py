"""Papers of a bank that others will read: the payments of others and one's own balances."""

from __future__ import annotations

from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.say import Say

_KEPT_INSIDE = frozenset({Disclosure.INTERNAL, Disclosure.PRIVILEGED})


def goes_out(exhibit: Exhibit) -> bool:
    """Return whether it is a bank's paper that is in hand, accepted and not kept inside."""
    bank = exhibit.kind is ExhibitKind.BANK_RECORD and exhibit.held and exhibit.accepted
    return bank and not exhibit.copy_of and exhibit.disclosure not in _KEPT_INSIDE


def whole_statement(exhibit: Exhibit, others: int | None = None) -> Say | None:
    """Return what others will see in a bank's paper beside what is of the matter; None: nothing.

    *others*: how many of its lines that are not of the debtor can be read once its passages are
    covered; None: nobody can tell, so a person has to look.
    """
    if not goes_out(exhibit):
        return None
    if others is None:
        which = "part_statement" if exhibit.redactions else "whole_statement"
        return Say(f"preflight.{which}", mark=exhibit.mark)
    which = "part_table" if exhibit.redactions else "whole_table"
    return Say(f"preflight.{which}", mark=exhibit.mark, n=others) if others else None
