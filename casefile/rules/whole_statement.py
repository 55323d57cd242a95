"""Whole papers of a bank that others will read: the payments of others and one's own balances."""

from __future__ import annotations

from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import Exhibit, ExhibitKind
from casefile.model.say import Say

_KEPT_INSIDE = frozenset({Disclosure.INTERNAL, Disclosure.PRIVILEGED})


def whole_statement(exhibit: Exhibit) -> Say | None:
    """Return what others will see in a bank's paper that nothing is covered in; None: nothing.

    That is in each that is in hand, accepted and not kept inside.
    """
    bank = exhibit.kind is ExhibitKind.BANK_RECORD and exhibit.held and exhibit.accepted
    if not bank or exhibit.redactions or exhibit.copy_of or exhibit.disclosure in _KEPT_INSIDE:
        return None
    return Say("preflight.whole_statement", mark=exhibit.mark)
