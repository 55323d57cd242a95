"""A table of few rows stays on one page, but none that is tall leaves a page empty behind it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from packet_case import pixels

from casefile.documents.endings import kept_with_next
from casefile.documents.word import written
from casefile.model.blocks import Block, Column, Heading, Packet, Para, Row, Section, Table

SAID = "The dinner came late and half of it was cold, as we told your people on the evening. "
SAID_IN_HEBREW = "הארוחה הגיעה באיחור ומחציתה הייתה קרה, כפי שאמרנו לאנשיכם באותו הערב. "


def rows_of(
    said: str,
    *,
    rows: int,
    language: str = "en",
    landscape: bool = False,
    after: tuple[Block, ...] = (),
) -> list[str]:
    """Return the rows of a table as they stand in the file, its head first."""
    table = Table(
        (Column("Item", 1), Column("What was said of it", 2)),
        tuple(Row((f"INV-{n}", said)) for n in range(rows)),
    )
    packet = Packet(
        form="schedule",
        title="Schedule",
        subject="",
        author="",
        language=language,
        when=date(2026, 1, 1),
        blocks=(Section(landscape=landscape), Heading(1, "Schedule"), table, *after),
    )
    with zipfile.ZipFile(io.BytesIO(written(packet, pixels))) as file:
        document = file.read("word/document.xml").decode()
    return re.findall(r"<w:tr>.*?</w:tr>", document)


def held(rows: list[str]) -> list[bool]:
    """Return of each row below the head whether it holds to the next."""
    return ["<w:keepNext/>" in row for row in rows[1:]]


def test_a_table_of_few_short_rows_stays_on_one_page():
    assert held(rows_of(SAID, rows=4)) == [True, True, True, False]


@pytest.mark.parametrize(("language", "said"), [("en", SAID), ("pl", SAID), ("he", SAID_IN_HEBREW)])
def test_a_tall_table_goes_on_after_any_row_under_its_head_again(language, said):
    head, *rows = whole = rows_of(said * 12, rows=4, language=language)

    assert held(whole) == [False] * 4
    assert "<w:tblHeader/>" in head
    assert all("<w:cantSplit/>" in row for row in rows)


def test_the_lines_of_a_cell_count_and_a_page_across_holds_fewer_of_them():
    lines = "\n".join("abcde")

    assert any(held(rows_of("abcde", rows=4, landscape=True)))
    assert any(held(rows_of(lines, rows=4)))
    assert not any(held(rows_of(lines, rows=4, landscape=True)))


def test_the_last_row_of_a_table_stays_with_the_note_that_ends_the_packet():
    """A court's bundle had a page of one line: the day of the rates."""
    long = Table((Column("What", 1),), tuple(Row((SAID,)) for _ in range(40)))
    note = Para("Rates and rules as known on a day.", "Note")
    assert kept_with_next((long, note)) == {0}
    assert kept_with_next((note, long)) == {0}
    assert not kept_with_next((long, note, Heading(1, "More")))
    assert held(rows_of(SAID, rows=40, after=(note,))) == [False] * 39 + [True]
