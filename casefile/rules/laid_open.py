"""Offers of the talks that stand in a paper which more readers may see than the offer."""

from __future__ import annotations

from typing import NamedTuple

from casefile.model.case import Case
from casefile.model.disclosure import Audience
from casefile.model.exhibit import Exhibit, ExhibitKind, Provenance
from casefile.model.offer import Offer, OfferBy, made_by
from casefile.model.say import Say
from casefile.model.suggestion import OF_AN_ANSWER, WARNING
from casefile.rules.disclosure import may_see
from casefile.rules.named_sums import named_sums

_K = ExhibitKind
_OFFERED_IN = frozenset(
    {_K.EMAIL, _K.LETTER, _K.TEXT_MESSAGE, _K.SCREENSHOT, _K.SETTLEMENT, _K.ACKNOWLEDGEMENT}
)
"""Papers of one day that may hold an offer: no chat of many days, no demand, made to be shown."""
_MAKERS = {
    OfferBy.CLAIMANT: frozenset({Provenance.CLAIMANT, Provenance.BOTH}),
    OfferBy.RESPONDENT: frozenset({Provenance.RESPONDENT, Provenance.BOTH}),
}


class LaidOpen(NamedTuple):
    """An offer, and a paper with it that somebody may see who may not see the offer."""

    offer: Offer
    paper: Exhibit
    readers: frozenset[Audience]
    """Those who may see the paper and not the offer; never none."""
    told: Say

    @property
    def hint(self) -> Say:
        """Return what is told where the label of the paper is."""
        return Say("laid_open.hint", told=self.told)


def laid_open(case: Case) -> tuple[LaidOpen, ...]:
    """Return each accepted paper that lays an offer open: one the offer names, or one like it.

    So does one that answers it, or names its sum, whoever wrote it.

    Like it is a letter of the same side and day, unless its quoted words name other sums alone.
    It is looked for only while the offer names no paper: naming the right one settles the doubt.
    So does a person's word that the paper is open all the same.
    """
    found = []
    for offer in case.offers:
        for paper in case.exhibits if offer.sent else ():
            named = paper.mark in offer.marks
            readers = _readers(offer, paper)
            if paper.accepted and readers and paper.tells_offer is not False:
                how = "named" if named else _how(case, offer, paper)
                if how:
                    found.append(LaidOpen(offer, paper, readers, _told(offer, paper, how)))
    return tuple(found)


def _readers(offer: Offer, paper: Exhibit) -> frozenset[Audience]:
    return frozenset(
        one
        for one in Audience
        if may_see(one, paper.disclosure) and not may_see(one, offer.disclosure)
    )


def _how(case: Case, offer: Offer, paper: Exhibit) -> str:
    """Return how a paper that the offer does not name may lay it open; empty: it does not."""
    told = (x for x in paper.suggestions if x.field == WARNING and x.reason in OF_AN_ANSWER)
    answer = next(told, None)
    if answer is not None:
        made = made_by(case.offers, answer.on if answer.on.known else paper.dated)
        return "answers" if made and made[-1] == offer else ""
    return "alike" if _is_alike(offer, paper) else ""


def _is_alike(offer: Offer, paper: Exhibit) -> bool:
    day = offer.on.exact
    if offer.marks or day is None or paper.dated.exact != day:
        return False
    if paper.kind not in _OFFERED_IN or paper.maker not in _MAKERS[offer.by]:
        return False
    sums = named_sums(paper.says)
    return not sums or offer.amount is None or offer.amount.amount in sums


def _told(offer: Offer, paper: Exhibit, how: str) -> Say:
    values = {"mark": paper.mark, "label": paper.disclosure, "offer": offer.disclosure}
    if offer.on.known:
        return Say(f"laid_open.{how}", **values, on=offer.on)
    return Say(f"laid_open.{how}_undated", **values)
