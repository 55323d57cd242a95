"""Papers and mails as text, read as the child reads them; three cases, what is guessed of them."""

from casefile.intake.child_main import read_bytes
from casefile.intake.guess import suggestions
from casefile.leaves import leaves
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.exhibit import Exhibit
from casefile.model.party import Party, Person
from casefile.model.suggestion import NO_FIELD

PL = Case(
    claimant=Party(name="Stolarnia Dąb sp. z o.o.", email="biuro@stolarnia-dab.example"),
    respondent=Party(
        name="Kawiarnia Pod Lipą s.c.",
        email="kontakt@podlipa.example",
        people=(Person(name="Anna Lipska"),),
    ),
    debts=(Debt(ref="FV/12/2026", amount="12300.00 PLN"),),
)
IL = Case(claimant=Party(name="דנה כהן עיצוב"), respondent=Party(name="יוסי לוי"))
EW = Case(
    claimant=Party(name="Bright Sparks Ltd", email="ops@brightsparks.example"),
    respondent=Party(name="Harbour Cafe Ltd", email="owner@harbourcafe.example"),
)


def read(text, name):
    return read_bytes(text.encode(), name, leaves("casefile.intake.readers"))


def mail(sender, to, subject, body):
    return read(
        f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}\n",
        "m.eml",
    )


HIS_MAIL = mail(
    "Anna Lipska <kontakt@podlipa.example>",
    "biuro@stolarnia-dab.example",
    "Re: Faktura FV/12/2026",
    "Towar dotarł. Zapłacę 4 500,00 zł w przyszłym tygodniu, proszę o cierpliwość.\n\n"
    "W dniu 1.03.2026 o 09:00, Stolarnia Dąb pisze:\n> nie zamawialiśmy, reklamacja",
)


def told(full, name, case):
    found = {}
    for suggestion in suggestions(full, name, case):
        found.setdefault(suggestion.field, set()).add(suggestion.value)
    return found


def accepted(full, name, case):
    guessed = told(full, name, case).items()
    single = {k: next(iter(v)) for k, v in guessed if k != "shows" and k not in NO_FIELD}
    return Exhibit(mark="C-1", title=full.subject).but(**single)
