"""What goes with the conversation: proofs of sending, inquiries, authority, mediation, costs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from pathlib import Path

from casefile.desk.composing import DEMAND
from casefile.desk.conversation import Conversation
from casefile.desk.enclosing import keep_enclosure
from casefile.desk.other_numbers import other_number_faults
from casefile.desk.records import Opened
from casefile.model.case import Case, Effort
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import LooseDate, loose
from casefile.model.deadline import Demand
from casefile.model.diligence import Collectability, LookUp, RegisterLine
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput
from casefile.model.money import Money
from casefile.model.offer import Offer, OfferBy
from casefile.model.party import Owner
from casefile.model.plan import Caution, Interview, MediationView, ProofWanted, Spent, WarningSign
from casefile.model.review import GateLine
from casefile.model.say import Say
from casefile.model.witness import Witness
from casefile.packets.told import call_to_confirm, of_a_witness, offer_to_make
from casefile.rules.authority import next_offered, offer_cautions
from casefile.rules.demand_check import enclosures_wanted
from casefile.rules.diligence import collectability, registers
from casefile.rules.figures import spent
from casefile.rules.gates import shut_for
from casefile.rules.interview import interview, witness_of
from casefile.rules.ladder import days_of_the_demand
from casefile.rules.mediation import mediation_view
from casefile.rules.numbers import number_faults
from casefile.rules.proofs import proofs_wanted

INVITATION, OFFER, RECAP = "invitation_to_mediate", "offer", "recap_of_call"


class Dealing(Conversation):
    """The part of the desk that deals with the debtor beside the talk itself."""

    # -- proofs of sending and of receipt -----------------------------------------------------

    def sent(
        self,
        ref: str,
        form_name: str,
        channel: Channel,
        *,
        on: LooseDate | None = None,
        hour: time | None = None,
        who: str = "",
        number: str = "",
        tracking: str = "",
        days: int | None = None,
        letter: str = "",
        sending: str = "",
        receipt: str = "",
        about: str = "",
        expect: str = "",
    ) -> Opened:
        """Write down that a letter or text of ours went out; the program sends nothing itself.

        *letter*, *sending* and *receipt* are marks of the letter, of the proof that it was sent
        and of the proof that it arrived. A formal demand becomes a demand with its days, an
        invitation the day that mediation was asked for, an offer one that reached the other side,
        a recap the confirmation of its call. Raises: BadInput, for a mark that is not there.
        """
        case, form = self.case(ref), self.form(form_name)
        self._refuse_unknown_marks(case, letter, sending, receipt)
        day = on or loose(self.on)
        id_ = self.fresh_id()
        law = self.law_of(case)
        demand = Demand(
            id=id_,
            on=day,
            days=days if days is not None else days_of_the_demand(case, law),
            channel=channel,
            tracking=tracking,
            mark=letter,
            proof_of_sending=sending,
            proof_of_receipt=receipt,
            formal=True,
        )
        contact = Contact(
            id=id_,
            on=day,
            hour=hour,
            channel=channel,
            direction=Direction.OUT,
            who=who or case.respondent.name,
            by=self.speaker,
            number=number,
            outcome=Outcome.UNKNOWN,
            marks=(letter,) if letter else (),
            form=form.name,
            tracking=tracking,
            proof_of_sending=sending,
            proof_of_receipt=receipt,
            noted_on=loose(self.on),
            disclosure=Disclosure.WITHOUT_PREJUDICE if form_name == OFFER else Disclosure.INTERNAL,
        )

        def written_down(now: Case) -> Case:
            if form_name == DEMAND:
                return now.but(demands=(*now.demands, demand))
            after = now.but(contacts=(*now.contacts, contact))
            if form_name == INVITATION and not now.mediation.asked_on.known:
                return after.but(mediation=now.mediation.but(asked_on=day))
            if form_name == OFFER:
                return _offer_sent(after, offer_to_make(now, about), day)
            if form_name == RECAP and letter:
                call = call_to_confirm(now, about)
                return after if call is None else _confirmed(after, call, letter)
            return after

        return self.change(case.id, written_down, note=f"sent {form_name}", expect=expect)

    def proven(
        self, ref: str, id_: str, *, sending: str = "", receipt: str = "", expect: str = ""
    ) -> Opened:
        """Link the proof of sending or of receipt (marks) to a letter as `proofs_wanted` names it.

        Raises: BadInput, for an id or a mark that is not there.
        """
        case = self.case(ref)
        self._refuse_unknown_marks(case, sending, receipt)
        rows = {name: _ids(getattr(case, name), name) for name in ("contacts", "demands")}
        if not any(id_ in ids for ids in rows.values()):
            raise BadInput("no_such_letter", where=id_)
        given = {"proof_of_sending": sending, "proof_of_receipt": receipt}
        proofs = {name: mark for name, mark in given.items() if mark}

        def linked(now: Case) -> Case:
            return now.but(
                contacts=tuple(
                    one.but(**proofs) if name == id_ else one
                    for name, one in zip(rows["contacts"], now.contacts, strict=True)
                ),
                demands=tuple(
                    one.but(**proofs) if name == id_ else one
                    for name, one in zip(rows["demands"], now.demands, strict=True)
                ),
            )

        return self.change(case.id, linked, note="proof", expect=expect)

    def filed(self, ref: str, path: Path) -> str:
        """Take in one file and return its mark; that of the same bytes, when they are there.

        Raises: CasefileError, when it cannot be taken in.
        """
        done = self.add(ref, [path])
        if not done:
            raise BadInput("no_such_file", field=str(path))
        first = done[0]
        if first.trouble is not None:
            raise first.trouble
        return first.exhibit.mark if first.exhibit is not None else first.duplicate_of

    def proofs_wanted(self, ref: str) -> tuple[ProofWanted, ...]:
        """Return our letters and messages whose sending or arrival is not proved yet."""
        return proofs_wanted(self.case(ref))

    def _refuse_unknown_marks(self, case: Case, *marks: str) -> None:
        for mark in marks:
            if mark and case.exhibit(mark) is None:
                known = ", ".join(x.mark for x in case.exhibits)
                raise BadInput("no_such_exhibit", where=mark, known=known or "-")

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
        sums = [a.balance for a in self.review_of(case).account if a.balance.amount > 0]
        balance = max(sums, key=lambda m: m.amount, default=None)
        return collectability(case, self.same_debtor(case), balance, self.on)

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
        """Write down an offer of either side; its day and its id are given where they lack."""
        on = offer.on if offer.on.known else loose(self.on)
        who = offer.who or (self.speaker if offer.by is OfferBy.CLAIMANT else "")
        kept = offer.but(id=self.fresh_id(), on=on, who=who)
        return self.change(
            ref, lambda case: case.but(offers=(*case.offers, kept)), note="offer", expect=expect
        )

    def offer_cautions(self, ref: str, offer: Offer, *, who: str = "") -> tuple[Caution, ...]:
        """Return what speaks against *who* (else whoever acts) making or accepting *offer*."""
        return offer_cautions(self.case(ref), offer, who or self.actor, self.on)

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
            known = ", ".join(w.name for w in case.witnesses)
            raise BadInput("no_such_witness", where=witness or ref, known=known or "-")
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


def _ids(rows: Iterable[Contact | Demand], name: str) -> tuple[str, ...]:
    """Return the id of each row; one that has none is named by its place."""
    return tuple(row.id or f"{name}.{n}" for n, row in enumerate(rows, 1))


def _offer_sent(case: Case, offer: Offer | None, day: LooseDate) -> Case:
    if offer is None:
        return case
    on: LooseDate | date = offer.on if offer.on.known and offer.sent else day
    rows: Iterable[Offer] = (
        o.but(sent=True, on=on) if o.id == offer.id else o for o in case.offers
    )
    return case.but(offers=tuple(rows))


def _confirmed(case: Case, call: Contact, letter: str) -> Case:
    rows = (c.but(confirmed_by=letter) if c.id == call.id else c for c in case.contacts)
    return case.but(contacts=tuple(rows))
