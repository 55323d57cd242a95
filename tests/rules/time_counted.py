"""One debt on a day, in a place, with what happened to it: what its time is counted from."""

from datetime import date

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.model.claim import Debt, Ground, LimitationAct
from casefile.model.dates import loose
from casefile.model.party import Party, PartyKind
from casefile.rules.limitation import limitation

LAWS = jurisdictions()
ON = date(2026, 11, 20)


def case(place, due, *acts, ground=Ground.SALE, claimant=PartyKind.COMPANY, payments=()):
    return Case(
        claimant=Party(kind=claimant),
        respondent=Party(kind=PartyKind.COMPANY),
        ground=ground,
        debts=(Debt(ref="1", amount=f"100.00 {LAWS[place].currency}", due=loose(due)),),
        acts=tuple(LimitationAct(act=act, on=loose(on)) for act, on in acts),
        payments=payments,
    )


def line(place, due, *acts, on=ON, **more):
    (found,) = limitation(case(place, due, *acts, **more), LAWS[place], on)
    return found


def keys(found):
    return [said.key.rpartition(".")[2] for said in found.acts]


def of(place, **changes):
    return case(place, "2026-03-31").but(**changes)


def line_of(given, place):
    (found,) = limitation(given, LAWS[place], ON)
    return found
