"""Debts, payments and cases of the tests of the account."""

from casefile.library import jurisdictions
from casefile.model.case import Case
from casefile.model.claim import Debt, Ground, Payment
from casefile.model.dates import loose
from casefile.model.party import Party, PartyKind

LAWS = jurisdictions()
XX = LAWS["xx"]
COMPANY, PERSON = Party(kind=PartyKind.COMPANY), Party(kind=PartyKind.INDIVIDUAL)


def debt(ref="1", amount="1000.00 EUR", due="2024-03-31", **more):
    return Debt(ref=ref, amount=amount, due=loose(due), **more)


def paid(amount, on, **more):
    return Payment(amount=amount, dated=loose(on), **more)


def case(*debts, respondent=PERSON, ground=Ground.SERVICES, **more):
    return Case(claimant=COMPANY, respondent=respondent, ground=ground, debts=debts, **more)


def keys(sayings):
    return [said.key for said in sayings]


def only(found):
    (one,) = found
    return one


def shekels(*rates):
    return case(debt("1", "31860.00 ILS", "2025-12-20"), rates=rates)


def zlotys(due, kind=PartyKind.COMPANY, healthcare=None, amount="12400.00 PLN"):
    return Case(
        claimant=COMPANY,
        respondent=Party(kind=kind, healthcare=healthcare),
        ground=Ground.SALE,
        debts=(debt("FV/1", amount, due),),
    )
