"""The registers of the place: addresses to look into oneself, and what was found there, filed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.model.dates import LooseDate, loose
from casefile.model.diligence import RegisterLine
from casefile.model.errors import CasefileError
from casefile.model.language import Language
from casefile.screens.ask import Choose
from casefile.screens.case_form import CaseForm
from casefile.screens.fields import Field, yes_no
from casefile.screens.opencase import OpenCase
from casefile.screens.pane import CasePane
from casefile.screens.plain import line, lines, said, value
from casefile.screens.reading import typed_day


class Looked(NamedTuple):
    """What a look into a register gave."""

    on: LooseDate
    finding: str
    adverse: bool | None
    extract: Path | None


class LookUpForm(CaseForm[Looked]):
    """The form of one look into one register."""

    name_ = "lookup"

    def __init__(self, open_case: OpenCase, of: RegisterLine) -> None:
        super().__init__(open_case, about=f"{open_case.ref}:{of.registry.id}")
        self.of = of

    def heading(self) -> Content:
        """Return the name of the register."""
        return said(self.words.value(self.of.registry.names))

    def above(self) -> Iterable[Widget]:
        """Yield what it tells, where it is, what to look for, what to file."""
        words, of = self.words, self.of.registry
        respondent = self.open.case.respondent
        numbers = ", ".join(f"{n.kind} {n.value}" for n in respondent.numbers)
        rows = [
            said(words.value(of.tells)),
            line(said(words.term("screens.lookup.at") + " "), value(of.href or "-", "bold")),
            line(
                said(words.term("screens.lookup.seek") + " "),
                value(respondent.name, "bold"),
                said("  "),
                value(numbers),
            ),
        ]
        if of.files:
            rows.append(said(words.term("screens.lookup.file", what=words.value(of.files))))
        last = self.of.last
        if last is not None:
            rows.append(
                said(words.term("screens.lookup.last", on=last.on, finding=last.finding), "dim")
            )
        rows.append(said(words.term("screens.lookup.yourself"), "dim"))
        yield Static(lines(*rows), classes="field-head")

    def fields(self) -> tuple[Field, ...]:
        """Return the fields."""
        return (
            Field("finding", "screens.lookup.finding", hint="screens.lookup.finding_hint"),
            Field("on", "screens.lookup.on", "past_day"),
            Field("adverse", "screens.lookup.adverse", "choice", yes_no(self.words)),
            Field("extract", "screens.lookup.extract", "file", hint="screens.sent.file_hint"),
        )

    def first_values(self) -> dict[str, str]:
        """Propose today."""
        return {"on": typed_day(loose(self.on_day), self.words)}

    def result(self) -> Looked | None:
        """Return the look, once it says what stood there."""
        if not self.text("finding"):
            self.fault("finding", "screens.needed")
            return None
        return Looked(
            self.row("on").read.day,
            self.text("finding"),
            {"true": True, "false": False}.get(self.text("adverse")),
            self.row("extract").read.file,
        )


def ask_register(pane: CasePane) -> None:
    """Ask which register was looked into, and what stood there."""
    words = pane.words
    try:
        known = {one.registry.id: one for one in pane.desk.registers(pane.open.ref)}
    except CasefileError as trouble:
        pane.holder.refused(trouble)
        return
    if not known:
        pane.app.notify(words.term("screens.lookup.none"), markup=False)
        return

    def chosen(id_: str | None) -> None:
        if id_ is None:
            return

        def looked(look: Looked | None) -> None:
            if look is not None:
                pane.holder.change(
                    lambda rev: pane.desk.register_filed(
                        pane.open.ref,
                        id_,
                        look.finding,
                        on=look.on,
                        adverse=look.adverse,
                        extract=look.extract,
                        expect=rev,
                    ),
                    words.term("screens.lookup.done"),
                )

        pane.app.push_screen(LookUpForm(pane.open, known[id_]), looked)

    options = [(id_, _told(one, words)) for id_, one in known.items()]
    pane.app.push_screen(Choose(said(words.term("screens.lookup.title")), options, words), chosen)


def _told(one: RegisterLine, words: Language) -> Content:
    name = said(words.value(one.registry.names))
    if one.last is None:
        return line(name, said(" · " + words.term("screens.lookup.never"), "dim"))
    key = "stale" if one.stale else "seen"
    return line(name, said(" · " + words.term(f"screens.lookup.{key}", on=one.last.on)))
