"""The proof of a letter that went out before: chosen from those that lack one, its files named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from casefile.model.dates import UNDATED, LooseDate, loose
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.model.plan import ProofWanted
from casefile.model.say import Say
from casefile.screens.ask import Choose
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field
from casefile.screens.letter import ask_sent
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane
from casefile.screens.plain import said
from casefile.screens.sent_form import CAME, DEMAND, came_field


class Proofs(NamedTuple):
    """The files that prove it, and the day it arrived."""

    sending: Path | None
    receipt: Path | None
    returned: Path | None
    """With which it came back."""
    received: LooseDate
    """The day a demand arrived; unknown: not typed."""


class ProofForm(CaseForm[Proofs]):
    """The form of the proofs of one letter."""

    name_ = "proof"

    def __init__(self, open_case: OpenCase, wanted: ProofWanted) -> None:
        super().__init__(open_case, about=wanted.id)
        self.wanted = wanted

    def heading(self) -> Content:
        """Return which letter it is about."""
        return said(self.words.say(self.wanted.what))

    def fields(self) -> tuple[Field, ...]:
        """Return what is wanted."""
        hint = "screens.sent.file_hint"
        asked = []
        if self.wanted.sending:
            asked.append(Field("sending", "screens.sent.sending", "file", hint=hint))
        if self.wanted.receipt:
            asked.append(Field("receipt", "screens.sent.receipt", "file", hint=hint))
        if self.wanted.day:
            asked.append(came_field())
        if self.wanted.receipt:
            asked.append(Field("returned", "screens.sent.returned", "file", hint=hint))
        return tuple(asked)

    def result(self) -> Proofs | None:
        """Return the files and the day, once there is one of them."""
        files = {x.path: self.row(x.path).read.file for x in self.fields() if x.kind == "file"}
        day = self.row(CAME).read.day if self.wanted.day else UNDATED
        if not (any(files.values()) or day.known):
            self.fault(self.fields()[0].path, "screens.needed")
            return None
        if self.doubted(self._doubts(files)):
            return None
        return Proofs(files.get("sending"), files.get("receipt"), files.get("returned"), day)

    def _doubts(self, files: Mapping[str, Path | None]) -> dict[str, Say]:
        """Return what speaks against the files as proofs of the letter, by their fields."""
        desk, ref = self.open.desk, self.open.ref
        try:
            letter, sent = desk.letter_filed(ref, self.wanted.id)
            return desk.proof_doubts(ref, letter, files, sent)
        except CasefileError:  # told when it is taken in
            return {}


def ask_proof(pane: CasePane) -> None:
    """Ask which letter a proof is for, and for its files; they become exhibits.

    A demand among the papers that nobody recorded as sent is recorded here.
    """
    words = pane.words
    wanted = {one.id: one for one in pane.desk.proofs_wanted(pane.open.ref)}
    if not wanted:
        pane.app.notify(words.say(pane.desk.no_proof_wanted(pane.open.ref)), markup=False)
        return

    def chosen(id_: str | None) -> None:
        if id_ is None:
            return
        if wanted[id_].letter:
            ask_sent(pane, DEMAND, letter=wanted[id_])
            return

        def named(files: Proofs | None) -> None:
            if files is not None:
                _file(pane, wanted[id_], files)

        pane.app.push_screen(ProofForm(pane.open, wanted[id_]), named)

    options = [(id_, said(_told(one, words))) for id_, one in wanted.items()]
    pane.app.push_screen(Choose(said(words.term("screens.proof.title")), options, words), chosen)


def _file(pane: CasePane, wanted: ProofWanted, files: Proofs) -> None:
    """Link the proofs; the day a demand arrived is read in its receipt where none was typed."""
    words, received = pane.words, files.received
    papers = (files.sending, files.receipt, files.returned)
    told = [words.term("screens.proof.done")] if any(papers) else []
    try:
        found = None
        if files.receipt is not None and wanted.day and not received.known:
            found = pane.desk.arrival_read(pane.open.ref, files.receipt, wanted.on)
    except CasefileError:  # told when it is taken in
        found = None
    if found is not None:
        received = loose(found.value)
        told.append(words.term("screens.proof.day_read", **found._asdict()))
    elif files.returned is not None:
        told.append(words.term("screens.proof.came_back"))
    elif wanted.day:
        key = "day_kept" if received.known else "day_lacks"
        told.append(words.term(f"screens.proof.{key}", day=received))
    pane.holder.change(
        lambda _: pane.desk.proof_filed(
            pane.open.ref,
            wanted.id,
            sending=files.sending,
            receipt=files.receipt,
            returned=files.returned,
            received=received,
        ),
        " ".join(told),
    )


def _told(one: ProofWanted, words: Language) -> str:
    return f"{words.say(one.what)}: {words.say(one.ask)}"
