"""What to ask a witness: open questions to what he can prove of his own knowledge."""

from __future__ import annotations

from casefile.model.case import Case
from casefile.model.exhibit import Element
from casefile.model.plan import Interview, InterviewQuestion
from casefile.model.say import Say
from casefile.model.witness import Relation, Witness

_OPENING = ("who", "how_known", "begin")
_CLOSING = ("papers", "others", "unsure", "come")
_EACH = 3
"""Open questions to each element, in wording as ``interview.<element>.q<n>``."""
_ASKED_OF_PEOPLE = frozenset(
    {
        Element.PARTIES,
        Element.AGREEMENT,
        Element.PERFORMANCE,
        Element.AMOUNT,
        Element.DUE,
        Element.UNPAID,
    }
)
"""What a person can have seen or heard; time limits and courts are no matter of memory."""
_NEAR = frozenset({Relation.OWNER, Relation.FAMILY, Relation.EMPLOYEE})


def witness_of(case: Case, ref: str) -> Witness | None:
    """Return the witness of that id or name; without one, the first; None when there is none."""
    if not ref:
        return case.witnesses[0] if case.witnesses else None
    return next((w for w in case.witnesses if ref in (w.id, w.name)), None)


def interview(witness: Witness) -> Interview:
    """Return the questions for *witness*: what he is to show, else all that people can see.

    None of them names an answer, a sum or a day: what the statement says must come from him.
    """
    shows = [e for e in Element if e in (witness.shows | witness.against) & _ASKED_OF_PEOPLE]
    elements = shows or [e for e in Element if e in _ASKED_OF_PEOPLE]
    questions = [
        InterviewQuestion(element=None, ask=Say(f"interview.opening.{name}")) for name in _OPENING
    ]
    questions += [
        InterviewQuestion(element=element, ask=Say(f"interview.{element.value}.q{n}"))
        for element in elements
        for n in range(1, _EACH + 1)
    ]
    questions += [
        InterviewQuestion(element=None, ask=Say(f"interview.closing.{name}")) for name in _CLOSING
    ]
    keep = ["own_words", "not_lead", "knowledge"]
    if witness.relation in _NEAR:
        keep.append("interest")
    if witness.relation is Relation.OTHER_SIDE:
        keep.append("other_side")
    if witness.available is False:
        keep.append("not_available")
    return Interview(
        witness=witness.id,
        name=witness.name,
        questions=tuple(questions),
        keep=tuple(Say(f"interview.keep.{name}") for name in keep),
    )
