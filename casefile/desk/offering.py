"""Offers in figures: a sum now against waiting, where the talks stand, instalments as a draft."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from casefile.desk.records import Opened
from casefile.desk.writing import Writing
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.errors import BadInput
from casefile.model.money import Money
from casefile.model.offer import Offer, OfferBy
from casefile.model.plan import Bargain, InstalmentPlan, Waiting
from casefile.model.say import Say
from casefile.rules.calendar import business_day_from, months_after
from casefile.rules.matter import matter
from casefile.rules.settlement import agreed_rows, bargain, instalments, offer_effects, waiting


class Offering(Writing):
    """The part of the desk that reckons what is offered, and keeps a draft of it."""

    def waiting(self, ref: str, offered: Money | None = None) -> Waiting | None:
        """Return a sum now against waiting; private."""
        case = self.case(ref)
        reviewed = self.review_of(case)
        inputs = matter(case, self.law_of(case), self.on, reviewed.account)
        return waiting(inputs, offered)

    def bargain(self, ref: str) -> Bargain:
        """Return where the talks stand."""
        return bargain(self.case(ref))

    def offer_effects(self, ref: str, offer: Offer) -> tuple[Say, ...]:
        """Return what an offer does to limitation and costs in the place of the case."""
        return offer_effects(offer, self.law_of(self.case(ref)))

    def instalments(
        self,
        ref: str,
        count: int,
        first: date,
        *,
        down: Money | None = None,
        growth: Decimal = Decimal(0),
        every: int = 1,
        rate: Decimal | None = None,
        owed: Money | None = None,
        as_said: bool = False,
    ) -> InstalmentPlan:
        """Return what is owed (or *owed*) in instalments; see `casefile.rules.settlement`.

        Raises: BadInput.
        """
        case = self.case(ref)
        sums = [a.balance for a in self.review_of(case).account if a.balance.amount > 0]
        whole = owed or max(sums, key=lambda m: m.amount, default=None)
        if whole is None:
            raise BadInput("no_account_to_plan", where=ref)
        return instalments(
            whole,
            count,
            first,
            self.law_of(case),
            since=self.on,
            down=down,
            growth=growth,
            every=every,
            rate=rate,
            as_said=as_said,
        )

    def first_instalment(self, ref: str) -> date:
        """Return the day to propose for the first instalment: in a month, on a business day."""
        return business_day_from(months_after(self.on, 1), self.law_of(self.case(ref)))

    def drafted(
        self, computed: InstalmentPlan, *, terms: str = "", expires: LooseDate = UNDATED
    ) -> Offer:
        """Return instalments as a draft offer of ours, not kept yet; it keeps what is interest."""
        bears = computed.interest.amount > 0
        return Offer(
            by=OfferBy.CLAIMANT,
            amount=computed.total,
            terms=terms,
            who=self.speaker,
            expires=expires,
            instalments=agreed_rows(computed),
            interest=computed.interest if bears else None,
            interest_rate=computed.rate if bears else None,
            sent=False,
        )

    def draft_offer(
        self,
        ref: str,
        computed: InstalmentPlan,
        *,
        terms: str = "",
        expires: LooseDate = UNDATED,
        expect: str = "",
    ) -> Opened:
        """Keep instalments as a draft offer of ours; it is nobody's business until it is sent."""
        offer = self.drafted(computed, terms=terms, expires=expires).but(id=self.fresh_id())
        return self.change(
            ref, lambda case: case.but(offers=(*case.offers, offer)), note="offer", expect=expect
        )
