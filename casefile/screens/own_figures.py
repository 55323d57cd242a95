"""Asks for what is private to oneself (floor, opinion of chances and costs), and keeps it."""

from __future__ import annotations

from casefile.model.offer import Private
from casefile.screens.case_form import CaseForm
from casefile.screens.pane import CasePane


def ask_private(pane: CasePane, form: CaseForm[Private]) -> None:
    """Open *form* over the case of *pane*; what it hands over is kept."""

    def kept(private: Private | None) -> None:
        if private is not None:
            pane.holder.change(
                lambda rev: pane.desk.keep_private(pane.open.ref, private, expect=rev)
            )

    pane.app.push_screen(form, kept)
