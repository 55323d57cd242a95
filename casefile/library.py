"""Data folders become records: wording -> Language, forms -> Form, packs -> Jurisdiction.

A bad file is named with its key. The user's own data in ``<library>/own/`` has the same shapes and
wins over what is shipped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casefile.model.errors import BadData
from casefile.model.form import Form
from casefile.model.jurisdiction import Jurisdiction
from casefile.model.language import Language
from casefile.model.record import refusal_of
from casefile.model.say import Say

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


def _flat(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Return ``{"a": {"b": "x"}}`` as ``{"a.b": "x"}``; tables of plural categories stay whole."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and not _is_plural(value):
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


class Languages(Mapping[str, Language]):
    """Every language by its code, each read when it is first spoken: most libraries speak one."""

    def __init__(self, own: Path | None) -> None:
        self._own = own
        self._read: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        """Return the language of a code. Raises: KeyError; BadData."""
        if code not in CODES:
            raise KeyError(code)
        if code not in self._read:
            terms = dict(_shipped_terms(code))
            if self._own is not None:
                for file in sorted((self._own / "wording").glob(f"**/{code}.toml")):
                    terms |= _flat(toml(file))
            self._read[code] = Language(code, terms)
        return self._read[code]

    def __contains__(self, code: object) -> bool:
        """True for a code that is known; nothing is read."""
        return code in CODES

    def __iter__(self) -> Iterator[str]:
        """Yield the codes."""
        return iter(CODES)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(CODES)


def languages(own: Path | None = None) -> Languages:
    """Return every language by its code; *own* is the user's folder, whose words win.

    Wording lies in ``wording/<topic>/<code>.toml``: the three languages of a topic side by side.
    """
    return Languages(own)


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


_PACK = {
    "place": {},
    "interest": {"": "interest"},
    "limitation": {"": "limitation"},
    "courts": {},
    "evidence": {"rules": "evidence", "start_grade": "start_grades", "cap": "caps"},
    "pre_action": {"steps": "pre_action"},
    "calendar": {},
    "conventions": {},
    "registers": {},
    "mediation": {"rules": "mediation"},
    "worked_examples": {"examples": "worked_examples"},
}
"""The files of a pack, and what their tables are called in the record; "": the whole file."""

_FILE_OF = {
    "interest": "interest",
    "limitation": "limitation",
    "forums": "courts",
    "fees": "courts",
    "evidence": "evidence",
    "start_grades": "evidence",
    "caps": "evidence",
    "pre_action": "pre_action",
    "holidays": "calendar",
    "conventions": "conventions",
    "registers": "registers",
    "mediation": "mediation",
    "worked_examples": "worked_examples",
    "known_wrong": "worked_examples",
}


def _days_of(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one row a day, from rows that list their ``days``."""
    return [
        {"on": day, **{key: value for key, value in row.items() if key != "days"}}
        for row in rows
        for day in row.get("days", [row.get("on")])
    ]


def _pack(folder: Path) -> dict[str, Any]:
    """Return the tables of one folder of a place as the record names them."""
    raw: dict[str, Any] = {}
    for file in sorted(folder.glob("*.toml")):
        if file.stem not in _PACK:
            allowed = ", ".join(f"{name}.toml" for name in _PACK)
            raise BadData("not_a_pack_file", where=str(file), allowed=allowed)
        names, table = _PACK[file.stem], toml(file)
        if "" in names:
            table = {names[""]: table}
        for key, value in table.items():
            raw[names.get(key, key)] = _days_of(value) if key == "holidays" else value
    return raw


def _over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return *under* with *over* laid on it: rows of the same id give way, new rows stand first."""
    laid = dict(under)
    for key, value in over.items():
        below = laid.get(key)
        if isinstance(value, list) and isinstance(below, list):
            mine = {row["id"] for row in value if isinstance(row, dict) and "id" in row}
            rest = [r for r in below if not (isinstance(r, dict) and r.get("id") in mine)]
            laid[key] = value + rest
        elif isinstance(value, dict) and isinstance(below, dict) and key != "source":
            laid[key] = _over(below, value)
        else:
            laid[key] = value
    return laid


def _as_own(value: Any) -> Any:
    """Return *value* with every source in it marked as the user's."""
    if isinstance(value, list):
        return [_as_own(part) for part in value]
    if isinstance(value, dict):
        marked = {key: _as_own(part) for key, part in value.items()}
        if isinstance(marked.get("source"), dict):
            marked["source"] = {**marked["source"], "own": True}
        return marked
    return value


def _places(root: Path) -> dict[str, Path]:
    if not root.is_dir():
        return {}
    return {f.name: f for f in sorted(root.iterdir()) if f.is_dir() and f.name[0] not in "._"}


@cache
def _shipped_packs() -> dict[str, dict[str, Any]]:
    root = data_folder("jurisdictions")
    common = _pack(root / "_common")
    return {code: _over(common, _pack(folder)) for code, folder in _places(root).items()}


def _jurisdiction(code: str, raw: dict[str, Any], folder: Path) -> Jurisdiction:
    try:
        return Jurisdiction.model_validate({**raw, "code": code})
    except ValidationError as trouble:
        field = str(trouble.errors()[0]["loc"][0])
        where = folder / f"{_FILE_OF.get(field, 'place')}.toml"
        raise BadData(**_as_data(trouble, str(where))) from trouble


@cache
def _shipped() -> dict[str, Jurisdiction]:
    root = data_folder("jurisdictions")
    return {code: _jurisdiction(code, raw, root / code) for code, raw in _shipped_packs().items()}


def jurisdictions(own: Path | None = None) -> dict[str, Jurisdiction]:
    """Return every place by its code; values in ``<own>/jurisdictions/<place>/`` win over shipped.

    What is common to all places lies in ``_common``; a place's own rows of the same id win.
    Raises: BadData, naming the file and the field.
    """
    known = dict(_shipped())
    for code, folder in _places(own / "jurisdictions").items() if own is not None else ():
        under = _shipped_packs().get(code) or _pack(data_folder("jurisdictions") / "_common")
        mine = _as_own(_pack(folder))
        known[code] = _jurisdiction(code, {**_over(under, mine), "own": True}, folder)
    return known
