"""Before a packet is written: how it reads, what it still wants, and why it must wait."""

from __future__ import annotations

from casefile.desk.composing import DEMAND, Composing
from casefile.desk.records import Preflight
from casefile.documents.plain import plain_text
from casefile.model.blocks import Packet
from casefile.model.case import Case
from casefile.model.errors import PacketRefused
from casefile.model.form import NEXT_DEAL, Form
from casefile.model.say import Say
from casefile.packets.about import agreed, offer_lapsed, offer_to_make, recap_refused
from casefile.packets.asked import demands, for_mediation, hears_of_deal
from casefile.packets.preflight import beware, said_before, states_sum, to_complete
from casefile.packets.told import tells_call, tells_offer
from casefile.rules.authority import offer_cautions
from casefile.rules.behind_name import with_person
from casefile.rules.demand_check import enclosures_wanted
from casefile.rules.ended import rebate_stays
from casefile.rules.may_write import (
    argument_refused,
    demand_refused,
    notice_refused,
    offer_refused,
    overtaken_since,
    receipt_refused,
    write_off_refused,
)
from casefile.rules.regime_doubt import regime_doubt
from casefile.rules.settled import part_demanded
from casefile.rules.since_judgment import not_counted

_ASKS_ALONE = ("reminder", "demand")
"""Groups of letters that ask for payment and invite to nothing else."""


class Advising(Composing):
    """The part of the desk that tells of a packet what to know before it is written."""

    def preflight(self, ref: str, packet: Packet, *, about: str = "") -> Preflight:
        """Return how a packet reads and what it still wants, before it is written.

        *about* is as in `packet`.
        """
        found = Preflight(plain_text(packet), to_complete(packet), ())
        form = self.form(packet.form)
        if form.over_all or form.group == NEXT_DEAL:
            return found
        case = self.case(ref)
        lacks = self._lacks(case) if form.name == DEMAND else ()
        terms = self.told_by(case, form, packet)
        waits = self._waits(case, form, about) or (terms.told if terms is not None else None)
        told = self._beware(case, form, waits, about)
        return found._replace(lacks=lacks, beware=told, refused=waits is not None)

    def beware(self, ref: str, form_name: str, *, about: str = "") -> tuple[Say, ...]:
        """Return what its sum lacks or contradicts, and what of one's own its reader is told.

        Why it may not be written at all is told by its refusal alone. *about* is as in `packet`.
        """
        form = self.form(form_name)
        if form.over_all or form.group == NEXT_DEAL:
            return ()
        return self._beware(self.case(ref), form, None, about)

    def _beware(self, case: Case, form: Form, waits: Say | None, about: str) -> tuple[Say, ...]:
        part = part_demanded(case, self.on, hears_of_deal(form)) if demands(form) else None
        named = with_person(case, self.owner())
        beside = self._beside_judgment(case) if form.receipt else None
        stays = self._stays_given_up(case, form, about)
        lapsed = offer_lapsed(case, self.on, about) if tells_offer(form) else None
        signed = self._signs_beyond(case, about) if tells_offer(form) else None
        told = (
            *(one for one in (waits, part, beside, stays, lapsed, signed) if one is not None),
            *said_before(form, named, lambda paper: self.statement_told(case, paper), about),
        )
        if not states_sum(form):
            return told
        doubt = regime_doubt(case, self.law_of(case))
        return (*told, *beware(form, self.review_of(case), doubt))

    def _signs_beyond(self, case: Case, about: str) -> Say | None:
        """Return that the offer of a letter goes beyond what who signs it may agree to."""
        offer, who = offer_to_make(case, about), self.owner().acting
        found = offer_cautions(case, offer, who, self.on) if offer is not None and who else ()
        return next((one.what for one in found if one.code == "authority"), None)

    def _stays_given_up(self, case: Case, form: Form, about: str) -> Say | None:
        """Return what an agreement in instalments gives up for good, where no term speaks of it."""
        if all(part.text != "default_sum" for part in form.outline):
            return None
        deal = agreed(case, self.on, about, live=False)
        if deal is None or not deal.stands or (deal.offer is not None and deal.offer.terms):
            return None
        return rebate_stays(self.review_of(case).account)

    def _beside_judgment(self, case: Case) -> Say | None:
        """Return what a confirmation of payment leaves open: interest counted nowhere."""
        says = not_counted(case, self.law_of(case), self.on)
        if says is None:
            return None
        return Say("preflight.interest_since_judgment", says=says, case=case.number)

    def _waits(self, case: Case, form: Form, about: str = "") -> Say | None:
        """Return why *form* may not be written as the case stands: see `casefile.rules.may_write`.

        *about* is the id of the call it confirms.
        """
        if form.receipt:
            return receipt_refused(case, self.law_of(case), self.on)
        if form.writes_off:
            return write_off_refused(case, self.law_of(case), self.on)
        unsettled = form.to_be_signed and agreed(case, self.on, live=False) is None
        if unsettled or tells_offer(form):
            return offer_refused(case, self.law_of(case), self.on)
        if for_mediation(form):
            return argument_refused(case, self.on)
        behind = notice_refused(case, self.on) if form.before_demand else None
        if behind is None and demands(form):
            sees, argues = hears_of_deal(form), form.group not in _ASKS_ALONE
            waits = demand_refused(case, self.law_of(case), self.on, sees, argues=argues)
            return waits or overtaken_since(case, self.on)
        if behind is None and tells_call(form):
            return recap_refused(case, about, self.on)
        return behind

    def _refuse_what_waits(self, case: Case, form: Form, about: str = "") -> None:
        """Refuse what may not be written as the case stands. Raises: PacketRefused."""
        waits = self._waits(case, form, about)
        if waits is not None:
            raise PacketRefused("letter_waits", where=self.called(form.name), why=waits)

    def _refuse_incomplete(self, case: Case, form_name: str, *, draft: bool) -> None:
        """Refuse a formal demand that lacks what the place asks for; a draft may be written."""
        if form_name != DEMAND or draft:
            return
        missing = self._lacks(case)
        if missing:
            names = ", ".join(enclosures_wanted(case, self.law_of(case), self.enclosures(case)))
            key = "demand_lacks_enclosed" if names else "demand_lacks"
            raise PacketRefused(key, where=self.called(form_name), missing=missing, names=names)
