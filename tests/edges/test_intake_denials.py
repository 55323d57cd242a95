"""A denial is never read as an admission: what turns a phrase round, in three languages."""

import pytest
from guesses import EW, IL, PL, mail, read, told

from casefile.intake.clues import level, shipped_clues

DENIALS = (
    "These signs were never ordered by us. We owe you nothing.",
    "I owe you nothing",
    "We owe you absolutely nothing at all",
    "we owe you no money",
    "we do not owe you",
    "we never owed you anything",
    "You say that we owe you £5,000.",
    "I do not think we owe you",
    "It is not true that we owe you",
    "If we owe you anything, prove it",
    "we owe you an apology",
    "We acknowledge receipt of your letter",
    "I don't dispute that you came, but it leaks",
    "Nie jestem nic winien",
    "Nic nie jesteśmy winni",
    "Twierdzi pan, że jestem winien 500 zł",
    "Nie sądzę, że jesteśmy winni",
    "Jestem winien przeprosiny",
    "Nasze zadłużenie zostało spłacone",
    "Nie kwestionuję, że pan był na miejscu",
    "אני לא חייב כלום",
    "אני חייב לך כלום",
    "לא חייבים לך",
    "איני חייב לך",
    "איני מודה בחוב",
    "אין בכך משום שמודה בחוב",
    "לטענתך אני חייב לך",
    "אנחנו חייבים לציין שהעבודה לא הסתיימה",
    "החוב שלי שולם",
    "ואינני מודה בחוב",
    "הבהרנו שאיני מודה בחוב",
)
ADMISSIONS = (
    "I know I owe you",
    "I don't deny that I owe you £500",
    "We owe you nothing more than £500",
    "If you look, we owe you £500",
    "I do not dispute the invoice",
    "Nie zaprzeczam, że jestem winien",
    "Jesteśmy winni 500 zł",
    "Nie kwestionujemy faktury",
    "אנחנו חייבים לך 5,000 ש״ח",
    "אני לא חולק על החוב",
)


@pytest.mark.parametrize("said", DENIALS)
def test_a_denial_admits_nothing(said):
    assert shipped_clues().says("admits_debt", level(said)) is None


@pytest.mark.parametrize("said", ADMISSIONS)
def test_an_admission_stays_one(said):
    assert shipped_clues().says("admits_debt", level(said)) is not None


@pytest.mark.parametrize(
    ("signal", "turned", "meant"),
    [
        ("refuses", "We will not pay twice", "We won't pay you anything"),
        ("refuses", "Nie zapłacimy drugi raz", "Nie zapłacimy ani grosza"),
        ("refuses", "לא נשלם פעמיים", "לא נשלם"),
        ("promises_to_pay", "We will pay someone else to fix it", "I will pay on Friday"),
        ("promises_to_pay", "Zapłacimy innej firmie za poprawki", "Zapłacimy w piątek"),
        ("promises_to_pay", "אשלם לקבלן אחר", "אשלם לאחר החג"),
        ("confirms_receipt", "I am not at all happy with the work", "I am happy with the work"),
        ("confirms_receipt", "We pay once the work is done", "The work is done"),
        ("confirms_receipt", "We would love it if you finished", "Love it, thanks"),
        ("confirms_receipt", "Please confirm that all is in order", "All is in order"),
        ("confirms_receipt", "Proszę potwierdzić, że wszystko działa", "Wszystko działa"),
        ("confirms_receipt", "נא לאשר שהכול תקין", "הכול תקין"),
        ("confirms_receipt", "תודה על העבודה המשותפת", "תודה על העבודה"),
        ("confirms_receipt", "Thanks for the work together", "Thanks for the work"),
        ("has_the_invoice", "As soon as we have your invoice", "We have your invoice"),
        ("orders", "Please go ahead and sue us", "Please go ahead with the job"),
    ],
)
def test_what_stands_beside_a_phrase_can_turn_it_round(signal, turned, meant):
    says = shipped_clues().says

    assert says(signal, level(turned)) is None
    assert says(signal, level(meant)) is not None


@pytest.mark.parametrize(
    "said",
    [
        "נגרם לנו נזק ולא נשלם את היתרה.",
        "הודענו שלא אשלם",
        "אמרתי כשלא נשלם",
        "ואיננו מתכוונים לשלם",
        "ani nie zapłacimy",
        "i nie zapłacę",
        "We shall complain, nor will we pay the balance.",
        "The food was late and won't pay for it.",
    ],
)
def test_a_refusal_joined_to_the_words_before_it_is_one_and_no_promise(said):
    says = shipped_clues().says

    assert says("refuses", level(said)) is not None
    assert says("promises_to_pay", level(said)) is None


@pytest.mark.parametrize(
    ("sender", "case", "body"),
    [
        ("owner@harbourcafe.example", EW, "We owe you nothing. We never ordered these signs."),
        ("kontakt@podlipa.example", PL, "Nic nie jesteśmy winni. Niczego nie zamawialiśmy."),
        ("yossi@levi.example", IL, "אני לא חייב כלום. לא הזמנתי את השלטים."),
    ],
)
def test_a_mail_that_denies_the_debt_is_no_acknowledgement_and_proves_no_deal(sender, case, body):
    found = told(mail(sender, "us@us.example", "x", body), "m.eml", case)

    assert found["kind"] == {"email"}
    assert found.get("shows", set()) == set()
    assert found.get("plea", {"denies_agreement"}) == {"denies_agreement"}


@pytest.mark.parametrize(
    "said", ["This is not an acknowledgement of debt.", "אין במכתב זה הודאה בחוב"]
)
def test_a_letter_that_says_it_is_no_acknowledgement_is_none(said):
    found = told(read(f"12 March 2026\n{said}", "p.txt"), "p.txt", EW)

    assert "acknowledgement" not in found["kind"]
