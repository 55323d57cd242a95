"""One batch of evidence on its way into a case: bytes kept, read, marked, told from what is there.

Nothing is in the case until the batch is put there, in one change. What is known already (bytes,
mails, marks, words) is looked up and never searched for, so a file costs the same at the end of a
long batch as at its beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from casefile.desk.records import Filed
from casefile.intake.alike import LEAST, Likenesses, share_of_words
from casefile.intake.child import ReadingChild, read_data, read_file
from casefile.intake.guess import suggestions
from casefile.intake.reading import Attachment, FullReading
from casefile.intake.same_invoice import Invoices
from casefile.intake.short import short_reading
from casefile.model.case import Case
from casefile.model.clean import in_whole_letters, one_line
from casefile.model.errors import CannotRead, CasefileError
from casefile.model.exhibit import Custody, Exhibit, ExhibitKind
from casefile.model.language import Language
from casefile.model.suggestion import WARNING, Suggestion
from casefile.store.port import EvidenceStore

Told = Callable[[int, int, str], bool]
"""(items done, items in all, the name of the next) -> False to cancel.

An item is a file, or what is inside it: *in all* grows when an archive is opened.
"""

DEEPEST = 5
"""How many containers inside one another are opened: a mail in a mail in an archive."""
MOST_INSIDE = 20_000
"""Items taken out of one file, however they are nested: more is a trap, not evidence."""
MOST_UNPACKED = 4_000_000_000
"""Bytes taken out of one file."""


class _Cancelled(Exception):
    """The asker wants no more."""


@dataclass
class Batch:
    """Files taken in one after another for *case*; `fresh` are their exhibits."""

    case: Case
    blobs: EvidenceStore
    child: ReadingChild
    kept: Callable[[Exhibit], FullReading]
    """What was read in an exhibit that the case holds already."""
    now: Callable[[], datetime]
    actor: str
    side: str = "C"
    """``C`` for one's own evidence, ``R`` for what the respondent put forward."""
    from_whom: str = ""
    told: Told | None = None
    words: Language | None = None
    """The language of the case, for a title that nothing in the paper says."""
    home: str = ""
    """The money of the place of the case."""
    either_way: bool = False
    """In the place both orders of days in figures are usual."""
    fresh: list[Exhibit] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._number = self.case.last_number(self.side)
        self._by_hash: dict[str, str] = {}
        self._by_mail: dict[str, str] = {}
        self._own_words: dict[str, str] = {}
        """Of the mails of this batch: only a mail with the id of another is compared."""
        self._likenesses: Likenesses | None = None
        self._invoices: Invoices | None = None
        self._done, self._every = 0, 0
        self._inside, self._unpacked = 0, 0
        for exhibit in self.case.exhibits:
            self._known(exhibit)

    def take_in(self, paths: Iterable[Path]) -> list[Filed]:
        """Take in *paths*; a refusal stops only its file. Cancelled: what was taken in by then."""
        files = tuple(sorted(paths, key=_is_data))
        self._every += len(files)
        filed: list[Filed] = []
        try:
            with self.blobs.together():
                for path in files:
                    self._next(path.name)
                    try:
                        self._file(path, filed)
                    except CasefileError as trouble:
                        filed.append(Filed(one_line(path.name), trouble=trouble))
                    self._done += 1
        except _Cancelled:
            return filed
        if self.told is not None:
            self.told(self._done, self._every, "")
        return filed

    def _next(self, name: str) -> None:
        if self.told is not None and not self.told(self._done, self._every, name):
            raise _Cancelled

    def _file(self, path: Path, filed: list[Filed]) -> None:
        stored, name = self.blobs.take_in(path), in_whole_letters(path.name)
        if stored.sha256 in self._by_hash:
            filed.append(Filed(name, duplicate_of=self._by_hash[stored.sha256]))
            return
        reading = read_file(self.blobs.path(stored.sha256), name, child=self.child)
        custody = Custody(
            sha256=stored.sha256,
            size=stored.size,
            media_type=reading.media_type,
            original_name=name,
            taken_in_at=self.now(),
            taken_in_by=self.actor,
            came_from=self.from_whom or in_whole_letters(str(path.parent)),
        )
        exhibit = self._exhibit(reading, custody)
        filed.append(Filed(name, exhibit=exhibit))
        self._inside, self._unpacked = 0, 0
        self._parts(reading.attachments, exhibit, filed, depth=1)

    def _parts(
        self, parts: Iterable[Attachment], parent: Exhibit, filed: list[Filed], *, depth: int
    ) -> None:
        """Take in what came inside a mail, a chat or an archive, and what came inside that."""
        inside = tuple(parts)
        self._every += len(inside)
        for part in inside:
            self._next(part.name)
            self._inside, self._unpacked = self._inside + 1, self._unpacked + len(part.data)
            if self._inside > MOST_INSIDE or self._unpacked > MOST_UNPACKED:
                raise CannotRead("archive_bomb", where=part.name, about=str(self._inside))
            stored = self.blobs.put(BytesIO(part.data))
            if stored.sha256 in self._by_hash:
                filed.append(Filed(part.name, duplicate_of=self._by_hash[stored.sha256]))
                self._done += 1
                continue
            within = read_data(part.data, part.name, child=self.child)
            custody = parent.custody.but(
                sha256=stored.sha256,
                size=stored.size,
                media_type=within.media_type,
                original_name=part.name,
                came_from=parent.custody.original_name,
                parent=parent.mark,
            )
            if depth == DEEPEST and within.attachments:
                within = within.but(flags=(*within.flags, "inside_not_opened"))
            exhibit = self._exhibit(within, custody)
            filed.append(Filed(part.name, exhibit=exhibit))
            if depth < DEEPEST:
                self._parts(within.attachments, exhibit, filed, depth=depth + 1)
            self._done += 1

    def _exhibit(self, reading: FullReading, custody: Custody) -> Exhibit:
        self._number += 1
        mark = f"{self.side}-{self._number}"
        self.blobs.put_reading(custody.sha256, reading.to_json())
        guessed = self.guesses(mark, reading, custody)
        kind = next(ExhibitKind(one.value) for one in guessed if one.field == "kind")
        exhibit = Exhibit(
            mark=mark,
            title=one_line(reading.subject or Path(custody.original_name).stem, 120),
            dated=reading.dated,
            custody=custody,
            reading=short_reading(reading, kind, self.case, self.home),
            language=reading.language,
            suggestions=guessed,
        )
        if reading.message_id:
            self._own_words[mark] = reading.own_text
        self._known(exhibit)
        self.fresh.append(exhibit)
        return exhibit

    def guesses(self, mark: str, reading: FullReading, custody: Custody) -> tuple[Suggestion, ...]:
        """Return what *reading* seems to be and to say, and where it was met before."""
        guessed = suggestions(
            reading,
            custody.original_name,
            self.case,
            words=self.words,
            either_way=self.either_way,
        )
        met = self._met_before(mark, reading, custody)
        kinds = {x.value for x in guessed if x.field == "kind"}
        if not met and ExhibitKind.INVOICE.value in kinds:
            met = self._same_invoice(mark, reading)
        return (*guessed, *met)

    def _known(self, exhibit: Exhibit) -> None:
        if exhibit.custody.sha256:
            self._by_hash.setdefault(exhibit.custody.sha256, exhibit.mark)
        if exhibit.reading.message_id:
            self._by_mail.setdefault(exhibit.reading.message_id, exhibit.mark)

    def _met_before(
        self, mark: str, reading: FullReading, custody: Custody
    ) -> tuple[Suggestion, ...]:
        """Return that it is the same mail in another file, or nearly the same words."""
        words = reading.own_text
        near = self._known_words.nearest(mark, words)
        first = self._by_mail.get(reading.message_id) if reading.message_id else None
        if first is not None and first != custody.parent:
            if share_of_words(words, self._words_of(first)) >= LEAST:
                same = Suggestion(field="copy_of", value=first, reason="same_mail")
                return (same,)
            return (Suggestion(field=WARNING, value=first, reason="same_id_other_words"),)
        if near is None:
            return ()
        share = f"{round(near.share * 100)} %"
        like = Suggestion(
            field=WARNING, value=near.marks[0], reason="nearly_the_same", because=share
        )
        return (like,)

    def _same_invoice(self, mark: str, reading: FullReading) -> tuple[Suggestion, ...]:
        """Return that another paper is the same invoice, of which one of them is the data alone."""
        first, is_copy = self._known_invoices.met(mark, reading)
        if not first:
            return ()
        field, reason = ("copy_of", "data_of_invoice") if is_copy else (WARNING, "page_of_invoice")
        return (Suggestion(field=field, value=first, reason=reason),)

    @property
    def _known_invoices(self) -> Invoices:
        """The invoices that the case holds already, gathered when the first one comes."""
        if self._invoices is None:
            self._invoices = Invoices()
            for exhibit in self.case.exhibits:
                if ExhibitKind.INVOICE in (exhibit.kind, _guessed_kind(exhibit)):
                    self._invoices.met(exhibit.mark, self.kept(exhibit))
        return self._invoices

    @property
    def _known_words(self) -> Likenesses:
        """The words of what the case holds already, gathered when the first file comes."""
        if self._likenesses is None:
            self._likenesses = Likenesses()
            for exhibit in self.case.exhibits:
                words = self.kept(exhibit).own_text
                if words:
                    self._likenesses.nearest(exhibit.mark, words)
        return self._likenesses

    def _words_of(self, mark: str) -> str:
        if mark in self._own_words:
            return self._own_words[mark]
        exhibit = self.case.exhibit(mark)
        return self.kept(exhibit).own_text if exhibit is not None else ""


def _guessed_kind(exhibit: Exhibit) -> str:
    return next((x.value for x in exhibit.suggestions if x.field == "kind"), "")


def _is_data(path: Path) -> bool:
    """True for what is told by other files: the data of an invoice comes behind its page."""
    return path.suffix.casefold() == ".xml"


def files_in(paths: Iterable[Path]) -> Iterable[Path]:
    """Yield the files meant, folders walked in order of name; links are left to be refused."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            for found in sorted(path.rglob("*")):
                if not found.is_dir() and not found.name.startswith("."):
                    yield found
        else:
            yield path
