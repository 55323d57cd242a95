"""What a plea that is read in a paper speaks of and quotes: the part, its sum, the cause."""

import pytest
from guesses import mail, read
from pleas_read import CASE, found, said

from casefile.intake.guess import suggestions
from casefile.model.claim import Debt

LATE = (
    "logo było spóźnione, przez co straciliśmy targi. Ścianka nie zdążyła do druku. "
    "Szacujemy stratę na 5 000 zł i uważamy sprawę za rozliczoną."
)


def test_a_letter_is_quoted_by_its_sentence_and_not_with_its_head():
    letter = (
        "Harbour Cafe Ltd\nUnit 3 Calder Mill, Wakefield WF1 9ZZ\n20 August 2026\n"
        "Dear Bright Sparks Ltd,\nYour invoices INV-7 and INV-8\n"
        "We repeat that the website was never finished: the gallery is missing and the page fails\n"
        "on mobile phones. We had to pay another firm and we will set that off against\n"
        "anything due.\nYours sincerely\nMike Harbour, Director\n"
    )
    told = {plea: one.because for plea, one in found(read(letter, "l.txt"), "l.txt").items()}
    assert told["set_off"] == (
        "We had to pay another firm and we will set that off against anything due."
    )
    assert told["incomplete_work"].startswith("We repeat that the website was never finished:")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Hello,\n\nThe goods are faulty.", "The goods are faulty."),
        (
            "Hello,\n\nThe seams come apart. We are not paying the rest.",
            "We are not paying the rest.",
        ),
        ("Hello,\n\nCall me.", "Goods you sent were faulty"),
    ],
)
def test_a_plea_is_quoted_from_the_body_before_the_subject(body, words):
    assert said(body, subject="Goods you sent were faulty")["quality_complaint"].because == words


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("The extras were never ordered.", "extras"),
        ("Nobody agreed the Extra Work.", "Extra Work"),
        ("Dodatkowych prac nie zamawialiśmy.", "Dodatkowych prac"),
        ("Nobody agreed the additional chairs.", "additional chairs"),
        ("We never agreed to pay extra for it.", ""),
        ("Nikt nie zlecał tych robót dodatkowych.", "robót dodatkowych"),
        ("Nie zamawialiśmy dodatkowych krzeseł.", "dodatkowych krzeseł"),
        ("Dodatkowo nie zamawialiśmy krzeseł.", ""),
        ("לא הזמנו את התוספות.", "התוספות"),
        ("לא הזמנו את הכיסאות הנוספים.", "הכיסאות הנוספים"),
        ("לא הזמנו את השולחנות והכיסאות הנוספים.", ""),
        ("We never ordered this.", ""),
        ("We never ordered the work or the extras.", ""),
        ("Apart from the extras, nobody agreed the price.", ""),
        ("Nie zamawialiśmy remontu ani prac dodatkowych.", ""),
        ("לא הזמנו את העבודה והתוספות.", ""),
    ],
)
def test_a_plea_names_the_part_that_it_speaks_of_where_nothing_else_is_meant(words, part):
    assert said(words)["denies_agreement"].part == part


def test_a_mail_that_complains_and_denies_the_extras_offers_both_pleas_and_the_sum_of_the_part():
    both = said(
        "האוכל באירוע השני הגיע באיחור של שעתיים, האורחים המתינו רעבים. "
        "תוספות הקינוחים בסך 1,900 ₪ מעולם לא הוזמנו על ידינו."
    )

    assert set(both) == {"quality_complaint", "denies_agreement"}
    denied = both["denies_agreement"]
    assert (denied.part, str(denied.part_sum)) == ("תוספות", "1900.00 ILS")
    assert both["quality_complaint"].part_sum is None


@pytest.mark.parametrize(
    ("words", "plea", "quoted"),
    [
        ("The roof still leaks. Therefore we will deduct the repair.", "set_off", "both"),
        ("Dach przecieka. Dlatego potrącamy koszt naprawy.", "set_off", "second"),
        ("Dach nadal nam przecieka. Dlatego potrącamy koszt naprawy.", "set_off", "both"),
        ("הגג דולף לנו כל הזמן. לכן נקזז את התיקון.", "set_off", "both"),
        ("The roof leaks. We will deduct the repair.", "set_off", "second"),
        ("Dear Ann,\n\nTherefore we will deduct the repair.", "set_off", "second"),
    ],
)
def test_a_sentence_that_draws_a_conclusion_is_quoted_with_what_it_is_drawn_from(
    words, plea, quoted
):
    both = " ".join(words.split())
    second = both.split(". ")[-1].split(", ")[-1]
    assert said(words)[plea].because == (both if quoted == "both" else second)


def test_the_fault_is_quoted_with_the_refusal_where_the_subject_alone_names_it():
    body = "Hello Ann.\n\nThe cakes came at six. We will therefore not pay.\n\nBob"
    plea = said(body, subject="Cakes arrived late")["quality_complaint"]
    assert plea.because == "The cakes came at six. We will therefore not pay."
    assert said("The cakes came two hours late. We will therefore not pay.")[
        "quality_complaint"
    ].because.startswith("The cakes came two hours late.")


def test_a_loss_by_a_late_delivery_is_set_off_with_its_sum_and_no_complaint_of_quality():
    plea = said(LATE)
    assert set(plea) == {"set_off"}
    assert plea["set_off"].because.startswith("logo było spóźnione")
    assert "5 000 zł" in plea["set_off"].because
    assert str(plea["set_off"].part_sum) == "5000.00 PLN"
    english = said("The stand was late. We estimate our loss at £900 and consider it settled.")
    assert (set(english), str(english["set_off"].part_sum)) == ({"set_off"}, "900.00 GBP")
    assert set(said("Logo było spóźnione.")) == {"quality_complaint"}
    both = said("The stand was late and faulty. We estimate our loss at £900.")
    assert set(both) == {"set_off", "quality_complaint"}


ASKED = {
    "en": ("The doors are defective. Guests saw. We want a discount of 5 %.", ("doors", "5 %")),
    "pl": (
        "Składamy reklamację: szafy mają zły kolor. Goście to widzą. Do czasu wyjaśnienia "
        "wstrzymujemy płatność. Oczekujemy rabatu 30%.",
        ("reklamację", "wstrzymujemy", "30%"),
    ),
    "he": ("האוכל הגיע באיחור והיה קר. הלקוח התלונן. מבקשים הנחה של 8,000 ₪.", ("קר", "8,000")),
}  # fmt: skip


@pytest.mark.parametrize("language", ASKED)
def test_a_plea_is_quoted_with_what_he_asks_for_it_and_a_person_is_told_of_it(language):
    body, parts = ASKED[language]
    told = found(mail("owner@harbourcafe.example", "ops@brightsparks.example", "Hello", body))
    words = told["quality_complaint"].because
    assert all(part in words for part in parts)
    assert " … " in words, "a sentence between them is left out"
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Hello", body)
    warned = [x for x in suggestions(full, "m.eml", CASE) if x.reason == "asks_for_less"]
    assert [x.field for x in warned] == ["warning"]
    assert parts[-1] in warned[0].because


def test_the_invoice_for_which_he_wants_less_is_the_one_his_plea_is_about():
    debts = (Debt(ref="INV-7", amount="100.00 GBP"), Debt(ref="INV-8", amount="200.00 GBP"))
    body = (
        "The food was defective. For INV-8 we ask for a reduction of £50.\n\n"
        "We will pay INV-7 when our customer pays us."
    )
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Hello", body)
    (plea,) = [x for x in suggestions(full, "m.eml", CASE.but(debts=debts)) if x.field == "plea"]
    assert plea.debts == ("INV-8",)


@pytest.mark.parametrize(
    "body",
    [
        "If it is late again we will withhold payment.",
        "Can we ask for a discount?",
        "We do not want a discount.",
        "Thank you for the work.",
    ],
)
def test_nothing_is_asked_by_a_question_an_if_or_a_denial(body):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Hello", body)
    assert not [x for x in suggestions(full, "m.eml", CASE) if x.reason == "asks_for_less"]


OFFERED = {
    "en": "To close the matter we can pay £2,500 and not a penny more. Valid to 31 October.",
    "pl": "Żeby zakończyć sprawę, możemy zapłacić 2 500 zł i ani złotówki więcej. Ważne do jutra.",
    "he": "לסיום העניין אנו מוכנים לשלם 2,500 ₪ ולא שקל יותר. בתוקף עד 31.10.",
}


@pytest.mark.parametrize("language", OFFERED)
def test_a_mail_with_an_offer_in_it_tells_a_person_to_write_the_offer_down(language):
    full = mail("owner@harbourcafe.example", "ops@brightsparks.example", "Re: X", OFFERED[language])
    told = [x for x in suggestions(full, "m.eml", CASE) if x.field == "warning"]
    assert [x.reason for x in told] == ["offers_terms"]
    assert "2" in told[0].because
    ours = mail("ops@brightsparks.example", "owner@harbourcafe.example", "Re: X", OFFERED[language])
    assert not [x for x in suggestions(ours, "m.eml", CASE) if x.field == "warning"]


def test_who_asks_for_his_money_to_close_the_matter_offers_nothing():
    full = mail(
        "owner@harbourcafe.example",
        "ops@brightsparks.example",
        "X",
        "To close the matter, call me.",
    )
    assert not [x for x in suggestions(full, "m.eml", CASE) if x.reason == "offers_terms"]
