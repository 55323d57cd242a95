"""Who may see what: the one place that decides, and the view of a case that an audience may have.

A packet for the respondent, the court, the exchange or the mediator is built from `open_view`
alone: what it may not see is not there to be printed.
"""

from __future__ import annotations

from functools import partial

from casefile.model.blocks import LeftOut
from casefile.model.case import Case
from casefile.model.disclosure import BETWEEN_THEM, OF_TALKS, Audience, Disclosure
from casefile.model.review import Gates, Ready, Review, State, Suitability
from casefile.model.say import Say
from casefile.rules.case_cut import cut
from casefile.rules.cut_view import View

_D, _A = Disclosure, Audience
_EVERYTHING = frozenset(Disclosure)
_MAY_SEE: dict[Audience, frozenset[Disclosure]] = {
    _A.RESPONDENT: frozenset({_D.OPEN}),
    _A.COURT: frozenset({_D.OPEN}),
    _A.EXCHANGE: BETWEEN_THEM | {_D.OPEN},
    _A.MEDIATOR: OF_TALKS | {_D.OPEN},
    _A.LAWYER: _EVERYTHING,
    _A.OWNER: _EVERYTHING,
}
OUTSIDE_THE_TALKS = frozenset({_D.OPEN, _D.INTERNAL})
"""Labels of what was said to one's face and not in talks: he who said or heard it knows of it."""
OWN_HOUSE = frozenset({Audience.LAWYER, Audience.OWNER})
"""Audiences that see all there is: no view is cut for them."""
TOLD_OF_LOG = OWN_HOUSE | {Audience.COURT, Audience.MEDIATOR}
"""Audiences whose packets name the head of the log; the other side hears of no log of the house."""


def may_see(audience: Audience, label: Disclosure, *, sent: bool = True) -> bool:
    """Return whether *audience* may see matter of that label; a draft stays in the house."""
    return label in _MAY_SEE[audience] and (sent or audience in OWN_HOUSE)


def may_be_asked(audience: Audience, label: Disclosure, *, alone: bool) -> bool:
    """Return whether a paper may name what was settled by an offer of that label.

    He who owes by a settlement is party to it: what the talks keep from a court and from others is
    no secret from him. So a paper that goes to him *alone* may name it; one that is written to be
    shown to a court may only where the offer is open.
    """
    own = alone and audience is Audience.RESPONDENT
    return may_see(audience, label) or (own and label in BETWEEN_THEM)


def open_view(
    case: Case, audience: Audience, *, alone: bool = False
) -> tuple[Case, tuple[LeftOut, ...]]:
    """Return *case* with only what *audience* may see, and what was left out and why.

    *alone*: the paper goes to who owes and to nobody else; of the talks he is told what was
    settled, its day, sum and instalments, and nothing more (`may_be_asked`).
    The owner and his lawyer see the case itself. What was left out is told to the owner alone.
    """
    if audience in OWN_HOUSE:
        return case, ()
    view = View(audience, partial(may_see, audience), partial(may_be_asked, audience, alone=alone))
    return cut(case, view), tuple(view.left_out)


def open_review(review: Review, audience: Audience) -> Review:
    """Return *review* without grades, gaps, defences, gates, state and worth.

    It is made of the review of an `open_view`, so that no event or account row cites what the
    audience may not see. What is left: account, chronology, exhibits by mark.
    """
    if audience in OWN_HOUSE:
        return review
    empty = Gates(mediate=(), court=())
    return review.but(
        limitation=(),
        chronology=tuple(e for e in review.chronology if may_see(audience, e.disclosure)),
        silences=(),
        exhibits=tuple(
            x.but(grade=None, start=None, caps=(), override=None, why=Say("grading.not_shown"))
            for x in review.exhibits
        ),
        elements=(),
        defences=(),
        contradictions=(),
        gaps=(),
        gates=empty,
        suitability=Suitability(),
        ready=Ready(mediate=False, court=False),
        state=State.KEEP_COLLECTING,
        forum=(),
        value=None,
        lawyer_first=(),
        deadlines=(),
        next_steps=(),
        trace=(),
    )
