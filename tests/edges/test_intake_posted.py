"""The days that a demand gives and the number a proof of posting shows, in their own words."""

import time
from pathlib import Path

import pytest

from casefile.intake.child import read_file
from casefile.intake.clues import shipped_clues
from casefile.intake.dating import dated
from casefile.intake.posted import arrival_day, days_given, parcel_number, posting_day, return_line
from casefile.intake.reading import FullReading, Paragraph
from casefile.model.exhibit import ExhibitKind

SAMPLES = Path(__file__).parents[2] / "sample_cases"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Wzywam do zapłaty 3 321,00 zł\nw terminie\n7 dni od doręczenia.", 7),
        ("Proszę o zapłatę 3 321 zł. Termin: 7 dni.", 7),
        ("Wzywam do zapłaty w nieprzekraczalnym terminie 14 (czternastu) dni.", 14),
        ("Faktura płatna w terminie 30 dni. Wzywamy do zapłaty w ciągu siedmiu dni.", 7),
        ("Żądam zapłaty w 7-dniowym terminie.", 7),
        ("Wzywam do zapłaty w ciągu dwóch tygodni.", 14),
        ("The fault was put right within two days. Please pay within fourteen (14) days.", 14),
        ("We demand payment 21 days from the date of this letter.", 21),
        ("הנך נדרש לשלם סך של 900 ש״ח בתוך \u202a14\u202c ימים מיום קבלת מכתב זה.", 14),
        ("אבקש לשלם את החוב תוך שבוע.", 7),
        ("Opóźnienie w zapłacie wynosi 256 dni.", None),
        ("Wzywam do zapłaty w terminie 7 dni roboczych.", None),
        ("Wzywam do zapłaty w ciągu 7 dni, a w ciągu 14 dni do zwrotu towaru.", None),
        ("Wzywam do zapłaty do dnia 5.12.2026.", None),
    ],
)
def test_the_days_of_a_demand_are_those_of_the_sentence_that_demands(words, days):
    assert days_given(words) == days


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("lodz_invoices/inbox/Wezwanie 2026-10-05.pdf", 7),
        ("haifa_catering/inbox/דרישת תשלום 2026-06-14.pdf", 14),
        ("leeds_website/inbox/2026-09-14-letter-before-action.pdf", 14),
    ],
)
def test_the_demands_of_the_samples_give_the_days_of_their_cases(name, days):
    letter = SAMPLES / name
    assert days_given(read_file(letter, letter.name).own_text) == days


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Nr nadawczy: (00) 5 5900773 123456789 0", "(00) 5 5900773 123456789 0"),
        ("Numer przesyłki\n00559007731234567890 2026-10-06 12:30", "00559007731234567890"),
        ("List polecony RR123456785PL\n06.10.2026", "RR123456785PL"),
        ("Nr nadania RR 123 456 785 PL 2026-10-06", "RR 123 456 785 PL"),
        ("Tracking no. 1Z999AA10123456784", "1Z999AA10123456784"),
        ("Consignment number 12345678901234 12.10.2026", "12345678901234"),
        ("דואר רשום מס' RC 12345678 9 IL", "RC 12345678 9 IL"),
        ("Tracking number: 123456785\nItem RR123456785GB", "123456785"),
        ("rachunek nr 24 9999 0000 0000 0000 0001 2345", ""),
        ("Numer przesyłki: w załączeniu. Kwota 3321,00 zł", ""),
        ("RR123456785GB and RR123456794GB", ""),
        ("Nr listu 123456789012", "123456789012"),
        ("Nr listu poleconego 123456789012", "123456789012"),
    ],
)
def test_the_number_of_a_consignment_is_read_by_its_label_or_its_shape(words, number):
    assert parcel_number(words) == number


@pytest.mark.parametrize("drawn_out", ["tracking number{: >20000}", "Nr listu {:A>20000}"])
def test_a_label_drawn_out_is_read_as_fast_as_any(drawn_out):
    begun = time.process_time()
    assert parcel_number(drawn_out.format("x")) == ""
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Data nadania: 06.10.2026\nData doręczenia: 09.10.2026", "2026-10-06"),
        ("Certificate of posting\n6 October 2026\nItem RR123456785GB", "2026-10-06"),
        ("Date of letter 5 October 2026. Posted on 6 October 2026.", "2026-10-06"),
        ("תאריך משלוח: 15.6.2026\nתאריך מסירה: 18.6.2026", "2026-06-15"),
        ("Nadano 06.10.2026, nadano 07.10.2026", None),
        ("Doręczono 09.10.2026, pismo z 05.10.2026", None),
        ("RR123456785PL", None),
    ],
)
def test_the_day_of_posting_is_the_one_called_so_or_the_only_one(words, day):
    found = posting_day(words)
    assert (str(found.exact) if found else None) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Royal Mail\nReturned to sender 20 October 2026: not called for", None),
        ("Poczta Polska\nZwrot do nadawcy, nie podjęto w terminie\n20.10.2026", None),
        ("דואר ישראל\nהוחזר לשולח, לא נדרש, 20.10.2026", None),
        ("Royal Mail\nUnclaimed. Sent back to us on 20 October 2026", None),
        ("Nadano 6.10.2026\nWysłano zwrotnie 20.10.2026, zwrot do nadawcy", "2026-10-06"),
        ("נשלח בחזרה ביום 20.10.2026, הוחזר לשולח. תאריך משלוח: 6.10.2026", "2026-10-06"),
        ("Delivered 9 October 2026, signed by: J. BET", None),
        ("Posted 6 October 2026\nReturned to sender 20 October 2026", "2026-10-06"),
    ],
)
def test_the_day_of_arrival_or_of_return_is_not_the_day_of_posting(words, day):
    found = posting_day(words)
    assert (str(found.exact) if found else None) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Data nadania: 05.10.2026\nPrzesyłkę otrzymałem dnia 08.10.2026. Odbierający: A", "10-08"),
        ("Data nadania: 05.10.2026\nOtrzymano dnia 8.10.2026", "10-08"),
        ("Odbiór pokwitowała dnia 08.10.2026 Halina Gołąb", "10-08"),
        ("Posted 5 October 2026. I received it on 8 October 2026", "10-08"),
        ("נשלח ביום 5.10.2026\nקיבלתי ביום 8.10.2026", "10-08"),
        ("Przesyłki nie otrzymał do dnia 8.10.2026", None),
    ],
)
def test_who_writes_on_a_receipt_that_he_received_it_names_the_day_of_its_arrival(words, day):
    assert str(arrival_day(words)) == (f"2026-{day}" if day else "None")


def test_a_number_that_goes_on_in_the_line_below_is_read_whole():
    assert parcel_number("przesyłki nr (00) \n559007734512345678") == "(00) 559007734512345678"


def test_what_the_post_brought_back_is_named_by_its_own_heading_in_hebrew_too():
    words = "דואר ישראל\nדבר דואר רשום שהוחזר לשולח\nסיבת ההחזרה: לא נדרש\nהוחזר ביום 20.12.2026"
    assert return_line(words) == "דבר דואר רשום שהוחזר לשולח"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Data nadania: 05.10.2026\nPrzesyłkę otrzymałem dnia 08.10.2026", "2026-10-08"),
        ("Data nadania: 05.10.2026\nZwrot do nadawcy dnia 23.10.2026", "2026-10-23"),
        ("Data nadania: 05.10.2026, UP Toruń 1", "2026-10-05"),
    ],
)
def test_a_proof_of_the_post_is_of_the_day_on_which_the_letter_came_or_came_back(words, day):
    full = FullReading(paragraphs=(Paragraph(text=words),))
    found = dated(full, "p.pdf", shipped_clues(), kind=ExhibitKind.PROOF_OF_SENDING)
    assert found is not None
    assert found.value == day
