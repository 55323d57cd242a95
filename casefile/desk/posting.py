"""What went out, and what the letter and the proofs of its way say: days to pay, number, days."""

from __future__ import annotations

from datetime import date, time
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from casefile.desk.closing import Closing
from casefile.desk.composing import DEMAND
from casefile.intake.answer_by import answer_day
from casefile.intake.child import read_file
from casefile.intake.posted import (
    arrival_day,
    days_given,
    parcel_number,
    posting_day,
    tells_what_followed,
)
from casefile.intake.reading import FullReading
from casefile.model.clean import one_line
from casefile.model.contact import Channel
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.form import INVITATION

_KEPT_FILES = 3
"""A letter, the proof of its posting and that of its arrival: as many files stand in one form."""


class Sent(NamedTuple):
    """How a letter or text of ours went out; the papers that prove it are told by their marks."""

    form: str
    channel: Channel
    on: LooseDate = UNDATED
    """Unknown: today."""
    hour: time | None = None
    who: str = ""
    """Empty: the respondent."""
    tracking: str = ""
    days: int | None = None
    """Days that a formal demand gives to pay; None: those of the place."""
    letter: str = ""
    sending: str = ""
    """The proof that it was sent."""
    receipt: str = ""
    """The proof that it arrived."""
    received: LooseDate = UNDATED
    """The day on which a formal demand arrived; unknown: not known."""
    answer_by: LooseDate = UNDATED
    """The day by which an invitation to mediate asks for an answer; unknown: read in the letter."""
    about: str = ""
    """Id of the offer or the call it is about; empty: the last."""


class ReadOff(NamedTuple):
    """A value, and the mark or the name of the file that it was read in."""

    value: str
    where: str


class DayRead(NamedTuple):
    """A day, and the mark or the name of the file that it was read in."""

    value: date
    where: str


class Posting(Closing):
    """The part of the desk that reads a letter of ours, and its proof of posting, for their own."""

    def days_read(self, ref: str, letter: str | Path = "") -> ReadOff | None:
        """Return the days to pay that a demand gives; None: it names none, or several.

        *letter* is its mark or its file; empty: the packet of it that was written last. That one
        may have been changed by hand since. Raises: BadInput, for a file that cannot be opened.
        """
        if not letter:
            laid = self.laid_down(ref).get(DEMAND)
            if laid is None:
                return None
            letter = laid.path
        days = days_given(self._words_and_name(ref, letter)[0])
        return None if days is None else ReadOff(str(days), paper_called(letter))

    def answer_read(self, ref: str, sent: Sent) -> LooseDate:
        """Return the day by which an invitation that was *sent* asks for an answer; or unknown.

        It is the one that is told, else the one read in the letter: its mark, else the packet of it
        that was written last. Raises: BadInput, for a file that cannot be opened.
        """
        gone = sent.on.first
        if sent.form != INVITATION or sent.answer_by.known or gone is None:
            return sent.answer_by
        laid = None if sent.letter else self.laid_down(ref).get(INVITATION)
        letter = sent.letter if laid is None else laid.path
        return answer_day(self._words_and_name(ref, letter)[0], gone) or UNDATED

    def number_read(self, ref: str, proof: str | Path) -> ReadOff | None:
        """Return the number of the consignment that a proof of posting shows; None: not one.

        *proof* is its mark or its file; of a scan without words its name may tell it.
        Raises: BadInput, for a file that cannot be opened.
        """
        number = parcel_number("\n".join(self._words_and_name(ref, proof)))
        return ReadOff(number, paper_called(proof)) if number else None

    def posted_read(self, ref: str, proof: str | Path) -> DayRead | None:
        """Return the day of posting that a proof shows; None: not one, or one to come.

        *proof* is its mark or its file; the day that a person accepted for it goes first, unless it
        tells what became of the letter: then that is the day of its arrival or its return.
        Raises: BadInput, for a file that cannot be opened.
        """
        exhibit = None if isinstance(proof, Path) else self.case(ref).exhibit(proof)
        words = self._words_and_name(ref, proof)[0]
        dated = exhibit is not None and exhibit.accepted and exhibit.dated.exact is not None
        if exhibit is not None and dated and not tells_what_followed(words):
            day: LooseDate | None = exhibit.dated
        else:
            day = posting_day(words)
        if day is None or day.exact is None or day.exact > self.on:
            return None
        return DayRead(day.exact, paper_called(proof))

    def posting_hidden(self, ref: str, proof: str | Path) -> bool:
        """Return whether a proof tells what became of a letter and not when it was posted.

        Then it went on an earlier day that nobody knows: today is no guess. Raises: BadInput, for
        a file that cannot be opened.
        """
        told = tells_what_followed(self._words_and_name(ref, proof)[0])
        return told and self.posted_read(ref, proof) is None

    def arrival_read(
        self, ref: str, receipt: str | Path, sent: date | None = None
    ) -> DayRead | None:
        """Return the day on which a letter came, as its receipt calls it; None: it calls none so.

        *receipt* is its mark or its file; a day before the letter was *sent*, or one to come, is
        none. Raises: BadInput, for a file that cannot be opened.
        """
        day = arrival_day(self._words_and_name(ref, receipt)[0])
        if day is None or day.exact is None or not (sent or date.min) <= day.exact <= self.on:
            return None
        return DayRead(day.exact, paper_called(receipt))

    def _words_and_name(self, ref: str, paper: str | Path) -> tuple[str, str]:
        """Return the words of a paper, by its mark or its file, and the name of the file."""
        if isinstance(paper, Path):
            return self._file_read(paper).own_text, paper.stem
        case = self.case(ref)
        exhibit = case.exhibit(paper)
        if exhibit is None:
            return "", ""
        name = Path(exhibit.custody.original_name).stem
        return self.full_reading(case.id, exhibit).own_text, name

    def _file_read(self, file: Path) -> FullReading:
        """Return what a file holds; as long as it lies there unchanged it is read once.

        A reading that met trouble is not kept. Raises: BadInput, when there is no such file.
        """
        try:
            found = file.stat()
        except OSError:
            return read_file(file, file.name)  # it says what is wrong with the path
        as_it_lies = (file, found.st_mtime_ns, found.st_size)
        kept = self._files_read
        full = kept.get(as_it_lies) or read_file(file, file.name)
        if not full.trouble:
            kept[as_it_lies] = full
            for older in list(kept)[:-_KEPT_FILES]:
                kept.pop(older, None)
        return full

    @cached_property
    def _files_read(self) -> dict[tuple[Path, int, int], FullReading]:
        """The files read last: several things are asked of each, and each reading is a process."""
        return {}


def paper_called(paper: str | Path) -> str:
    """Return by what a paper is told: its mark, or the name of its file."""
    return one_line(paper.name) if isinstance(paper, Path) else paper
