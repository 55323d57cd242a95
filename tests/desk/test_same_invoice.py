"""One invoice as its page and as its data: both are kept, and it is counted once."""

import pytest
from papers_filed import told

PAGE = (
    "Faktura VAT nr FV/{n}/2026\nData wystawienia: 16.06.2026\nSprzedawca: Acme Limited\n"
    "Nabywca: Bob Brown\nDo zapłaty: {sum} zł\nTermin płatności: 30.06.2026\n"
)
DATA = """<?xml version="1.0" encoding="UTF-8"?>
<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/">
<Naglowek><KodFormularza kodSystemowy="FA (3)">FA</KodFormularza></Naglowek>
<Podmiot1><DaneIdentyfikacyjne><Nazwa>Acme Limited</Nazwa></DaneIdentyfikacyjne></Podmiot1>
<Podmiot2><DaneIdentyfikacyjne><Nazwa>Bob Brown</Nazwa></DaneIdentyfikacyjne></Podmiot2>
<Fa><KodWaluty>PLN</KodWaluty><P_1>2026-06-16</P_1><P_2>FV/55/2026</P_2><P_15>6765.00</P_15>
<RodzajFaktury>VAT</RodzajFaktury>
<FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Druk arkuszy, A5</P_7><P_11>5500.00</P_11></FaWiersz>
</Fa></Faktura>
"""


@pytest.fixture
def page(tmp_path):
    (tmp_path / "z_page.txt").write_text(PAGE.format(n=55, sum="6 765,00"), encoding="utf-8")
    return tmp_path / "z_page.txt"


@pytest.fixture
def data(tmp_path):
    (tmp_path / "a_data.xml").write_text(DATA, encoding="utf-8")
    return tmp_path / "a_data.xml"


def test_the_data_of_an_invoice_are_the_copy_of_its_page_in_whatever_order_they_come(
    desk, case, data, page
):
    first, second = desk.add(case.id, [data, page])
    assert first.exhibit.custody.original_name == page.name
    assert ("copy_of", "C-1", "data_of_invoice") in told(second.exhibit)
    desk.accept(case.id)
    assert desk.case(case.id).exhibit("C-2").copy_of == "C-1"


def test_data_that_come_another_day_are_the_copy_too(desk, case, data, page):
    desk.add(case.id, [page])
    desk.accept(case.id)
    (second,) = desk.add(case.id, [data])
    assert ("copy_of", "C-1", "data_of_invoice") in told(second.exhibit)


def test_a_page_that_comes_after_its_data_is_no_copy_and_a_person_is_told(desk, case, data, page):
    desk.add(case.id, [data])
    (second,) = desk.add(case.id, [page])
    assert ("warning", "C-1", "page_of_invoice") in told(second.exhibit)
    assert not any(field == "copy_of" for field, _, _ in told(second.exhibit))


@pytest.mark.parametrize(("number", "sum_"), [(56, "6 765,00"), (55, "6 766,00")])
def test_another_number_or_sum_is_another_invoice(desk, case, data, tmp_path, number, sum_):
    other = tmp_path / "other.txt"
    other.write_text(PAGE.format(n=number, sum=sum_), encoding="utf-8")
    desk.add(case.id, [other])
    (second,) = desk.add(case.id, [data])
    assert not {"copy_of", "warning"} & {
        field for field, _, why in told(second.exhibit) if "invoice" in why
    }
