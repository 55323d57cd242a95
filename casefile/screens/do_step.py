"""A step of the plan done by one key: its text written, its call logged, or its place opened."""

from __future__ import annotations

from typing import Protocol, cast

from casefile.model.plan import Caution, PlanStep, StepStatus
from casefile.screens.actions import BY_ID
from casefile.screens.ask import Choose
from casefile.screens.case import CaseScreen
from casefile.screens.elsewhere import do_there
from casefile.screens.letter import ask_sent, write_letter
from casefile.screens.pane import CasePane
from casefile.screens.plain import said
from casefile.screens.sent_form import DEMAND

_CALLS = frozenset({"another_channel", "before_due", "pay_undisputed", "security", "debt_advice"})
"""Steps that are taken by talking: the log is opened."""
_SECTIONS = {
    "acknowledgement": "3",
    "evidence_of_performance": "3",
    "documents": "3",
    "proof_of_receipt": "3",
    "witnesses": "4",
    "address": "4",
    "find": "4",
    "assets": "4",
    "offer_instalments": "8",
    "small_instalments": "8",
    "answer_offer": "8",
    "answer_pleas": "7",
}
"""Steps that are done in a section of their own."""
_OFFERS, PACKETS = "8", "9"
_FORMS = {
    "mediation_day": "offers.mediation",
    "mediation_outcome": "offers.mediation",
    "mediation_settled": "offers.add",
}
"""Steps that are done in a form of the offers."""


def do_step(pane: CasePane, step: PlanStep) -> None:
    """Open what does the step; a letter is shown with what speaks against sending it now."""
    section = _SECTIONS.get(step.id)
    if step.id in _FORMS:
        do_there(cast("CaseScreen", pane.screen), _OFFERS, BY_ID[_FORMS[step.id]])
    elif section is not None:
        pane.holder.show_section(section)
    elif step.id in _CALLS:
        _log(pane)
    elif step.form and pane.desk.form(step.form).letter:
        _letter(pane, step)
    elif step.form:
        pane.holder.show_section(PACKETS, step.form)
    else:
        _log(pane)


def _letter(pane: CasePane, step: PlanStep) -> None:
    """Write the letter; of a demand that lies among the papers, ask first whether it is the one."""
    wanted = pane.desk.proofs_wanted(pane.open.ref) if step.form == DEMAND else ()
    filed = next((one for one in wanted if one.letter), None)
    if filed is None:
        write_letter(pane, step.form, cautions=_paused(pane, step))
        return

    def chosen(way: str | None) -> None:
        if way == "filed":
            ask_sent(pane, step.form, letter=filed)
        elif way:
            write_letter(pane, step.form, cautions=_paused(pane, step))

    words = pane.words
    options = [(way, said(words.term(f"screens.sent.{way}"))) for way in ("filed", "new")]
    pane.app.push_screen(Choose(said(words.say(filed.what)), options, words), chosen)


class _Logs(Protocol):
    """A screen over which a call can be logged."""

    def action_log_call(self) -> None:
        """Log a call over whatever is shown."""
        ...


def _log(pane: CasePane) -> None:
    cast("_Logs", pane.screen).action_log_call()


def _paused(pane: CasePane, step: PlanStep) -> tuple[Caution, ...]:
    """Return why the step rests, when it does: an open promise is to be waited for."""
    paused_by = pane.desk.plan_of(pane.case).paused_by
    if step.status is not StepStatus.PAUSED or paused_by is None:
        return ()
    return (Caution(code="paused", what=paused_by, stop=True),)
