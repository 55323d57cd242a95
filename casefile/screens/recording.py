"""A recording of a call: its basis in the place, and the facts a court asks of it, in the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from casefile.model.contact import Contact, Recorded
from casefile.model.exhibit import ExhibitKind
from casefile.model.language import Language
from casefile.screens.cautions import cautions_told
from casefile.screens.field_row import FieldRow
from casefile.screens.fields import Field, yes_no
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import lines, said

NO, YES = "no", "yes"
"""Not recorded; recorded, the file not taken in yet. Any other choice is the mark of the file."""
_ASKED = ("took_part", "announced", "original_kept", "whole")
_TOLD = ("device", "voices", "transcript")


def recorded_choices(open_case: OpenCase) -> tuple[tuple[str, str], ...]:
    """Return no, yes, and each recording among the evidence."""
    words = open_case.words
    held = [x for x in open_case.case.exhibits if x.kind is ExhibitKind.RECORDING]
    return (
        (NO, words.term("words.no")),
        (YES, words.term("screens.log.recorded_yes")),
        *((x.mark, f"{x.mark} {x.title}") for x in held),
    )


def recording_fields(words: Language) -> tuple[Field, ...]:
    """Return the questions a court asks of a recording."""
    asked = tuple(
        Field(name, f"screens.recording.{name}", "choice", yes_no(words)) for name in _ASKED
    )
    told = tuple(Field(name, f"screens.recording.{name}") for name in _TOLD)
    return (*asked, *told)


class RecordingBlock(Vertical):
    """The basis and the questions; shown once a call is said to be recorded."""

    def __init__(self, open_case: OpenCase, kept: Mapping[str, str]) -> None:
        super().__init__(id="recording")
        self.open = open_case
        self.kept = kept

    def compose(self) -> ComposeResult:
        """Lay out the basis and the questions."""
        words = self.open.words
        basis = self.open.desk.recording_basis(self.open.case)
        head = said(words.term("screens.recording.head"), "bold")
        if basis is None:
            told = said(words.term("screens.recording.basis_unknown"))
        else:
            told = cautions_told((basis,), words)
        yield Static(lines(head, told), classes="field-head")
        for field in recording_fields(words):
            yield FieldRow(field, self.kept.get(field.path, ""), words, self.open.on)

    def on_mount(self) -> None:
        """Hidden until it is asked for."""
        self.display = self.kept.get("recorded", NO) != NO


def recording_values(contact: Contact) -> dict[str, str]:
    """Return a recording as it is typed into its fields."""
    facts = contact.recorded
    typed = {None: "", True: "true", False: "false"}
    known = YES if facts != Recorded() else NO
    return {
        "recorded": contact.recording or known,
        **{name: typed[getattr(facts, name)] for name in _ASKED},
        **{name: getattr(facts, name) for name in _TOLD},
    }


def recorded_of(rows: Iterable[FieldRow]) -> Recorded:
    """Return what was answered."""
    text = {row.field.path: row.text.strip() for row in rows}
    known = {"true": True, "false": False}
    return Recorded(
        took_part=known.get(text["took_part"]),
        announced=known.get(text["announced"]),
        original_kept=known.get(text["original_kept"]),
        whole=known.get(text["whole"]),
        device=text["device"],
        voices=text["voices"],
        transcript=text["transcript"],
    )
