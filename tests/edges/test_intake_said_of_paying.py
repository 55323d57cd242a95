"""What he says of paying in a chat: each sort of his words is told, in three languages."""

import pytest
from guesses import EW, IL, PL

from casefile.intake.guess import suggestions
from casefile.intake.reading import FullReading, Message
from casefile.model.dates import loose


def told(case, *messages):
    his = case.respondent.name
    full = FullReading(
        reader="whatsapp",
        messages=tuple(
            Message(on=loose(f"2026-07-{n:02}"), who=his, said=said)
            for n, said in enumerate(messages, 1)
        ),
    )
    guessed = suggestions(full, "chat.txt", case)
    return {(x.value, x.reason) for x in guessed if x.field == "shows"}


CHATS = {
    "pl": (PL, "odebrałem, super jakość, dzięki!", "Do końca lipca przeleję całość",
           "wiem że wiszę te 6765, dostanie Pan"),
    "en": (EW, "picked them up, great quality!", "I'll pay by Friday", "I know I owe you for this"),
    "he": (IL, "קיבלנו הכול, איכות מעולה", "אשלם עד סוף החודש", "אני יודע שאני חייב לך"),
}  # fmt: skip


@pytest.mark.parametrize("language", CHATS)
def test_a_chat_tells_of_the_work_taken_of_the_promise_and_of_the_debt_admitted(language):
    case, *messages = CHATS[language]
    found = told(case, *messages)
    assert ("performance", "confirms_receipt") in found
    assert {("unpaid", "promises_to_pay"), ("unpaid", "admits_debt")} <= found


def test_what_is_said_in_a_chat_has_the_day_on_which_it_was_said():
    case, *messages = CHATS["en"]
    his = case.respondent.name
    days = [loose(f"2026-07-{n:02}") for n, _ in enumerate(messages, 1)]
    lines = (Message(on=on, who=his, said=x) for on, x in zip(days, messages, strict=True))
    full = FullReading(reader="whatsapp", messages=tuple(lines))
    said = {x.reason: x.on for x in suggestions(full, "chat.txt", case) if x.field == "shows"}
    assert [said["confirms_receipt"], said["promises_to_pay"], said["admits_debt"]] == days


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (IL, 'אעביר 10,000 ש"ח עד 20.9, בלי נדר'),
        (IL, "אעביר 10,000 עד 20.9"),
        (IL, "אביא לך את הכסף מחר"),
        (EW, "I'll send £500 on Monday"),
        (EW, "We'll send 1,500 by Friday"),
        (EW, "You'll get the balance next week"),
        (PL, "Wyślę 500 zł w piątek"),
        (PL, "puszczę 4.500,00 zł do piątku"),
        (PL, "oddam całą kwotę w lipcu"),
    ],
)
def test_to_hand_over_a_sum_is_a_promise(case, words):
    assert ("unpaid", "hands_over") in told(case, words)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (IL, "אעביר את הקבצים עד יום חמישי"),
        (IL, "אעביר 10,000 עלונים"),
        (EW, "I'll send the photos tomorrow"),
        (EW, "I'll send you the invoice for £500"),
        (EW, "You'll have the keys on Monday"),
        (PL, "Wyślę plik mailem"),
        (PL, "Wyślę potwierdzenie na 500 zł"),
    ],
)
def test_to_hand_over_anything_else_promises_no_payment(case, words):
    assert not {x for x in told(case, words) if x[0] == "unpaid"}


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (PL, "odebrałem pana telefon"),
        (PL, "odebrałam pismo"),
        (PL, "nie odebrałem"),
        (PL, "odebrałem tylko część"),
        (PL, "miała być super jakość"),
        (EW, "it was supposed to be great quality"),
        (EW, "I am not happy, you promised top quality"),
        (IL, "הבטחת איכות מעולה"),
    ],
)
def test_a_letter_taken_or_praise_that_was_promised_takes_no_work(case, words):
    assert not {x for x in told(case, words) if x[0] == "performance"}


@pytest.mark.parametrize(
    "words", ["wiszę panu wyjaśnienie", "wiszę pani kawę", "nic panu nie wiszę"]
)
def test_to_owe_a_coffee_admits_no_debt(words):
    assert ("unpaid", "admits_debt") not in told(PL, words)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (EW, "We received invoice 3024, it is approved for payment."),
        (EW, "Your invoice has been approved."),
        (PL, "Otrzymaliśmy fakturę 12, faktura została zaakceptowana."),
        (IL, "קיבלנו את חשבונית 3024, היא מאושרת אצלנו."),
        (IL, "החשבונית אושרה"),
    ],
)
def test_that_the_invoice_is_approved_shows_its_sum(case, words):
    assert ("amount", "approves_invoice") in told(case, words)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (EW, "As soon as your invoice is approved we will see."),
        (EW, "Your invoice is not approved."),
        (PL, "Jeśli faktura zostanie zaakceptowana, damy znać."),
        (PL, "Faktura nie została zaakceptowana."),
        (IL, "החשבונית לא אושרה"),
        (IL, "אם החשבונית מאושרת, נדבר"),
    ],
)
def test_an_invoice_that_is_not_approved_or_may_be_shows_none(case, words):
    assert ("amount", "approves_invoice") not in told(case, words)


def test_that_the_payment_is_delayed_says_that_it_is_open():
    assert ("unpaid", "asks_for_time") in told(IL, "אנחנו מצטערים, יש עיכוב בתשלום")
    assert ("unpaid", "asks_for_time") in told(EW, "There is a delay in payment, sorry.")
    assert ("unpaid", "asks_for_time") in told(PL, "Przepraszamy, płatność się opóźni.")
