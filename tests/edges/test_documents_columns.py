"""The columns of a table keep their shares, and break no word while another has room."""

import pytest

from casefile.documents.columns import widths
from casefile.model.blocks import Column, Row, Table

MEASURE = 9638
"""Twips: the page of a packet."""


def table(shares, *rows):
    return Table(tuple(Column("", share) for share in shares), tuple(Row(row) for row in rows))


def test_columns_whose_words_fit_keep_their_shares():
    assert widths(table((1, 1, 2), ("one", "two", "three words here")), 8000) == [2000, 2000, 4000]


@pytest.mark.parametrize(
    "word", ["not enough information", "niewystarczające", "לא מספיק מידע: אינפורמציה"]
)
def test_a_column_too_narrow_for_a_word_takes_room_from_those_that_have_it(word):
    narrow, wide = widths(table((1, 12), (word, "a long reason " * 9)), MEASURE)
    assert narrow + wide == MEASURE
    longest = max(word.split(), key=len)
    assert MEASURE / 13 < narrow < 170 + len(longest) * 9.5 * 20


def test_a_word_wider_than_any_column_takes_nothing_from_the_others():
    drawn_out = "a" * 200
    assert widths(table((1, 1), (drawn_out, "b")), 8000) == [4000, 4000]


def test_where_no_column_has_room_the_shares_stand():
    word = "uninterruptedly" * 2
    found = widths(table((1, 1, 1), (word, word, word)), 3000)
    assert found == [1000, 1000, 1000]


def test_a_table_without_rows_is_as_wide_as_the_page():
    assert sum(widths(table((1, 2, 3)), MEASURE)) == MEASURE


@pytest.mark.parametrize("sum_", ["-41 300,00", "18\u00a0450,00\u00a0zł", "1\u202f234\u202f567,89"])
def test_a_sum_with_blanks_between_its_thousands_stays_on_one_line(sum_):
    narrow, _ = widths(table((1, 30), (sum_, "PRZELEW PRZYCHODZĄCY " * 3)), MEASURE)
    in_one = widths(table((1, 30), ("8" * len(sum_), "PRZELEW PRZYCHODZĄCY " * 3)), MEASURE)[0]
    assert narrow > in_one * 0.8
    two_words, _ = widths(table((1, 30), ("41 biurek", "PRZELEW PRZYCHODZĄCY " * 3)), MEASURE)
    assert two_words < narrow
