"""Writes packets: composed, made into Word, checked, laid down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Unpack

from casefile.desk.asked import Asked, HandedOver
from casefile.desk.composing import DEMAND
from casefile.desk.named_file import named_file, to_write
from casefile.desk.packets_folder import PacketsFolder, facts_beside
from casefile.desk.records import Preflight, Written
from casefile.desk.redacting import covers, refuse_unplaced
from casefile.desk.stepping import Steps, Told, steps_of
from casefile.documents.check import faults
from casefile.documents.layout import with_pages
from casefile.documents.word import HOUSE, PLAIN, written
from casefile.model.blocks import Packet, Picture, Section, Table
from casefile.model.case import Case
from casefile.model.clean import safe_name
from casefile.model.disclosure import Audience
from casefile.model.errors import BadInput, PacketRefused
from casefile.model.form import Form
from casefile.packets.annexes import cited_by_mark
from casefile.packets.preflight import to_complete
from casefile.packets.stamp import stamp
from casefile.packets.told import of_a_witness
from casefile.rules.disclosure import OWN_HOUSE, may_see
from casefile.rules.interview import witness_of
from casefile.store.custody import Access
from casefile.store.disk import put_in_place, sweep

MOST_SHEETS = 600
"""LibreOffice takes a minute for so many pages, and four for twice as many."""


class Writing(PacketsFolder):
    """The part of the desk that writes Word packets."""

    def write_over_all(
        self, form_name: str, *, to: Path | None = None, language: str = ""
    ) -> Written:
        """Write a packet that tells of the whole library, and check it.

        Raises: BadInput, for another kind of form; PacketRefused, when it fails its own check.
        """
        packet = self.packet_over_all(form_name, language=language)
        body = self._as_word(packet, self._no_picture)
        found = faults(body, ())
        if found:
            raise PacketRefused(
                "packet_fails_check", where=self.called(form_name), faults=list(found[:3])
            )
        stem = safe_name(f"{self.on.isoformat()}-{form_name}-{packet.language}")
        name = f"{stem}.docx"
        target = named_file(to, name) if to else self.home / "pages" / name
        with to_write(target):
            put_in_place(target, body)
        return Written(target, form_name, (), ())

    def _no_picture(self, wanted: Picture) -> bytes:
        raise BadInput("no_such_exhibit", where=wanted.sha256, known="-")

    def write(
        self,
        ref: str,
        form_name: str,
        *,
        to: Path | None = None,
        pages: bool = False,
        told: Told | None = None,
        **asked: Unpack[HandedOver],
    ) -> Written:
        """Write the packet and what lies beside it; nothing is handed over that fails its check.

        *pages*: lay it out with LibreOffice where it is installed, write the page numbers in and
        the PDF beside it. *told* hears how far it is and says False to stop. Raises: BadInput;
        PacketRefused, also when it was stopped: then no packet is there.
        """
        case, form, about = self.case(ref), self.form(form_name), asked.get("about", "")
        packet = self._to_hand_over(case, form, **asked)
        steps = Steps(told, steps_of(packet), self.called(form_name))
        drawn = self._drawing(case, form.audience, steps)
        body, laid = self._as_word(packet, drawn), None
        if pages and _sheets(packet) <= MOST_SHEETS:
            steps.step(form_name)
            laid = with_pages(lambda known: self._as_word(packet, drawn, known), body)
            body = laid.docx if laid else body
        steps.step(form_name)
        found = self._leaks(case, packet, partial(faults, body), about=about)
        if found:
            called = self.called(form_name)
            raise PacketRefused("packet_fails_check", where=called, faults=list(found[:3]))

        usual = self._place_of(case, form_name, packet, about)
        target = named_file(to, usual.name) if to else usual
        pdf = target.with_suffix(".pdf")
        with to_write(target):
            if to is None:  # until all of it lies there, what lies there is an older one
                facts_beside(target).unlink(missing_ok=True)
            beside = self._laid_beside(case, packet, target, steps)
            put_in_place(target, body)
            if laid:
                put_in_place(pdf, laid.pdf)
            elif to is None:  # an earlier one may tell what is withheld since
                pdf.unlink(missing_ok=True)
            if to is None:
                _cleared(target.parent, set(beside))
                facts = stamp(case, form.audience, self.owner())
                put_in_place(facts_beside(target), facts.encode())
        within = {original.mark for original in packet.attached}
        copied = [x for x in case.exhibits if x.mark in within]
        self._give_numbers(case, packet)
        self._accessed_all(case.id, Access.COPIED, copied, target.name)
        made, gaps = pdf if laid else None, to_complete(packet)
        return Written(target, form_name, packet.left_out, beside, made, gaps)

    def handed_as_text(
        self, ref: str, form_name: str, **asked: Unpack[HandedOver]
    ) -> tuple[Packet, Preflight]:
        """Return a packet to be handed over as text: what refuses its Word file refuses it too.

        The text is in what to know of it. Raises: BadInput; PacketRefused.
        """
        case, form, about = self.case(ref), self.form(form_name), asked.get("about", "")
        packet = self._to_hand_over(case, form, **asked)
        flight = self.preflight(ref, packet, about=about)
        self._refuse_private(case, packet, flight.text, about=about)
        return packet, flight

    def _to_hand_over(
        self, case: Case, form: Form, *, whole: bool = False, **asked: Unpack[Asked]
    ) -> Packet:
        """Return the packet, where nothing of the case speaks against handing it over.

        Raises: BadInput; PacketRefused.
        """
        self._refuse_what_waits(case, form, asked.get("about", ""))
        self._refuse_incomplete(case, form.name, draft=asked.get("draft", False))
        packet = self._composed(case, form, **asked)
        self.refuse_handed(case, form, packet, whole=whole)
        texts = self._as_text(case, self.languages[packet.language])
        others, blobs = self.other_lines(case), self._blobs(case.id)
        refuse_unplaced(case, packet, form.audience, texts, others, blobs, self._shelf)
        return packet

    def _drawing(self, case: Case, audience: Audience, steps: Steps) -> Callable[[Picture], bytes]:
        """Return what draws a page of the case for *audience*; each is a step, the first time."""
        blobs, covered = self._blobs(case.id), covers(case, audience)
        known = {x.custody.sha256: x.mark for x in case.exhibits}
        seen: set[tuple[str, int]] = set()

        def drawn(wanted: Picture) -> bytes:
            sha256 = wanted.sha256
            if (sha256, wanted.page) not in seen:
                seen.add((sha256, wanted.page))
                steps.step(known.get(sha256, ""))
            path, hidden = blobs.path(sha256), covered.get(sha256, "")
            try:
                return self._shelf.picture(path, wanted.media_type, wanted.page, sha256, hidden)
            except PacketRefused as refusal:  # nobody knows a fingerprint by sight
                raise PacketRefused(refusal.key, where=known.get(sha256, sha256)) from refusal

        return drawn

    def _laid_beside(
        self, case: Case, packet: Packet, target: Path, steps: Steps
    ) -> tuple[Path, ...]:
        """Lay the originals and official forms beside the packet; return where they lie."""
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        enclosed = self.enclosures(case) if packet.form == DEMAND else {}
        forms = {f"enclosures/{name}{kept.suffix}": kept for name, kept in enclosed.items()}
        blobs = self._blobs(case.id)
        beside: list[Path] = []
        for original in packet.attached:
            steps.step(original.name)
            with blobs.open(original.sha256) as stream:
                beside.append(_put_beside(target, original.name, stream.read()))
        beside += [_put_beside(target, name, kept.read_bytes()) for name, kept in forms.items()]
        return tuple(beside)

    def _give_numbers(self, case: Case, packet: Packet) -> None:
        """Keep the numbers of the open annexes that were handed over: a later packet has the same.

        What is not open takes none for good: the annexes of a court run without a gap. Neither does
        a packet of the own house, which hands nothing over.
        """
        label, audience = self.law_of(case).label, self.form(packet.form).audience
        if packet.status or not packet.cited or cited_by_mark(label, packet.language):
            return
        if audience in OWN_HOUSE:
            return
        numbers = {
            x.mark: x.number
            for x in self._as_told(case)[0].exhibits
            if x.mark in packet.cited and may_see(Audience.COURT, x.disclosure)
        }

        def given(now: Case) -> Case:
            return now.but(
                exhibits=tuple(
                    x.but(number=numbers[x.mark]) if x.mark in numbers and not x.number else x
                    for x in now.exhibits
                )
            )

        self.change(case.id, given, note="number annexes")

    def _as_word(
        self,
        packet: Packet,
        drawn: Callable[[Picture], bytes],
        known: Mapping[str, int] | None = None,
    ) -> bytes:
        """Return the packet on the owner's paper: his own, the house's, or the plain one."""
        fonts = PLAIN if self.owner().letterhead == PLAIN else HOUSE
        return written(packet, drawn, self._letterhead(), known, fonts=fonts)

    def _letterhead(self) -> bytes | None:
        named = self.owner().letterhead
        if named in ("", HOUSE, PLAIN):
            return None
        path = Path(named)
        if not path.is_file():
            raise BadInput("no_such_file", where=named, field="letterhead")
        return path.read_bytes()

    def _place_of(self, case: Case, form_name: str, packet: Packet, about: str) -> Path:
        """Return where it lies; the statements of two witnesses lie side by side."""
        among = witness_of(case, about) if about and len(case.witnesses) > 1 else None
        whose = f" {among.name}" if among is not None and of_a_witness(self.form(form_name)) else ""
        stem = safe_name(f"{self.on.isoformat()}-{form_name}-{packet.language}{whose}")
        folder = self.store.packets(case.id) / stem
        return folder / f"{stem}.docx"


def _put_beside(packet: Path, name: str, body: bytes) -> Path:
    file = packet.parent / name
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    put_in_place(file, body)
    return file


def _cleared(folder: Path, wanted: set[Path]) -> None:
    """Remove what an earlier packet of the same name left: copies that this one does not hold."""
    sweep(folder)
    for beside in ("exhibits", "enclosures"):
        sweep(folder / beside)
        for left in (folder / beside).glob("*"):
            if left not in wanted and left.is_file():
                left.unlink()


def _sheets(packet: Packet) -> int:
    """Return about how many pages it has: a section or a picture is one, 30 rows another."""
    return sum(
        len(block.rows) // 30 if isinstance(block, Table) else 1
        for block in packet.blocks
        if isinstance(block, (Section, Picture, Table))
    )
