"""Packs become the law of places, each read when its law is first asked for."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casefile.library.by_code import ByCode
from casefile.library.files import as_data, data_folder, toml
from casefile.library.laid_down import laid_down
from casefile.model import jurisdiction
from casefile.model.errors import BadData
from casefile.model.rest import Rest

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
    "uncollected": "pre_action",
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


def _pack(folder: Path, of: Collection[str] = _PACK) -> dict[str, Any]:
    """Return the tables of one folder of a place as the record names them; *of*: of these files."""
    raw: dict[str, Any] = {}
    for file in sorted(folder.glob("*.toml")):
        if file.stem not in _PACK:
            allowed = ", ".join(f"{name}.toml" for name in _PACK)
            raise BadData("not_a_pack_file", where=str(file), allowed=allowed)
        if file.stem not in of:
            continue
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
def _shipped_places() -> dict[str, Path]:
    return _places(data_folder("jurisdictions"))


@cache
def _shipped_pack(code: str) -> dict[str, Any]:
    """Return the tables of a shipped place over those common to all; "": the common ones alone."""
    common = laid_down(_pack(data_folder("jurisdictions") / "_common"), code)
    return _over(common, _pack(_shipped_places()[code])) if code else common


def _jurisdiction(code: str, raw: dict[str, Any], folder: Path) -> jurisdiction.Jurisdiction:
    try:
        return jurisdiction.Jurisdiction.model_validate({**raw, "code": code})
    except ValidationError as trouble:
        field = str(trouble.errors()[0]["loc"][0])
        where = folder / f"{_FILE_OF.get(field, 'place')}.toml"
        raise BadData(**as_data(trouble, str(where))) from trouble


_OF_DAYS = ("formats.day", "screens.new.due_hint")
"""Terms that tell how a day is written in figures."""
_OF_PERSONS = "choices.PartyKind."
"""How the terms begin that tell what a person is in law."""


@cache
def _shipped(code: str) -> jurisdiction.Jurisdiction:
    return _jurisdiction(code, _shipped_pack(code), _shipped_places()[code])


class Jurisdictions(ByCode["jurisdiction.Jurisdiction"]):
    """Every place by its code, each read when its law is first asked for: most libraries have one.

    What is common to all places lies in ``_common``; a place's own rows of the same id win, and
    values in ``<own>/jurisdictions/<place>/`` win over shipped ones.
    """

    def __init__(self, own: Path | None) -> None:
        self._mine = _places(own / "jurisdictions") if own is not None else {}
        super().__init__(sorted({*_shipped_places(), *self._mine}))
        self._rests: dict[str, Rest] = {}
        self._prints: dict[str, str] = {}

    def _made(self, code: str) -> jurisdiction.Jurisdiction:
        self.fingerprint(code)  # never of files that were changed after they were read
        return self._with_own(code) if code in self._mine else _shipped(code)

    def _with_own(self, code: str) -> jurisdiction.Jurisdiction:
        folder = self._mine[code]
        under = _shipped_pack(code if code in _shipped_places() else "")
        return _jurisdiction(code, {**_over(under, _as_own(_pack(folder))), "own": True}, folder)

    def rest(self, code: str) -> Rest:
        """Return when a place rests; of its files only those are read that tell it.

        Raises: KeyError; BadData, naming the file and the field.
        """
        if code not in self._read and code not in self._rests:
            folders = (_shipped_places().get(code), self._mine.get(code))
            raw: dict[str, Any] = {}
            for folder in filter(None, (data_folder("jurisdictions") / "_common", *folders)):
                raw = _over(raw, _pack(folder, ("place", "calendar")))
            with suppress(KeyError, TypeError, ValueError):  # told below, by the whole law
                days = (date.fromisoformat(str(day["on"])) for day in raw["holidays"])
                self._rests[code] = Rest(tuple(map(int, raw["weekend"])), frozenset(days))
        return self._rests.get(code) or Rest(self[code].weekend, self[code].rest_days)

    def day_terms(self, code: str, language: str) -> dict[str, str]:
        """Return the terms by which a place writes days; empty for one that has none of its own."""
        terms = self.spoken_terms(code, language)
        return {key: terms[key] for key in _OF_DAYS if key in terms}

    def spoken_terms(self, code: str, language: str) -> dict[str, str]:
        """Return by which terms a place writes days and calls the kinds of persons.

        Of its files only ``place.toml`` is read: lists ask before any law is needed.
        """
        folders = (_shipped_places().get(code), self._mine.get(code))
        terms: dict[str, str] = {}
        for folder in filter(None, folders):
            told = _pack(folder, ("place",)).get("terms", {})
            terms |= told.get(language, {}) if isinstance(told, dict) else {}
        named = (key for key in terms if key in _OF_DAYS or key.startswith(_OF_PERSONS))
        return {key: str(terms[key]) for key in named}

    def fingerprint(self, code: str) -> str:
        """Return what tells the law of a place from any other: a digest of its files as they lie.

        Raises: KeyError, for a place that is not known.
        """
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._prints:
            shipped = (data_folder("jurisdictions") / "_common", _shipped_places().get(code))
            digest = sha256()
            for folder in filter(None, (*shipped, self._mine.get(code))):
                for file in sorted(folder.glob("*.toml")):
                    data = file.read_bytes()
                    digest.update(f"{file.name} {len(data)} ".encode() + data)
            self._prints[code] = digest.hexdigest()
        return self._prints[code]


def jurisdictions(own: Path | None = None) -> Jurisdictions:
    """Return every place by its code; see `Jurisdictions`. A bad pack is told when it is read."""
    return Jurisdictions(own)
