"""Our own mail or message that hands the work over shows performance; one with a bill does not."""

import pytest
from guesses import EW, IL, PL, mail, read, told

from casefile.intake.guess import suggestions

GIVEN = [
    ("pl", "Dzień dobry,\n\nw załączniku logo. Trzy dni po terminie.\n", "w załączniku logo."),
    ("pl", "Link do kompletu plików: https://pliki.example/x", None),
    ("pl", "Przesyłam pliki do druku, dla Państwa wygody w dwóch formatach.", None),
    ("pl", "Przekazuję gotowy projekt wnętrza.", None),
    ("en", "Hi Mike,\n\nAttached are the final files. Call me if anything is missing.\n", None),
    ("en", "Here is a link to the finished design: https://files.example/x", None),
    ("en", "I've uploaded the photos of your event.", None),
    ("he", "שלום,\nמצורפים הקבצים הסופיים.\nתודה, דנה", None),
    ("he", "שלחתי עכשיו את התמונות מהאירוע", None),
    ("he", 'רצ"ב הלוגו בכל הפורמטים', None),
]
NOT_GIVEN = [
    ("pl", "W załączniku faktura za logo, termin płatności 7 lipca."),
    ("pl", "Przesyłam ofertę na rebranding:\n- logo, księga znaku,\n- pliki do druku."),
    ("pl", "Przesyłam szkic logo do akceptacji."),
    ("pl", "Jutro przesyłam pliki."),
    ("pl", "Jeszcze nie przesłałam plików."),
    ("pl", "Gdy wpłynie zaliczka, przesyłam pliki."),
    ("en", "Attached is our invoice for the final files."),
    ("en", "Attached please find our quote for the logo and the website."),
    ("en", "Attached is a first draft of the logo for your comments."),
    ("en", "Once you have paid I am sending the final files."),
    ("en", "Have you opened the files I sent?"),
    ("en", "We have not sent the final files yet."),
    ("he", "מצורפת חשבונית על הלוגו"),
    ("he", "מצורפת הצעת מחיר לעיצוב הלוגו"),
    ("he", "שולחת סקיצה של הלוגו לאישורך"),
    ("he", "מחר שולחת את הקבצים"),
    ("he", "לא שלחתי עדיין את הקבצים"),
]
CASES = {"pl": PL, "en": EW, "he": IL}


def performance(full, case):
    told = suggestions(full, "m.eml", case)
    shown = [s for s in told if s.field == "shows" and s.value == "performance"]
    return [(one.reason, one.because) for one in shown]


def written(case, body, *, ours=True):
    us, him = f"{case.claimant.name} <us@ours.example>", f"{case.respondent.name} <him@his.example>"
    return mail(*((us, him) if ours else (him, us)), "", body)


@pytest.mark.parametrize(("language", "body", "words"), GIVEN)
def test_our_mail_that_hands_the_work_over_shows_performance(language, body, words):
    case = CASES[language]
    ((reason, because),) = performance(written(case, body), case)

    assert reason == "hands_work_over"
    assert because == words or (words is None and because in " ".join(body.split()))


@pytest.mark.parametrize(("language", "body"), NOT_GIVEN)
def test_a_bill_a_quotation_a_draft_or_a_promise_to_send_hands_nothing_over(language, body):
    case = CASES[language]

    assert performance(written(case, body), case) == []


@pytest.mark.parametrize(("language", "body", "words"), GIVEN)
def test_what_he_sends_is_no_work_of_ours(language, body, words):
    case = CASES[language]

    assert performance(written(case, body, ours=False), case) == []


def test_in_a_chat_our_own_messages_hand_over_and_his_do_not():
    ours = "[02/03/2026, 10:00:00] Bright Sparks Ltd: Attached are the final files\n"
    his = "[02/03/2026, 10:05:00] Harbour Cafe Ltd: Attached are the photos\n"
    chats = [
        read(text + "[03/03/2026, 10:05:00] Harbour Cafe Ltd: ok\n", "_chat.txt")
        for text in (ours, his)
    ]

    assert [performance(full, EW) for full in chats] == [
        [("hands_work_over", "Attached are the final files")],
        [],
    ]


def test_his_word_that_it_came_is_told_before_ours_that_it_went():
    chat = (
        "[02/03/2026, 10:00:00] Bright Sparks Ltd: Attached are the final files\n"
        "[02/03/2026, 10:05:00] Harbour Cafe Ltd: Files downloaded, looks great\n"
    )

    assert [reason for reason, _ in performance(read(chat, "_chat.txt"), EW)] == [
        "confirms_receipt"
    ]


@pytest.mark.parametrize(
    "head", ["DELIVERY SLIP", "Delivery docket 12", "Pokwitowanie dostawy", "שובר משלוח 12"]
)
def test_a_slip_that_goes_with_goods_is_a_delivery_note_whatever_the_trade_calls_it(head):
    slip = read(f"{head}\nHarbour Cafe Ltd\n2026/09/05\nReceived by: K. Ellery (signed)\n", "a.txt")
    found = told(slip, "a.txt", EW)
    assert found["kind"] == {"delivery_note"}
    assert found["shows"] == {"performance"}
    assert found["dated"] == {"2026-09-05"}
