"""What a person typed, as the program understood it: echoed under the field before it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from casefile.model.clean import one_line
from casefile.model.dates import UNDATED, LooseDate, is_two_ways, loose, not_to_come, read_day
from casefile.model.fault import Fault
from casefile.model.language import Language
from casefile.model.money import DOLLARS, Money, read_money, read_number
from casefile.model.rate import read_rate
from casefile.rules.numbers import number_fits
from casefile.screens.paste import dropped_paths
from casefile.screens.plain import apart, from_the_left

MARKS = 30
"""Letters of a paper that is told by its mark and title."""
_HOUR = re.compile(r"^(?P<day>.*?)[\s,]*\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)$")

_AS_TYPED = {0x200E: None, 0x200F: None, 0xA0: " ", 0x202F: " "}
"""Marks of direction, which nobody types, and spaces that do not break."""


class Read(NamedTuple):
    """A reading: what was understood, in words; *fault* is the wording key when nothing was."""

    echo: str = ""
    fault: str = ""
    money: Money | None = None
    day: LooseDate = UNDATED
    hour: time | None = None
    number: Decimal | None = None
    file: Path | None = None
    mark: str = ""
    files: tuple[Path, ...] = ()
    currency: str = ""


def money_read(text: str, words: Language, currency: str) -> Read:
    """Return the sum that was typed; nothing typed is not a fault."""
    if not text.strip():
        return Read()
    try:
        money = read_money(text, currency)
    except ValueError:
        named = re.search(r"[^\d\s.,'+-]", text.strip().rstrip("kKmM"))
        known = bool(currency or named)
        return Read(fault="screens.reading.not_money" if known else "screens.reading.no_currency")
    if money.amount <= 0:
        return Read(fault="screens.reading.not_above_zero")
    return Read(echo=words.money(money), money=money)


def currency_read(text: str) -> Read:
    """Return the currency that was typed, by its code, its sign or its word: PLN, £, zł."""
    if not text.strip():
        return Read()
    try:
        code = read_money(f"1 {text.strip()}").currency
    except ValueError:
        return Read(fault="screens.reading.not_a_currency")
    return Read(echo="" if code == text.strip() else code, currency=code)


def day_read(
    text: str, words: Language, on: date, kind: str = "day", *, since: date | None = None
) -> Read:
    """Return the day that was typed, as far as it is known; nothing typed is not a fault.

    *kind*: ``past_day`` for what was, ``coming_day`` for what is to be, ``day`` for either.
    *since* is the day it is read from where that is not *on*, the day of reading.
    """
    if not text.strip():
        return Read()
    begun = since or on
    earliest = begun if kind == "coming_day" else date.min
    latest = on if kind == "past_day" else date.max
    if is_two_ways(text) and words.term("formats.day").startswith("y"):  # no order is usual here
        return Read(fault="screens.reading.day_two_ways")
    try:
        day = read_day(text, begun, earliest=earliest, latest=latest)
    except (ValueError, OverflowError):
        return Read(fault="screens.reading.not_a_day")
    if kind == "past_day":
        try:
            not_to_come(day, on)
        except ValueError:
            return Read(fault="screens.reading.day_to_come")
    return Read(echo=_told(day, words, on), day=day)


def moment_read(text: str, words: Language, on: date) -> Read:
    """Return the day and hour at which something was: ``12.1 14:30``, ``9:05``; nothing: today."""
    typed = text.strip()
    hour: time | None = None
    match = _HOUR.match(typed)
    if match and not re.fullmatch(r"\d{1,2}\.\d{1,2}", typed):
        hour = time(int(match["hour"]), int(match["minute"]))
        typed = match["day"].strip()
    if not typed:
        read = Read(day=loose(on), echo=_told(loose(on), words, on))
    else:
        read = day_read(typed, words, on, "past_day")
    if read.fault or hour is None:
        return read
    return read._replace(hour=hour, echo=f"{read.echo}, {hour:%H:%M}")


def number_read(text: str) -> Read:
    """Return the number that was typed; nothing typed is not a fault."""
    if not text.strip():
        return Read()
    try:
        return Read(number=read_number(text), echo="")
    except ValueError:
        return Read(fault="screens.reading.not_a_number")


def rate_read(text: str, words: Language, law: Mapping[str, str]) -> Read:
    """Return the agreed rate a year; *law* is what the place says of one, by name.

    ``by_month``: of a rate stated by the month alone; ``most``: above it one is unlawful.
    """
    if not text.strip():
        return Read()
    try:
        rate = read_rate(text)
    except Fault as fault:
        named = fault.told.key.rpartition(".")[2]
        said = law.get("by_month", "") if named == "rate_by_month" else ""
        return Read(fault=f"screens.reading.{named}", echo=said)
    most = law.get("most", "")
    unlawful = most and rate > Decimal(most)
    told = words.term("screens.reading.rate_unlawful", most=Decimal(most)) if unlawful else ""
    return Read(number=rate, echo=told)


def marks_read(text: str, papers: Mapping[str, str]) -> Read:
    """Return the papers whose marks were typed, by their titles; nothing typed is not a fault."""
    known = _by_mark(papers)
    typed = [part.strip().casefold() for part in text.split(",") if part.strip()]
    if any(part not in known for part in typed):
        return Read(fault="screens.reading.not_a_mark")
    return Read(echo=apart(*(one_line(" ".join(known[part]), MARKS) for part in typed), by=", "))


def paper_read(text: str, papers: Mapping[str, str]) -> Read:
    """Return the one paper whose mark was typed, else the file that was named or dropped."""
    paper = _by_mark(papers).get(text.strip().casefold())
    if paper is not None:
        return Read(echo=apart(one_line(" ".join(paper), MARKS)), mark=paper[0])
    read = file_read(text)
    return read._replace(fault="screens.reading.not_a_paper") if read.fault else read


def _by_mark(papers: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return mark and title of papers by the mark as anybody may type it: ``c-3``."""
    return {mark.casefold(): (mark, title) for mark, title in papers.items()}


def file_read(text: str) -> Read:
    """Return the one file that was named or dropped; nothing typed is not a fault."""
    if not text.strip():
        return Read()
    paths = dropped_paths(text)
    if len(paths) != 1 or not paths[0].is_file():
        return Read(fault="screens.reading.not_a_file")
    return Read(echo=apart(from_the_left(one_line(paths[0].name, 60))), file=paths[0])


def files_read(text: str, words: Language) -> Read:
    """Return the files and folders that were named or dropped; nothing typed is not a fault."""
    if not text.strip():
        return Read()
    paths = dropped_paths(text)
    if not paths:
        return Read(fault="screens.reading.not_files")
    names = [from_the_left(one_line(path.name, 24)) for path in paths[:3]]
    told = words.term("screens.reading.files", n=len(paths), names=names)
    return Read(echo=told, files=tuple(paths))


def register_read(text: str, words: Language, kind: str) -> Read:
    """Return whether the digits can be a number of that kind; a wrong one may still be kept."""
    if not text.strip():
        return Read()
    fit = number_fits(kind, text)
    return Read(echo=words.term(f"screens.reading.number_{fit.value}"))


def _told(day: LooseDate, words: Language, on: date) -> str:
    told = words.loose_day(day, long=True)
    if day.exact is None:
        return told
    told = f"{words.term(f'screens.weekday.{day.exact.weekday()}')}, {told}"
    days = (day.exact - on).days
    if days == 0:
        return f"{told} ({words.term('screens.days.today')})"
    key = "screens.days.ahead" if days > 0 else "screens.days.ago"
    return f"{told} ({words.term(key, n=abs(days))})"


def typed_day(day: LooseDate, words: Language) -> str:
    """Return a day as it is told on the same screen: ``12/01/2026``; an inexact one as stored."""
    exact = day.exact
    return words.day(exact) if exact else str(day)


def typed_money(money: Money | None, words: Language) -> str:
    """Return a sum as it is written on the same screen, without marks of direction:

    ``1 200,50 zł``.

    Where that would not be read back as the same sum, a sign that many currencies share, it is the
    number with the code: ``15,000.50 AUD``.
    """
    if money is None:
        return ""
    told = words.money(money).translate(_AS_TYPED)
    try:
        same = {read_money(told, one) for one in ("", *DOLLARS)} == {money}
    except ValueError:
        same = False
    return told if same else f"{words.number(money.amount)} {money.currency}".translate(_AS_TYPED)


def typed_number(number: Decimal | None, words: Language) -> str:
    """Return a number as it is written on the same screen: ``8,5``.

    Three digits behind the point would be read as thousands: a zero more keeps them where they are.
    """
    if number is None:
        return ""
    told = words.number(number).translate(_AS_TYPED)
    return told if read_number(told) == number else f"{told}0"
