"""What is wrong with a value, as a sentence that is not yet in any language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any

from pydantic import ValidationError

from casefile.model.errors import BadInput
from casefile.model.say import Say


class Fault(ValueError):
    """A value that does not fit: the key of its sentence under ``faults``, and what fills it.

    A ValueError, because the records' own checks (pydantic) carry those to whoever refuses.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.told = Say(f"faults.{key}", **values)
        super().__init__(key)

    def __str__(self) -> str:
        given = ", ".join(str(value) for value in self.told.values.values())
        return f"{self.args[0]}: {given}" if given else str(self.args[0])


_KINDS = {
    "int": "not_a_number",
    "decimal": "not_a_number",
    "float": "not_a_number",
    "bool": "not_yes_or_no",
    "date": "not_a_written_day",
    "datetime": "not_a_written_day",
    "time": "not_an_hour",
    "string": "not_a_text",
    "tuple": "not_a_list",
    "list": "not_a_list",
    "frozen": "not_a_list",
    "dict": "not_a_table",
    "model": "not_a_table",
}
"""The checks of pydantic by the first word of their names."""
_BOUNDS = {
    "greater_than": ("gt", "above"),
    "greater_than_equal": ("ge", "at_least"),
    "less_than": ("lt", "below"),
    "less_than_equal": ("le", "at_most"),
}


def fault_of(trouble: ValueError) -> Say:
    """Return what *trouble* says, as a sentence with words in every language."""
    if isinstance(trouble, Fault):
        return trouble.told
    if isinstance(trouble, ValidationError):
        return fault_in(dict(trouble.errors(include_url=False)[0]))
    return Say("faults.not_fitting")


def fault_in(error: dict[str, Any]) -> Say:
    """Return one finding of pydantic as a sentence."""
    about = error.get("ctx", {})
    inner = about.get("error")
    if isinstance(inner, ValueError):
        return fault_of(inner)
    given = error.get("input")
    value = str(given)[:80] if isinstance(given, (str, int, float, date, time)) else ""
    kind = str(error["type"])
    if kind in _BOUNDS:
        name, key = _BOUNDS[kind]
        return Say(f"faults.{key}", value=value, limit=str(about[name]))
    key = _KINDS.get(kind.split("_")[0], "not_fitting")
    return Say(f"faults.{key}", **({"value": value} if key != "not_fitting" else {}))


@contextmanager
def naming(field: str, where: str = "") -> Iterator[None]:
    """Refuse what does not fit inside, naming *field*. Raises: BadInput, for a ValueError."""
    try:
        yield
    except ValueError as trouble:
        fault = fault_of(trouble)
        raise BadInput("bad_field", where=where, field=field, fault=fault) from trouble
