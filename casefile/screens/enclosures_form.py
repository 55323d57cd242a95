"""The official forms that a demand must enclose: asked for as files, kept for later demands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from casefile.model.errors import CasefileError
from casefile.screens.ask_fields import AskFields
from casefile.screens.fields import Field
from casefile.screens.pane import CasePane


def ask_enclosures(pane: CasePane, wanted: Sequence[str], then: Callable[[], None]) -> None:
    """Ask for the file of each form that is wanted; once they are filed, go on with *then*."""
    open_case = pane.open
    asked = [
        Field(name, f"demand.enclosure.{name}", "file", hint="screens.enclosures.hint")
        for name in wanted
    ]

    def given(files: dict[str, str] | None) -> None:
        if files is None:
            return
        try:
            for name in wanted:
                pane.desk.enclose(open_case.ref, name, Path(files[name]).expanduser())
        except CasefileError as trouble:
            pane.holder.refused(trouble)
            return
        then()

    form = AskFields(
        "enclosures",
        asked,
        open_case.words,
        open_case.on,
        needed=wanted,
        about=open_case.ref,
    )
    pane.app.push_screen(form, given)
