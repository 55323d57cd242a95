"""A sale by one side to another that left one debt: what a forum and a deadline are asked of."""

from casefile.model.case import Case
from casefile.model.claim import Debt, Ground
from casefile.model.dates import loose
from casefile.model.party import Party, PartyKind


def case(amount, claimant=PartyKind.COMPANY, respondent=PartyKind.COMPANY, **more):
    debt = Debt(ref="1", amount=amount, due=loose(more.pop("due", "2026-03-11")))
    return Case(
        claimant=Party(kind=claimant),
        respondent=more.pop("other", Party(kind=respondent)),
        ground=Ground.SALE,
        debts=(debt,),
        **more,
    )
