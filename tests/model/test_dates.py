"""Days that carry their precision."""

import copy
import pickle
import re
from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter

from casefile.library import CODES, languages
from casefile.model.dates import (
    UNDATED,
    LooseDate,
    Precision,
    is_two_ways,
    loose,
    read_coming_day,
    read_day,
    read_past_day,
)
from casefile.model.fault import Fault

ON = date(2026, 3, 21)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2026-01-12", date(2026, 1, 12), date(2026, 1, 12), Precision.DAY),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), Precision.MONTH),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), Precision.YEAR),
        ("~2026-01-12", date(2026, 1, 12), date(2026, 1, 12), Precision.ABOUT),
    ],
)
def test_a_day_is_known_as_well_as_it_is_written(text, first, last, precision):
    day = loose(text)
    assert (day.first, day.last, day.precision) == (first, last, precision)
    assert str(day) == text


def test_an_unknown_day_is_not_a_day_and_sorts_last():
    assert not UNDATED.known
    assert UNDATED.exact is None
    assert sorted([UNDATED, loose("2026-05"), loose("2026-01-12")])[-1] is UNDATED


def test_a_day_known_to_the_month_is_not_exact():
    assert loose("2026-02").exact is None
    assert loose("~2026-02-03").exact is None
    assert loose("2026-02-03").exact == date(2026, 2, 3)


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026-13", "yesterdayish", "12/2026", 5, "9999-12-31", "~0202", "1799-12"],
)
def test_an_impossible_day_is_refused(text):
    with pytest.raises(ValueError):
        loose(text)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("12.1", "2026-01-12"),
        ("12.1.", "2026-01-12"),
        ("30.12", "2025-12-30"),
        ("12.1.25", "2025-01-12"),
        ("12/01/2026", "2026-01-12"),
        ("+30", "2026-04-20"),
        ("-61d", "2026-01-19"),
        ("2026-01", "2026-01"),
        ("29.2", "2024-02-29"),
        ("12 January 2025", "2025-01-12"),
        ("2nd of Feb", "2026-02-02"),
        ("March 3rd, 2025", "2025-03-03"),
        ("May 2025", "2025-05"),
        ("12 maja 2025 r.", "2025-05-12"),
        ("3 pazdziernika 2025", "2025-10-03"),
        ("12 במאי 2025", "2025-05-12"),
    ],
)
def test_a_day_is_read_as_people_type_it(typed, iso):
    on = date(2025, 1, 10) if typed == "29.2" else ON
    assert str(read_day(typed, on)) == iso


def test_a_loose_day_survives_json_copying_and_pickling():
    day = loose("~2026-01")
    adapter = TypeAdapter(LooseDate)
    assert adapter.validate_json(adapter.dump_json(day)) == day
    assert copy.deepcopy(day) == day
    assert pickle.loads(pickle.dumps(day)) == day


def test_a_loose_day_cannot_be_changed():
    with pytest.raises(AttributeError):
        loose("2026").first = ON


def test_a_moment_is_its_day_and_a_day_that_no_near_year_has_is_refused():
    assert str(loose(datetime(2026, 1, 12, 23, 59, tzinfo=UTC))) == "2026-01-12"
    with pytest.raises(ValueError):
        read_day("31.2", date(2026, 1, 12))
    for typed in ("31 April 2026", "12 soon 2026", "12.1.0206", "1 May 9999", "-99999"):
        with pytest.raises(ValueError):
            read_day(typed, ON)


def test_a_date_of_a_year_that_no_case_has_is_unknown_when_a_file_carries_it():
    assert loose(date(9999, 12, 31)) is loose(datetime(1601, 1, 1, tzinfo=UTC)) is UNDATED
    assert loose(date(1800, 1, 1)).exact == date(1800, 1, 1)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("8.2026", "2026-08"),
        ("08/2026", "2026-08"),
        ("sierpień 2026", "2026-08"),
        ("August", "2026-08"),
        ("koniec sierpnia 2026", "~2026-08"),
        ("pod koniec sierpnia", "~2026-08"),
        ("w połowie sierpnia 2026", "~2026-08"),
        ("end of August 2026", "~2026-08"),
        ("late August", "~2026-08"),
        ("mid-August 2026", "~2026-08"),
        ("סוף אוגוסט 2026", "~2026-08"),
        ("בתחילת אוגוסט", "~2026-08"),
        ("około 25.8.2026", "~2026-08-25"),
        ("ok. 25 sierpnia", "~2026-08-25"),
        ("about 25 August 2026", "~2026-08-25"),
        ("בערך 25.8.2026", "~2026-08-25"),
        ("circa 2025", "~2025"),
        ("~2026-08", "~2026-08"),
        ("around the end of August", "~2026-08"),
        ("sometime in mid-August 2026", "~2026-08"),
        ("towards the beginning of August", "~2026-08"),
        ("end August 2026", "~2026-08"),
        ("około końca sierpnia", "~2026-08"),
        ("mniej więcej w połowie sierpnia", "~2026-08"),
        ("gdzies na poczatku sierpnia", "~2026-08"),
        ("w okolicach połowy sierpnia 2026", "~2026-08"),
        ("בסביבות סוף אוגוסט", "~2026-08"),
        ("בערך באמצע אוגוסט 2026", "~2026-08"),
        ("לקראת סוף חודש אוגוסט", "~2026-08"),
        ("about the end of 2025", "~2025"),
        ("in August", "2026-08"),
        ("בחודש אוגוסט", "2026-08"),
        ("באוגוסט", "2026-08"),
        ("באוגוסט 2026", "2026-08"),
        ("בסוף אוגוסט", "~2026-08"),
        ("w sierpniu", "2026-08"),
        ("w sierpniu 2026", "2026-08"),
        ("w sierpniu 2026 r.", "2026-08"),
        ("we wrzesniu 2026 roku", "2026-09"),
        ("w ciągu września", "2026-09"),
        ("w miesiącu sierpniu", "2026-08"),
        ("około 25 sierpnia 2026 roku", "~2026-08-25"),
        ("w grudniu", "2025-12"),
        ("w 08.2026", "2026-08"),
        ("in early August", "~2026-08"),
        ("w 2025 r.", "2025"),
        ("w roku 2025", "2025"),
        ("in 2025", "2025"),
        ("בשנת 2025", "2025"),
        ("ב-2025", "2025"),
    ],
)
def test_a_day_half_remembered_is_read_as_well_as_it_is_remembered(typed, iso):
    assert str(read_past_day(typed, date(2026, 11, 23))) == iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("by the end of December", "2026-12-31"),
        ("by end of February 2028", "2028-02-29"),
        ("until the end of 2027", "2027-12-31"),
        ("do końca grudnia", "2026-12-31"),
        ("do konca lutego 2027 r.", "2027-02-28"),
        ("do końca 2027 roku", "2027-12-31"),
        ("עד סוף דצמבר", "2026-12-31"),
        ("עד סוף חודש דצמבר 2026", "2026-12-31"),
    ],
)
def test_by_the_end_of_a_month_is_by_its_last_day_where_something_is_to_be(typed, iso):
    on = date(2026, 11, 23)
    assert str(read_coming_day(typed, on)) == str(read_day(typed, on)) == iso
    assert str(read_coming_day(typed.removeprefix("by "), on)) == iso


@pytest.mark.parametrize(
    "typed", ["about the end of December", "pod koniec grudnia", "mid December"]
)
def test_what_is_to_be_about_a_month_is_no_day_of_it(typed):
    assert str(read_coming_day(typed, date(2026, 11, 23))) == "~2026-12"


@pytest.mark.parametrize("typed", ["by the end of August", "do końca sierpnia", "עד סוף אוגוסט"])
def test_what_was_done_by_the_end_of_a_month_was_done_about_then(typed):
    assert str(read_past_day(typed, date(2026, 11, 23))) == "~2026-08"


def test_every_month_of_the_year_is_known_as_poles_say_when_something_was():
    within = "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku"
    for number, month in enumerate([*within.split(), "listopadzie", "grudniu"], 1):
        assert str(read_day(f"w {month} 2026", ON)) == f"2026-{number:02}"


def test_a_month_without_a_year_by_which_something_is_to_be_is_the_next_one():
    for typed, iso in (("w maju", "2027-05"), ("w grudniu", "2026-12"), ("במאי", "2027-05")):
        assert str(read_coming_day(typed, date(2026, 11, 23))) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "13.2026",
        "about",
        "end of",
        "late",
        "in",
        "w",
        "we",
        "w roku",
        "around the",
        "next Monday",
        "c. c.",
        "~",
    ],
)
def test_what_names_no_day_and_no_month_stays_refused(typed):
    with pytest.raises(ValueError, match="not_a_day"):
        read_past_day(typed, date(2026, 11, 23))


@pytest.mark.parametrize("code", CODES)
def test_a_refused_day_names_what_may_be_typed_and_each_of_it_is_read(code):
    """Of a written record only the form in which it is kept is named."""
    words = languages()[code]
    with pytest.raises(Fault) as refused:
        read_past_day("whenever", date(2026, 11, 23))
    told = words.say(refused.value.told)
    examples = re.search(r"\((?:[^:(]*: )?(.*)\)", told).group(1)
    forms = re.split(r", | (?:or|lub|או) ", examples)
    assert len(forms) == 9
    for typed in forms:
        assert read_day(typed, date(2026, 11, 23)).known, typed
    with pytest.raises(Fault, match="not_a_written_day"):
        loose("12 May 2026")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026/03/05", "2026-03-05"),
        ("2026.3.5", "2026-03-05"),
        ("02/17/2026", "2026-02-17"),
        ("2/17", "2026-02-17"),
        ("17/02/2026", "2026-02-17"),
    ],
)
def test_a_year_first_and_the_one_reading_that_a_calendar_has_are_read(typed, day):
    assert str(read_day(typed, ON)) == day


@pytest.mark.parametrize("typed", ["13/13/2026", "2026/13/05", "2026/02/30"])
def test_figures_that_no_calendar_has_in_any_order_are_refused(typed):
    with pytest.raises(Fault, match="not_a_day"):
        read_day(typed, ON)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("first half of May", "~2025-05"),
        ("in the second half of May 2025", "~2025-05"),
        ("last May", "2025-05"),
        ("about last May", "~2025-05"),
        ("May last year", "2025-05"),
        ("w lutym br.", "2026-02"),
        ("w maju ub.r.", "2025-05"),
        ("w maju ubiegłego roku", "2025-05"),
        ("w pierwszej połowie maja", "~2025-05"),
        ("w ostatnim maju", "2025-05"),
        ("במאי האחרון", "2025-05"),
        ("בפברואר השנה", "2026-02"),
        ("במאי אשתקד", "2025-05"),
        ("במחצית הראשונה של מאי", "~2025-05"),
    ],
)
def test_a_month_said_from_today_is_known_as_well_as_it_was_said(typed, day):
    assert str(read_past_day(typed, ON)) == day


def test_figures_with_strokes_may_be_two_days_and_points_and_words_never():
    assert all(map(is_two_ways, ["10/05/2026", "10-05-26", "1/2"]))
    others = ["10.05.2026", "13/05/2026", "5/5/2026", "2026-05-10", "10 May", "May", ""]
    assert not any(map(is_two_ways, others))


@pytest.mark.parametrize(
    "typed",
    [
        *("Friday", "on Friday", "by friday", "Fri", "piątek", "w piątek", "do piątku", "w piatek"),
        *("pt.", "יום שישי", "ביום שישי", "עד יום שישי", "יום ו'"),
    ],
)
def test_a_day_of_the_week_is_the_next_one_of_what_is_to_be_and_the_last_one_of_what_was(typed):
    assert read_coming_day(typed, ON) == loose("2026-03-27")
    assert read_past_day(typed, ON) == loose("2026-03-20")
    with pytest.raises(Fault):  # of a day that may be either, both are meant
        read_day(typed, ON)


@pytest.mark.parametrize(
    ("typed", "coming", "past"),
    [
        ("w sobotę", "2026-03-28", "2026-03-14"),
        ("Saturday", "2026-03-28", "2026-03-14"),
        ("בשבת", "2026-03-28", "2026-03-14"),
        ("w niedzielę", "2026-03-22", "2026-03-15"),
        ("we wtorek", "2026-03-24", "2026-03-17"),
        ("około środy", "~2026-03-25", "~2026-03-18"),
    ],
)
def test_a_day_of_the_week_said_on_that_very_day_is_a_week_away(typed, coming, past):
    """ON is a Saturday: who means it says today."""
    assert read_coming_day(typed, ON) == loose(coming)
    assert read_past_day(typed, ON) == loose(past)


def test_the_last_friday_is_one_that_was_and_the_next_one_may_be_either_of_two():
    for typed in ("last Friday", "ostatni piątek", "ביום שישי האחרון"):
        assert read_day(typed, ON) == loose("2026-03-20")
        with pytest.raises(Fault):
            read_coming_day(typed, ON)
    for typed in ("next Friday", "w przyszły piątek", "ביום שישי הבא", "שני", "on", "w"):
        with pytest.raises(Fault):
            read_coming_day(typed, ON)
