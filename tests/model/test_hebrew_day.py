"""Hebrew dates of days that calendars print."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from casefile.model.hebrew_day import hebrew_day, letters


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2023, 9, 16), "א' בתשרי תשפ\"ד"),
        (date(2024, 10, 3), "א' בתשרי תשפ\"ה"),
        (date(2025, 9, 23), "א' בתשרי תשפ\"ו"),
        (date(2024, 4, 23), 'ט"ו בניסן תשפ"ד'),
        (date(2025, 4, 13), 'ט"ו בניסן תשפ"ה'),
        (date(2024, 3, 24), 'י"ד באדר ב\' תשפ"ד'),
        (date(2025, 3, 14), 'י"ד באדר תשפ"ה'),
        (date(1948, 5, 14), "ה' באייר תש\"ח"),
        (date(2024, 12, 26), 'כ"ה בכסלו תשפ"ה'),
    ],
)
def test_feasts_fall_on_their_hebrew_days(day: date, told: str) -> None:
    """New year, Passover, Purim in a leap year and in a plain one, Hanukkah, the day of 1948."""
    assert hebrew_day(day) == told


def test_every_day_of_forty_years_follows_the_one_before() -> None:
    first = date(2000, 1, 1).toordinal()
    told = [hebrew_day(date.fromordinal(n)) for n in range(first, first + 14_610)]
    assert len(set(told)) == 14_610
    for one, following in pairwise(told):
        same_month = one.split(" ", 1)[1] == following.split(" ", 1)[1]
        assert same_month or following.startswith("א' ")


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "א'"), (15, 'ט"ו'), (16, 'ט"ז'), (30, "ל'"), (786, 'תשפ"ו'), (715, 'תשט"ו')],
)
def test_numbers_in_letters_avoid_the_name(number: int, told: str) -> None:
    assert letters(number) == told
