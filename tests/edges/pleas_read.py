"""Reads pleas out of a mail that the other side of one case wrote."""

from guesses import mail

from casefile.intake.guess import suggestions
from casefile.model.case import Case
from casefile.model.party import Party
from casefile.model.suggestion import PLEA

CASE = Case(
    claimant=Party(name="Bright Sparks Ltd", email="ops@brightsparks.example"),
    respondent=Party(name="Harbour Cafe Ltd", email="owner@harbourcafe.example"),
)


def found(full, name="m.eml", case=CASE):
    return {s.value: s for s in suggestions(full, name, case) if s.field == PLEA}


def said(body, sender="owner@harbourcafe.example", subject="Re: invoice"):
    return found(mail(sender, "ops@brightsparks.example", subject, body))
