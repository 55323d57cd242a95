"""Evidence as it is held: its bytes, what a reader saw in them, and the record of who had them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from casefile.desk.office import Office
from casefile.desk.unclaimed import CaseInvoices
from casefile.intake.child import ReadingChild, read_file
from casefile.intake.evidence import evidence_block
from casefile.intake.optical import seen_in_pictures
from casefile.intake.reading import FullReading
from casefile.model.blocks import Evidence
from casefile.model.case import Case
from casefile.model.errors import NotFound
from casefile.model.exhibit import Exhibit
from casefile.model.language import Language
from casefile.store.custody import Access, Touched, record_accesses
from casefile.store.port import EvidenceStore


class Holding(Office):
    """The part of the desk that hands out evidence."""

    _invoices: CaseInvoices | None = None

    def full_reading(
        self, ref: str, exhibit: Exhibit, *, child: ReadingChild | None = None
    ) -> FullReading:
        """Return what a reader saw in the exhibit; read again when the cache was deleted.

        *child*, a warm child of a batch, spares the start of a new one.

        The words of pictures are not read again: they were kept when a person asked for them.
        """
        blobs = self._blobs(self.id_of(ref))
        sha256 = exhibit.custody.sha256
        kept = blobs.reading(sha256) if sha256 else None
        if kept is not None:
            with suppress(ValueError):  # cut short by a power failure: made again
                return FullReading.from_json(kept)
        if not sha256 or not blobs.has(sha256):
            return FullReading()
        again = read_file(blobs.path(sha256), exhibit.custody.original_name, child=child)
        seen = exhibit.reading.optical
        if seen and blobs.has(seen):
            with blobs.open(seen) as pages:
                again = seen_in_pictures(again, pages.read(), exhibit.reading.flags)
        blobs.put_reading(sha256, again.to_json())
        return again

    def invoices_of(self, case: Case) -> CaseInvoices:
        """Return what the papers of *case* say as invoices, kept while the very same case is asked.

        A window asks at each move of the cursor: none of the others is read again for that.
        """
        if self._invoices is None or self._invoices.case is not case:
            self._invoices = CaseInvoices(case, partial(self.full_reading, case.id))
        return self._invoices

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

    def _blobs(self, id_: str) -> EvidenceStore:
        return self.store.blobs(id_)
