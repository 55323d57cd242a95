"""Letters and texts of ours that went out, and the papers that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from casefile.desk.belonging import Belonging, Paper
from casefile.desk.composing import DEMAND
from casefile.desk.posting import Sent, paper_called
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.contact import Contact, Direction, Outcome
from casefile.model.dates import UNDATED, LooseDate, loose, not_to_come
from casefile.model.deadline import Demand
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.model.form import INVITATION, OFFER, RECAP
from casefile.model.offer import Offer
from casefile.model.plan import ProofWanted
from casefile.model.record import refusal_of
from casefile.model.say import Say
from casefile.packets.about import call_to_confirm, offer_to_make
from casefile.rules.invited import invited
from casefile.rules.offers_on_file import has_lapsed
from casefile.rules.pre_action import days_of_the_demand
from casefile.rules.proofs import named_letters, nothing_wanted, proofs_wanted
from casefile.rules.returned import was_returned


class GoingOffer(NamedTuple):
    """An offer whose letter goes out, and whether its last day to accept has passed."""

    offer: Offer
    lapsed: bool


class Proving(Belonging):
    """The part of the desk that writes down what went out, and links the proofs of it."""

    def sent(self, ref: str, sent: Sent, *, expect: str = "") -> Opened:
        """Write down that a letter or text of ours went out; the program sends nothing itself.

        A formal demand becomes a demand with its days, an invitation the day that mediation was
        asked for and the one to answer by, an offer one that reached the other side, a recap the
        confirmation of its call. A proof that tells that it came back is kept in the log.
        Raises: BadInput, for a mark that is not there, a proof of another letter or of posting
        alone for arrival, days below none, a day to come, or an arrival before the sending.
        """
        case, form = self.case(ref), self.form(sent.form)
        sent = self.checked(ref, sent)
        sent = sent._replace(answer_by=self.answer_read(ref, sent))
        proofs = {"sending": sent.sending, "receipt": sent.receipt}
        self.refuse_wrong_proof(ref, tracking=sent.tracking, **proofs)
        try:
            demand = self._as_demand(case, sent)
        except ValidationError as trouble:
            raise refusal_of(trouble, "sent") from trouble
        contact = self._as_contact(case, sent)
        back = self._returned(ref, demand if form.name == DEMAND else contact, sent.sending)

        def written_down(now: Case) -> Case:
            if form.name == DEMAND:
                told = () if back is None else (back,)
                return now.but(demands=(*now.demands, demand), contacts=(*now.contacts, *told))
            return _moved(now.but(contacts=(*now.contacts, back or contact)), sent, now)

        return self.change(case.id, written_down, note=f"sent {form.name}", expect=expect)

    def checked(self, ref: str, sent: Sent, *marks: str, proof: Paper = "") -> Sent:
        """Return *sent* with its day, today where none is said.

        *proof* is that of its sending, where it is not filed yet. Raises: BadInput, for one of its
        *marks* that is not there, a day to come, and none where the proof tells what followed.
        """
        self._refuse_unknown_marks(self.case(ref), sent.letter, sent.sending, sent.receipt, *marks)
        proof = proof or sent.sending
        if not sent.on.known and proof and self.posting_hidden(ref, proof):
            raise BadInput("day_of_sending_hidden", where=paper_called(proof))
        with naming("on", "sent"):
            day = not_to_come(sent.on if sent.on.known else loose(self.on), self.on)
        self._refuse_arrival(sent.received, day)
        return sent._replace(on=day)

    def _refuse_arrival(self, received: LooseDate, sent: LooseDate) -> None:
        """Refuse an arrival that is still to come, or that was before the letter was sent."""
        with naming("received_on", "sent"):
            not_to_come(received, self.on)
        if received.last is not None and sent.first is not None and received.last < sent.first:
            raise BadInput("received_before_sent", where=str(received), on=sent)

    def _as_demand(self, case: Case, sent: Sent) -> Demand:
        days = sent.days
        return Demand(
            id=self.fresh_id(),
            on=sent.on,
            days=days if days is not None else days_of_the_demand(case, self.law_of(case)),
            channel=sent.channel,
            tracking=sent.tracking,
            mark=sent.letter,
            proof_of_sending=sent.sending,
            proof_of_receipt=sent.receipt,
            received_on=sent.received,
            formal=True,
        )

    def _as_contact(self, case: Case, sent: Sent) -> Contact:
        offered = sent.form == OFFER
        return Contact(
            id=self.fresh_id(),
            on=sent.on,
            hour=sent.hour,
            channel=sent.channel,
            direction=Direction.OUT,
            who=sent.who or case.respondent.name,
            by=self.speaker,
            outcome=Outcome.UNKNOWN,
            marks=(sent.letter,) if sent.letter else (),
            form=sent.form,
            tracking=sent.tracking,
            proof_of_sending=sent.sending,
            proof_of_receipt=sent.receipt,
            noted_on=loose(self.on),
            disclosure=Disclosure.WITHOUT_PREJUDICE if offered else Disclosure.INTERNAL,
        )

    def proven(
        self,
        ref: str,
        id_: str,
        *,
        sending: str = "",
        receipt: str = "",
        returned: str = "",
        received: LooseDate = UNDATED,
        expect: str = "",
    ) -> Opened:
        """Link the proof of sending or of receipt (marks) to a letter as `proofs_wanted` names it.

        *received*: the day on which a demand arrived; unknown leaves what stands. That the letter
        came back is kept in the log: it reached nobody. A proof of sending may tell it; *returned*
        is the paper, an envelope too, of which a person says so.
        Raises: BadInput, for an id or a mark that is not there, a proof of another letter or of
        posting alone for arrival, a day to come or before the sending, or the day of a letter that
        is no demand.
        """
        case = self.case(ref)
        self._refuse_unknown_marks(case, sending, receipt, returned)
        papers = {"sending": sending, "receipt": receipt, "returned": returned}
        self.refuse_proof_of(ref, id_, received=received, **papers)
        went = named_letters(case)[id_]
        given = {"proof_of_sending": sending, "proof_of_receipt": receipt}
        proofs = {name: mark for name, mark in given.items() if mark}
        came = {"received_on": received} if received.known else {}
        back = self._returned(ref, went.row, returned or sending, said=bool(returned))
        if back is not None:  # the slip of the post stays
            proofs["proof_of_sending"] = went.row.proof_of_sending or sending or returned
            back = back.but(proof_of_sending=proofs["proof_of_sending"])

        def linked(now: Case) -> Case:
            rows = list(getattr(now, went.rows))
            row = rows[went.place].but(**proofs, **came)
            if isinstance(row, Contact) and back is not None:
                row = row.but(outcome=back.outcome, marks=back.marks)
            rows[went.place] = row
            after = now.but(**{went.rows: tuple(rows)})
            if back is None or isinstance(row, Contact):
                return after
            return after.but(contacts=(*after.contacts, back))

        return self.change(case.id, linked, note="proof", expect=expect)

    def refuse_proof_of(
        self,
        ref: str,
        id_: str,
        *,
        sending: Paper = "",
        receipt: Paper = "",
        returned: Paper = "",
        received: LooseDate = UNDATED,
    ) -> None:
        """Refuse what `refuse_wrong_proof` does, of a letter that went out before.

        Raises: BadInput, also for an id that is not there, and for a day of arrival that cannot be.
        """
        case = self.case(ref)
        went = named_letters(case).get(id_)
        if went is None:
            raise BadInput("no_such_letter", where=id_)
        letter = went.row
        if received.known and not isinstance(letter, Demand):
            raise BadInput("received_of_demand_alone", where=id_)
        self._refuse_arrival(received, letter.on)
        known = sending or letter.proof_of_sending
        papers = {"sending": known, "receipt": receipt, "returned": returned}
        self.refuse_wrong_proof(ref, tracking=letter.tracking, **papers)

    def _returned(
        self, ref: str, letter: Demand | Contact, paper: str, *, said: bool = False
    ) -> Contact | None:
        """Return the entry of the log that *letter* came back, as *paper* tells; None: it did not.

        Of a demand it is one more entry; of a letter that is in the log, that entry itself.
        *said*: a person says so, whatever can be read in the paper.
        """
        told = self.came_back_on if said else self.returned_on
        day = told(ref, paper, letter.on)
        if day is None or was_returned(self.case(ref), letter):
            return None
        if isinstance(letter, Contact):
            marks = tuple(dict.fromkeys((*letter.marks, paper)))
            return letter.but(outcome=Outcome.NOT_REACHED, marks=marks)
        return Contact(
            id=self.fresh_id(),
            on=day,
            channel=letter.channel,
            who=self.case(ref).respondent.name,
            by=self.speaker,
            outcome=Outcome.NOT_REACHED,
            marks=(paper,),
            tracking=letter.tracking,
            proof_of_sending=letter.proof_of_sending or paper,
            noted_on=loose(self.on),
        )

    def demand_named(self, ref: str, name: str) -> Demand | None:
        """Return the demand that `proofs_wanted` names so; None: it is of another letter."""
        went = named_letters(self.case(ref)).get(name)
        return went.row if went is not None and isinstance(went.row, Demand) else None

    def offer_to_go(self, ref: str, about: str = "") -> GoingOffer | None:
        """Return the offer that a letter sent now is about: its id, or empty for the last."""
        offer = offer_to_make(self.case(ref), about)
        if offer is None:
            return None
        return GoingOffer(offer, has_lapsed(offer.but(sent=True), self.on))

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
        case = self.case(ref)
        return proofs_wanted(case, self.law_of(case))

    def no_proof_wanted(self, ref: str) -> Say:
        """Return why `proofs_wanted` is empty: nothing was sent by the record, or all is proved."""
        return nothing_wanted(self.case(ref))

    def _refuse_unknown_marks(self, case: Case, *marks: str) -> None:
        for mark in marks:
            if mark and case.exhibit(mark) is None:
                known = ", ".join(x.mark for x in case.exhibits)
                raise BadInput("no_such_exhibit", where=mark, known=known or "-")


def _moved(after: Case, sent: Sent, before: Case) -> Case:
    """Return the case *after* it went out, with what it was about moved on."""
    if sent.form == INVITATION:
        return after.but(mediation=invited(before.mediation, sent.on, sent.answer_by))
    if sent.form == OFFER:
        return _offer_sent(after, offer_to_make(before, sent.about), sent)
    if sent.form == RECAP and sent.letter:
        call = call_to_confirm(before, sent.about)
        return after if call is None else _confirmed(after, call, sent.letter)
    return after


def _offer_sent(case: Case, offer: Offer | None, went: Sent) -> Case:
    if offer is None:
        return case
    # The day of an offer is its own: when its letter went is told by the contact.
    on = offer.on if offer.on.known else went.on
    marks = tuple(dict.fromkeys((*offer.marks, went.letter))) if went.letter else offer.marks
    rows: Iterable[Offer] = (
        o.but(sent=True, on=on, marks=marks) if o.id == offer.id else o for o in case.offers
    )
    return case.but(offers=tuple(rows))


def _confirmed(case: Case, call: Contact, letter: str) -> Case:
    rows = (c.but(confirmed_by=letter) if c.id == call.id else c for c in case.contacts)
    return case.but(contacts=tuple(rows))
