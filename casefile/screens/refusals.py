"""A refusal as a person at the screen reads it: a field by its label, no command to be typed.

The same refusal names the path of the field for whoever typed it behind ``casefile set``.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from typing import Any

from casefile.desk.changed_fields import KEPT, field_name
from casefile.model.case import Case
from casefile.model.errors import CasefileError
from casefile.model.keeping import NO_NAME
from casefile.model.language import Language
from casefile.model.say import Say

_OF_A_RECORD = frozenset({"unknown_key", "missing_key", "not_a_choice", "bad_field"})
"""Refusals of a field: their place is the kind of record, which the label of the field tells."""
_SAYS_NOTHING = re.compile(r"--[a-z-]+|[0-9a-hjkmnp-tv-z]{26}|log|comment|team")
"""Places that a person at the screen did not name: an option, the id of a case."""
TOLD = 3
"""Fields that another changed which are told; the rest stand in the history."""
_NAMES = {"exhibits": "mark", "debts": "ref"}


def refusal_told(
    trouble: CasefileError, words: Language, case: Case | None = None
) -> tuple[str, str]:
    """Return (what is wrong, what to do next) in words of the screen; *case*: the one it is of."""
    values = {name: _chosen(value) for name, value in trouble.values.items()}
    if trouble.key == "case_conflict":
        values = _of_conflict(values, words, case)
    if isinstance(values.get("field"), str):
        values["field"] = field_told(values["field"], words, case) or values["field"]
    where = trouble.where
    if (trouble.key in _OF_A_RECORD and where.isidentifier()) or _SAYS_NOTHING.fullmatch(where):
        where = ""
    told = field_told(where, words, case) or where
    here = f"refusals.{trouble.key}.here"
    what, then = words.refusal(CasefileError(trouble.key, where=told, **values))
    seen = f"refusals.{trouble.key}.seen"
    what = words.term(seen, **values) if words.has(seen) else what
    return what, words.term(here, **values) if words.has(here) else then


def field_told(path: str, words: Language, case: Case | None = None) -> str:
    """Return the label of a field by its path of the record: ``exhibit C-1: made by``.

    Empty for what is no path. A row by its number goes by its own name where *case* has it.
    """
    first, *rest = path.split(".")
    if first not in Case.model_fields:
        known = f"history.fields.{path}"
        return words.term(known) if words.has(known) else ""
    if len(rest) > 1 and first in _NAMES:  # a reference may hold points of its own
        rest = [".".join(rest[:-1]), rest[-1]]
        rest[0] = _name_of_row(first, rest[0], case)
    return field_name({"path": [first, *rest]}, words)


def _of_conflict(values: dict[str, Any], words: Language, case: Case | None) -> dict[str, Any]:
    """Return who changed which fields and when, as a person tells it; the hour is that of here."""
    paths, _, more = str(values["changed"]).partition(" +")
    told = {field_told(path, words, case) for path in paths.split(", ") if not _kept(path)} - {""}
    fields = [*sorted(told)[:TOLD], *(["…"] if more or len(told) > TOLD else [])]
    named = [name for name in str(values["by"]).split(", ") if name not in (NO_NAME, "-")]
    by = named or words.term("colleagues.unnamed")
    at = values["at"]
    with suppress(ValueError):  # it is not known when
        at = datetime.fromisoformat(f"{at}+00:00").astimezone()
    return {**values, "by": by, "at": at, "changed": fields or "-"}


def _kept(path: str) -> bool:
    return bool(KEPT & set(path.split(".")[2:]))


def _name_of_row(rows: str, row: str, case: Case | None) -> str:
    held = getattr(case, rows, ())
    known = [str(getattr(one, _NAMES[rows])) for one in held]
    if row in known or not row.isdigit():
        return "#" if row == "new" else row
    return known[int(row) - 1] if 0 < int(row) <= len(known) else "#"


def _chosen(value: Any) -> Any:
    """Return what may be chosen by its words alone: nobody types codes here."""
    if isinstance(value, tuple):
        return tuple(_chosen(one) for one in value)
    return (
        value.values["word"] if isinstance(value, Say) and value.key == "formats.coded" else value
    )
