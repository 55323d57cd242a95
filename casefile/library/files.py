"""The files of data: where they lie, how they are read, how a bad one is named."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casefile.model.errors import BadData
from casefile.model.record import refusal_of
from casefile.model.say import Say


def data_folder(name: str) -> Path:
    """Return the folder of shipped data: inside the package, or beside it in a checkout."""
    inside = Path(str(files("casefile"))) / name
    return inside if inside.is_dir() else inside.parent.parent / name


def toml(path: Path) -> dict[str, Any]:
    """Return the TOML of *path*, floats as Decimal. Raises: BadData, with file and line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError as trouble:
        raise BadData("no_such_file", field=str(path)) from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise BadData("not_toml", where=str(path), fault=_place_of(trouble)) from trouble


def _place_of(trouble: ValueError) -> Say:
    """Return where the fault stands: the parser's own words are English, its figures are not."""
    found = re.search(r"line (\d+), column (\d+)", str(trouble))
    if found:
        return Say("faults.at_line", line=found.group(1), column=found.group(2))
    return Say("faults.not_utf8" if isinstance(trouble, UnicodeDecodeError) else "faults.at_end")


_PLURALS = {"zero", "one", "two", "few", "many", "other"}


def _is_plural(table: dict[str, Any]) -> bool:
    """True for one text by plural category; what holds tables is none, whatever its keys."""
    return set(table) <= _PLURALS and all(isinstance(words, str) for words in table.values())


def flattened(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Return ``{"a": {"b": "x"}}`` as ``{"a.b": "x"}``; tables of plural categories stay whole."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and not _is_plural(value):
            flat |= flattened(value, f"{before}{key}.")
        else:
            flat[before + key] = value
    return flat


def as_data(trouble: ValidationError, where: str) -> dict[str, Any]:
    """Return what `BadData` takes, for a record that a file does not make."""
    refusal = refusal_of(trouble, where)
    return {"key": refusal.key, "where": refusal.where, **refusal.values}
