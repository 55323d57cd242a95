"""Why he does not pay, in words: as it was entered, else as his pleas give it and marked so."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.language import Language
from casefile.model.position import Reason
from casefile.rules.reasons import pleas_for_reason, reasons
from casefile.screens.fields import choices_of


def reason_told(case: Case, words: Language) -> str:
    """Return the telling reason; one that nobody entered is said to be found in his pleas."""
    first, pleas = reasons(case)[0], pleas_for_reason(case)
    if pleas:
        return words.term("panes.claim.reason_found", reason=pleas)
    if case.reason is not Reason.UNKNOWN or first is Reason.UNKNOWN:
        return words.name_of(first)
    # who is silent says nothing that it could be found in
    found = "reason_recorded" if first is Reason.SILENCE else "reason_found"
    return words.term(f"panes.claim.{found}", reason=first)


def reasons_asked(case: Case, words: Language) -> tuple[tuple[str, str], ...]:
    """Return the reasons to choose from; beside "not known" stands the one found in his pleas."""
    unsaid = reason_told(case.but(reason=Reason.UNKNOWN), words)
    return tuple((dict(choices_of(Reason, words)) | {Reason.UNKNOWN.value: unsaid}).items())
