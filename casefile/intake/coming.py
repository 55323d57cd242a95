"""Days still to come, as they are said: by October 16, do końca miesiąca, עד 14.9."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from casefile.intake.clues import Phrases, phrases_of
from casefile.intake.finds import Find, days
from casefile.model.dates import LooseDate, loose, read_coming_day
from casefile.model.months import month_numbers
from casefile.model.weekdays import weekday_after

_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
_NOT_BEHIND = r"(?![\w/-]|[.,]\d)"
_MOST = 31


def days_to_come(text: str, said_on: LooseDate) -> Iterator[tuple[LooseDate, Find]]:
    """Yield the days named in *text*, in their order, as they were meant on *said_on*.

    A day without its year is the next one; without a date, that of the week or month it was said
    in ("by Friday", "end of the month"). Where it is not known when it was said, only whole dates
    are told.
    """
    found = [*days(text)]
    since = said_on.exact
    if since is not None:
        found += _without_a_year(text, since)
        found += _by_their_names(text, since)
    taken: list[Find] = []
    for day, find in sorted(found, key=lambda one: (one[1].start, -one[1].end)):
        if all(find.start >= one.end or find.end <= one.start for one in taken):
            taken.append(find)
            yield day, find


def _without_a_year(text: str, since: date) -> Iterator[tuple[LooseDate, Find]]:
    for found in _dated().finditer(text):
        with suppress(ValueError):
            day = read_coming_day(found["day"], since)
            yield day, Find(found["day"], found.start("day"), found.end("day"))


def _by_their_names(text: str, since: date) -> Iterator[tuple[LooseDate, Find]]:
    for name, words in _named().items():
        found = words.search(text)
        if found is not None:
            yield _meant(name, since), Find(found.group(), found.start(), found.end())


def _meant(name: str, since: date) -> LooseDate:
    """Return the day that *name* means, said on *since*; of a week that it is about its end."""
    next_month = since.replace(day=1) + timedelta(days=_MOST)
    sunday = since + timedelta(days=6 - since.weekday())
    ends = {"this_week": sunday, "next_week": sunday + timedelta(days=7)}
    if name in ends:
        return loose(f"~{ends[name]}")
    if name in ("this_month", "next_month"):
        return loose(f"{since if name == 'this_month' else next_month:%Y-%m}")
    if name in ("today", "tomorrow"):
        return loose(since + timedelta(days=int(name == "tomorrow")))
    return loose(weekday_after(since, _WEEK.index(name)))


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    text = files("casefile.intake").joinpath("coming.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _named() -> dict[str, Phrases]:
    return {name: phrases_of(words) for name, words in _lists().items() if name != "before"}


@cache
def _dated() -> re.Pattern[str]:
    """Return what a day without its year looks like: a month by its name, or figures behind a word
    like "by"."""
    months = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    before = "|".join(
        re.escape(one)
        for words in _lists()["before"].values()
        for one in sorted(words, key=len, reverse=True)
    )
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    worded = rf"{day}\.?\s+(?:of\s+)?ב?(?:{months})|(?:{months})\s+{day}"
    figures = r"\d{1,2}[./]\d{1,2}"
    month = rf"(?:{months})"
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{before})(?:\s+|-|(?<=ב)))(?:the\s+)?(?P<day>{worded}|{figures}|{month}){_NOT_BEHIND}",
        re.IGNORECASE,
    )
