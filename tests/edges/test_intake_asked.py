"""On which days a mail or a chat of ours asks to pay."""

import pytest
from pleas_read import CASE, mail

from casefile.intake.asked import asked_in
from casefile.intake.reading import FullReading, Message, Paragraph
from casefile.model.dates import loose
from casefile.model.exhibit import ExhibitKind


def asked(body, subject="Invoice 12"):
    full = mail("ops@brightsparks.example", "owner@harbourcafe.example", subject, body)
    return asked_in(full, ExhibitKind.EMAIL, CASE).on


@pytest.mark.parametrize(
    "words",
    [
        "Please pay invoice 12 by Friday.",
        "Invoice 12 is overdue.",
        "When can we expect payment?",
        "We haven't received the payment.",
        "Prosimy o zapłatę 27 675,00 zł.",
        "FV/074 miała termin 25.08. Proszę o informację, kiedy wpłynie przelew.",
        "Panie Janku, FV 055/06 była płatna 30.06",
        "Co z przelewem?",
        "אנא הסדר את היתרה.",
        "עברו חודשיים. מה עם היתרה?",
        "לא נכנס כלום",
        "החשבונית הייתה לתשלום ב-30.6",
        "תזכורת לגבי החשבונית ממאי",
        "מתי יגיע התשלום?",
        "מה קורה עם ההעברה?",
        "What about the bank transfer?",
        "Mike, the invoice is still not paid",
        "Gdzie jest przelew?",
        "Wciąż nie zapłacili Państwo faktury",
    ],
)
def test_a_word_of_ours_asks_to_pay_or_when(words):
    assert asked(words) is not None
    assert len(asked(words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The food arrived hot and on time; your guests signed for it.",
        "We confirm your order of 30,500.",
        "The outstanding work will be done on Monday.",
        "To close the matter we would accept 2,500.",
        "Potwierdzamy przyjęcie zamówienia: 30 500 zł netto.",
        "האוכל הגיע ב-18:35 חם ובזמן, ומיכל חתמה.",
        "What about the transfer of the domain to your own name?",
        "Gdzie jest dostawa? Czekamy na towar.",
        "תזכורת: האירוע ביום ראשון",
    ],
)
def test_a_word_of_ours_asks_for_something_else(words):
    assert asked(words) == ()


def test_the_subject_of_an_answer_is_the_word_of_who_asked():
    full = mail("ops@brightsparks.example", "owner@harbourcafe.example", "Payment reminder", "Hi")
    assert asked_in(full, ExhibitKind.EMAIL, CASE).on
    answer = full.model_copy(update={"replies_to": ("<1@harbourcafe.example>",)})
    assert asked_in(answer, ExhibitKind.EMAIL, CASE).on == ()


def chat(*said):
    messages = tuple(Message(on=loose(on), who=who, said=words) for on, who, words in said)
    return FullReading(
        reader="whatsapp",
        messages=messages,
        paragraphs=tuple(Paragraph(text=m.said, who=m.who) for m in messages),
    )


def test_in_a_chat_only_our_own_messages_ask():
    name = CASE.respondent.name
    full = chat(
        ("2026-07-02", "Marek", "The invoice was due on 30 June"),
        ("2026-07-03", name, "When will you pay for the damage?"),
        ("2026-08-25", "Marek", "What about the payment?"),
        ("2026-08-25", "Marek", "Payment reminder"),
        ("2026-09-14", "Marek", "Please call me"),
    )
    days = asked_in(full, ExhibitKind.CHAT, CASE).on
    assert days == (loose("2026-07-02"), loose("2026-08-25"))


def test_of_a_chat_in_which_nobody_is_known_it_is_not_known():
    full = chat(("2026-07-02", "Marek", "What about the payment?"), ("2026-07-03", "Jan", "Soon"))
    assert asked_in(full, ExhibitKind.CHAT, CASE).on is None


def test_the_telephone_may_call_him_by_a_part_of_his_name():
    part = CASE.respondent.name.split()[0]
    full = chat(
        ("2026-07-02", "Marek", "What about the payment?"), ("2026-07-03", f"Jan {part}", "Soon")
    )
    assert asked_in(full, ExhibitKind.CHAT, CASE).on == (loose("2026-07-02"),)


def test_a_paper_of_another_kind_is_not_read_for_it():
    full = mail("ops@brightsparks.example", "owner@harbourcafe.example", "Invoice", "Please pay")
    assert asked_in(full, ExhibitKind.INVOICE, CASE).on is None


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("נכון להיום פתוחות חשבונית 3011 וחשבונית 3018. נבקש לשלם עד 26.8.2026.", "2026-08-26"),
        ("Invoice 12 of 1 May 2026 is overdue. Please pay it by 26 August 2026.", "2026-08-26"),
        ("Prosimy o opłacenie faktury 12 w terminie 7 dni.", "2026-08-19"),
        ("This is a friendly reminder. The balance must be here by 26 August 2026.", "2026-08-26"),
    ],
)
def test_the_day_by_which_a_mail_of_ours_asks_to_pay_is_read(words, until):
    full = mail("ops@brightsparks.example", "owner@harbourcafe.example", "Invoice 12", words)
    full = full.model_copy(update={"dated": loose("2026-08-12")})
    (given,) = asked_in(full, ExhibitKind.EMAIL, CASE).given
    assert (given.on, given.until) == (loose("2026-08-12"), loose(until))


def test_a_reminder_without_a_day_gives_none_and_the_day_of_the_invoice_is_not_one():
    words = "Invoice 12 of 1 May 2026 is overdue. Please pay it."
    full = mail("ops@brightsparks.example", "owner@harbourcafe.example", "Invoice 12", words)
    full = full.model_copy(update={"dated": loose("2026-08-12")})
    assert asked_in(full, ExhibitKind.EMAIL, CASE).on
    assert asked_in(full, ExhibitKind.EMAIL, CASE).given == ()
