"""What people type and drop: sums, days, hours, paths, as the program understands them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from rich.cells import cell_len
from screen_steps import ON

from casefile.library import CODES, jurisdictions, languages
from casefile.model.case import Case
from casefile.screens.claim_fields import claim_fields
from casefile.screens.fields import Field, read_as
from casefile.screens.folded import folded
from casefile.screens.paste import dropped_paths
from casefile.screens.plain import bare
from casefile.screens.reading import day_read, marks_read, moment_read, money_read, rate_read

EN = languages()["en"]


@pytest.mark.parametrize(
    ("typed", "sum_"),
    [
        ("4500", "4500.00 PLN"),
        ("1 200,50 zł", "1200.50 PLN"),
        ("4.5k", "4500.00 PLN"),
        ("₪4,500", "4500.00 ILS"),
    ],
)
def test_sums_are_read_as_people_write_them(typed: str, sum_: str) -> None:
    assert str(money_read(typed, EN, "PLN").money) == sum_


@pytest.mark.parametrize(
    ("typed", "currency", "fault"),
    [
        ("much", "PLN", "screens.reading.not_money"),
        ("4500", "", "screens.reading.no_currency"),
        ("-5", "PLN", "screens.reading.not_above_zero"),
        ("0", "PLN", "screens.reading.not_above_zero"),
    ],
)
def test_what_is_no_sum_is_named_in_words(typed: str, currency: str, fault: str) -> None:
    assert money_read(typed, EN, currency).fault == fault
    assert EN.has(fault)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12.1", "2027-01-12"),
        ("12.1.2026", "2026-01-12"),
        ("+30", "2026-12-22"),
        ("-61d", "2026-09-22"),
        ("2026-01", "2026-01"),
        ("", ""),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, day: str) -> None:
    assert str(day_read(typed, EN, ON).day) == day


@pytest.mark.parametrize("typed", ["31.2.2026", "soon", "99.99", "+99999999"])
def test_what_is_no_day_is_named_and_never_guessed(typed: str) -> None:
    assert day_read(typed, EN, ON).fault == "screens.reading.not_a_day"


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("", "2026-11-22", None),
        ("9:05", "2026-11-22", time(9, 5)),
        ("20.11 14:30", "2026-11-20", time(14, 30)),
        ("20.11", "2026-11-20", None),
        ("20.11.2026 8:00", "2026-11-20", time(8, 0)),
    ],
)
def test_the_moment_of_a_call_is_a_day_and_perhaps_an_hour(
    typed: str, day: str, hour: time | None
) -> None:
    read = moment_read(typed, EN, ON)
    assert (str(read.day), read.hour, read.fault) == (day, hour, "")


@pytest.mark.parametrize(
    "written",
    [
        lambda a, b: f"'{a}' '{b}' ",
        lambda a, b: f"{a}\n{b}",
        lambda a, b: str(a).replace(" ", "\\ ") + " " + str(b).replace(" ", "\\ "),
        lambda a, b: f'"{a}" "{b}"',
        lambda a, b: a.as_uri() + "\r\n" + b.as_uri(),
    ],
    ids=["VTE", "lines", "macOS", "Windows", "file manager"],
)
def test_dropped_files_are_understood_from_every_terminal(
    tmp_path: Path, written: Callable[[Path, Path], str]
) -> None:
    one, two = tmp_path / "חוזה חתום.pdf", tmp_path / "b c.png"
    for path in (one, two):
        path.write_bytes(b"x")
    assert dropped_paths(written(one, two)) == [one, two]


def test_a_paste_that_names_anything_else_is_text(tmp_path: Path) -> None:
    there = tmp_path / "a.pdf"
    there.write_bytes(b"x")
    assert dropped_paths("he said he would pay") == []
    assert dropped_paths(f"'{there}' and more") == []
    assert dropped_paths("") == []


def test_search_does_not_ask_for_accents_points_or_capitals() -> None:
    assert folded("ZAPŁATY") == folded("zaplaty")
    assert folded("שָׁלוֹם") == "שלום"


def test_marks_are_read_with_the_titles_of_their_papers_and_a_sentence_is_none() -> None:
    papers = {"C-1": "Order", "C-2": "Mail"}
    assert bare(marks_read("c-2, C-1", papers).echo) == "C-2 Mail, C-1 Order"
    assert marks_read("It was never finished.", papers).fault == "screens.reading.not_a_mark"
    assert EN.has("screens.reading.not_a_mark")


def test_a_field_of_marks_may_help_on_where_a_name_is_typed_for_a_mark() -> None:
    named = "screens.plea.not_answered_by"
    field = Field("answered_by", "x", "marks", (("C-1", "Order"),), no_mark=named)
    assert read_as(field, "C-1, Tom Bright", EN, ON).fault == named
    assert not read_as(field, "C-1", EN, ON).fault


@pytest.mark.parametrize("typed", ["2% per month", "2%/m", "2% miesięcznie", "2% לחודש"])
def test_a_rate_by_the_month_is_asked_for_by_the_year_with_what_the_place_says_of_it(typed):
    (field,) = (
        one
        for one in claim_fields(Case(place="bc"), EN, (), jurisdictions()["bc"])
        if one.path == "agreement.contract_rate"
    )
    law = dict(field.choices)
    read = rate_read(typed, EN, law)
    assert read.fault == "screens.reading.rate_by_month"
    assert "5 % a year (Interest Act, s. 4)" in read.echo
    assert rate_read("35", EN, law).echo == ""
    assert rate_read("much", EN, law).fault == "screens.reading.not_a_number"
    assert rate_read("35.01", EN, law).echo.startswith("above 35")
    assert rate_read("40", EN, {}).echo == ""


@pytest.mark.parametrize("code", CODES)
def test_the_labels_of_a_signature_are_read_whole_beside_their_fields(code: str) -> None:
    """A label has 22 columns; a longer one was cut within the word that told what is asked."""
    words = languages()[code]
    for name in ("signer", "capacity", "side", "level", "signed", "place", "original_at"):
        assert cell_len(words.term(f"panes.evidence.sign.{name}")) <= 22


def test_where_days_are_written_both_ways_figures_that_name_two_days_are_asked_again() -> None:
    here = EN.in_place(jurisdictions().day_terms("bc", "en"))
    assert day_read("10/05/2026", here, ON).fault == "screens.reading.day_two_ways"
    assert str(day_read("10/13/2026", here, ON).day) == "2026-10-13"
    assert str(day_read("2026/10/05", here, ON).day) == "2026-10-05"
    assert str(day_read("10/05/2026", EN, ON).day) == "2026-05-10"
