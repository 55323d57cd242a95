"""What the other side says against the claim, found in its own words and nowhere else."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from guesses import mail, read
from pleas_read import CASE, found, said

from casefile.intake.child_main import read_bytes
from casefile.intake.guess import suggestions
from casefile.leaves import leaves
from casefile.model.case import Case
from casefile.model.claim import Debt
from casefile.model.party import Party
from casefile.model.position import Defence

CORPORA = Path(__file__).parents[2].parent / "shared" / "corpora"


@pytest.mark.parametrize(
    ("words", "plea"),
    [
        ("I am not paying, the site is slow", "quality_complaint"),
        ("The goods you sent were faulty.", "quality_complaint"),
        ("We never agreed to this.", "denies_agreement"),
        ("We do not owe this money.", "denies_agreement"),
        ("Nie jesteśmy winni tych pieniędzy.", "denies_agreement"),
        ("אנחנו לא חייבים את הכסף הזה", "denies_agreement"),
        ("The invoice was paid in cash in March.", "already_paid"),
        ("We will deduct the repair from the invoice.", "set_off"),
        ("We had to pay another firm and will set that off against anything due.", "set_off"),
        ("As for INV-7, nobody agreed the extra work.", "denies_agreement"),
        ("The part paid in May was a gesture of goodwill.", "denies_agreement"),
        ("The amount is wrong.", "wrong_amount"),
        ("You never finished the kitchen.", "incomplete_work"),
        ("This claim is time-barred.", "limitation"),
        ("We pay at 60 days, it is not due yet.", "not_due_yet"),
        ("towar wadliwy, nie zapłacę", "quality_complaint"),
        ("strona nie dziala", "quality_complaint"),
        ("Nigdy tego nie zamawialiśmy.", "denies_agreement"),
        ("Faktura została opłacona 3 marca.", "already_paid"),
        ("Potrącamy koszt naprawy z Państwa faktury.", "set_off"),
        ("Kwota się nie zgadza.", "wrong_amount"),
        ("Nie podpisywałem tej umowy.", "denies_signature"),
        ("Nikt nie zlecał tych prac dodatkowych.", "denies_agreement"),
        ("איש לא אישר את התוספות", "denies_agreement"),
        ("המנה העיקרית הוגשה קרה", "quality_complaint"),
        ("אני לא משלם, העבודה גרועה", "quality_complaint"),
        ("האתר איטי", "quality_complaint"),
        ("לא סיכמנו על זה", "denies_agreement"),
        ("כבר שילמתי לך במזומן", "already_paid"),
        ("נקזז את זה מהחשבונית", "set_off"),
        ("ואם חתם על משהו, לא היה מוסמך לחתום", "no_authority"),
        ("The menus are the wrong colour and we can't use them.", "quality_complaint"),
        ("The colour is off, the burgundy came out brown.", "quality_complaint"),
        ("The signs are the wrong size, they have to be redone.", "quality_complaint"),
        ("Menu jest w złym kolorze, nie możemy z nich korzystać.", "quality_complaint"),
        ("Kolor jest inny niż zamawialiśmy.", "quality_complaint"),
        ("To nie ten rozmiar, zasłony są krzywe.", "quality_complaint"),
        ("התפריטים בצבע לא נכון ואי אפשר להשתמש בהם", "quality_complaint"),
        ("הצבע הלא נכון, השלט יצא כמעט חום", "quality_complaint"),
        ("זה לא הצבע שהזמנו", "quality_complaint"),
        (
            "Not paying INV-1 until the doors are right: two of them still stick.",
            "quality_complaint",
        ),
        ("There is a 6 mm gap at the frame of the door.", "quality_complaint"),
        ("Not paying until it is fixed.", "quality_complaint"),
        ("Drzwi zacinają się, nie zapłacę.", "quality_complaint"),
        ("Nie zapłacimy za ladę, dopóki nie zostanie poprawiona.", "quality_complaint"),
        ("Blat pękł, a drzwiczki się nie domykają.", "quality_complaint"),
        ("The worktop has split.", "quality_complaint"),
        ("המדף נסדק", "quality_complaint"),
        (
            "Nie zapłacimy, dopóki szafa nie zostanie naprawiona, bo nie domyka się.",
            "quality_complaint",
        ),
        ("הדלתות לא נסגרות, לא נשלם.", "quality_complaint"),
    ],
)
def test_a_sentence_suggests_the_plea_that_a_clerk_would_note(words, plea):
    assert plea in said(words)


@pytest.mark.parametrize(
    "words",
    [
        "If the goods are faulty, send them back within 14 days.",
        "Is the site slow on your side too?",
        "The flour has no defects.",
        "The form was faulty, it works fine now.",
        "Traffic was slow today.",
        "Wszystko w porządku, nie mamy zastrzeżeń do towaru.",
        "Jeśli towar jest wadliwy, prosimy o kontakt.",
        "Czy strona działa wolno?",
        "הסחורה בלי פגמים",
        "אם האתר איטי נא להודיע",
        "Thank you, great work!",
        "What colour would you like?",
        "Wrong number, sorry.",
        "Sorry, I gave you the wrong size for the signs.",
        "There is nothing wrong with the menus.",
        "If the colour is wrong, tell us.",
        "The wrong account number was on my transfer, sorry.",
        "Jaki kolor państwo wybierają?",
        "Przepraszam, zły numer.",
        "Podałem zły rozmiar szyldu, przepraszam.",
        "Termin nie pasuje mi, zapłacę fakturę później.",
        "באיזה צבע תרצו?",
        "טעות במספר, סליחה",
        "הזמנתי בטעות צבע לא נכון",
        "Business is slow, we will pay the invoice on Friday.",
        "Trade has been very slow this month, you will have your money.",
        "Not paying until the invoice is right.",
        "We stick to what we agreed and will pay you.",
    ],
)
def test_a_question_a_condition_and_a_thing_mended_are_no_plea(words):
    assert said(words) == {}


def test_the_longer_phrase_tells_which_plea_it_is():
    assert set(said("We never agreed to that price.")) == {"wrong_amount"}
    assert set(said("Nie otrzymaliśmy faktury.")) == {"denies_receipt"}
    both = said("The site is slow, and we never agreed to this.")
    assert set(both) == {"quality_complaint", "denies_agreement"}


def test_who_signed_nothing_for_the_extras_does_not_deny_the_signature_of_the_agreement():
    assert set(said("I never signed anything for a booking form.")) == {"denies_agreement"}
    assert set(said("Niczego nie podpisywaliśmy.")) == {"denies_agreement"}
    assert set(said("לא חתמנו על שום דבר")) == {"denies_agreement"}
    assert set(said("I never signed that contract.")) == {"denies_signature"}


def test_only_the_other_sides_own_words_count():
    head = "Thank you.\n\nOn Mon, 9 Nov 2026 at 10:00, Ops wrote:\n"
    quoted = f"{head}> The goods you sent are faulty.\n> It is defective."
    assert said(quoted) == {}
    assert said("Your goods are faulty.", sender="ops@brightsparks.example") == {}
    assert said("Thanks.", subject="Re: defective goods") == {}
    assert "quality_complaint" in said("See the photos.", subject="Defective goods")


def test_in_a_chat_the_day_of_the_words_is_told_and_our_own_are_passed_by():
    chat = read(
        "[3.10.2026, 14:21:05] Bright Sparks Ltd: the old one was defective\n"
        "[4.10.2026, 14:22:00] Mike: the lamp you installed doesn't work\n"
        "[5.10.2026, 14:22:00] Mike: not paying for bad work\n",
        "_chat.txt",
    )
    (plea,) = found(chat, "_chat.txt").values()
    assert (plea.because, str(plea.on)) == ("the lamp you installed doesn't work", "2026-10-04")


def test_a_refusal_to_pay_shows_that_it_is_unpaid_and_promises_nothing():
    for words in ("I won't pay.", "Nie zapłacę.", "אני לא אשלם."):
        full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "x", words)
        (shown,) = [s for s in suggestions(full, "m.eml", CASE) if s.field == "shows"]
        assert (shown.value, shown.reason) == ("unpaid", "refuses"), words


def test_every_list_names_a_plea_that_there_is_and_has_three_languages():
    text = files("casefile.intake").joinpath("pleas.toml").read_text(encoding="utf-8")
    for head, tables in tomllib.loads(text).items():
        for name, lists in tables.items():
            assert set(lists) >= {"en", "pl", "he"}, name
            assert head not in ("sure", "deal") or name in list(Defence), name


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the mails nobody here wrote are not on this disk")
def test_real_mail_that_is_about_no_debt_raises_no_plea():
    """Measured over all of the corpora: none in 211 mails with some 1,400 sentences."""
    readers = leaves("casefile.intake.readers")
    mails = [
        p
        for name in ("email-mikel-mail", "email-hebrew-polish", "email-nodemailer")
        for p in sorted((CORPORA / name).rglob("*.eml"))
        if p.stat().st_size < 100_000
    ]
    hits = [p.name for p in mails if found(read_bytes(p.read_bytes(), p.name, readers))]
    assert len(mails) > 100
    assert hits == []


@pytest.mark.parametrize(
    ("words", "plea"),
    [
        ("The extras were never ordered by us.", "denies_agreement"),
        ("Dodatkowe desery nigdy nie zostały zamówione.", "denies_agreement"),
        ("האוכל הגיע ב-21:00 במקום 19:00 ונגרם לנו נזק.", "quality_complaint"),
        ("The food was served at 9 pm instead of 7 pm.", "quality_complaint"),
        ("Jedzenie podano o 21:00 zamiast o 19:00.", "quality_complaint"),
    ],
)
def test_a_plea_in_the_passive_and_an_hour_in_place_of_another_are_read(words, plea):
    assert set(said(words)) == {plea}


@pytest.mark.parametrize(
    ("words", "plea"),
    [
        (
            "The menus you delivered are the wrong colour. The burgundy came out almost brown. "
            "We can't use them like this and I will not pay the full 2,260.00 for invoice 2418.",
            "The menus you delivered are the wrong colour.",
        ),
        (
            "Menu jest w złym kolorze. Nie zapłacimy całości.",
            "Menu jest w złym kolorze.",
        ),
        ("התפריטים בצבע שגוי. לא נשלם את מלוא הסכום.", "התפריטים בצבע שגוי."),
    ],
)
def test_who_will_not_pay_in_full_complains_of_the_work_and_does_not_refuse_all(words, plea):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Menus", words)
    told = suggestions(full, "m.eml", CASE)
    reasons = {one.reason for one in told if one.field == "shows"}
    assert "refuses_part" in reasons
    assert "refuses" not in reasons
    assert {one.because for one in told if one.value == "quality_complaint"} == {plea}


def test_trade_that_is_slow_hides_no_site_that_is():
    assert set(said("Business is slow and your site is slow, so we will not pay.")) == {
        "quality_complaint"
    }


@pytest.mark.parametrize(
    "words",
    [
        "I know, my client has not paid me. I will pay by the end of July.",
        "Our customer still hasn't paid us.",
        "There is a delay, as our client, the developer of 7 Main Street, has not paid us yet.",
        "Nasz klient, inwestor z Krakowa, nam jeszcze nie zapłacił.",
        "יש עיכוב כי הלקוח שלנו, היזם של רח' יהודה הנחתום, לא שילם לנו עדיין.",
        "My customer hasn't paid me yet.",
        "Nasz kontrahent nie zapłacił.",
        "We are waiting for our customer to pay.",
        "wiem, klient mi nie zapłacił. Do końca lipca przeleję całość",
        "Nasz klient wciąż nie zapłacił.",
        "Czekamy na przelew od klienta.",
        "אני יודע, הלקוח עוד לא שילם לי. אעביר עד סוף יולי",
        "הלקוחות שלנו עדיין לא שילמו.",
    ],
)
def test_who_waits_for_the_money_of_his_own_customer_says_that_he_cannot_pay_now(words):
    plea = said(words)["inability_to_pay"]
    assert plea.because
    assert plea.because in words


@pytest.mark.parametrize(
    "words",
    [
        "If the client has not paid me by then, I will call.",
        "The client paid us long ago.",
        "Klient zapłacił nam w terminie.",
        "אם הלקוח לא שילם לנו נודיע.",
    ],
)
def test_what_he_says_of_a_customer_who_paid_or_may_not_pay_is_no_plea(words):
    assert "inability_to_pay" not in said(words)


def test_the_plea_in_a_chat_is_read_where_the_telephone_knows_the_debtor_by_a_part_of_his_name():
    case = Case(
        claimant=Party(name="Drukarnia Sosna sp. z o.o."),
        respondent=Party(name="Usługi Introligatorskie Jan Krzemień"),
    )
    chat = read(
        "02.07.2026, 10:00 - Olek: Panie Janku, faktura była płatna 30.06\n"
        "02.07.2026, 10:05 - Jan Krzemień: wiem, klient mi nie zapłacił\n"
        "02.07.2026, 10:06 - Olek: klient nam nie płaci, to trudne\n",
        "Czat WhatsApp z Jan Krzemień.txt",
    )
    pleas = [x for x in suggestions(chat, "c.txt", case) if x.field == "plea"]
    assert [(x.value, x.because) for x in pleas] == [
        ("inability_to_pay", "wiem, klient mi nie zapłacił")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Majster był, popatrzył i nic nie zrobił. Dach dalej przecieka, faktury nie zapłacimy.",
        "Był wasz serwisant. Nic nie zrobił, a za naprawę faktury nie zapłacę.",
        "Your repairman never turned up, so we are not paying the invoice.",
        "A man came to look and did not do the work, we are not paying the invoice.",
        "הטכנאי בא לתקן. הוא לא עשה דבר, העבודה לא בוצעה ולא נשלם את החשבונית.",
    ],
)
def test_that_who_was_sent_to_mend_it_did_nothing_denies_no_performance(words):
    assert "denies_performance" not in said(words)


@pytest.mark.parametrize(
    "words",
    [
        "Nic nie zrobiliście, nie zapłacę faktury.",
        "You never turned up, we are not paying the invoice.",
        "לא עשיתם כלום ולא נשלם את החשבונית.",
    ],
)
def test_that_nothing_at_all_was_done_denies_performance(words):
    assert "denies_performance" in said(words)


@pytest.mark.parametrize(
    "words",
    [
        "The fish was served cold and I am not paying the bill.",
        "Ryby podano zimne, nie zapłacę faktury.",
        "הדגים הוגשו קרים, אני לא מתכוון לשלם לפני שנדבר על הנחה.",
    ],
)
def test_food_that_came_cold_is_a_complaint_of_its_quality(words):
    assert set(said(words)) == {"quality_complaint"}


@pytest.mark.parametrize(
    "words",
    [
        "The roof still leaks. We want £800 discount on the invoice.",
        "Dach dalej przecieka. Co do faktury to chcemy 8 000 zł rabatu albo naprawy.",
        'הגג עדיין דולף. אנחנו רוצים 800 ש"ח הנחה על החשבונית.',
    ],
)
def test_a_sum_between_the_wish_and_the_rebate_is_a_wish_to_pay_less_all_the_same(words):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Re: roof", words)
    assert "asks_for_less" in {one.reason for one in suggestions(full, "m.eml", CASE)}


def test_a_plea_reaches_the_invoice_whose_sum_it_names_or_of_which_it_wants_a_rebate():
    debts = (Debt(ref="FV 41/05/2026", amount="24600 PLN"), Debt(ref="2031", amount="3540 PLN"))
    case = CASE.but(debts=debts)

    def reached(words):
        full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Re: x", words)
        return {plea: one.debts for plea, one in found(full, case=case).items()}

    assert reached("Baru nie zamawialiśmy i nie zapłacimy 3540 zł.") == {
        "denies_agreement": ("2031",)
    }
    rebate = "Dach przecieka. Za fakturę 2031 zapłacimy w maju, co do FV 41 chcemy rabatu."
    assert reached(rebate) == {"quality_complaint": ("FV 41/05/2026",)}
