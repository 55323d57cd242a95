"""What every record is: frozen, closed, compared by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from casefile.model.errors import BadInput
from casefile.model.fault import fault_in
from casefile.model.say import choices_of

Kind = TypeVar("Kind")
NAMED_BY = ("mark", "ref", "name", "element", "defence")
"""Fields by which a person knows a row of a list; the first of them that it has."""
_put = object.__setattr__
_NOT_KEPT: set[str] = set()
"""Which fields were given is not kept of a record that the rules make: it has them all."""


class Record(BaseModel):
    """A frozen record. Changing one returns a new one; an unknown key is refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def but(self, **changes: Any) -> Self:
        """Return this record with *changes*, validated.

        Raises: pydantic.ValidationError, when a change does not fit.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(fields | changes)

    @classmethod
    def of_sound(cls, **values: Any) -> Self:
        """Return a record of *values* that are sound already: every field given, nothing checked.

        For the rules, which make thousands of lines of a review out of records that were checked
        when they came in. What came from outside goes through the checks, never through here.
        """
        made = object.__new__(cls)
        _put(made, "__dict__", values)
        _put(made, "__pydantic_fields_set__", _NOT_KEPT)
        _put(made, "__pydantic_extra__", None)
        _put(made, "__pydantic_private__", None)
        return made


def refusal_of(
    trouble: ValidationError,
    where: str,
    record: type[BaseModel] | None = None,
    held: object = None,
) -> BadInput:
    """Return the first fault of *trouble* as one plain refusal: file or record, field, fault.

    A row goes by its mark, ref or name where *held*, the values that were to be taken, has one; any
    other is counted from 1, as people count them and `casefile set` does.
    *record*: what was to be made; what may be chosen is told with its words then.
    """
    first = trouble.errors(include_url=False)[0]
    field = ".".join(_steps_told(first["loc"], held)) or "-"
    kind = first["type"]
    if kind == "extra_forbidden":
        return BadInput("unknown_key", where=where, field=field)
    if kind == "missing":
        return BadInput("missing_key", where=where, field=field)
    if kind in ("enum", "literal_error"):
        codes = str(first.get("ctx", {}).get("expected", ""))
        choices = part_of(_field_at(record, first["loc"]), Enum)
        allowed = choices_of(choices) if choices else codes.replace("'", "").replace(" or ", ", ")
        return BadInput(
            "not_a_choice", where=where, field=field, value=str(first["input"]), allowed=allowed
        )
    return BadInput("bad_field", where=where, field=field, fault=fault_in(dict(first)))


def _steps_told(steps: Iterable[str | int], held: Any) -> Iterator[str]:
    """Yield the steps to a field as a person names them; a row of *held* by what it is called."""
    for step in steps:
        if isinstance(step, int):
            held = held[step] if isinstance(held, list | tuple) and step < len(held) else None
            row = held if isinstance(held, dict) else {}
            yield next((str(row[key]) for key in NAMED_BY if row.get(key)), str(step + 1))
        else:
            held = held.get(step) if isinstance(held, dict) else None
            yield step


def part_of(annotation: Any, wanted: type[Kind]) -> type[Kind] | None:
    """Return the first type in an annotation that is a *wanted* one: ``X`` of ``X | None``."""
    if isinstance(annotation, type) and issubclass(annotation, wanted):
        return annotation
    found = (part_of(inner, wanted) for inner in get_args(annotation))
    return next((kind for kind in found if kind is not None), None)


def _field_at(kind: Any, steps: Iterable[str | int]) -> Any:
    """Return the annotation of the field that the steps of an error lead to."""
    for step in steps:
        record = part_of(kind, BaseModel)
        if record is not None and step in record.model_fields:
            kind = record.model_fields[str(step)].annotation
    return kind
