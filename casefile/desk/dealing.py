"""What goes with the conversation: inquiries, offers and authority, mediation, own costs."""

from __future__ import annotations

from pathlib import Path

from casefile.desk.composing import DEMAND
from casefile.desk.enclosing import keep_enclosure
from casefile.desk.other_numbers import other_number_faults
from casefile.desk.proving import Proving
from casefile.desk.records import Opened
from casefile.model.case import Case, Effort
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.deadline import Tick
from casefile.model.diligence import Collectability, LookUp, RegisterLine
from casefile.model.errors import BadInput
from casefile.model.money import Money
from casefile.model.offer import Offer, OfferBy
from casefile.model.over_all import Spent, WarningSign
from casefile.model.party import Owner
from casefile.model.plan import Caution, Interview, MediationView, StepStatus
from casefile.model.review import GateLine
from casefile.model.say import Say
from casefile.model.witness import Witness
from casefile.packets.told import of_a_witness
from casefile.rules.authority import next_offered, offer_cautions
from casefile.rules.day_made import day_made
from casefile.rules.demand_check import enclosures_wanted
from casefile.rules.diligence import collectability, registers
from casefile.rules.figures import spent
from casefile.rules.gates import shut_for
from casefile.rules.interview import interview, witness_of
from casefile.rules.made_up import owed
from casefile.rules.mediation import mediation_view
from casefile.rules.numbers import number_faults
from casefile.rules.own_days import with_day_done


class Dealing(Proving):
    """The part of the desk that deals with the debtor beside the talk itself."""

    # -- inquiries ----------------------------------------------------------------------------

    def number_faults(self, ref: str) -> tuple[Say, ...]:
        """Return the register numbers and accounts of the case whose digits do not fit."""
        case = self.case(ref)
        parties = (case.claimant, case.respondent, *case.others)
        return number_faults(*parties) + other_number_faults(*parties)

    def owner_faults(self, owner: Owner | None = None) -> tuple[Say, ...]:
        """Return the same of the owner's own record."""
        whose = owner or self.owner()
        return number_faults(whose) + other_number_faults(whose)

    def registers(self, ref: str) -> tuple[RegisterLine, ...]:
        """Return the registers to look into for this debtor, with the last look into each."""
        case = self.case(ref)
        return registers(case, self.law_of(case), self.on)

    def looked_up(
        self,
        ref: str,
        registry: str,
        finding: str,
        *,
        on: LooseDate | None = None,
        adverse: bool | None = None,
        mark: str = "",
        expect: str = "",
    ) -> Opened:
        """Write down what stood in a register; of one that names firms, the address was checked.

        Raises: BadInput, for an empty finding or a mark that is not there.
        """
        if not finding.strip():
            raise BadInput("finding_needed", where=registry)
        case = self.case(ref)
        self._refuse_unknown_marks(case, mark)
        known = {r.id: r for r in self.law_of(case).registers}
        day = on or loose(self.on)
        look = LookUp(
            id=self.fresh_id(),
            registry=registry,
            on=day,
            finding=finding,
            adverse=adverse,
            mark=mark,
        )

        def written_down(now: Case) -> Case:
            record = now.diligence
            after = now.but(diligence=record.but(lookups=(*record.lookups, look)))
            if registry in known and known[registry].about == "firm":
                after = after.but(respondent=now.respondent.but(register_checked_on=day))
            return after

        return self.change(case.id, written_down, note=f"register {registry}", expect=expect)

    def collectability(self, ref: str) -> Collectability:
        """Return what the record says of collecting the debt; private."""
        case = self.case(ref)
        open_ = [a for a in self.review_of(case).account if a.balance.amount > 0]
        whole = max(open_, key=lambda a: a.balance.amount, default=None)
        others = self.same_debtor(case)
        if whole is None:
            return collectability(case, others, None, self.on)
        return collectability(case, others, whole.balance, self.on, owed(whole, self.on))

    def take_collectability(self, ref: str, *, expect: str = "") -> Opened:
        """Make the proposed range the user's own opinion: from now on it counts in the worth.

        Raises: BadInput, when too little is known for a proposal.
        """
        found = self.collectability(ref)
        if found.proposed is None:
            raise BadInput("nothing_proposed", where=ref, lacks=found.lacks)
        return self.change(
            ref,
            lambda case: case.but(private=case.private.but(collectable=found.proposed)),
            note="collectable",
            expect=expect,
        )

    # -- offers and mediation -----------------------------------------------------------------

    def offered(self, ref: str, offer: Offer, *, expect: str = "") -> Opened:
        """Write down an offer of either side; its day and its id are given where they lack.

        Without a day one of theirs bears that of the paper it stands in, else today's; a draft has
        none until it is sent.

        Raises: BadInput, for a sum below nothing; nothing itself can be offered, to walk away.
        """
        if offer.amount is not None and offer.amount.amount < 0:
            fault = Say("faults.at_least", value=offer.amount.amount, limit=0)
            raise BadInput("bad_field", where="offer", field="amount", fault=fault)
        on = self._day_made(ref, offer) if offer.sent and not offer.on.known else offer.on
        who = offer.who or (self.speaker if offer.by is OfferBy.CLAIMANT else "")
        kept = offer.but(id=self.fresh_id(), on=on, who=who)
        return self.change(
            ref, lambda case: case.but(offers=(*case.offers, kept)), note="offer", expect=expect
        )

    def _day_made(self, ref: str, offer: Offer) -> LooseDate:
        """Return the day of an offer that went out without one: of theirs that of its paper."""
        theirs = offer.by is OfferBy.RESPONDENT
        day = day_made(self.case(ref), offer) if theirs else UNDATED
        return day if day.known else loose(self.on)

    def offer_cautions(self, ref: str, offer: Offer, *, who: str = "") -> tuple[Caution, ...]:
        """Return what speaks against *who* (else whoever acts) making or accepting *offer*.

        An offer of theirs is accepted by whoever acts here; who made it decides for nobody here.
        """
        ours = who if offer.by is OfferBy.CLAIMANT else ""
        return offer_cautions(self.case(ref), offer, ours or self.actor, self.on)

    def next_offered(self, ref: str) -> Say | None:
        """Return what to offer or do after a breach, a refusal or a lapse; None: nothing now."""
        return next_offered(self.case(ref), self.on)

    def mediation(self, ref: str) -> MediationView:
        """Return how the way to a mediator stands; private."""
        case = self.case(ref)
        return mediation_view(case, self.law_of(case), self.review_of(case), self.on)

    def interview(self, ref: str, witness: str = "") -> Interview:
        """Return open questions for a witness by id or name; the first when none is named.

        Raises: BadInput, when there is no such witness.
        """
        case = self.case(ref)
        found = witness_of(case, witness)
        if found is None:
            if not case.witnesses:
                raise BadInput("no_witness_yet")
            known = ", ".join(w.name for w in case.witnesses)
            raise BadInput("no_such_witness", where=witness, known=known)
        return interview(found)

    def enclosures_wanted(self, ref: str, form_name: str) -> tuple[str, ...]:
        """Return the official forms that a packet must enclose and that are not filed yet."""
        if form_name != DEMAND:
            return ()
        case = self.case(ref)
        return enclosures_wanted(case, self.law_of(case), self.enclosures(case))

    def enclose(self, ref: str, name: str, path: Path) -> Path:
        """File the current official form of that name for every demand of the place.

        Raises: BadInput, for a name that no place asks for, or a file that is none.
        """
        return keep_enclosure(self.own, self.case(ref).place, name, path)

    def witnesses_for(self, ref: str, form_name: str) -> tuple[Witness, ...]:
        """Return the witnesses one of whom a packet of this form is about; empty: it is not."""
        return self.case(ref).witnesses if of_a_witness(self.form(form_name)) else ()

    # -- packets, costs, lessons over all -----------------------------------------------------

    def shut_gates(self, ref: str, form_name: str) -> tuple[GateLine, ...]:
        """Return the gates still shut before a packet of this form serves its purpose."""
        return shut_for(form_name, self.review(ref).gates)

    def tick(self, ref: str, step: str, status: StepStatus, *, expect: str = "") -> Opened:
        """Write down that a step of the plan is done, passed over, or due after all.

        *step* is its id, or its number in the plan. Raises: BadInput, for none of the plan, or
        where that cannot be said of it: the record tells it.

        A day to keep is marked done itself.
        """
        case = self.case(ref)
        steps = self.plan_of(case).steps
        found = next((x for n, x in enumerate(steps, 1) if step in (x.id, str(n))), None)
        if found is None:
            raise BadInput("no_such_step", where=ref, number=step)
        if status not in found.ticks:
            raise BadInput("step_not_ticked", where=ref, step=found.what)
        skipped = status is StepStatus.PASSED_OVER
        said = Tick(id=self.fresh_id(), on=loose(self.on), step=found.id, skipped=skipped)

        def ticked(now: Case) -> Case:
            if found.kept_day:
                return with_day_done(now, found.id)
            others = tuple(one for one in now.ticks if one.step != found.id)
            return now.but(ticks=others if status is StepStatus.DUE else (*others, said))

        return self.change(case.id, ticked, note=f"tick {found.id}", expect=expect)

    def spend(
        self,
        ref: str,
        what: str,
        *,
        minutes: int = 0,
        spent: Money | None = None,
        on: LooseDate | None = None,
        expect: str = "",
    ) -> Opened:
        """Write down own time and money. Raises: BadInput, when neither is given."""
        if not minutes and spent is None:
            raise BadInput("nothing_spent", where=ref)
        id_, day = self.fresh_id(), on or loose(self.on)

        def written_down(case: Case) -> Case:
            effort = Effort(id=id_, on=day, what=what, minutes=minutes, spent=spent)
            return case.but(efforts=(*case.efforts, effort))

        return self.change(ref, written_down, note="spend", expect=expect)

    def spent(self, ref: str) -> tuple[Spent, ...]:
        """Return what the matter cost us so far."""
        return spent(self.case(ref))

    def warning_signs(self) -> tuple[WarningSign, ...]:
        """Return the signs that earlier cases of this library showed, the most frequent first."""
        return self.over_all().signs
