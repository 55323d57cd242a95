"""The terms a paper of the deal names: the sum, the day for payment, that it was accepted."""

import pytest
from guesses import EW, IL, PL, read

from casefile.intake.billed import billed
from casefile.intake.guess import suggestions
from casefile.intake.ordered import ordered


def shown(text, case, element):
    guessed = suggestions(read(text, "paper.txt"), "paper.txt", case)
    return [x.because for x in guessed if x.field == "shows" and x.value == element]


def test_a_day_is_read_behind_a_full_stop_that_was_written_from_right_to_left():
    full = read("חשבונית מס מס' 1042\nלתשלום עד .15.7.2026 לפי הזמנה .218\n", "i.txt")
    assert {x.field: x.value for x in billed(full)}["due"] == "15.7.2026"
    longer = read("Invoice no 7\nDue date: v1.15.7.2026\n", "i.txt")
    assert "due" not in {x.field for x in billed(longer)}


TABLES = {
    "he": ("הצעת מחיר מס' 218\nאירוע\tתאריך\tמחיר\tסה\"כ\nערב\t14.6.2026\t140 ₪\t12,600 ₪\n"
           "קבלת פנים\t2.7.2026\t160 ₪\t17,600 ₪\n", IL, "17,600"),
    "en": ("Quotation no. 218\nItem\tQty\tPrice\tTotal\nDinner\t90\t£14.00\t£1,260.00\n"
           "Lunch\t110\t£16.00\t£1,760.00\n", EW, "1,760.00"),
    "pl": ("Wycena nr 218\nNazwa\tIlość\tCena\tRazem\nObiad\t90\t14,00 zł\t1 260,00 zł\n"
           "Kolacja\t110\t16,00 zł\t1 760,00 zł\n", PL, "1 760,00"),
}  # fmt: skip


@pytest.mark.parametrize("language", TABLES)
def test_the_head_of_a_column_is_no_sum(language):
    text, case, sum_ = TABLES[language]
    (because,) = shown(text, case, "amount")
    assert sum_ in because
    assert "amount" not in {x.field for x in billed(read(text, "q.txt"))}
    assert ordered(read(text, "q.txt")) is None


def test_a_label_that_begins_its_line_has_its_sum_on_the_next():
    full = read("Faktura nr 7\nDo zapłaty\n6 765,00 zł\n", "i.txt")
    assert {x.field: x.value for x in billed(full)}["amount"] == "6765.00"


@pytest.mark.parametrize(
    ("text", "case", "term"),
    [
        (
            "Umowa nr 3\n§ 3. Wady jawne Zamawiający zgłasza na piśmie w\nterminie 7 "
            "dni od odbioru, pod rygorem.\n§ 4. Płatność przelewem w terminie 14 dni od dnia "
            "wystawienia faktury.",
            PL,
            "14 dni",
        ),
        (
            "Contract no 3\n3. Complaints are to be made within 7 days from delivery.\n"
            "4. Payment is due within 14 days of the date of the invoice.",
            EW,
            "14 days",
        ),
        (
            "הסכם מס' 3\n3. תלונה תימסר בתוך 3 ימים ממסירת הסחורה.\n"
            "4. תנאי תשלום: 30 יום מתאריך החשבונית.",
            IL,
            "30 יום",
        ),
    ],
)
def test_the_term_for_complaints_is_not_the_term_for_payment(text, case, term):
    (because,) = shown(text, case, "due")
    assert term in because
    without = text[: text.index("4. ")]
    assert not shown(without, case, "due")


ACCEPTED = {
    "he": ("הצעת מחיר מס' 218\n", "אנו מאשרים את ההזמנה על תנאיה: {}\nחתימה: {}\n", "יוסי לוי", IL),
    "en": ("Quotation no. 218\n", "We accept this quotation.\nBy: {} {}\n", "Harbour Cafe Ltd", EW),
    "pl": ("Wycena nr 218\n", "Akceptujemy wycenę: {}\n{}\n", "Kawiarnia Pod Lipą s.c.", PL),
}  # fmt: skip


@pytest.mark.parametrize("language", ACCEPTED)
def test_a_quotation_that_he_signed_as_accepted_shows_the_agreement(language):
    head, foot, name, case = ACCEPTED[language]
    assert shown(head + foot.format(name, "6.5.2026"), case, "agreement")
    assert not shown(head + foot.format("____________", ""), case, "agreement")
    assert not shown(f"{head}{name}\n\n\n\n{foot.format('', '')}", case, "agreement")
    assert not shown(head + foot.format(name, "______________"), case, "agreement")
