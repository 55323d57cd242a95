"""The law of one place that lays down what is common to all: the others' is not cited there."""

from __future__ import annotations

from typing import Any

_HERE = "here"
"""Of a source: by the code of a place, the law there, in English and where it is told otherwise."""


def laid_down(table: Any, place: str) -> Any:
    """Return *table* of a pack with each source as *place* has it; "": where no place is meant.

    A source in words is followed by the law that says so there, in brackets; where *place* has
    none it stands alone.
    """
    if isinstance(table, list):
        return [laid_down(part, place) for part in table]
    if not isinstance(table, dict):
        return table
    told = {key: laid_down(part, place) for key, part in table.items() if key != _HERE}
    law = table.get(_HERE, {}).get(place)
    if law is None:
        return told
    said = {
        code: f"{text} ({law.get(code, law['title'])})"
        for code, text in told.get("said", {}).items()
    }
    return {**told, "title": f"{told['title']} ({law['title']})", "said": said}
