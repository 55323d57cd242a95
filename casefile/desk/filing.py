"""Files evidence: takes it in, reads it, guesses, and accepts what a person confirms."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from casefile.desk.office import Office
from casefile.desk.paths import case_with
from casefile.desk.records import Filed, Opened
from casefile.intake.child import ReadingChild, read_data, read_file
from casefile.intake.evidence import evidence_block
from casefile.intake.guess import proposed_label, suggestions
from casefile.intake.reading import FullReading, as_values, full_reading
from casefile.model.blocks import Evidence
from casefile.model.case import Case
from casefile.model.clean import one_line
from casefile.model.disclosure import Disclosure
from casefile.model.errors import BadInput, CasefileError, NotFound
from casefile.model.exhibit import Custody, Exhibit, Override
from casefile.model.language import Language
from casefile.store.blobs import FolderBlobs
from casefile.store.custody import Access, Touched, record_accesses

Told = Callable[[int, int, str], bool]
"""(files done, files in all, the name of the next) -> False to cancel."""


DEEPEST = 5
"""How many containers inside one another are opened: a mail in a mail in an archive."""


class Filing(Office):
    """The part of the desk that keeps evidence."""

    def add(
        self,
        ref: str,
        paths: Iterable[Path],
        *,
        side: str = "C",
        told: Told | None = None,
        from_whom: str = "",
    ) -> tuple[Filed, ...]:
        """Take in files, folders and archives; one commit for all. A refusal stops only its file.

        *side* is ``C`` for one's own evidence, ``R`` for what the respondent put forward.
        Raises: NotFound, Conflict. Cancelling keeps what was taken in so far.
        """
        case = self.case(ref)
        files = tuple(_files(paths))
        taken: list[Filed] = []
        fresh: list[Exhibit] = []
        with ReadingChild() as child:
            for done, path in enumerate(files):
                if told is not None and not told(done, len(files), path.name):
                    break
                try:
                    taken += self._taken_in(case, path, fresh, side, from_whom, child)
                except CasefileError as trouble:
                    taken.append(Filed(one_line(path.name), trouble=trouble))
        if fresh:
            self.change(
                case.id,
                lambda now: now.but(exhibits=(*now.exhibits, *fresh)),
                note=f"add {len(fresh)}",
            )
            self._accessed_all(case.id, Access.TAKEN_IN, fresh)
        if told is not None:
            told(len(taken), len(files), "")
        return tuple(taken)

    def _taken_in(
        self,
        case: Case,
        path: Path,
        fresh: list[Exhibit],
        side: str,
        from_whom: str,
        child: ReadingChild,
    ) -> list[Filed]:
        blobs = self._blobs(case.id)
        stored = blobs.take_in(path)
        known = _with_bytes((*case.exhibits, *fresh), stored.sha256)
        if known:
            return [Filed(path.name, duplicate_of=known.mark)]
        reading = read_file(blobs.path(stored.sha256), path.name, child=child)
        custody = Custody(
            sha256=stored.sha256,
            size=stored.size,
            media_type=reading.media_type,
            original_name=path.name,
            taken_in_at=self.now(),
            taken_in_by=self.actor,
            came_from=from_whom or str(path.parent),
        )
        main = self._exhibit(case, fresh, reading, custody, side)
        filed = [Filed(path.name, exhibit=main)]
        self._parts_taken_in(case, reading, main, fresh, side, child, filed, depth=1)
        return filed

    def _parts_taken_in(
        self,
        case: Case,
        reading: FullReading,
        parent: Exhibit,
        fresh: list[Exhibit],
        side: str,
        child: ReadingChild,
        filed: list[Filed],
        *,
        depth: int,
    ) -> None:
        """Take in what came inside a mail, a chat or an archive, and what came inside that."""
        blobs = self._blobs(case.id)
        for part in reading.attachments:
            stored = blobs.put(BytesIO(part.data))
            known = _with_bytes((*case.exhibits, *fresh), stored.sha256)
            if known:
                filed.append(Filed(part.name, duplicate_of=known.mark))
                continue
            within = read_data(part.data, part.name, child=child)
            custody = parent.custody.but(
                sha256=stored.sha256,
                size=stored.size,
                media_type=within.media_type,
                original_name=part.name,
                came_from=parent.custody.original_name,
                parent=parent.mark,
            )
            exhibit = self._exhibit(case, fresh, within, custody, side)
            filed.append(Filed(part.name, exhibit=exhibit))
            if depth < DEEPEST:
                self._parts_taken_in(
                    case, within, exhibit, fresh, side, child, filed, depth=depth + 1
                )

    def _exhibit(
        self, case: Case, fresh: list[Exhibit], reading: FullReading, custody: Custody, side: str
    ) -> Exhibit:
        blobs = self._blobs(case.id)
        blobs.put_reading(custody.sha256, _as_bytes(reading))
        exhibit = Exhibit(
            mark=_next_mark((*case.exhibits, *fresh), side),
            title=one_line(reading.subject or Path(custody.original_name).stem, 120),
            dated=reading.dated,
            custody=custody,
            reading=reading.summary(),
            language=reading.language,
            suggestions=suggestions(reading, custody.original_name, case),
        )
        fresh.append(exhibit)
        return exhibit

    def accept(
        self,
        ref: str,
        marks: Sequence[str] = (),
        *,
        settings: Iterable[str] = (),
        label: str = "",
        grade: str = "",
        why: str = "",
        expect: str = "",
    ) -> Opened:
        """Make the suggestions of the exhibits facts; *settings* (``kind=contract``) win over them.

        No marks: all that wait. *label* sets the disclosure, else the proposed one is taken.
        *grade* overrides the computed grade and needs *why*. Raises: NotFound, BadInput.
        """
        if grade and not why:
            raise BadInput("override_needs_why", where="--grade")
        given = tuple(settings)
        case = self.case(ref)
        wanted = tuple(marks) or tuple(x.mark for x in case.exhibits if not x.accepted)
        for mark in wanted:
            if case.exhibit(mark) is None:
                known = ", ".join(x.mark for x in case.exhibits)
                raise NotFound("no_such_exhibit", where=mark, known=known or "-")
        override = Override(grade=grade, why=why, by=self.actor) if grade else None

        def accepted(now: Case) -> Case:
            settled = []
            for exhibit in now.exhibits:
                if exhibit.mark in wanted:
                    exhibit = self._accepted(now, exhibit, given, label)
                    if override:
                        exhibit = exhibit.but(override=override)
                settled.append(exhibit)
            return now.but(exhibits=tuple(settled))

        return self.change(case.id, accepted, note=f"accept {', '.join(wanted)}", expect=expect)

    def _accepted(
        self, case: Case, exhibit: Exhibit, settings: Sequence[str], label: str
    ) -> Exhibit:
        from_guesses: dict[str, Any] = {}
        if not exhibit.accepted:
            for guess in exhibit.suggestions:
                if guess.field == "shows":
                    from_guesses.setdefault("shows", set()).add(guess.value)
                else:
                    from_guesses.setdefault(guess.field, guess.value)
        settled = exhibit.but(**from_guesses, accepted=True)
        if settings:
            prefixed = [f"exhibits.{exhibit.mark}.{setting}" for setting in settings]
            whole = self.with_settings(
                case.but(
                    exhibits=tuple(settled if x.mark == exhibit.mark else x for x in case.exhibits)
                ),
                prefixed,
            )
            settled = whole.exhibit(exhibit.mark) or settled
        if label:
            return settled.but(disclosure=Disclosure(label))
        if exhibit.accepted or settled.disclosure is not Disclosure.INTERNAL:
            return settled
        return settled.but(
            disclosure=proposed_label(settled, self.full_reading(case.id, exhibit), case)
        )

    def with_settings(self, case: Case, settings: Iterable[str]) -> Case:
        """Return *case* with ``FIELD=VALUE`` settings; see `casefile.desk.paths`."""
        return case_with(case, settings, on=self.on, fresh_id=self.fresh_id)

    def full_reading(self, ref: str, exhibit: Exhibit) -> FullReading:
        """Return what a reader saw in the exhibit; read again when the cache was deleted."""
        blobs = self._blobs(self.id_of(ref))
        sha256 = exhibit.custody.sha256
        kept = blobs.reading(sha256) if sha256 else None
        if kept is not None:
            return full_reading(json.loads(kept))
        if not sha256 or not blobs.has(sha256):
            return FullReading()
        again = read_file(blobs.path(sha256), exhibit.custody.original_name)
        blobs.put_reading(sha256, _as_bytes(again))
        return again

    def evidence_of(self, ref: str, exhibit: Exhibit, words: Language) -> Evidence | None:
        """Return the text of an exhibit as a packet shows it; None when pictures show it better."""
        return evidence_block(self.full_reading(ref, exhibit), words)

    def _accessed_all(
        self, id_: str, access: Access, exhibits: Iterable[Exhibit], told: str = ""
    ) -> None:
        """Write into the record of access what was done with the bytes of the exhibits."""
        touched = [
            Touched(x.custody.sha256, x.mark, told or x.custody.came_from)
            for x in exhibits
            if x.custody.sha256
        ]
        if touched:
            record_accesses(self.store, id_, access, touched, actor=self.actor)

    def evidence_path(self, ref: str, mark: str) -> Path:
        """Return where the bytes of an exhibit lie (read-only), to be opened; the look is recorded.

        Raises: NotFound.
        """
        case = self.case(ref)
        exhibit = case.exhibit(mark)
        if exhibit is None or not exhibit.custody.sha256:
            known = ", ".join(x.mark for x in case.exhibits if x.custody.sha256)
            raise NotFound("no_such_exhibit", where=mark, known=known or "-")
        self._accessed_all(case.id, Access.OPENED, [exhibit], "-")
        return self._blobs(case.id).path(exhibit.custody.sha256)

    def _blobs(self, id_: str) -> FolderBlobs:
        blobs = self.store.blobs(id_)
        assert isinstance(blobs, FolderBlobs)
        return blobs


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    """Yield the files meant, folders walked in order of name; links are left to be refused."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            for found in sorted(path.rglob("*")):
                if not found.is_dir() and not found.name.startswith("."):
                    yield found
        else:
            yield path


def _as_bytes(reading: FullReading) -> bytes:
    return json.dumps(as_values(reading), ensure_ascii=False).encode()


def _with_bytes(exhibits: Iterable[Exhibit], sha256: str) -> Exhibit | None:
    return next((x for x in exhibits if x.custody.sha256 == sha256), None)


def _next_mark(exhibits: Iterable[Exhibit], side: str) -> str:
    numbers = [
        int(tail)
        for head, _, tail in (x.mark.partition("-") for x in exhibits)
        if head == side and tail.isdigit()
    ]
    return f"{side}-{max(numbers, default=0) + 1}"
