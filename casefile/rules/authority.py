"""Who on our side may agree to what: an offer held against authority and the private floor."""

from __future__ import annotations

from datetime import date

from casefile.model.case import Case
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import ExhibitKind
from casefile.model.money import Money
from casefile.model.offer import Answer, Authority, Offer, OfferBy
from casefile.model.plan import Caution
from casefile.model.say import Say
from casefile.rules.agreed_now import agreed_now
from casefile.rules.offers_on_file import stands_open
from casefile.rules.settled import settled


def _below(amount: Money | None, least: Money | None) -> bool:
    return (
        amount is not None
        and least is not None
        and amount.currency == least.currency
        and amount.amount < least.amount
    )


def _months(offer: Offer) -> int:
    """Return the months from the first to the last instalment; 0 without instalments."""
    days = sorted(row.on.last for row in offer.instalments if row.on.last is not None)
    if len(days) < 2:
        return 0
    first, last = days[0], days[-1]
    return (last.year - first.year) * 12 + last.month - first.month


def _within(authority: Authority, offer: Offer) -> bool:
    too_long = authority.months is not None and _months(offer) > authority.months
    return not _below(offer.amount, authority.least) and not too_long


def _of(who: str, case: Case) -> Authority | None:
    """Return what *who* may agree to; his first name or initials do, where only one has them.

    Of our people those are asked, too, who may agree to nothing.
    """
    authorities = case.private.authorities
    exact = next((a for a in authorities if same_name(a.who, who)), None)
    if exact is not None:
        return exact
    short = _words(who)
    like = [a for a in authorities if _may_be(short, _words(a.who))]
    if len(like) != 1:
        return None
    named = _words(like[0].who)
    others = (w for w in _our_people(case) if not _may_be(w, named) and not _may_be(named, w))
    return None if any(_may_be(short, other) for other in others) else like[0]


def _our_people(case: Case) -> list[list[str]]:
    """Return the words of the names of our people, with those who come to the mediation."""
    attending = [one.name for one in case.mediation.attending if one.by is OfferBy.CLAIMANT]
    return [_words(name) for name in (*(p.name for p in case.claimant.people), *attending)]


def _words(name: str) -> list[str]:
    return name.casefold().replace(".", " ").split()


def _may_be(short: list[str], name: list[str]) -> bool:
    """True when *short* is words or the initials of *name*, or a firm that bears the whole name.

    A firm bears it in one piece: "Stolarnia Jodła Marek Brzózka". A name of one word has no
    initials, and no firm is known by it.
    """
    if short and set(short) <= set(name):
        return True
    pieces = (short[n : n + len(name)] for n in range(len(short) - len(name) + 1))
    initials = "".join(word[0] for word in name)
    return len(name) > 1 and (
        "".join(short) == initials or any(sorted(piece) == sorted(name) for piece in pieces)
    )


def offer_cautions(case: Case, offer: Offer, who: str, on: date) -> tuple[Caution, ...]:
    """Return what speaks against *who* making or accepting *offer* on *on*. Private.

    The floor, the limits of whoever acts, and who else could agree; an offer of his that has
    lapsed can no longer be accepted, and one whose first day to pay has passed, or is before its
    last day, may be accepted too late to be kept.
    """
    found = []
    private = case.private
    if _below(offer.amount, private.floor):
        found.append(Caution(code="floor", what=Say("authority.floor"), stop=True))
    mine = _of(who, case)
    if private.authorities and (mine is None or not _within(mine, offer)):
        able = tuple(a.who for a in private.authorities if _within(a, offer))
        key = "authority.ask" if able else "authority.nobody"
        found.append(Caution(code="authority", what=Say(key, who=who, able=able), stop=True))
    last = offer.expires.last
    if offer.by is OfferBy.RESPONDENT and last is not None and last < on:
        found.append(Caution(code="lapsed", what=Say("authority.lapsed", on=last)))
    early = _due_before_accepted(offer)
    past = _first_to_pay(offer)
    if past.last is not None and past.last < on and offer.answer is Answer.OPEN:
        found.append(Caution(code="past", what=Say("authority.past", first=past)))
    elif early is not None and offer.answer is Answer.OPEN:
        key = "authority.early" if offer.instalments else "authority.early_sum"
        what = Say(key, first=early, last=offer.expires)
        found.append(Caution(code="early", what=what))
    above = private.lawyer_above
    if above is not None and _below(above, offer.amount):
        found.append(Caution(code="lawyer", what=Say("authority.lawyer", above=above)))
    return tuple(found)


def below_the_floor(
    floor: Money | None, opening: Money | None, target: Money | None
) -> tuple[Say, ...]:
    """Return what of one's own plan lies below one's own floor. Private."""
    found = []
    if _below(opening, floor):
        found.append(Say("authority.opening_below", opening=opening, floor=floor))
    if _below(target, floor):
        found.append(Say("authority.target_below", target=target, floor=floor))
    return tuple(found)


def _first_to_pay(offer: Offer) -> LooseDate:
    return min((row.on for row in offer.to_pay), default=UNDATED)


def _due_before_accepted(offer: Offer) -> LooseDate | None:
    """Return the first day to pay where it is surely before the last day to accept."""
    first = _first_to_pay(offer)
    if first.last is None or offer.expires.first is None:
        return None
    return first if first.last < offer.expires.first else None


def same_name(one: str, other: str) -> bool:
    """Return whether two names are one, but for case and spaces."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def his_open_offer(case: Case, on: date) -> Offer | None:
    """Return his offer that waits for our answer on *on*: the last of all, open, not lapsed."""
    last = max((o for o in case.offers if o.sent), key=lambda o: o.on, default=None)
    if last is None or last.by is not OfferBy.RESPONDENT:
        return None
    return last if stands_open(case, last, on) else None


def next_offered(case: Case, on: date) -> Say | None:
    """Return what to do about the offer last made or accepted; None: nothing now.

    An agreement that is not kept, or is paid up, says so; one that runs asks for nothing more, once
    it stands on paper.
    """
    now = agreed_now(case, on)
    if now is not None:
        return Say("authority.next.agreed", what=now.what, why=now.why)
    stands = settled(case, on)
    if stands is not None:
        return Say("authority.next.unwritten") if _unwritten(case, stands.offer) else None
    ours = sorted((o for o in case.offers if o.sent), key=lambda o: o.on)
    if not ours:
        return None
    last = ours[-1]
    if his_open_offer(case, on) is not None:
        return Say("authority.next.answer")
    if last.by is OfferBy.CLAIMANT:
        if last.answer is Answer.REFUSED:
            return Say("authority.next.refused")
        ended = last.expires.last is not None and last.expires.last < on
        if last.answer is Answer.LAPSED or (last.answer is Answer.OPEN and ended):
            return Say("authority.next.lapsed")
        if last.expires.known and stands_open(case, last, on):
            return Say("authority.next.waits", until=last.expires)
    return None


def _unwritten(case: Case, agreed: Offer | None) -> bool:
    """Return whether what was *agreed* by an offer stands on no paper of the file."""
    if agreed is None or agreed.marks or case.mediation.agreement:
        return False
    return not any(x.accepted and x.kind is ExhibitKind.SETTLEMENT for x in case.exhibits)
