"""Offers in figures: instalments to the hundredth, a sum now against waiting, who moved how far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal

from casefile.model.case import Case
from casefile.model.claim import Act
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.money import CENT, Money, cents
from casefile.model.offer import Answer, Instalment, Offer, OfferBy
from casefile.model.plan import Bargain, InstalmentPlan, PlanRow, Waiting
from casefile.model.say import Say
from casefile.rules.calendar import business_day_from, months_after
from casefile.rules.cited import cited
from casefile.rules.endings import accepted_offer
from casefile.rules.made_up import owed
from casefile.rules.matter import Matter
from casefile.rules.offers_on_file import has_lapsed, overtaken
from casefile.rules.value import discount, main_account, value

MOST_INSTALMENTS = 120
_HUNDRED = Decimal(100)
_NOTHING = Decimal(0)
_DAYS_A_YEAR = 365


def _parts(amount: Decimal, count: int, growth: Decimal) -> list[Decimal]:
    """Return *count* parts of *amount*, each *growth* percent above the one before.

    All but the last are cut to the hundredth; the last takes what is left.
    """
    weights = [(1 + growth / _HUNDRED) ** n for n in range(count)]
    whole = sum(weights, _NOTHING)
    parts = [(amount * w / whole).quantize(CENT, ROUND_DOWN) for w in weights[:-1]]
    return [*parts, amount - sum(parts, _NOTHING)]


def instalments(
    owed: Money,
    count: int,
    first: date,
    law: Jurisdiction,
    *,
    since: date | None = None,
    down: Money | None = None,
    growth: Decimal = _NOTHING,
    every: int = 1,
    rate: Decimal | None = None,
    as_said: bool = False,
) -> InstalmentPlan:
    """Return *owed* in *count* instalments, the first on *first*, one each *every* months.

    *down* is the first payment where it differs; the rest is split evenly, or each part *growth*
    percent above the one before. The first is on the day that was said, a later day of rest moves
    to the next business day, and its row keeps both; with *as_said* no day moves, since the terms
    are the other side's, were agreed, or are a court's. With *rate*
    (percent a year) simple interest on what is still owed runs from *since* (else from the first
    instalment) to each instalment and is paid with it, on 365 days, half up to the hundredth;
    without it interest stands still. Raises: BadInput.
    """
    least = 2 if down is not None else 1
    if not least <= count <= MOST_INSTALMENTS:
        raise BadInput("instalment_count", field="count", n=count, most=MOST_INSTALMENTS)
    if owed.amount <= 0 or (down is not None and not 0 < down.amount < owed.amount):
        raise BadInput("instalment_sums", field="down", owed=owed)
    if not 1 <= every <= 12 or growth <= -_HUNDRED or (rate is not None and rate < 0):
        raise BadInput("instalment_terms", field="every")
    parts = _paid_in(owed, count, down, growth)
    said = [months_after(first, n * every) for n in range(count)]
    days = said if as_said else [first, *(business_day_from(day, law) for day in said[1:])]
    rows = _moved(_rows(owed, parts, days, since, rate), said)
    interest = sum((row.interest.amount for row in rows), _NOTHING)
    return InstalmentPlan(
        rows=rows,
        principal=owed,
        interest=_of(owed, interest),
        total=_of(owed, owed.amount + interest),
        rate=rate,
    )


def _paid_in(owed: Money, count: int, down: Money | None, growth: Decimal) -> list[Decimal]:
    """Return what of *owed* each of *count* instalments pays. Raises: BadInput."""
    if down is None:
        parts = _parts(owed.amount, count, growth)
    else:
        parts = [down.amount, *_parts(owed.amount - down.amount, count - 1, growth)]
    if any(part <= 0 for part in parts):
        raise BadInput("instalment_sums", field="count", owed=owed)
    return parts


def _rows(
    owed: Money,
    parts: Sequence[Decimal],
    days: Sequence[date],
    since: date | None,
    rate: Decimal | None,
) -> tuple[PlanRow, ...]:
    """Return each of *parts* on its day, with the interest since the day before it."""
    rows = []
    left, before = owed.amount, since
    for n, (part, day) in enumerate(zip(parts, days, strict=True), 1):
        interest = _NOTHING
        if rate is not None and before is not None:
            passed = max(0, (day - before).days)
            interest = cents(left * rate * passed / (_HUNDRED * _DAYS_A_YEAR))
        left, before = left - part, day
        rows.append(
            PlanRow(
                number=n,
                on=day,
                sum=_of(owed, part + interest),
                principal=_of(owed, part),
                interest=_of(owed, interest),
                left=_of(owed, left),
            )
        )
    return tuple(rows)


def _moved(rows: Sequence[PlanRow], said: Sequence[date]) -> tuple[PlanRow, ...]:
    """Return *rows*, each with the day it was *said* for where it is on another."""
    return tuple(
        row if row.on == day else row.but(moved_from=day)
        for row, day in zip(rows, said, strict=True)
    )


def agreed_rows(computed: InstalmentPlan) -> tuple[Instalment, ...]:
    """Return the rows as an offer keeps them."""
    return tuple(
        Instalment(on=loose(row.on), amount=row.sum, moved_from=row.moved_from)
        for row in computed.rows
    )


def moved(row: Instalment | PlanRow) -> Say | None:
    """Return that a day of rest was moved to the day of *row*, and which; None: it was not."""
    return None if row.moved_from is None else Say("offers.moved", day=row.moved_from)


def _of(like: Money, amount: Decimal) -> Money:
    return Money(amount=amount, currency=like.currency)


def waiting(matter: Matter, offered: Money | None = None) -> Waiting | None:
    """Return a sum now against waiting; None without an account, or once the matter has ended.

    Waiting is worth the expected value of the claim by the user's likely opinion; without an
    opinion the balance discounted for his months at his rate, as if the court and the money were
    sure; without these it is not reckoned. The largest discount is what may come off before
    waiting is worth more, never more than his own floor allows. Of the private record: for the
    owner alone.
    Rounding: the worth half up to the hundredth; the percent (0 to 100) down to the hundredth, so
    that the discount it names is never more than may come off.
    """
    account = main_account(matter)
    if account is None or account.balance.amount <= 0 or account.closing is not None:
        return None
    private, balance = matter.case.private, account.balance
    told = value(matter)
    if told is not None:
        worth = _of(balance, max(_NOTHING, told.likely.amount))
    else:
        share = discount(private.months, private.discount_rate)
        worth = _of(balance, cents(balance.amount * share))
    least = worth.amount
    floor = private.floor
    if floor is not None and floor.currency == balance.currency:
        least = max(least, floor.amount)
    off = max(_NOTHING, balance.amount - least)
    comparable = offered is not None and offered.currency == balance.currency
    reckoned = told is not None or None not in (private.months, private.discount_rate)
    return Waiting(
        balance=balance,
        owed=whole if isinstance(whole := owed(account, matter.on), Say) else None,
        worth=worth,
        by_opinion=told is not None,
        reckoned=reckoned,
        largest_discount=_of(balance, off),
        percent=(off * _HUNDRED / balance.amount).quantize(CENT, ROUND_DOWN),
        offered=offered,
        better=offered.amount >= worth.amount
        if offered is not None and comparable and reckoned
        else None,
        below_floor=offered.amount < floor.amount
        if offered is not None
        and comparable
        and floor is not None
        and floor.currency == balance.currency
        else None,
    )


def bargain(case: Case) -> Bargain:
    """Return where the talks stand, of offers that were sent; drafts are nobody's business.

    Distance and middle are of the last offers of both sides in one currency; None otherwise, and
    once one was accepted.
    Rounding: the middle half up to the hundredth.
    """
    sent = sorted((o for o in case.offers if o.sent and o.amount is not None), key=lambda o: o.on)
    ours = [o.amount for o in sent if o.by is OfferBy.CLAIMANT and o.amount is not None]
    theirs = [o.amount for o in sent if o.by is OfferBy.RESPONDENT and o.amount is not None]
    our, their = (ours[-1] if ours else None), (theirs[-1] if theirs else None)
    distance = middle = None
    talk = accepted_offer(case) is None  # what is agreed lies between nobody any more
    if talk and our is not None and their is not None and our.currency == their.currency:
        distance = our - their
        middle = _of(our, cents((our.amount + their.amount) / 2))
    return Bargain(
        ours=our,
        theirs=their,
        distance=distance,
        middle=middle,
        our_moves=max(0, len(ours) - 1),
        their_moves=max(0, len(theirs) - 1),
    )


def lapsed(case: Case, on: date) -> tuple[Offer, ...]:
    """Return the offers made to a side whose last day has passed and that still stand as open."""
    late = (offer for offer in case.offers if has_lapsed(offer, on))
    return tuple(offer for offer in late if overtaken(case, offer) is None)


def _on_time(offer: Offer, law: Jurisdiction) -> list[Say]:
    """Return what his offer may do to limitation: never that it admits the debt.

    That hangs on its words, which nobody weighs here. By what way it came is known of a paper
    alone; of any other both ways are told.
    """
    if offer.disclosure is not Disclosure.OPEN:
        return [Say("offers.limitation_wp")]
    ways = [Act.WRITTEN_ACKNOWLEDGEMENT]
    if not offer.marks:
        ways.append(Act.ORAL_ACKNOWLEDGEMENT)
    told = []
    for act in ways:
        rule = next((a for a in law.limitation.acts if a.act == act.value), None)
        if rule is not None:
            effect = Say(f"offers.effect.{rule.effect}")
            told.append(Say("offers.limitation", act=act, effect=effect, source=cited(rule.source)))
    return told or [Say("offers.limitation_not_known")]


def offer_effects(offer: Offer, law: Jurisdiction) -> tuple[Say, ...]:
    """Return what an offer does here to limitation and to costs, as far as the pack says."""
    told = []
    if offer.by is OfferBy.RESPONDENT:
        told += _on_time(offer, law)
    else:
        told.append(Say("offers.limitation_ours"))
    of_costs = "costs_open" if offer.disclosure is Disclosure.OPEN else "costs_wp"
    told.append(Say(f"offers.{of_costs}"))
    return (*told, *_days_lacking(offer))


def _days_lacking(offer: Offer) -> list[Say]:
    """Return which day an offer that nobody answered lacks: to accept it by, and to pay by."""
    if offer.answer is not Answer.OPEN:
        return []
    whose = "" if offer.by is OfferBy.CLAIMANT else "_theirs"
    told = [] if offer.expires.known else [Say(f"offers.no_expiry{whose}")]
    if offer.amount is not None and offer.amount.amount > 0 and not offer.to_pay:
        told.append(Say(f"offers.no_pay_day{whose}"))
    return told
