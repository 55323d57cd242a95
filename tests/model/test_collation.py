"""Names in the order of the reader's alphabet, whatever their case, points and quotes."""

import random

import pytest

from casefile.library import languages
from casefile.model.collation import order
from casefile.model.exhibit import Element

POLISH = "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż".split()


def ordered(names, code):
    shuffled = random.Random(7).sample(names, len(names))
    return sorted(shuffled, key=lambda name: order(name, code))


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("pl", POLISH),
        ("pl", ["Lubin", "Luz", "Łabędź", "łasica", "Łódź", "Mak"]),
        ("pl", ["zorza", "Zysk", "źródło", "Żaba", "żuk"]),
        ("pl", ["Anna Żak", "Annopol", "ANTEK"]),
        ("en", ["Łódź", "London", "Löwe", "Lviv"]),
        ("en", ["C-2", "C-9", "C-10", "C-100"]),
        ("he", ["אבן", 'אבן בע"מ', "בית", "כהן", "לוי", "תמר", "Adler", "Zorza"]),
        ("en", ["Adler", "Zorza", "אבן", "תמר"]),
        ("he", ["מלך", "מלכה"]),
        ("he", ["שלום א", "שָׁלוֹם ב", "שלום ג"]),
        ("he", ["צ׳רלי", "צרפת"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(code, names):
    assert ordered(names, code) == names


def test_polish_letters_follow_their_own_and_fall_together_elsewhere():
    assert ordered(["lz", "ła"], "pl") == ["lz", "ła"]
    assert ordered(["lz", "ła"], "en") == ["ła", "lz"]


def test_quotes_points_case_and_final_letters_part_nothing_by_themselves():
    for one, other in (("בע״מ", 'בע"מ'), ("שָׁלוֹם", "שלום"), ("ŁÓDŹ", "łódź"), ("O'Brien", "OBrien")):
        assert order(one, "he")[0] == order(other, "he")[0]


def test_a_language_orders_by_its_own_alphabet():
    names = ["Żak", "Zorza"]
    assert sorted(names, key=languages()["pl"].order) == ["Zorza", "Żak"]


def test_choices_stand_in_the_order_of_their_kind_not_of_their_codes():
    words = languages()["pl"]
    told = words.names_of(frozenset({Element.AMOUNT, Element.PARTIES, Element.AGREEMENT}))
    assert told == [words.name_of(e) for e in (Element.PARTIES, Element.AGREEMENT, Element.AMOUNT)]
