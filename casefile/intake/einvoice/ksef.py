"""The Polish national invoice: FA(2), FA(3) and the farmers' FA_RR, as KSeF takes them."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from casefile.intake.einvoice.names import day, every, local, number, one, text, texts, total
from casefile.intake.invoice import Invoice, InvoiceLine, Trader


def from_ksef(root: etree._Element) -> Invoice:
    """Return what a ``Faktura`` says. Its head has no sum of lines and no prepaid sum."""
    form = one(root, "Naglowek/KodFormularza")
    profile = str(form.get("kodSystemowy", "")) if form is not None else ""
    farmers = one(root, "FakturaRR")
    if farmers is not None:
        return _from_farmer(root, farmers, profile)
    body = one(root, "Fa")
    paid = text(body, "Platnosc/Zaplacono")
    return Invoice(
        format="ksef",
        profile=profile,
        number=text(body, "P_2"),
        type_code=text(body, "RodzajFaktury"),
        issued=day(text(body, "P_1")),
        delivered=day(text(body, "P_6", "OkresFa/P_6_Do")),
        due=day(text(body, "Platnosc/TerminPlatnosci/Termin")),
        terms=_terms(body),
        currency=text(body, "KodWaluty"),
        seller=_trader(one(root, "Podmiot1")),
        buyer=_trader(one(root, "Podmiot2")),
        order=text(body, "WarunkiTransakcji/Zamowienia/NrZamowienia"),
        corrects=texts(body, "DaneFaKorygowanej/NrFaKorygowanej"),
        account=text(body, "Platnosc/RachunekBankowy/NrRB"),
        lines=tuple(map(_line, every(body, "FaWiersz"))),
        net=_sum_of(body, "P_13_"),
        tax=_sum_of(body, "P_14_"),
        gross=number(body, "P_15"),
        payable=number(body, "Rozliczenie/DoZaplaty", "P_15"),
        paid=True if paid == "1" else None,
    )


def _from_farmer(root: etree._Element, body: etree._Element, profile: str) -> Invoice:
    """Return an invoice that the buyer writes for the farmer: Podmiot1 sells here all the same."""
    return Invoice(
        format="ksef_rr",
        profile=profile,
        number=text(body, "P_4C"),
        type_code=text(body, "RodzajFaktury"),
        issued=day(text(body, "P_4B")),
        delivered=day(text(body, "P_4A")),
        currency=text(body, "KodWaluty"),
        seller=_trader(one(root, "Podmiot1")),
        buyer=_trader(one(root, "Podmiot2")),
        account=text(body, "Platnosc/RachunekBankowy1/NrRB"),
        net=number(body, "P_11_1"),
        tax=number(body, "P_11_2"),
        gross=number(body, "P_12_1"),
        payable=number(body, "P_12_1"),
    )


def _terms(body: etree._Element | None) -> str:
    terms = one(body, "Platnosc/TerminPlatnosci/TerminOpis")
    if terms is None:
        return ""
    parts = [text(terms, name) for name in ("Ilosc", "Jednostka", "ZdarzeniePoczatkowe")]
    return " ".join(part for part in parts if part) or " ".join((terms.text or "").split())


def _sum_of(body: etree._Element | None, start: str) -> Decimal | None:
    """Return the sum of the totals by rate: P_13_1 ... are net, P_14_1 ... tax.

    P_14_1W and its kin say the same tax in zlotys and are left out.
    """
    if body is None:
        return None
    names = dict.fromkeys(local(child) for child in body)
    own = [name for name in names if name.startswith(start) and not name.endswith("W")]
    return total(number(body, name) for name in own)


def _trader(party: etree._Element | None) -> Trader:
    known = one(party, "DaneIdentyfikacyjne")
    address = one(party, "Adres")
    prefix, foreign = text(party, "PrefiksPodatnika"), text(known, "KodUE")
    ids = (
        prefix + text(known, "NIP") if text(known, "NIP") else "",
        foreign + text(known, "NrVatUE") if text(known, "NrVatUE") else "",
        text(known, "NrID"),
    )
    lines = (text(address, "AdresL1"), text(address, "AdresL2"))
    return Trader(
        name=text(known, "Nazwa"),
        tax_ids=tuple(number for number in ids if number),
        address=", ".join(part for part in lines if part),
        country=text(address, "KodKraju"),
    )


def _line(row: etree._Element) -> InvoiceLine:
    return InvoiceLine(
        number=text(row, "NrWierszaFa"),
        what=text(row, "P_7"),
        quantity=number(row, "P_8B"),
        price=number(row, "P_9A"),
        net=number(row, "P_11"),
    )
