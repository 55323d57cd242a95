"""What he promises to pay by a day, and what he admits: its sum, its day and who says it."""

import pytest
from guesses import EW, IL, PL, mail, read

from casefile.intake.guess import suggestions
from casefile.intake.reading import FullReading, Message
from casefile.model.claim import Debt
from casefile.model.dates import loose
from casefile.model.suggestion import SAID

OURS = EW.but(debts=(Debt(ref="INV-7", amount="5000.00 GBP"),))
CASES = {"en": OURS, "he": IL.but(debts=(Debt(ref="12", amount="9000.00 ILS"),)), "pl": PL}


def heard(full, case=OURS):
    return [one for one in suggestions(full, "m.eml", case) if one.field == SAID]


def said(body, case=OURS):
    return heard(
        mail("Joan Pryce <owner@harbourcafe.example>", "ops@a.example", "Re: x", body), case
    )


def promised(body, case=OURS):
    told = (one.promise for one in said(body, case) if one.promise is not None)
    return [(str(one.amount.amount) if one.amount else "", str(one.by)) for one in told]


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "We will pay £1,000.00 by December 11, 2026.", [("1000.00", "2026-12-11")]),
        (
            "en",
            "I can pay you £2,500 by October 16 and the rest in November",
            [("2500.00", "2026-10-16"), ("", "2026-11")],
        ),
        ("en", "By 5 May we will transfer £300.", [("300.00", "2026-05-05")]),
        ("en", "I will pay by Friday.", [("", "2026-03-06")]),
        ("en", "Of the £5,000 we will pay £1,000 by 5 May.", [("1000.00", "2026-05-05")]),
        ("en", "We paid £500 on 3 March and we will pay £300 by 5 May", [("300.00", "2026-05-05")]),
        (
            "pl",
            "Do 30 czerwca zapłacimy 10 000 zł, a resztę do końca sierpnia.",
            [("10000.00", "2026-06-30"), ("", "2026-08")],
        ),
        (
            "he",
            'עד 30.6 נשלם 10,000 ש"ח ואת השאר עד סוף אוגוסט',
            [("10000.00", "2026-06-30"), ("", "2026-08")],
        ),
        ("en", "We hope to pay £200 by the end of the month.", [("200.00", "2026-03")]),
        (
            "pl",
            "Zapłacimy 1 000 zł do 15 marca, resztę w kwietniu.",
            [("1000.00", "2026-03-15"), ("", "2026-04")],
        ),
        ("pl", "Mogę zapłacić 500 zł do piątku.", [("500.00", "2026-03-06")]),
        ("pl", "Przeleję całość do końca miesiąca.", [("", "2026-03")]),
        (
            "he",
            'אעביר 5,000 ש"ח ב-14.9 ואת השאר, 38,660, עד 30.9.2026',
            [("5000.00", "2026-09-14"), ("38660.00", "2026-09-30")],
        ),
        (
            "he",
            'מקווים להעביר 10,000 ש"ח עד 10.9.2026 על חשבון החוב.',
            [("10000.00", "2026-09-10")],
        ),
        ("he", "אשלם את השאר עד סוף החודש", [("", "2026-03")]),
    ],
)
def test_a_promise_is_read_with_its_sum_and_the_day_it_is_for(language, words, told):
    assert promised(words, CASES[language]) == told


@pytest.mark.parametrize(
    "words",
    [
        "We will pay £1,000.",  # no day: none that can be kept or broken
        "Will you take £500 by Friday?",
        "If you finish the door we will pay £500 by May 5.",
        "As soon as our client pays we will pay £500, by Friday at the latest.",
        "To close the matter we can pay £2,500 by May 5.",
        "We will not pay £500 by Friday.",
        "We will pay £500 by May 5 in full and final settlement.",
        "Jeśli poprawicie drzwi, zapłacimy 500 zł do piątku.",
        "אם תתקנו את הדלת נשלם 500 עד יום שישי",
    ],
)
def test_a_question_a_condition_an_offer_and_a_day_left_open_are_no_promise(words):
    assert promised(words) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We do not dispute £3,591.10."),
        ("en", "I don't dispute the sum of £400"),
        ("en", "We still owe you for the dinner."),
        ("pl", "Nie kwestionujemy 3 591,10 zł."),
        ("pl", "Uznajemy kwotę 500 zł."),
        ("he", 'אנחנו לא חולקים על 3,591 ש"ח.'),
        ("he", "אנחנו חייבים לכם, לא בורחים"),
    ],
)
def test_an_admission_is_read_in_the_words_of_who_makes_it(language, words):
    (one,) = said(words, CASES[language])
    assert (one.value, one.speaker, one.promise) == ("admitted", "Joan Pryce", None)
    assert words.rstrip(".") in one.because


@pytest.mark.parametrize(
    "words",
    [
        "We do not dispute the menu, but £500 is too much.",
        "You say that we do not dispute £500.",
        "Do you think we owe you £500?",
        "Nie kwestionujemy jakości, ale 500 zł to za dużo.",
    ],
)
def test_what_is_not_disputed_without_a_sum_right_behind_it_admits_none(words):
    assert said(words) == []


def test_a_chat_tells_each_promise_with_its_day_and_its_speaker_and_none_of_ours():
    chat = read(
        "2026-10-09, 11:40 - Bright Sparks Ltd: I will pay the staff £100 by October 12\n"
        "2026-10-09, 11:41 - Harbour Cafe Ltd: I can pay you £2,500 by October 16\n"
        "2026-10-19, 17:48 - Harbour Cafe Ltd: We owe you, I know\n",
        "WhatsApp Chat.txt",
    )
    told = [(one.value, str(one.on), one.speaker) for one in heard(chat)]
    assert told == [
        ("promised", "2026-10-09", "Harbour Cafe Ltd"),
        ("admitted", "2026-10-19", "Harbour Cafe Ltd"),
    ]


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        (
            "pl",
            "Za FV 41 dopłacimy we wrześniu, co do FV 58 to chcemy 8 000 zł rabatu.",
            [("", "2026-09")],
        ),
        ("en", "We shall pay £400 in May, but we want £100 discount.", [("400.00", "2026-05")]),
        ("he", 'נשלם 400 ש"ח במאי, ורוצים 100 ש"ח הנחה.', [("400.00", "2026-05")]),
    ],
)
def test_the_sum_of_a_rebate_that_he_wants_is_no_part_of_what_he_promises(language, words, told):
    assert promised(words, CASES[language]) == told


def talk(case, *said_by):
    """Return a chat of one day: who (we, he) and what, one after another."""
    names = {"we": case.claimant.name, "he": case.respondent.name}
    messages = (
        Message(on=loose("2026-09-20"), who=names[who], said=words) for who, words in said_by
    )
    return heard(FullReading(reader="whatsapp", messages=tuple(messages)), case)


@pytest.mark.parametrize(
    ("language", "ours", "his", "sum_"),
    [
        ("he", "קיבלתי. נשארו 22,000", "בסדר, בסוף אוקטובר", "22000.00"),
        ("he", "נשארו 22,000 על 1042 ו-3,540 על הבר", "בסדר, בסוף אוקטובר", ""),
        ("en", "£2,200 is still open, please pay", "Ok, by the end of October", "2200.00"),
        ("pl", "Brakuje 14 600 zł", "Dobrze, do końca października", "14600.00"),
    ],
)
def test_consent_with_a_day_to_what_we_say_is_left_is_a_promise(language, ours, his, sum_):
    (found,) = talk(CASES[language], ("we", ours), ("he", his))
    assert found.value == "promised"
    assert found.promise is not None
    assert (str(found.promise.by), found.because) == ("2026-10", f"{ours} … {his}")
    assert (str(found.promise.amount.amount) if found.promise.amount else "") == sum_


@pytest.mark.parametrize(
    ("ours", "his"),
    [
        ("£2,200 is still open", "Ok, see you at the fair in October"),
        ("£2,200 is still open", "Ok, in October if the bank agrees"),
        ("£2,200 is still open", "In October?"),
        ("£2,200 is still open", "Not in October"),
        ("The chairs are ready, 2,200 of them", "Ok, in October"),
    ],
)
def test_consent_to_anything_else_or_on_a_condition_is_no_promise(ours, his):
    assert not talk(OURS, ("we", ours), ("he", his))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("he", "העברתי 8,000, את השאר כשיהיה לי"),
        ("en", "I transferred £8,000, the rest when I can"),
        ("pl", "Przelałem 8 000 zł, resztę jak tylko będę miał"),
    ],
)
def test_the_rest_to_come_beside_what_was_paid_admits_that_a_rest_is_owed(language, words):
    assert [x.value for x in talk(CASES[language], ("he", words))] == ["admitted"]


@pytest.mark.parametrize(
    "words",
    [
        "I brought two boxes, the rest when I can",
        "Send us the rest later",
        "The rest later, thanks",
    ],
)
def test_a_rest_of_anything_else_admits_nothing(words):
    assert not talk(OURS, ("he", words))
