"""Addresses, numbers and accounts as papers of four places print them beside a name."""

import time
from pathlib import Path

import pytest
from guesses import read

from casefile.intake.accounts import accounts, same_account
from casefile.intake.child import read_file
from casefile.intake.details import details
from casefile.intake.invoice import Invoice, Trader
from casefile.intake.letterhead import printed
from casefile.intake.reading import FullReading, Message
from casefile.intake.who import sides_of
from casefile.model.case import Case
from casefile.model.exhibit import ExhibitKind
from casefile.model.party import Party, Person

SAMPLES = Path(__file__).parents[2] / "sample_cases"
SIDES = sides_of(Case(claimant=Party(name="Lipa Mill Ltd"), respondent=Party(name="Acme Bakery")))


def found(full, sides=SIDES, kind=ExhibitKind.INVOICE):
    return {(one.field, one.value) for one in details(full, kind, sides)}


@pytest.mark.parametrize(
    ("below", "address"),
    [
        (["12 Sample Street", "Leeds", "LS2 0AA"], "12 Sample Street, Leeds, LS2 0AA"),
        (
            ["78 Quarry Road, West Kelowna, BC V4T", "2B1"],
            "78 Quarry Road, West Kelowna, BC V4T 2B1",
        ),
        (["ul. Testowa 3, 92-000 Łódź · NIP 1234563218"], "ul. Testowa 3, 92-000 Łódź"),
        (["רחוב הדוגמה ,40 קריית ביאליק"], "רחוב הדוגמה 40, קריית ביאליק"),
        (["Suite 5, 800 West Street", "Vancouver BC V6Z 2C5"], None),
        (["Invoice INV-7", "12 Sample Street"], ""),
        (["of no place at all"], ""),
        (["1 Mill Road, LS1 0AA   2 Oak Road, LS2 0AA"], ""),
    ],
)
def test_an_address_is_what_stands_below_the_name_and_looks_like_one(below, address):
    told = found(read("\n".join(["Bill to: Acme Bakery", *below]), "a.txt"))
    addresses = {value for field, value in told if field == "respondent.address"}
    expected = ", ".join(below) if address is None else address
    assert addresses == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("רחוב יפו 88, חיפה, באמצעות מר דורון שקד (להלן: המזמין)", "רחוב יפו 88, חיפה"),
        ('רחוב יפו 88, חיפה, ע"י עו"ד שקד', "רחוב יפו 88, חיפה"),
        (
            "ul. Testowa 3, 92-000 Łódź, reprezentowana przez Annę Lipską",
            "ul. Testowa 3, 92-000 Łódź",
        ),
        ("ul. Testowa 3, 92-000 Łódź, zwana dalej Zamawiającym", "ul. Testowa 3, 92-000 Łódź"),
        ("12 Sample Street, Leeds, LS2 0AA, acting by Ann Doe", "12 Sample Street, Leeds, LS2 0AA"),
        (
            "12 Sample Street, Leeds, LS2 0AA - acting by Ann Doe",
            "12 Sample Street, Leeds, LS2 0AA",
        ),
        ('12 Sample Street, Leeds, LS2 0AA (the "Customer")', "12 Sample Street, Leeds, LS2 0AA"),
        (
            "12 Sample Street, Leeds LS2 0AA, hereinafter the Buyer",
            "12 Sample Street, Leeds LS2 0AA",
        ),
    ],
)
def test_an_address_ends_before_who_acts_for_the_side_and_what_it_is_called(line, address):
    told = found(read(f"Bill to: Acme Bakery\n{line}\nNIP 123-456-32-18", "a.txt"))
    assert {v for f, v in told if f == "respondent.address"} == {address}
    assert ("respondent.number", "NIP 1234563218") in told


def test_lines_of_blanks_beside_a_name_are_read_as_fast_as_any():
    drawn_out = "Acme Bakery x" + " " * 130 + "x"
    begun = time.process_time()
    assert found(read("\n".join([drawn_out] * 400), "a.txt")) == set()
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("NIP 123-456-32-18", "NIP 1234563218"),
        ("NIP 123-456-32-19", ""),
        ("VAT No. GB 980 7806 84", "VAT GB980780684"),  # 207 + 84 = 3 x 97
        ("VAT No. GB 980 7806 85", ""),
        ("ח.פ. 513999995", "ח.פ. 513999995"),
        ("ח״פ 513999994", ""),
        ("Company no. 00445790", "company number 00445790"),
    ],
)
def test_a_number_is_offered_only_where_its_own_digits_hold(line, number):
    told = found(read(f"Acme Bakery\n{line}\n", "a.txt"))
    assert {value for _, value in told} == ({number} if number else set())


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Konto 61109010140000071219812874", "61 1090 1014 0000 0712 1981 2874"),
        ("Konto 62109010140000071219812874", ""),
        ("IBAN: GB82 WEST 1234 5698 7654 32 LTD", "GB82 WEST 1234 5698 7654 32"),
        ("IBAN: GB83 WEST 1234 5698 7654 32", ""),
        ("sort code 12-34-56, account no 98765432", "12-34-56 98765432"),
        ("בנק דוגמה (99), סניף ,001 חשבון ,000123 על", "בנק דוגמה (99), סניף 001, חשבון 000123"),
        ("order 12345678, 2026-01-02", ""),
    ],
)
def test_an_account_is_one_by_its_control_digits_or_by_the_words_around_it(text, account):
    assert [number for number, _ in accounts(text)] == ([account] if account else [])


def test_an_iban_is_the_account_that_it_ends_with():
    assert same_account("GB82 WEST 1234 5698 7654 32", "12-34-56 98765432")
    assert not same_account("12-34-56 98765432", "12-34-56 98765433")


def test_a_list_of_thousands_of_accounts_is_read_to_the_fifth():
    text = "\n".join(f"sort code 110000 account {10_000_000 + n}" for n in range(2_500))
    begun = time.process_time()
    assert [number for number, _ in accounts(text)] == [
        f"11-00-00 {10_000_000 + n}" for n in range(5)
    ]
    assert time.process_time() - begun < 2


def test_an_electronic_invoice_is_taken_at_its_xml_and_only_for_the_sides_it_names():
    invoice = Invoice(
        format="ksef",
        seller=Trader(name="Lipa Mill Ltd", tax_ids=("PL1234563218",), address="ul. Lipowa 1"),
        buyer=Trader(name="Acme Bakery", tax_ids=("1234563219",), address="12 Street"),
        account="61109010140000071219812874",
    )
    assert found(FullReading(invoice=invoice)) == {
        ("claimant.number", "NIP 1234563218"),
        ("claimant.address", "ul. Lipowa 1"),
        ("respondent.address", "12 Street"),
        ("claimant.bank_account", "61 1090 1014 0000 0712 1981 2874"),
    }
    stranger = invoice.but(buyer=Trader(name="Somebody Else", address="9 Street"), account="1")
    assert {field for field, _ in found(FullReading(invoice=stranger))} == {
        "claimant.number",
        "claimant.address",
    }


def test_a_chat_tells_the_telephone_of_who_is_not_ours():
    messages = (Message(who="Lipa Mill Ltd", said="?"), Message(who="+48 600 100 200", said="!"))
    told = found(FullReading(messages=messages), kind=ExhibitKind.CHAT)
    assert told == {("respondent.phone", "+48 600 100 200")}


def test_marks_of_direction_in_a_paper_come_into_no_detail():
    told = found(read("Acme Bakery\n12 Sample \u202eStreet\u2066, Leeds LS2 0AA", "a.txt"))
    assert all("\u202e" not in value and "\u2066" not in value for _, value in told)


def test_the_hebrew_sample_invoice_tells_who_the_parties_are():
    sides = sides_of(
        Case(
            claimant=Party(name="טעמי הכרמל", people=(Person(name="יעל ברקת"),)),
            respondent=Party(name='אירועי מפרץ צפון בע"מ'),
        )
    )
    told = found(read_file(SAMPLES / "haifa_catering/inbox/חשבונית 2026-0117.pdf"), sides)
    assert told == {
        ("respondent.number", "ח.פ. 519999908"),
        ("respondent.address", "רחוב הדוגמה 40, קריית ביאליק"),
        ("claimant.number", "עוסק מורשה 999999907"),
        ("claimant.address", "שדרות הדוגמה 12, חיפה"),
        ("claimant.email", "yael@taamei-hacarmel.example"),
        ("claimant.bank_account", "בנק דוגמה (99), סניף 001, חשבון 000123"),
    }


@pytest.mark.parametrize("paper", ["FV-31-2026.pdf", "FV-68-2026.pdf", "Wezwanie 2026-10-05.pdf"])
def test_the_polish_sample_papers_name_the_account_that_is_to_be_paid_into(paper):
    sides = sides_of(
        Case(
            claimant=Party(name="Przędza Bałuty sp. z o.o."),
            respondent=Party(name="Dziewiarnia Widzew sp. z o.o."),
        )
    )
    told = found(read_file(SAMPLES / "lodz_invoices/inbox" / paper), sides)
    accounts_told = [value for field, value in told if field == "claimant.bank_account"]
    assert accounts_told == ["24 9999 0000 0000 0000 0001 2345"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Acme Bakery, ul. Testowa 3, NIP 1234563218, KRS\n0000127206, zwana Najemcą", "KRS"),
        ("Acme Bakery (company number\n01234567), of 12 Sample Street", "company number"),
        ("Acme Bakery, ח.פ.\n514873298, רחוב יפו 88", "ח.פ."),
    ],
)  # fmt: skip
def test_a_contract_tells_the_number_of_a_side_also_where_the_line_was_cut_before_it(line, number):
    told = found(read(f"Contract\n{line}", "c.txt"), kind=ExhibitKind.CONTRACT)
    assert number in {value.rpartition(" ")[0] for field, value in told if field.endswith("number")}


def test_what_an_electronic_invoice_says_of_a_side_is_quoted_with_it():
    trader = Trader(name="Lipa Mill Ltd", address="3 Mill Road", tax_ids=("1234563218",))
    invoice = Invoice(format="ksef", seller=trader, account="11102033780000120203456712")
    told = details(FullReading(invoice=invoice), ExhibitKind.INVOICE, SIDES)
    assert len(told) == 3
    assert all(one.value in one.because for one in told)


def agreed(clause, sides):
    """Return what a contract tells of the *sides* by one clause."""
    return found(read(f"UMOWA\n{clause}", "c.txt"), sides, kind=ExhibitKind.CONTRACT)


HARBOUR = sides_of(Case(respondent=Party(name="Harbour Cafe Ltd")))
IN_A_CLAUSE = sides_of(
    Case(
        claimant=Party(name="Stolarnia Wiąz Jan Maj"),
        respondent=Party(name="Kawiarnia Modrak sp. z o.o."),
    )
)


@pytest.mark.parametrize(
    "clause",
    [
        "Kawiarnia Modrak sp. z o.o., ul. Testowa 8 lok. 3, 90-103 Łódź, KRS 0000871234, NIP"
        " 1234563218, reprezentowaną przez Annę Lipską, prezesa zarządu, NIP 7251004306, zwaną"
        " dalej Zamawiającym, która oświadcza, że zamówienie składa jako przedsiębiorca.",
        "zawarta dnia 12 maja 2026 r. pomiędzy Stolarnią Wiąz Jan Maj, ul. Próbna 2, 93-005 Łódź,"
        " NIP 7251004306, zwanym dalej Wykonawcą, a Kawiarnią Modrak sp. z o.o. z siedzibą w Łodzi,"
        " ul. Testowa 8 lok. 3, 90-103 Łódź, wpisaną do Krajowego Rejestru Sądowego pod numerem"
        " 0000871234, NIP 1234563218, reprezentowaną przez Annę Lipską, prezesa zarządu",
    ],
)
def test_the_clause_of_a_contract_tells_who_a_side_is_up_to_who_acts_for_it(clause):
    told = agreed(clause, IN_A_CLAUSE)
    his = {value for field, value in told if field in ("respondent.number", "respondent.address")}
    assert his == {
        "KRS 0000871234",
        "NIP 1234563218",
        "ul. Testowa 8 lok. 3, 90-103 Łódź",
    }


def test_a_long_sentence_that_names_a_side_beside_no_number_tells_no_address():
    clause = "Kawiarnia Modrak sp. z o.o., ul. Testowa 8, 90-103 Łódź, " + "odbierze meble, " * 9
    told = agreed(clause, IN_A_CLAUSE)
    assert told == set()


def test_a_clause_in_english_tells_the_number_and_no_address_in_a_sentence():
    clause = (
        "(2) Harbour Cafe Ltd, a company registered in England and Wales with company number"
        " 01234567, whose registered office is at 12 Sample Street, Leeds LS2 0AA, represented by"
        " its director, Joan Pryce (the Customer), on the terms set out below"
    )
    told = agreed(clause, HARBOUR)
    assert ("respondent.number", "company number 01234567") in told
    assert not [value for field, value in told if field.endswith("address")]


def test_a_number_in_brackets_behind_the_name_leaves_the_address_clean():
    clause = (
        "between Lis Crafts and Harbour Cafe Ltd (company number 01234567), 12 Sample Street,"
        " Leeds, LS2 0AA, represented by its director, Joan Pryce, who orders twelve chairs and"
        " a table"
    )
    told = agreed(clause, HARBOUR)
    assert ("respondent.address", "12 Sample Street, Leeds, LS2 0AA") in told


def test_the_number_by_which_the_state_knows_a_person_is_read_beside_the_name():
    sides = sides_of(Case(respondent=Party(name="שי לביא")))
    order = "הזמנת אירוע 512\nהמזמין: שי לביא, ת\"ז 038877122, רח' המייסדים 8, קריית ביאליק"
    told = found(read(order, "o.txt"), sides, kind=ExhibitKind.ORDER)
    assert ("respondent.number", 'ת"ז 038877122') in told
    assert not [
        x
        for x in found(read(order.replace("7122", "7123"), "o.txt"), sides, kind=ExhibitKind.ORDER)
        if x[0] == "respondent.number"
    ]

    sides = sides_of(Case(respondent=Party(name="Anna Żbik")))
    order = "Zamówienie\nZamawiająca: Anna Żbik, PESEL 44051401359, ul. Lipowa 3, 90-001 Łódź"
    told = found(read(order, "o.txt"), sides, kind=ExhibitKind.ORDER)
    assert ("respondent.number", "PESEL 44051401359") in told


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        (
            "Blue Door Lettings Ltd",
            "Blue Door Lettings Ltd, company no 01234567, of 14 Mill\n"
            "Lane, Leeds LS1 4AB (the Client)",
            "14 Mill Lane, Leeds LS1 4AB",
        ),
        (
            "Blue Door Lettings Ltd",
            "Blue Door Lettings Ltd, of 14 Long Meadow\nRoad, Leeds LS1 4AB",
            "14 Long Meadow Road, Leeds LS1 4AB",
        ),
        (
            "Nitka sp. z o.o.",
            "Nitka sp. z o.o. z siedzibą w Łodzi, ul. Piotrkowska\n12, 90-001 Łódź",
            "ul. Piotrkowska 12, 90-001 Łódź",
        ),
        (
            "Nitka sp. z o.o.",
            "Nitka sp. z o.o., ul. Piotrkowska 12, 90-001\nŁódź, zwana dalej Zamawiającym",
            "ul. Piotrkowska 12, 90-001 Łódź",
        ),
        (
            'נתיב הצפון בע"מ',
            'נתיב הצפון בע"מ, ח.פ. 514444449, רחוב הרצל 12,\nחיפה (להלן: "המזמין")',
            "רחוב הרצל 12, חיפה",
        ),
        (
            'נתיב הצפון בע"מ',
            'נתיב הצפון בע"מ, מרחוב הרצל\n12, חיפה (להלן: "המזמין")',
            "רחוב הרצל 12, חיפה",
        ),
        ("Nitka sp. z o.o.", "Nitka sp. z o.o., ul. Długa 3\n12 marca 2026", "ul. Długa 3"),
    ],
)
def test_an_address_that_runs_over_the_end_of_a_line_is_read_whole(name, text, address):
    """A line below that is no part of it stays away."""
    sides = sides_of(Case(claimant=Party(name="Harbour Signs"), respondent=Party(name=name)))
    found = {x.what: x.value for x in printed(text, sides.respondent, sides.claimant)}
    assert found["address"] == address
