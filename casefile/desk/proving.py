"""Letters and texts of ours that went out, and the papers that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from pathlib import Path

from pydantic import ValidationError

from casefile.desk.composing import DEMAND
from casefile.desk.conversation import Conversation
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.contact import Channel, Contact, Direction, Outcome
from casefile.model.dates import LooseDate, loose, not_to_come
from casefile.model.deadline import Demand
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput
from casefile.model.fault import naming
from casefile.model.offer import Offer
from casefile.model.plan import ProofWanted
from casefile.model.record import refusal_of
from casefile.packets.told import call_to_confirm, offer_to_make
from casefile.rules.pre_action import days_of_the_demand
from casefile.rules.proofs import proofs_wanted

INVITATION, OFFER, RECAP = "invitation_to_mediate", "offer", "recap_of_call"


class Proving(Conversation):
    """The part of the desk that writes down what went out, and links the proofs of it."""

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
        a recap the confirmation of its call. Raises: BadInput, for a mark that is not there, or
        days below none, or a day to come.
        """
        case, form = self.case(ref), self.form(form_name)
        self._refuse_unknown_marks(case, letter, sending, receipt)
        with naming("on", "sent"):
            day = not_to_come(on or loose(self.on), self.on)
        id_ = self.fresh_id()
        law = self.law_of(case)
        try:
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
        except ValidationError as trouble:
            raise refusal_of(trouble, "sent") from trouble
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
