"""What leaves the house by the user's own hand: texts kept as files, and what is due in a case."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from casefile.desk.dealing import Dealing
from casefile.desk.posting import Sent
from casefile.desk.records import Opened
from casefile.model.case import Case
from casefile.model.clean import safe_name
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.exhibit import ExhibitKind
from casefile.model.offer import Mediation, Offer, Private
from casefile.model.plan import Caution
from casefile.rules.guard import recording_basis
from casefile.store.disk import put_in_place


class Gone(NamedTuple):
    """How a letter or text of ours went out, and the files that prove it.

    A paper that is an exhibit already is told by its mark in *sent*.
    """

    sent: Sent
    letter: Path | None = None
    sending: Path | None = None
    receipt: Path | None = None


class Sending(Dealing):
    """The part of the desk that hands texts over, and files the proofs that they went."""

    def gone(self, ref: str, gone: Gone, *, expect: str = "") -> Opened:
        """Write down that a letter went out; its files become exhibits, accepted as what they are.

        Raises: CasefileError; nothing is written down when a file cannot be taken in.
        """
        went = gone.sent
        letter = went.letter or self._as_exhibit(ref, gone.letter, ExhibitKind.LETTER)
        proof = self._as_exhibit(ref, gone.sending, ExhibitKind.PROOF_OF_SENDING)
        receipt = self._as_exhibit(ref, gone.receipt, ExhibitKind.PROOF_OF_SENDING)
        sent = went._replace(letter=letter, sending=proof or went.sending, receipt=receipt)
        filed = gone.letter or gone.sending or gone.receipt
        # What was filed has moved the case on by itself.
        return self.sent(ref, sent, expect="" if filed else expect)

    def proof_filed(
        self, ref: str, id_: str, *, sending: Path | None = None, receipt: Path | None = None
    ) -> Opened:
        """File proofs of a letter that went out before. Raises: CasefileError."""
        return self.proven(
            ref,
            id_,
            sending=self._as_exhibit(ref, sending, ExhibitKind.PROOF_OF_SENDING),
            receipt=self._as_exhibit(ref, receipt, ExhibitKind.PROOF_OF_SENDING),
        )

    def register_filed(
        self,
        ref: str,
        registry: str,
        finding: str,
        *,
        on: LooseDate = UNDATED,
        adverse: bool | None = None,
        extract: Path | None = None,
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

    def _as_exhibit(self, ref: str, path: Path | None, kind: ExhibitKind) -> str:
        """Take in a file as an exhibit of that kind and return its mark; empty without a file."""
        if path is None:
            return ""
        mark = self.filed(ref, path)
        exhibit = self.case(ref).exhibit(mark)
        if exhibit is not None and not exhibit.accepted:
            self.accept(ref, (mark,), settings=(f"kind={kind.value}",))
        return mark

    def keep_offer(self, ref: str, offer: Offer, *, expect: str = "") -> Opened:
        """Write down an offer, ours or theirs; one of the same id takes the place of the old."""
        kept = offer if offer.id else offer.but(id=self.fresh_id())

        def written_down(case: Case) -> Case:
            if all(one.id != kept.id for one in case.offers):
                return case.but(offers=(*case.offers, kept))
            return case.but(offers=tuple(kept if o.id == kept.id else o for o in case.offers))

        return self.change(ref, written_down, note="offer", expect=expect)

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
        path = self.store.packets(self.id_of(ref)) / f"{stem}.txt"
        put_in_place(path, f"{text.rstrip()}\n".encode())
        return path
