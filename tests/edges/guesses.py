"""Papers and mails as text, read as the child reads them."""

from casefile.intake.child_main import read_bytes
from casefile.leaves import leaves


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
