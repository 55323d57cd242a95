"""The notice of a bank that a cheque or a debit of the debtor came back: what it is taken for."""

import pytest

from casefile.intake.guess import suggestions
from casefile.intake.reading import FullReading, Paragraph
from casefile.intake.short import short_reading
from casefile.model.case import Case
from casefile.model.exhibit import ExhibitKind
from casefile.model.party import Party

NOTICES = {
    "en": (
        "Northern Bank plc\nNotice of a returned cheque\nCheque number: 000217\n"
        "Drawer: Blue Door Lettings Ltd\nAmount: £2,000.00\nReason: insufficient funds",
        "Blue Door Lettings Ltd",
    ),
    "pl": (
        "Bank Polski S.A.\nZwrot czeku\nNumer: 5000217\nWystawca: Nitka sp. z o.o.\n"
        "Kwota: 2 000,00 zł\nPowód: brak pokrycia",
        "Nitka sp. z o.o.",
    ),
    "he": (
        'בנק דרום בע"מ\nהודעה על שיק שחזר\nמספר שיק: 5000217\nמושך: נתיב הצפון בע"מ\n'
        "סכום: 2,000.00 ₪\nסיבת ההחזרה: אין כיסוי מספיק",
        'נתיב הצפון בע"מ',
    ),
}


def guessed(text, respondent):
    case = Case(claimant=Party(name="Harbour Signs"), respondent=Party(name=respondent))
    full = FullReading(paragraphs=(Paragraph(text=text),), reader="pdf")
    return suggestions(full, "notice.pdf", case)


def values(found, field):
    return {one.value for one in found if one.field == field}


@pytest.mark.parametrize("language", NOTICES)
def test_it_is_a_third_partys_word_that_he_set_out_to_pay_and_did_not(language):
    found = guessed(*NOTICES[language])
    assert values(found, "kind") == {"returned_payment"}
    assert values(found, "provenance") == {"third_party"}
    assert values(found, "shows") == {"unpaid", "agreement"}


def test_of_somebody_else_it_shows_nothing_of_this_debt():
    text, _ = NOTICES["en"]
    assert values(guessed(text, "Green Gate Ltd"), "shows") == set()


@pytest.mark.parametrize("language", NOTICES)
def test_its_sum_and_number_are_read_for_they_tell_which_payment_came_back(language):
    text, respondent = NOTICES[language]
    case = Case(claimant=Party(name="Harbour Signs"), respondent=Party(name=respondent))
    full = FullReading(paragraphs=(Paragraph(text=text),), reader="pdf")
    short = short_reading(full, ExhibitKind.RETURNED_PAYMENT, case)
    assert short.owed is not None and short.owed.amount == 2000
    assert [one.lstrip("0") for one in short.serials] in (["217"], ["5000217"])


@pytest.mark.parametrize("language", NOTICES)
def test_of_a_drawer_who_is_not_the_debtor_a_warning_names_him(language):
    text, drawer = NOTICES[language]
    warned = [x for x in guessed(text, "Green Gate") if x.field == "warning"]
    assert [(x.reason, x.value) for x in warned] == [("names_another_debtor", drawer)]
    assert not values(guessed(text, drawer), "warning")


ADVICE = """Yorkshire Bank
Harbour Signs
UNPAID CHEQUE ADVICE
The cheque below, paid in by you on 1 July 2026, has been returned unpaid.
{line}
Reason: REFER TO DRAWER
"""


@pytest.mark.parametrize(
    ("line", "reason", "who"),
    [
        ("drawer Brook & Vale Ltd, amount £240.00", "names_another_debtor", "Brook & Vale Ltd"),
        ("amount £240.00, the drawer has closed his account", "names_not_him", ""),
    ],
)
def test_the_advice_of_a_bank_that_does_not_name_the_debtor_is_asked_about(line, reason, who):
    warned = [
        x for x in guessed(ADVICE.format(line=line), "Pennine Lettings") if x.field == "warning"
    ]
    assert [(x.reason, x.value) for x in warned] == [(reason, who)]
