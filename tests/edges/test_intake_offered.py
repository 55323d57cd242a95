"""What offers terms of the talks, and what only sounds like it."""

from __future__ import annotations

import pytest

from casefile.intake.offered import offers


@pytest.mark.parametrize(
    "text",
    [
        "בוא נסגור על חצי ונגמור עם זה",
        "אני מוכן להתפשר על חצי מהסכום",
        "אפשר לפרוס את החוב?",
        "Will you accept half?",
        "Proponuję ugodę: połowę kwoty od razu.",
    ],
)
def test_half_of_the_sum_or_its_spreading_is_an_offer(text):
    assert offers(text)


@pytest.mark.parametrize(
    "text",
    [
        "יש לי יזם שתקוע איתי על חצי מיליון",
        "נפגשים על חצי הדרך, באתר",
        "I am owed half a million by my own customer",
        "Mój klient zalega mi pół miliona",
    ],
)
def test_a_half_of_something_else_is_no_offer_so_its_chat_stays_open(text):
    assert not offers(text)
