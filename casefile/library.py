"""Data folders become records: wording -> Language, forms -> Form, packs -> Jurisdiction.

A bad file is named with its key. The user's own data in ``<library>/own/`` has the same shapes and
wins over what is shipped.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casefile.model.errors import BadData
from casefile.model.form import Form
from casefile.model.language import Language
from casefile.model.record import refusal_of

CODES = ("en", "he", "pl")
"""The languages every sentence is written in."""


def data_folder(name: str) -> Path:
    """Return the folder of shipped data: inside the package, or beside it in a checkout."""
    inside = Path(str(files("casefile"))) / name
    return inside if inside.is_dir() else inside.parent.parent / name


def toml(path: Path) -> dict[str, Any]:
    """Return the TOML of *path*, floats as Decimal. Raises: BadData, with file and line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError as trouble:
        raise BadData("no_such_file", where=str(path)) from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise BadData("not_toml", where=str(path), fault=str(trouble)) from trouble


_PLURALS = {"zero", "one", "two", "few", "many", "other"}


def _flat(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Return ``{"a": {"b": "x"}}`` as ``{"a.b": "x"}``; tables of plural categories stay whole."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and not set(value) <= _PLURALS:
            flat |= _flat(value, f"{before}{key}.")
        else:
            flat[before + key] = value
    return flat


@cache
def _shipped_terms(code: str) -> dict[str, Any]:
    terms: dict[str, Any] = {}
    for file in sorted(data_folder("wording").glob(f"*/{code}.toml")):
        for key, words in _flat(toml(file)).items():
            if key in terms:
                raise BadData("wording_twice", where=str(file), field=key)
            terms[key] = words
    return terms


def languages(own: Path | None = None) -> dict[str, Language]:
    """Return every language by its code; *own* is the user's folder, whose words win.

    Wording lies in ``wording/<topic>/<code>.toml``: the three languages of a topic side by side.
    Raises: BadData.
    """
    spoken: dict[str, Language] = {}
    for code in CODES:
        terms = dict(_shipped_terms(code))
        if own is not None:
            for file in sorted((own / "wording").glob(f"**/{code}.toml")):
                terms |= _flat(toml(file))
        spoken[code] = Language(code, terms)
    return spoken


def _form(folder: Path, *, own: bool) -> Form:
    outline = toml(folder / "outline.toml")
    words = {file.stem: _flat(toml(file)) for file in sorted(folder.glob("??.toml"))}
    try:
        return Form.model_validate({**outline, "name": folder.name, "words": words, "own": own})
    except ValidationError as trouble:
        raise BadData(**_as_data(trouble, str(folder / "outline.toml"))) from trouble


def _as_data(trouble: ValidationError, where: str) -> dict[str, Any]:
    refusal = refusal_of(trouble, where)
    return {"key": refusal.key, "where": refusal.where, **refusal.values}


def forms(own: Path | None = None) -> dict[str, Form]:
    """Return every form by its name. Raises: BadData."""
    known: dict[str, Form] = {}
    for root, mine in ((data_folder("forms"), False), (own and own / "forms", True)):
        if isinstance(root, Path) and root.is_dir():
            for outline in sorted(root.glob("*/outline.toml")):
                known[outline.parent.name] = _form(outline.parent, own=mine)
    return known
