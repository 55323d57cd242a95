"""Which invoice lists the goods of a record of delivery: told by words of that one alone."""

import pytest

from casefile.intake.same_goods import of_goods

PL = {
    "FV 29": "FAKTURA FV 29\nSprzedawca: Stolarnia Wiąz\n1 Lada dębowa z witryną wraz z montażem",
    "FV 34": "FAKTURA FV 34\nSprzedawca: Stolarnia Wiąz\n1 Regały ścienne wraz z montażem",
}
EN = {
    "7": "INVOICE 7\nBright Sparks Ltd\n1 oak counter with display, fitted",
    "8": "INVOICE 8\nBright Sparks Ltd\n4 wall shelves, fitted",
}
HE = {
    "7": "חשבונית 7\nנגרות האלון\nדלפק אלון ויטרינה, כולל הרכבה",
    "8": "חשבונית 8\nנגרות האלון\nמדפים לקיר, כולל הרכבה",
}


@pytest.mark.parametrize(
    ("record", "invoices", "told"),
    [
        ("Stolarnia Wiąz. Odebrano: ladę dębową z witryną, z montażem.", PL, "FV 29"),
        ("Odebrano cztery regały ścienne, 29 lipca 2026 r.", PL, "FV 34"),
        ("Odebrano: lada dębowa z witryną oraz regały ścienne.", PL, ""),
        ("Odebrano meble wraz z montażem. Stolarnia Wiąz", PL, ""),
        ("Received: oak counter with display, fitted.", EN, "7"),
        ("Received: one counter.", EN, ""),
        ("התקבל: דלפק אלון ויטרינה, הרכבה הושלמה", HE, "7"),
        ("התקבל הכול, נגרות האלון", HE, ""),
    ],
)
def test_the_one_invoice_whose_goods_stand_in_the_record_is_told(record, invoices, told):
    assert of_goods(record, invoices) == told


def test_the_month_of_an_invoice_is_none_of_its_goods():
    invoices = {"1": "Usługa marzec, marca, marcu", "2": "Usługa maj, maja, maju"}
    assert of_goods("Odebrano w marcu, marzec", invoices) == ""
