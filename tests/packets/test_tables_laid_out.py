"""A bank's table that is an exhibit is printed as a table: its columns and rows as they came."""

from __future__ import annotations

import pytest
from packet_case import FORMS, ON, case_of, language, law_of
from packet_review import review_of

from casefile.intake.evidence import evidence_block
from casefile.intake.readers.table import read
from casefile.library import languages
from casefile.model.blocks import Evidence, Section, Span, Table
from casefile.model.disclosure import Audience
from casefile.model.party import Owner
from casefile.model.redaction import REDACTION, Redaction
from casefile.packets.compose import compose
from casefile.packets.laid_out import rows_of
from casefile.packets.matter import Matter
from casefile.packets.redact import redacted_texts

BANK = """חשבון,12-345-678
תאריך,תיאור,אסמכתא,זכות,חובה,יתרה
02.05.2026,"העברה, גולן הפקות",8817,"1,000.00",,"12,400.50"
11.05.2026,עמלה,3,,-4.50,"12,396.00"
"""


def evidence(table: str, code: str = "he") -> Evidence:
    full = read(table.encode(), "bank.csv").model_copy(update={"reader": "table"})
    block = evidence_block(full, languages()[code])
    assert block is not None
    return block


def bundle(text: Evidence, *removed: str) -> list[object]:
    whole = case_of("he")
    redactions = tuple(Redaction(id=str(n), words=w) for n, w in enumerate(removed))
    case = whole.but(
        exhibits=tuple(
            x.but(redactions=redactions) if x.mark == "C-3" else x for x in whole.exhibits
        )
    )
    texts = redacted_texts(case, {"C-3": text}, Audience.COURT, {})
    form, words, law = FORMS["evidence_bundle"], language("he"), law_of("he")
    matter = Matter(case, review_of(case), form, words, law, Owner(), texts, {}, ON)
    return list(compose(matter).blocks)


def table_in(blocks: list[object]) -> Table:
    tables = [block for block in blocks if isinstance(block, Table)]
    (found,) = (t for t in tables if t.columns[0].title == "תאריך" and t.title == "Invoice sent")
    return found


def cells(table: Table) -> list[list[str]]:
    """Return the words of each cell; they are set as they came."""
    assert all(isinstance(c, tuple) and isinstance(c[0], Span) for r in table.rows for c in r.cells)
    return [[cell[0].text for cell in row.cells] for row in table.rows]


def test_the_columns_stand_in_their_order_and_each_sum_in_its_own_cell():
    table = table_in(bundle(evidence(BANK)))

    assert [c.title for c in table.columns] == ["תאריך", "תיאור", "אסמכתא", "זכות", "חובה", "יתרה"]
    assert cells(table) == [
        ["02.05.2026", "העברה, גולן הפקות", "8817", "1,000.00", "", "12,400.50"],
        ["11.05.2026", "עמלה", "3", "", "-4.50", "12,396.00"],
    ]
    assert [c.align for c in table.columns] == ["start", "start", "end", "end", "end", "end"]


def test_what_stands_above_the_head_stands_above_the_table():
    blocks = bundle(evidence(BANK))
    above = [getattr(b, "text", "") for b in blocks[: blocks.index(table_in(blocks))]]

    assert "חשבון  12-345-678" in above


def test_a_table_of_many_columns_lies_across_the_page():
    heads = "תאריך,תיאור,אסמכתא,זכות,חובה,יתרה,סניף,הערה"
    blocks = bundle(evidence(f"{heads}\n02.05.2026,העברה,1,10.00,,20.00,044,אין\n"))
    before = blocks[: blocks.index(table_in(blocks))]

    assert [b for b in before if isinstance(b, Section)][-1].landscape


@pytest.mark.parametrize(
    ("removed", "row"),
    [
        ("גולן הפקות", ["02.05.2026", f"העברה, {REDACTION}", "8817", "1,000.00", "", "12,400.50"]),
        (
            '8817,"1,000.00",',
            ["02.05.2026", "העברה, גולן הפקות", REDACTION, REDACTION, REDACTION, "12,400.50"],
        ),
    ],
)
def test_a_passage_removed_is_gone_and_the_cells_beside_it_keep_their_columns(removed, row):
    told = cells(table_in(bundle(evidence(BANK), removed)))[0]

    assert told == row


@pytest.mark.parametrize(
    "table",
    [
        "no head here\njust lines\n",
        'Date,Text,Amount\n2026-05-02,"an open mark,1.00\n2026-05-03,b,2\n',
    ],
)
def test_what_cannot_be_laid_out_for_certain_stands_as_the_lines_it_is(table):
    text = evidence(table, "en")

    assert rows_of(text) == ()
    assert [line for _, line in text.paragraphs] == table.splitlines()
