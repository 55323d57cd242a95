"""Which call, offer, agreement or signature of a case a letter is about."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import SPOKEN, Contact
from casefile.model.exhibit import Exhibit, Provenance, Signature
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.packets.heard import OUTSIDE_THE_TALKS
from casefile.rules.endings import agreed_last
from casefile.rules.offers_on_file import has_lapsed, overtaken
from casefile.rules.settled import Settled, of_offer, settled


def call_to_confirm(case: Case, about: str = "") -> Contact | None:
    """Return the call or meeting of that id; else the last with a promise; else the last."""
    spoken = [c for c in case.contacts if c.channel in SPOKEN and c.disclosure in OUTSIDE_THE_TALKS]
    if about:
        return next((c for c in spoken if c.id == about), None)
    spoken.sort(key=lambda c: (c.on.first is not None, c.on.first, c.hour is not None, c.hour))
    promised = [c for c in spoken if c.promise is not None]
    found = promised or spoken
    return found[-1] if found else None


def offer_to_make(case: Case, about: str = "") -> Offer | None:
    """Return our offer of that id; else the last that still stands as open, a draft first."""
    ours = [o for o in case.offers if o.by is OfferBy.CLAIMANT]
    if about:
        return next((o for o in ours if o.id == about), None)
    standing = [o for o in ours if o.answer is Answer.OPEN and overtaken(case, o) is None]
    standing.sort(key=lambda o: (not o.sent, o.on.first is None, o.on.first))
    return standing[-1] if standing else None


def agreed(case: Case, on: date, about: str = "", *, live: bool) -> Settled | None:
    """Return what an agreement is drawn up for: the end of the matter, else the accepted offer.

    With *live*, else an offer that may still be accepted on *on*, ours before theirs; never one
    that lapsed or was refused. *about* names the offer of either side itself.
    """
    named = next((o for o in case.offers if about and o.id == about), None)
    if about:
        return None if named is None else of_offer(case, named, on)
    stands = settled(case, on)
    if stands is not None or agreed_last(case.offers) is not None or not live:
        return stands
    theirs = [o for o in case.offers if o.by is OfferBy.RESPONDENT and o.sent]
    theirs.sort(key=lambda o: (o.on.first is not None, o.on.first))
    standing = [o for o in theirs if o.answer is Answer.OPEN and not has_lapsed(o, on)]
    offer = offer_to_make(_without_lapsed(case, on)) or (standing[-1] if standing else None)
    return None if offer is None else of_offer(case, offer, on)


def _without_lapsed(case: Case, on: date) -> Case:
    return case.but(offers=tuple(o for o in case.offers if not has_lapsed(o, on)))


def signed_by_him(seen: Case) -> tuple[Exhibit, Signature] | None:
    """Return the first open paper that the respondent's side signed, and that signature."""
    for exhibit in sorted(seen.exhibits, key=lambda x: x.dated):
        for signature in exhibit.signatures:
            if signature.side is Provenance.RESPONDENT:
                return exhibit, signature
    return None
