"""The end of a matter: how it ended and for how much, its lessons, and taking it up again."""

from __future__ import annotations

from datetime import date

from casefile.desk.conversation import Conversation
from casefile.desk.marks import exhibit_of
from casefile.desk.records import Opened
from casefile.model.case import Case, Ended, Ending
from casefile.model.claim import Payment
from casefile.model.dates import loose, not_to_come
from casefile.model.errors import BadInput
from casefile.model.exhibit import ExhibitKind
from casefile.model.fault import naming
from casefile.model.money import Money
from casefile.model.offer import Instalment, Offer
from casefile.model.plan import Lesson
from casefile.model.say import Say
from casefile.model.stage import Stage
from casefile.rules.ended import ended
from casefile.rules.endings import judgment_of, last_ending, settling_offer
from casefile.rules.lessons import lessons
from casefile.rules.sent_back import sent_back
from casefile.rules.settlement import agreed_rows
from casefile.rules.since_judgment import not_counted


class Closing(Conversation):
    """The part of the desk that ends a matter, and tells what it came to."""

    def close(self, ref: str, ending: Ending, *, expect: str = "") -> Opened:
        """End the matter: paid, settled, judgment, dismissed or written off, with the reason.

        A settlement without a sum is for that of its accepted offer, where one is on file. The sum
        a matter was paid with is recorded as a payment of that day, unless it is one already.
        Raises: BadInput, for a debt written off without a reason; for a sum where none is left,
        since what is given up or lost is all that is open; for days to pay without a sum; for a day
        to come.
        """
        if ending.lacks_reason:
            raise BadInput("reason_needed", where="why")
        if ending.sum is not None and ending.how in (Ended.DISMISSED, Ended.WRITTEN_OFF):
            raise BadInput("ending_without_sum", where="sum")
        with naming("on", "close"):
            on = not_to_come(ending.on if ending.on.known else loose(self.on), self.on)
        offer = settling_offer(self.case(ref), ending)
        sum_ = ending.sum if offer is None else offer.amount
        if ending.instalments and (sum_ is None or ending.how is Ended.PAID):
            raise BadInput("ending_without_days", where="by")
        kept = ending.but(id=self.fresh_id(), on=on, sum=sum_)
        payment = self.fresh_id()
        return self.change(
            ref,
            lambda case: _closed(_paid(case, kept, payment), kept),
            note=f"close {ending.how.value}",
            expect=expect,
        )

    def agreed(self, ref: str) -> Offer | None:
        """Return the accepted offer on file that an end as settled would stand on."""
        return settling_offer(self.case(ref), Ending(how=Ended.SETTLED))

    def answer_day_lacks(self, ref: str) -> Say | None:
        """Return from which day the accepted offer counts, where the day of its answer is unsaid.

        None: it is said, or no accepted offer is on file.
        """
        case, offer = self.case(ref), self.agreed(ref)
        if offer is None or offer.answered_on.known:
            return None
        place = case.offers.index(offer) + 1
        return Say("screens.close.meant.no_answer_day", on=offer.on, case=case.number, n=place)

    def closing_sum(self, ref: str, how: Ended) -> Money | None:
        """Return the sum to propose for an end: of the accepted offer.

        None of another end: what a court awarded or what came in stands in a paper.
        """
        offer = self.agreed(ref) if how is Ended.SETTLED else None
        return None if offer is None else offer.amount

    def open_sum(self, ref: str) -> Money | None:
        """Return all that is open by the account; None: nothing is, or in several moneys."""
        open_ = [a.balance for a in self.review(ref).account if a.balance.amount > 0]
        return open_[0] if len(open_) == 1 else None

    def closing_doubt(self, ref: str, ending: Ending) -> Say | None:
        """Return that a sum settled or paid is more than all that is open of its currency.

        A court may award more, its costs; None too where nothing is to be compared.
        """
        sum_ = ending.sum
        if sum_ is None or ending.how not in (Ended.SETTLED, Ended.PAID):
            return None
        return self.above_the_claim(ref, sum_)

    def above_the_claim(self, ref: str, sum_: Money) -> Say | None:
        """Return that *sum_* is more than all that is open of its currency by the account."""
        account = self.review(ref).account
        open_ = next((a.balance for a in account if a.balance.currency == sum_.currency), None)
        if open_ is None or sum_.amount <= open_.amount:
            return None
        return Say("above_the_claim.what", sum=sum_, open=open_)

    def nothing_to_pay(self, ref: str, mark: str) -> Say:
        """Return what to do with the paper *mark*, no line of which pays a debt. Raises: NotFound.

        A bank's word that a payment came back is no reason to record one.
        """
        case = self.case(ref)
        exhibit = exhibit_of(case, mark)
        if exhibit.kind is not ExhibitKind.RETURNED_PAYMENT:
            return Say("commands.pay.no_match", mark=mark)
        back = next((one for one in sent_back(case) if one.mark == mark), None)
        if back is None:
            return Say("commands.pay.came_back", mark=mark)
        amount = back.payment.amount
        return Say("commands.pay.came_back_recorded", mark=mark, amount=amount)

    def interest_beside(self, ref: str) -> Say | None:
        """Return what the place says of interest since the judgment; None: it is counted."""
        case = self.case(ref)
        return not_counted(case, self.law_of(case), self.on)

    def closing_days(self, ref: str, owed: Money, by: date, count: int) -> tuple[Instalment, ...]:
        """Return *owed* in *count* monthly instalments from *by*, on the days that were agreed.

        Raises: BadInput.
        """
        if count == 1:
            return (Instalment(on=loose(by), amount=owed),)
        return agreed_rows(self.instalments(ref, count, by, owed=owed, as_said=True))

    def ended(self, ref: str) -> tuple[Say, ...]:
        """Return how the matter ended in money, for each account; empty while it is open."""
        told = (ended(account) for account in self.review(ref).account)
        return tuple(said for said in told if said is not None)

    def reopen(self, ref: str, *, expect: str = "") -> Opened:
        """Take a closed matter up again; what was, stays: contacts, offers and the ending too.

        A judgment goes on to stand in the place of what was claimed.
        """
        case = self.case(ref)
        if case.stage is not Stage.CLOSED:
            raise BadInput("not_closed", where=ref)
        last = last_ending(case, date.max)
        stage = (last.stage if last is not None else None) or Stage.FIRM
        if judgment_of(case, self.on) is not None:
            stage = Stage.COURT
        return self.change(ref, lambda now: now.but(stage=stage), note="reopen", expect=expect)

    def lessons(self, ref: str) -> tuple[Lesson, ...]:
        """Return what the matter teaches, the costliest first."""
        case = self.case(ref)
        return lessons(case, self.review_of(case), self.on)


def _closed(case: Case, ending: Ending) -> Case:
    """Return *case* ended; how far it was is kept, for the day it is taken up again."""
    last = last_ending(case, date.max)
    kept = ending.but(stage=case.stage if last is None else last.stage, upon=last is not None)
    return case.but(stage=Stage.CLOSED, endings=(*case.endings, kept))


def _paid(case: Case, ending: Ending, id_: str) -> Case:
    """Return *case* with the payment it was closed with, unless it stands there already."""
    if ending.how is not Ended.PAID or ending.sum is None:
        return case
    if any((one.amount, one.dated) == (ending.sum, ending.on) for one in case.payments):
        return case
    payment = Payment(id=id_, amount=ending.sum, dated=ending.on)
    return case.but(payments=(*case.payments, payment))
