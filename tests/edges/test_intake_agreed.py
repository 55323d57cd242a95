"""A deal made in a chat: the order, the price, the consent and the thanks, in three languages."""

import pytest
from guesses import EW, IL, PL

from casefile.intake.guess import suggestions
from casefile.intake.reading import FullReading, Message
from casefile.model.claim import Debt
from casefile.model.dates import loose

US, HIM = "claimant", "respondent"


def told(case, *messages):
    """Read (day of August, side, words) as a chat of the two sides."""
    full = FullReading(
        reader="whatsapp",
        messages=tuple(
            Message(on=loose(f"2026-08-{day:02}"), who=getattr(case, side).name, said=said)
            for day, side, said in messages
        ),
    )
    guessed = suggestions(full, "chat.txt", case)
    return {x.value: (x.reason, x.because, str(x.on)) for x in guessed if x.field == "shows"}


TALKS = {
    "en": (
        EW,
        "Can you do a cold buffet for 40 on Saturday?",
        "Yes. Cold buffet for 40 is £2,150 plus VAT. Shall I book it?",
        "Sounds good, go ahead. 28 West Street",
        "Thanks for today",
    ),
    "pl": (
        PL,
        "Czy mogą Państwo zrobić bufet na 40 osób w sobotę?",
        "Tak, bufet na 40 osób to 4 300 zł plus VAT. Rezerwować?",
        "Pasuje, proszę rezerwować",
        "Dziękujemy za dzisiaj",
    ),
    "he": (
        IL,
        "אפשר להזמין מגש ל-40 איש לשבת?",
        'כן, 4,300 ש"ח בתוספת מע"מ. לשריין?',
        "סבבה, קדימה",
        "תודה על היום",
    ),
}


@pytest.mark.parametrize("language", TALKS)
def test_an_order_a_price_and_a_consent_show_the_deal_and_thanks_show_that_it_was_done(language):
    case, order, price, consent, thanks = TALKS[language]
    found = told(case, (3, HIM, order), (3, US, price), (4, HIM, consent), (15, HIM, thanks))
    assert found["agreement"] == ("orders", f"{order} … {price} … {consent}", "2026-08-04")
    assert found["amount"] == ("says_amount", f"{price} … {consent}", "2026-08-04")
    assert found["performance"] == ("confirms_receipt", thanks, "2026-08-15")


@pytest.mark.parametrize(
    "messages",
    [
        [(3, US, "That is £2,150."), (4, HIM, "Sounds good, but it is too expensive")],
        [(3, US, "That is £2,150."), (4, HIM, "Does that sound good to you?")],
        [(3, US, "That is £2,150."), (4, HIM, "That does not sound good")],
        [(3, US, "That is £2,150."), (4, HIM, "Let me check, sounds good so far")],
        [(3, US, "That is £2,150."), (20, HIM, "Sounds good, go ahead")],
        [(3, HIM, "That is £2,150."), (4, HIM, "Sounds good")],
        [(3, US, "See you at ten?"), (4, HIM, "Sounds good")],
        [(3, US, "Please pay the £2,150 that is overdue."), (4, HIM, "Sounds good")],
        [(3, US, "Invoice INV-7 for £2,150 is here"), (4, HIM, "Sounds good")],
        [(3, US, "We can take £500 in instalments"), (4, HIM, "Agreed")],
        [(5, HIM, "Thanks for today")],
    ],
)
def test_talk_without_a_price_of_ours_and_a_plain_consent_to_it_makes_no_deal(messages):
    assert told(EW, *messages) == {}


def test_a_consent_after_the_money_was_due_is_to_something_else():
    debt = Debt(ref="INV-7", amount="2150.00 GBP", due="2026-08-01")
    talk = [(3, US, "That is £2,150."), (4, HIM, "Sounds good, go ahead")]
    assert told(EW.but(debts=(debt,)), *talk) == {}


def test_thanks_before_the_work_or_for_a_talk_show_no_work():
    talk = [(3, US, "It is £2,150."), (4, HIM, "Go ahead")]
    assert "performance" not in told(EW, *talk, (4, HIM, "Thanks for today"))
    assert "performance" not in told(EW, *talk, (6, HIM, "Thanks for today's call"))
    done = Debt(ref="INV-7", amount="2150.00 GBP", performed="2026-08-15")
    assert "performance" not in told(EW.but(debts=(done,)), *talk, (9, HIM, "Thanks for today"))
