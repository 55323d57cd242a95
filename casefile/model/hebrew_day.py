"""The Hebrew date of a day, written with letters: כ"ג בכסלו תשפ"ז.

The fixed arithmetic of the Hebrew calendar (Reingold and Dershowitz, Calendrical Calculations, 4th
ed., chapter 8): months of the moon from a reckoned new moon, seven leap years in nineteen.
"""

from __future__ import annotations

from datetime import date

_EPOCH = -1_373_427
"""Day 1 of the Hebrew calendar, counted as :meth:`date.toordinal` counts."""
_NISAN = (
    *("ניסן", "אייר", "סיוון", "תמוז", "אב", "אלול", "תשרי", "חשוון", "כסלו", "טבת", "שבט"),
    *("אדר", "אדר ב'"),
)
_LETTERS = (
    *((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס")),
    *((50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז")),
    *((6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א")),
)


def hebrew_day(day: date) -> str:
    """Return the Hebrew date that begins at the evening before *day*."""
    year, month, number = _parts(day.toordinal())
    name = "אדר א'" if month == 12 and _leap(year) else _NISAN[month - 1]
    return f"{letters(number)} ב{name} {letters(year % 1000)}"


def letters(number: int) -> str:
    """Return a number below 1000 in Hebrew letters; 15 and 16 are 9 and 6, 9 and 7."""
    told, left = "", number
    for value, letter in _LETTERS:
        while left >= value:
            if left in (15, 16):
                told += "ט" + ("ו" if left == 15 else "ז")
                left = 0
                break
            told += letter
            left -= value
    return f"{told}'" if len(told) == 1 else f'{told[:-1]}"{told[-1]}'


def _leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _elapsed(year: int) -> int:
    """Return the days from the epoch to the new year, before its delays of the year's length."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def _new_year(year: int) -> int:
    """Return the ordinal of 1 Tishri."""
    before, this, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    delay = 2 if after - this == 356 else (1 if this - before == 382 else 0)
    return _EPOCH + this + delay


def _length(year: int, month: int) -> int:
    days = _new_year(year + 1) - _new_year(year)
    if month in (2, 4, 6, 10, 13) or (month == 12 and not _leap(year)):
        return 29
    if month == 8:
        return 30 if days in (355, 385) else 29
    if month == 9:
        return 29 if days in (353, 383) else 30
    return 30


def _parts(ordinal: int) -> tuple[int, int, int]:
    """Return (year, month from Nisan, day)."""
    year = (ordinal - _EPOCH) * 98_496 // 35_975_351
    while _new_year(year + 1) <= ordinal:
        year += 1
    left = ordinal - _new_year(year)
    months = [*range(7, 14 if _leap(year) else 13), *range(1, 7)]
    for month in months:
        if left < _length(year, month):
            return year, month, left + 1
        left -= _length(year, month)
    raise AssertionError(f"no Hebrew date for {ordinal}")
