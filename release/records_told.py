"""A record and all the records in it, as tables of fields: from the models themselves."""

from __future__ import annotations

import ast
import inspect
import textwrap
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel

PLAIN = {"str": "text", "bool": "true or false", "int": "whole number", "Decimal": "number"}
DATE = "`2026-01-12`, `2026-01`, `2026`, `~2026-01` (about)"
WRITTEN = {"LooseDate": DATE, "Money": '`"450.00 PLN"`', "date": "`2026-01-12`"}


def kinds_in(annotation: Any) -> list[type]:
    """Return every class that an annotation names, the outermost first."""
    inner = get_args(annotation)
    if inner:
        return [kind for part in inner for kind in kinds_in(part)]
    return [annotation] if isinstance(annotation, type) and annotation is not type(None) else []


def told_fields(record: type[BaseModel]) -> dict[str, str]:
    """Return what the source says under a field, for the fields where it says something."""
    body = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    assert isinstance(body, ast.ClassDef)
    told = {}
    for line, after in zip(body.body, body.body[1:], strict=False):
        if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            told[line.target.id] = " ".join(str(after.value.value).split())
    return told


def _written(annotation: Any) -> str:
    """Return how a value of a field is written."""
    named = []
    for kind in kinds_in(annotation):
        if kind.__name__ in WRITTEN:
            named.append(WRITTEN[kind.__name__])
        elif issubclass(kind, BaseModel):
            named.append(f"[{kind.__name__}](#{kind.__name__.lower()})")
        elif issubclass(kind, Enum):
            named.append(", ".join(f"`{choice.value}`" for choice in kind))
        else:
            named.append(PLAIN.get(kind.__name__, kind.__name__))
    several = "a list of " if str(annotation).startswith(("tuple", "list")) else ""
    return several + " or ".join(dict.fromkeys(named)) if named else "any"


def _first(record: type[BaseModel]) -> str:
    return " ".join((inspect.getdoc(record) or "").split("\n\n")[0].split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _section(record: type[BaseModel], level: str) -> list[str]:
    told = told_fields(record)
    lines = [f"{level} {record.__name__}", "", _first(record), ""]
    lines += ["| field | what it takes | |", "|---|---|---|"]
    for name, field in record.model_fields.items():
        needed = "**needed.** " if field.is_required() else ""
        written = _written(field.annotation)
        lines.append(f"| `{name}` | {_cell(written)} | {needed}{_cell(told.get(name, ''))} |")
    return [*lines, ""]


def sections(top: type[BaseModel]) -> list[str]:
    """Return the lines of *top* and of every record in it, each once, in the order met."""
    waiting, done, lines = [top], set(), []
    while waiting:
        record = waiting.pop(0)
        if record in done or record.__name__ in WRITTEN:
            continue
        done.add(record)
        lines += _section(record, "##")
        for field in record.model_fields.values():
            inner = kinds_in(field.annotation)
            waiting += [kind for kind in inner if issubclass(kind, BaseModel) and kind not in done]
    return lines
