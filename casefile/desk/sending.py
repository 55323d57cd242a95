"""What leaves the house by the user's own hand: texts kept as files, and what is due in a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from casefile.desk.belonging import Paper
from casefile.desk.composing import DEMAND
from casefile.desk.dealing import Dealing
from casefile.desk.posting import Sent
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.clean import safe_name
from casefile.model.contact import Channel, Contact
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.disclosure import Audience, Disclosure
from casefile.model.exhibit import ExhibitKind, Provenance
from casefile.model.form import RECAP
from casefile.model.offer import Mediation, Offer, Private
from casefile.model.plan import Caution
from casefile.packets.about import call_to_confirm
from casefile.packets.asked import of_the_talks
from casefile.rules.day_made import had
from casefile.rules.guard import recording_basis
from casefile.store.disk import put_in_place

TEXT = ".txt"
"""How the file of a text that is sent without Word ends."""
_WRITTEN_BY = {
    Channel.EMAIL: ExhibitKind.EMAIL,
    Channel.WHATSAPP: ExhibitKind.TEXT_MESSAGE,
    Channel.SMS: ExhibitKind.TEXT_MESSAGE,
}


class Gone(NamedTuple):
    """How a letter or text of ours went out, and what proves it: a file, or the mark of one.

    A paper that is an exhibit already may be told by its mark in *sent* too; empty: none.
    """

    sent: Sent
    letter: Paper = ""
    sending: Paper = ""
    receipt: Paper = ""


class Sending(Dealing):
    """The part of the desk that hands texts over, and files the proofs that they went."""

    def gone(self, ref: str, gone: Gone, *, expect: str = "") -> Opened:
        """Write down that a letter went out; its files become exhibits, accepted as what they are.

        A letter among the papers of which nobody said who made it is ours: we sent it.
        Raises: CasefileError; nothing is written down when a file cannot be taken in, and no file
        is taken in when the day or a mark is refused.
        """
        papers = (gone.letter, gone.sending, gone.receipt)
        marks = (one for one in papers if isinstance(one, str))
        went = self.checked(ref, gone.sent, *marks, proof=gone.sending)
        sending, receipt = gone.sending or went.sending, gone.receipt or went.receipt
        self.refuse_wrong_proof(ref, tracking=went.tracking, sending=sending, receipt=receipt)
        letter = went.letter or self._letter_filed(ref, went, gone.letter)
        proof, arrived = (
            self._as_exhibit(ref, paper, ExhibitKind.PROOF_OF_SENDING)
            for paper in (sending, receipt)
        )
        sent = went._replace(letter=letter, sending=proof, receipt=arrived)
        moved = any(isinstance(one, Path) for one in papers)  # each filing is a change of its own
        if letter and self._maker_of(ref, letter) is Provenance.UNKNOWN:
            ours = f"exhibits.{letter}.provenance={Provenance.CLAIMANT.value}"
            self.set(ref, [ours], expect="" if moved else expect)
            moved = True
        return self.sent(ref, sent, expect="" if moved else expect)

    def _maker_of(self, ref: str, mark: str) -> Provenance:
        exhibit = self.case(ref).exhibit(mark)
        return exhibit.maker if exhibit is not None else Provenance.UNKNOWN

    def proof_filed(
        self,
        ref: str,
        id_: str,
        *,
        sending: Paper = "",
        receipt: Paper = "",
        returned: Paper = "",
        received: LooseDate = UNDATED,
    ) -> Opened:
        """File proofs of a letter that went out before: files, or marks. Raises: CasefileError.

        *received*: the day on which a demand arrived, where it is known; *returned*: the paper
        with which it came back.
        """
        papers = {"sending": sending, "receipt": receipt, "returned": returned}
        self.refuse_proof_of(ref, id_, received=received, **papers)
        marks = {
            name: self._as_exhibit(ref, paper, ExhibitKind.PROOF_OF_SENDING)
            for name, paper in papers.items()
        }
        return self.proven(ref, id_, received=received, **marks)

    def register_filed(
        self,
        ref: str,
        registry: str,
        finding: str,
        *,
        on: LooseDate = UNDATED,
        adverse: bool | None = None,
        extract: Paper = "",
        expect: str = "",
    ) -> Opened:
        """Write down a look into a register; its extract becomes an exhibit. Raises: BadInput."""
        mark = self._as_exhibit(ref, extract, ExhibitKind.REGISTER_EXTRACT)
        return self.looked_up(
            ref,
            registry,
            finding,
            on=on if on.known else None,
            adverse=adverse,
            mark=mark,
            expect="" if mark else expect,
        )

    def letter_written(self, ref: str, form_name: str, on: date | None = None) -> Path | None:
        """Return the file of a letter or text that was written here last, to go out by day *on*.

        It is as it lies there: one that a person went on with in Word too. None: the form is no
        letter, none was written by that day (none given: today), or it went out before already.
        """
        form, case = self.form(form_name), self.case(ref)
        if not form.letter:
            return None
        day = (on or self.on).isoformat()
        folder = self.store.packets(case.id)
        there = [path for path, _, name in self._lying(case.id) if name == form_name]
        there += folder.glob(f"*-{form_name}{TEXT}")
        written = [path for path in there if path.name[: len(day)] <= day]
        if not written:
            return None
        last = max(written, key=lambda path: (path.stat().st_mtime_ns, path.name))
        kept = sha256(last.read_bytes()).hexdigest()
        went = {demand.mark for demand in case.demands}
        went = went.union(*(contact.marks for contact in case.contacts))
        before = any(x.custody.sha256 == kept and x.mark in went for x in case.exhibits)
        return None if before else last

    def _letter_filed(self, ref: str, went: Sent, letter: Paper) -> str:
        """Take in a letter of ours as it went out, and return its mark; empty without one.

        It is called as its form is, and one that names no day has that on which it went. What is
        not for every reader of an open letter stays among the papers of the talks.
        """
        case, form = self.case(ref), self.form(went.form)
        kind = ExhibitKind.LETTER
        if form.name == DEMAND:
            kind = ExhibitKind.DEMAND
        elif isinstance(letter, Path) and letter.suffix == TEXT:
            kind = _WRITTEN_BY.get(went.channel, kind)
        call = call_to_confirm(case, went.about) if form.name == RECAP else None
        of_talks = (
            form.audience is not Audience.RESPONDENT
            or (call is not None and call.disclosure is Disclosure.WITHOUT_PREJUDICE)
            or of_the_talks(case, form, went.on.last or self.on)
        )
        told = {
            "provenance": Provenance.CLAIMANT.value,
            "title": form.called(self._packet_words(case, form, "").code),
        }
        label = Disclosure.WITHOUT_PREJUDICE if of_talks else ""
        return self._as_exhibit(ref, letter, kind, told, dated=str(went.on), label=label)

    def _as_exhibit(
        self,
        ref: str,
        paper: Paper,
        kind: ExhibitKind,
        told: Mapping[str, str] = MappingProxyType({}),
        *,
        dated: str = "",
        label: str = "",
    ) -> str:
        """Take in a file as an exhibit of that kind and return its mark; a mark is as it is.

        *told* is known of it, whatever is read in it; *dated* is its day where it names none; empty
        *label*: as it is proposed.
        """
        if not isinstance(paper, Path):
            return paper or ""
        mark = self.filed(ref, paper)
        exhibit = self.case(ref).exhibit(mark)
        if exhibit is not None and not exhibit.accepted:
            undated = dated and all(x.field != "dated" for x in exhibit.suggestions)
            known = {"kind": kind.value, **told, **({"dated": dated} if undated else {})}
            settings = [f"{name}={one}" for name, one in known.items()]
            self.accept(ref, (mark,), settings=settings, label=label)
        return mark

    def keep_contact(self, ref: str, was: Contact, contact: Contact, *, expect: str = "") -> Opened:
        """Write *contact* in the place of *was*, one of the case; the history keeps what it was.

        Raises: BadInput, as for one that is logged.
        """
        self._refuse_untrue(contact)

        def corrected(case: Case) -> Case:
            return case.but(
                contacts=tuple(
                    contact if (one.id == was.id if was.id else one == was) else one
                    for one in case.contacts
                )
            )

        return self.change(ref, corrected, note="set contacts", expect=expect)

    def drop_contact(self, ref: str, one: Contact, *, expect: str = "") -> Opened:
        """Take a contact that was written down by mistake out of the case; undo brings it back.

        It is taken out as `set` takes out any row. Raises: BadInput, when the case has it no more.
        """
        rows = self.case(ref).contacts
        row = one.id or 1 + next((n for n, there in enumerate(rows) if there == one), -1)
        return self.set(ref, [f"contacts.{row}.-="], expect=expect)

    def keep_offer(self, ref: str, offer: Offer, *, expect: str = "") -> Opened:
        """Write down an offer, ours or theirs; one of the same id takes the place of the old."""
        kept = had(self.case(ref), offer if offer.id else offer.but(id=self.fresh_id()))

        def written_down(case: Case) -> Case:
            if all(one.id != kept.id for one in case.offers):
                return case.but(offers=(*case.offers, kept))
            return case.but(offers=tuple(kept if o.id == kept.id else o for o in case.offers))

        note = "set offers" if offer.id else "offer"
        return self.change(ref, written_down, note=note, expect=expect)

    def keep_private(self, ref: str, private: Private, *, expect: str = "") -> Opened:
        """Keep what never leaves the house but to the lawyer."""
        return self.change(
            ref, lambda case: case.but(private=private), note="private", expect=expect
        )

    def keep_mediation(self, ref: str, mediation: Mediation, *, expect: str = "") -> Opened:
        """Keep how the way to a mediator stands."""
        return self.change(
            ref, lambda case: case.but(mediation=mediation), note="mediation", expect=expect
        )

    def recording_basis(self, case: Case) -> Caution | None:
        """Return whether a party may record its own call in the place of the case; None: unsaid."""
        return recording_basis(self.law_of(case))

    def keep_text(self, ref: str, form_name: str, text: str) -> Path:
        """Write a text to be sent as a file beside the packets of the case; return its place.

        A terminal may refuse to fill the clipboard: the text is in this file then.
        """
        stem = safe_name(f"{self.on.isoformat()}-{form_name}")
        path = self.store.packets(self.id_of(ref)) / f"{stem}{TEXT}"
        put_in_place(path, f"{text.rstrip()}\n".encode())
        return path
