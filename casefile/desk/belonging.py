"""Whether a proof belongs to the letter it is linked to: by its number and its addressee."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from casefile.desk.posting import Posting, paper_called
from casefile.intake.clues import shipped_clues
from casefile.intake.dating import dated
from casefile.intake.posted import (
    addressed_to,
    bare_number,
    codes_of,
    return_day,
    tells_posting_alone,
    tells_return,
)
from casefile.model.clean import one_line
from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.deadline import Demand
from casefile.model.errors import BadInput
from casefile.model.say import Say
from casefile.rules.proofs import named_letters

Paper = str | Path | None
"""A file that is still to be taken in, or the mark of an exhibit; None or empty: none."""


class Belonging(Posting):
    """The part of the desk that reads a proof before it is linked to a letter of ours."""

    def refuse_wrong_proof(
        self,
        ref: str,
        *,
        tracking: str = "",
        sending: Paper = "",
        receipt: Paper = "",
        returned: Paper = "",
    ) -> None:
        """Refuse what proves no arrival as a proof of it, and a proof of another consignment.

        A slip of posting proves none, nor does what the post wrote on a letter that came back.

        *tracking* is the number of the letter; empty: that of the proof of *sending*, where it
        shows one. A paper whose words nobody read, a photo, refuses nothing.
        Raises: BadInput, for such a proof and for a file that cannot be opened.
        """
        told = self._words_and_name(ref, receipt)[0] if receipt else ""
        if receipt and tells_return(told):
            raise BadInput("came_back", where=paper_called(receipt))
        if receipt and tells_posting_alone(told):
            raise BadInput("posting_is_no_arrival", where=paper_called(receipt))
        number = tracking
        given: tuple[Paper, ...] = (sending, receipt, returned)
        for paper in given:
            found = self.number_read(ref, paper) if paper else None
            if paper is None or found is None:
                continue
            one, other = bare_number(found.value), bare_number(number)
            if other and one not in other and other not in one:
                names = {"number": found.value, "other": one_line(number)}
                raise BadInput("proof_of_another", where=paper_called(paper), **names)
            number = number or found.value

    def returned_on(self, ref: str, paper: Paper, sent: LooseDate) -> LooseDate | None:
        """Return the day on which a letter came back, as *paper* tells it; None: it tells none."""
        told = self._words_and_name(ref, paper)[0] if paper else ""
        return self.came_back_on(ref, paper, sent) if tells_return(told) else None

    def came_back_on(self, ref: str, paper: Paper, sent: LooseDate) -> LooseDate:
        """Return the day on which a letter came back with *paper*: as the post says there.

        Else the day that was accepted for the paper, where that is one after the letter was *sent*.
        Where it tells none, or one before the letter or to come: today.
        """
        told = self._words_and_name(ref, paper)[0] if paper else ""
        exhibit = self.case(ref).exhibit(paper) if isinstance(paper, str) else None
        day = read.exact if (read := return_day(told)) is not None else None
        bears = exhibit.dated.exact if exhibit is not None and exhibit.accepted else None
        if day is None and bears is not None and sent.last is not None and bears > sent.last:
            day = bears
        day = day or self.on
        return loose(day if (sent.first or day) <= day <= self.on else self.on)

    def proof_doubts(
        self, ref: str, letter: Paper, proofs: Mapping[str, Paper], sent: LooseDate = UNDATED
    ) -> dict[str, Say]:
        """Return what speaks against a paper as a proof of *letter*, by its name in *proofs*.

        Those are ``sending``, ``receipt``, ``returned``; *sent* is the day on which the letter went
        by the record. It is said, not refused: the day in the letter or in the record may be the
        one that is wrong, and the debtor may have moved. Raises: BadInput, for a file that cannot
        be opened.
        """
        found: dict[str, Say] = {}
        for name, proof in proofs.items():
            if not proof:
                continue
            early = self._early(ref, letter, proof, sent) if name == "sending" else None
            doubt = early or self._addressed_elsewhere(ref, proof)
            if doubt is not None:
                found[name] = doubt
        return found

    def letter_filed(self, ref: str, id_: str) -> tuple[str, LooseDate]:
        """Return the mark of a letter that went out, as `proofs_wanted` names it, and its day.

        The mark is empty where it is not on file; of one that is not known both say nothing.
        """
        went = named_letters(self.case(ref)).get(id_)
        if went is None:
            return "", UNDATED
        row = went.row
        return row.mark if isinstance(row, Demand) else next(iter(row.marks), ""), row.on

    def _addressed_elsewhere(self, ref: str, proof: str | Path) -> Say | None:
        """Return that a proof names an addressee elsewhere than the debtor's address."""
        known = codes_of(self.case(ref).respondent.address)
        found = addressed_to(self._words_and_name(ref, proof)[0])
        if not found or not known or found & known:
            return None
        told = {"mark": paper_called(proof), "code": min(found), "known": min(known)}
        return Say("proofs.elsewhere", **told)

    def _early(self, ref: str, letter: Paper, proof: str | Path, sent: LooseDate) -> Say | None:
        """Return that a proof shows a posting before the day that the letter bears, or was sent.

        None: it does not, or its day or both of these are not known.
        """
        posted = self.posted_read(ref, proof)
        if posted is None:
            return None
        told = {"mark": paper_called(proof), "on": posted.value}
        written = self._written_on(ref, letter) if letter else None
        if written is not None and posted.value < written:
            return Say("proofs.before_letter", **told, written=written)
        if sent.first is not None and posted.value < sent.first:
            return Say("proofs.before_sent", **told, sent=sent)
        return None

    def _written_on(self, ref: str, letter: str | Path) -> date | None:
        """Return the day that a letter bears, accepted or read in it; None: no one day by today."""
        if isinstance(letter, Path):
            full, either_way = self._file_read(letter), self.either_way(self.case(ref).place)
            read = dated(full, letter.name, shipped_clues(), either_way=either_way)
            sure = full.dated if read is None or read.field != "dated" else loose(read.value)
            day = sure.exact
        else:
            exhibit = self.case(ref).exhibit(letter)
            day = None if exhibit is None else exhibit.dated.exact
        return None if day is None or day > self.on else day
