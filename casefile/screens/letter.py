"""A letter to the debtor: cautions first, then the text, then how it was sent and its proof."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.desk.sending import Gone
from casefile.model.contact import Channel
from casefile.model.errors import CasefileError
from casefile.model.plan import Caution, ProofWanted
from casefile.screens.pane import CasePane
from casefile.screens.sent_form import SentForm
from casefile.screens.text_window import TextWindow

FOR_HIM = frozenset({"recap_of_call", "discharge"})
"""Texts that press for nothing: how often he was asked does not speak against them."""


def write_letter(
    pane: CasePane,
    form: str,
    *,
    about: str = "",
    short: bool = False,
    cautions: Sequence[Caution] = (),
) -> None:
    """Show what to know before, and the text; what was taken along is asked about."""
    try:
        known = (*cautions, *pane.desk.before_letter(pane.open.ref, form, about=about))
        if form not in FOR_HIM:
            posted = pane.desk.form(form).registered
            way = Channel.REGISTERED_LETTER if posted else Channel.EMAIL
            known = (*known, *pane.desk.before_contact(pane.open.case, way, form=form))
    except CasefileError as trouble:
        pane.holder.refused(trouble)
        return
    window = TextWindow(pane.open, form, about=about, cautions=known, short=short)

    def closed(taken: bool | None) -> None:
        if taken:
            ask_sent(pane, form, short=window.short, about=about)

    pane.app.push_screen(window, closed)


def ask_sent(
    pane: CasePane,
    form: str,
    *,
    short: bool = False,
    about: str = "",
    letter: ProofWanted | None = None,
) -> None:
    """Ask how a letter went out; the proofs of sending and of receipt become exhibits.

    *letter* lies among the papers already.
    """

    def sent(gone: Gone | None) -> None:
        if gone is not None:
            pane.holder.change(
                lambda rev: pane.desk.gone(pane.open.ref, gone, expect=rev), _done(pane, gone)
            )

    window = SentForm(pane.open, form, short=short, about=about, letter=letter)
    pane.app.push_screen(window, sent)


def _done(pane: CasePane, gone: Gone) -> str:
    """Return what was recorded: of files only where there are some, a proof by its mark."""
    called = pane.desk.form(gone.sent.form).called(pane.words.code)
    files = any((gone.letter, gone.sending, gone.receipt))
    key = "done" if files else "done_proved" if gone.sent.sending else "done_alone"
    if files and not (gone.letter or gone.sent.letter):
        key = "done_letter_lacks"
    return pane.words.term(f"screens.sent.{key}", form=called, proof=gone.sent.sending)
