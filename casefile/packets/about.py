"""Which call, offer, agreement or signature of a case a letter is about; which call is none."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.contact import Contact
from casefile.model.exhibit import Exhibit, Provenance, Signature
from casefile.model.loose_told import Until
from casefile.model.offer import Answer, Offer, OfferBy
from casefile.model.say import Say
from casefile.rules.confirming import not_to_confirm
from casefile.rules.endings import agreed_last, judgment_of
from casefile.rules.may_write import talk_overtaken
from casefile.rules.offers_on_file import has_lapsed, overtaken
from casefile.rules.settled import Settled, of_offer, settled


def call_to_confirm(case: Case, about: str = "") -> Contact | None:
    """Return the talk of that id; else the last with a promise; else the last; None to confirm."""
    spoken = [c for c in case.contacts if not_to_confirm(c) is None]
    if about:
        return next((c for c in spoken if c.id == about), None)
    spoken.sort(key=lambda c: (c.on.first is not None, c.on.first, c.hour is not None, c.hour))
    promised = [c for c in spoken if c.promise is not None]
    found = promised or spoken
    return found[-1] if found else None


def recap_refused(case: Case, about: str, on: date) -> Say | None:
    """Return why no letter may confirm the talk of that id, or the last; None: it may, or is none.

    Without any talk on record the letter is one to be filled in.
    """
    named = next((c for c in case.contacts if about and c.id == about), None)
    refused = None if named is None else not_to_confirm(named)
    call = call_to_confirm(case, about)
    return talk_overtaken(case, call, on) if refused is None and call is not None else refused


def offer_to_make(case: Case, about: str = "") -> Offer | None:
    """Return our offer of that id; else the last that still stands as open, a draft first."""
    ours = [o for o in case.offers if o.by is OfferBy.CLAIMANT]
    if about:
        return next((o for o in ours if o.id == about), None)
    standing = [o for o in ours if o.answer is Answer.OPEN and overtaken(case, o) is None]
    standing.sort(key=lambda o: (not o.sent, o.on.first is None, o.on.first))
    return standing[-1] if standing else None


def offer_lapsed(case: Case, on: date, about: str = "") -> Say | None:
    """Return that the offer a letter would make can be accepted no more on *on*; None: it can."""
    offer = offer_to_make(case, about)
    if offer is None or not (offer.answer is Answer.LAPSED or has_lapsed(offer, on)):
        return None
    key = "offer_lapsed" if offer.expires.known else "offer_lapsed_undated"
    return Say(f"preflight.{key}", on=offer.on, expires=Until(offer.expires), case=case.number)


def agreed(case: Case, on: date, about: str = "", *, live: bool) -> Settled | None:
    """Return what an agreement is drawn up for: the end of the matter, else the accepted offer.

    With *live*, else an offer that may still be accepted on *on*, ours before theirs; never one
    that lapsed or was refused. *about* names the offer of either side itself. To what a court
    ordered nobody agreed: an agreement upon it holds what was offered since.
    """
    named = next((o for o in case.offers if about and o.id == about), None)
    if about:
        return None if named is None else of_offer(case, named, on)
    court = judgment_of(case, on)
    if court is not None:
        since = tuple(o for o in case.offers if o.on.last is None or o.on.last >= court.on)
        case, stands = case.but(offers=since), None
    else:
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
