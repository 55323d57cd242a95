"""The rows of the search: put in, ranked by how well they answer, held to the fields asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from casefile.store.folding import folded, plain_words
from casefile.store.questions import Question, whole_match
from casefile.store.snippets import names
from casefile.store.stems import wanted
from casefile.store.texts import Entry

ITEM = "i.id, i.case_id, c.number, c.title, i.item, i.mark, i.kind, i.day, i.who, i.copy"
_WORTH = "bm25(words, 6.0, 3.0, 1.0, 0.5, 0.0)"
"""How well a row answers, the best lowest. Asked for by its name, ``rank`` would be settled by a
query of its own, at half as much again."""
FROM = "JOIN items i ON i.id = {0} JOIN cases c ON c.id = i.case_id"


def put(base: sqlite3.Connection, entry: Entry, digest: bytes) -> None:
    """Put one item in, with its texts and the columns that are searched."""
    first = entry.first
    day = first.day
    row = base.execute(
        "INSERT INTO items (case_id, item, mark, kind, day, first, last, who, copy, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            first.case,
            first.item,
            first.mark,
            first.kind,
            str(day),
            day.first.isoformat() if day.first else None,
            day.last.isoformat() if day.last else None,
            first.who,
            first.copy,
            digest,
        ),
    ).lastrowid
    base.executemany(
        "INSERT INTO parts VALUES (?, ?, ?, ?)",
        ((row, n, field, text) for n, (field, text) in enumerate(entry.parts)),
    )
    columns = entry.columns()
    base.execute(
        "INSERT INTO words (rowid, head, own, quoted, loose, line) VALUES (?, ?, ?, ?, ?, ?)",
        (row, *columns[:5]),
    )
    if any(columns[5:]):
        base.execute(
            "INSERT INTO bits (rowid, numbers, letters) VALUES (?, ?, ?)", (row, *columns[5:])
        )


class Order(NamedTuple):
    """What rows are put in order by, before anything else, and the values it asks for."""

    told: str = ""
    values: tuple[str, ...] = ()


def whole_first(numbers: Iterable[str]) -> Order:
    """Return the order by how many of *numbers* stand whole in a row, the most first."""
    wholes = tuple(whole_match(number) for number in numbers)
    told = " + ".join("(i.id IN (SELECT rowid FROM bits WHERE bits MATCH ?))" for _ in wholes)
    return Order(f"{told} DESC, ", wholes) if wholes else Order()


def ranked(
    base: sqlite3.Connection,
    match: str,
    where: list[str],
    values: list[Any],
    limit: int,
    order: Order,
) -> list[Any]:
    """Return the best rows by *order*, then by their worth.

    The index still holds items that are gone: they fall out here.
    """
    if not where:
        best = f"(SELECT rowid, {_WORTH} worth FROM words WHERE words MATCH ? ORDER BY 2 LIMIT ?) w"
        rows = base.execute(
            f"SELECT {ITEM} FROM {best} LEFT JOIN items i ON i.id = w.rowid "
            "LEFT JOIN cases c ON c.id = i.case_id ORDER BY w.worth",
            (match, limit),
        ).fetchall()
        if all(row[0] is not None for row in rows):
            return rows
    ruled = " AND ".join(["words MATCH ?", *where])
    return base.execute(
        f"SELECT {ITEM} FROM words {FROM.format('words.rowid')} WHERE {ruled} "
        f"ORDER BY {order.told}{_WORTH} LIMIT ?",
        (match, *values, *order.values, limit),
    ).fetchall()


def among(base: sqlite3.Connection, question: Question) -> tuple[list[str], list[Any]]:
    """Return the conditions of the fields: what must hold beside the words."""
    told: list[str] = []
    values: list[Any] = []

    def one_of(column: str, wanted_values: Iterable[str]) -> None:
        given = list(wanted_values)
        told.append(f"{column} IN ({', '.join('?' * len(given))})")
        values.extend(given)

    if question.kinds:
        one_of("i.kind", question.kinds)
    if question.marks:
        one_of("i.mark", question.marks)
    if question.cases:
        one_of("i.case_id", _cases(base, question.cases))
    if question.sender:
        people = base.execute("SELECT DISTINCT who FROM items WHERE who <> ''")
        one_of("i.who", (who for (who,) in people if _named(who, question.sender)))
    if question.before:
        told.append("i.first < ?")
        values.append(question.before.isoformat())
    if question.after:
        told.append("i.last >= ?")
        values.append(question.after.isoformat())
    return told, values


def _cases(base: sqlite3.Connection, asked: tuple[str, ...]) -> list[str]:
    """Return the cases meant: by number, by the start of the id, or by words of the title."""
    found = []
    for id, number, title in base.execute("SELECT id, number, title FROM cases"):
        if any(
            one == str(number)
            or (not one.isdigit() and id.startswith(one))
            or _named(title, tuple(one.split()))
            for one in asked
        ):
            found.append(id)
    return found


def _named(name: str, asked: tuple[str, ...]) -> bool:
    """True when every word asked for is in *name*, in some form or as its beginning."""
    there = names(name)
    plain = [folded(word) for word in plain_words(name)]
    words = [word for one in asked for word in plain_words(one)]
    return bool(words) and all(
        wanted(word) & there or any(x.startswith(folded(word)) for x in plain) for word in words
    )
