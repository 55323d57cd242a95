"""The time to pay that a paper of the deal names, from the invoice or from its month's end."""

import pytest
from guesses import EW, read

from casefile.intake.guess import suggestions
from casefile.model.suggestion import AGREED_TERM

HEADS = {"en": "PURCHASE ORDER no. 118", "he": "הזמנה מס' 118", "pl": "Zamówienie nr 118"}


def guessed(words, head="PURCHASE ORDER no. 118"):
    full = read(f"{head}\nHarbour Cafe Ltd\n\n{words}\n\nSite: the old mill\n", "order.txt")
    return suggestions(full, "order.txt", EW)


def terms(words, head="PURCHASE ORDER no. 118"):
    return [(x.value, x.because) for x in guessed(words, head) if x.field == AGREED_TERM]


FROM_MONTH_END = [
    ("en", "Terms: EOM + 30"),
    ("en", "30 days end of month"),
    ("en", "Net 30 EOM"),
    ("en", "Terms of payment: 30 days, end of month."),
    ("en", "Invoices are payable within 30 days of the end of the month of the invoice."),
    ("he", "תנאי תשלום: שוטף + 30"),
    ("he", "שוטף 30"),
    ("he", "תנאי תשלום: שוטף + 30 מיום החשבונית."),
    ("he", "התשלום בתוך 30 ימים מתום החודש."),
    ("pl", "30 dni od końca miesiąca"),
    ("pl", "Termin płatności: 30 dni EOM"),
    ("pl", "Płatność 30 dni od końca miesiąca, w którym wystawiono fakturę."),
]


@pytest.mark.parametrize(("language", "words"), FROM_MONTH_END)
def test_days_from_the_end_of_the_month_are_read_with_their_words(language, words):
    assert terms(words, HEADS[language]) == [("EOM+30", words)]
    shown = [x.value for x in guessed(words, HEADS[language]) if x.reason == "names_due"]
    assert shown == ["due"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Payment terms: 30 days."),
        ("en", "Payment terms: net 30"),
        ("en", "Payment within 30 days of the date of the invoice."),
        ("he", "תנאי תשלום: 30 יום מתאריך החשבונית."),
        ("pl", "Termin płatności: 30 dni od daty wystawienia faktury."),
    ],
)
def test_plain_days_stay_plain(language, words):
    assert terms(words, HEADS[language]) == [("30", words)]


@pytest.mark.parametrize(
    "words",
    [
        "Payment within 30 days of delivery.",
        "Payment: 50% now, the balance payable within 30 days.",
        "Payment terms: 30 days. For repairs the payment terms: 14 days.",
        "Payment terms: 30 days from the end of the month following the invoice.",
        "Payment terms: 30 days from the end of the month of delivery.",
        "The payment is due by the end of the month 500.",
        "Please report a defect within 30 days of the end of the month of payment.",
        "Delivery within 30 days.",
        "Termin płatności: 30 dni od doręczenia faktury.",
        "שירות שוטף של 12 מזגנים.",
    ],
)
def test_days_counted_from_anything_else_and_several_terms_are_none(words):
    assert terms(words) == []


def test_our_invoice_tells_the_term_too():
    assert terms("Payment terms: EOM + 45", "INVOICE no. 118") == [
        ("EOM+45", "Payment terms: EOM + 45")
    ]
