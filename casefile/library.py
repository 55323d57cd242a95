"""Data folders become records: wording -> Language, forms -> Form, packs -> Jurisdiction.

A bad file is named with its key. The user's own data in ``<library>/own/`` has the same shapes and
wins over what is shipped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from threading import RLock
from typing import Any

from pydantic import ValidationError

from casefile.model import form, jurisdiction
from casefile.model.errors import BadData
from casefile.model.language import Language, known_locale, plural_categories
from casefile.model.record import refusal_of
from casefile.model.rest import Rest
from casefile.model.say import Say


def data_folder(name: str) -> Path:
    """Return the folder of shipped data: inside the package, or beside it in a checkout."""
    inside = Path(str(files("casefile"))) / name
    return inside if inside.is_dir() else inside.parent.parent / name


CODES = tuple(sorted(file.stem for file in (data_folder("wording") / "words").glob("??.toml")))
"""The languages every sentence is written in, found by their files."""


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


_TABLE = re.compile(r"^\[\s*([\w.-]+)\s*\]", re.MULTILINE)

Words = str | Mapping[str, str]
"""A text, or one for each plural category."""


class Wording(Mapping[str, Words]):
    """The words of one language by their dotted keys.

    A file is parsed when a key of one of its tables is first asked for: a list of cases is drawn
    with a fifth of the words. Raises: BadData, from any look-up, when a file is no TOML or two of
    them hold the same key.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._terms: dict[str, Words] = {}
        self._of_table: dict[str, list[Path]] = {}
        self._unread: set[Path] = set()
        self._reading = RLock()
        for file in files:
            self._unread.add(file)
            for table in set(_TABLE.findall(file.read_text("utf-8"))):
                self._of_table.setdefault(table, []).append(file)

    def __getitem__(self, key: str) -> Words:
        """Return the words of a key. Raises: KeyError; BadData."""
        if key not in self._terms and self._unread:
            parts = key.split(".")
            for n in range(1, len(parts) + 1):
                for file in self._of_table.get(".".join(parts[:n]), ()):
                    self._parse(file)
        return self._terms[key]

    def __iter__(self) -> Iterator[str]:
        """Yield every key; all files are parsed."""
        for file in sorted(self._unread):
            self._parse(file)
        return iter(self._terms)

    def __len__(self) -> int:
        """Return how many keys there are; all files are parsed."""
        return sum(1 for _ in self)

    def _parse(self, file: Path) -> None:
        with self._reading:  # words are asked for from more than one thread
            if file not in self._unread:
                return
            for key, words in _flat(toml(file)).items():
                if key in self._terms:
                    raise BadData("wording_twice", where=str(file), field=key)
                self._terms[key] = words
            self._unread.discard(file)


@cache
def _shipped_words(code: str) -> Wording:
    return Wording(sorted(data_folder("wording").glob(f"*/{code}.toml")))


class Languages(Mapping[str, Language]):
    """Every language by its code, each read when it is first spoken: most libraries speak one.

    Besides the shipped ones those for which the user has wording of his own; what such a language
    lacks is told in English.
    """

    def __init__(self, own: Path | None) -> None:
        self._files = sorted((own / "wording").glob("**/??.toml")) if own is not None else []
        mine = {file.stem for file in self._files} - set(CODES)
        self._codes = (*CODES, *sorted(code for code in mine if known_locale(code)))
        self._read: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        """Return the language of a code. Raises: KeyError; BadData."""
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._read:
            shipped, own = _shipped_words(code if code in CODES else "en"), self._own_words(code)
            self._read[code] = Language(code, {**shipped, **own} if own else shipped)
        return self._read[code]

    def _own_words(self, code: str) -> dict[str, Words]:
        """Return the user's words of a language."""
        words: dict[str, Words] = {}
        for file in self._files:
            words |= _flat(toml(file)) if file.stem == code else {}
        return words

    def lacking(self, code: str) -> dict[str, Words]:
        """Return what a language lacks, told in English: a key, or a plural of its own grammar.

        Raises: KeyError, for a code that CLDR does not know; BadData.
        """
        if not known_locale(code):
            raise KeyError(code)
        have = {**(_shipped_words(code) if code in CODES else {}), **self._own_words(code)}
        return {
            key: english
            for key, english in sorted(_shipped_words("en").items())
            if key not in have or _lacks_a_plural(have[key], code)
        }

    def __contains__(self, code: object) -> bool:
        """True for a code that is known; nothing is read."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """Yield the codes."""
        return iter(self._codes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._codes)


def _lacks_a_plural(words: Words, code: str) -> bool:
    return not isinstance(words, str) and not plural_categories(code) <= set(words)


def languages(own: Path | None = None) -> Languages:
    """Return every language by its code; *own* is the user's folder, whose words win.

    Wording lies in ``wording/<topic>/<code>.toml``: the languages of a topic side by side.
    """
    return Languages(own)


def _form(folder: Path, *, own: bool) -> form.Form:
    outline = toml(folder / "outline.toml")
    words = {file.stem: _flat(toml(file)) for file in sorted(folder.glob("??.toml"))}
    try:
        return form.Form.model_validate(
            {
                **outline,
                "name": folder.name,
                "words": words,
                "own": own,
                "shipped": {} if own else words,
            }
        )
    except ValidationError as trouble:
        raise BadData(**_as_data(trouble, str(folder / "outline.toml"))) from trouble


def _as_data(trouble: ValidationError, where: str) -> dict[str, Any]:
    refusal = refusal_of(trouble, where)
    return {"key": refusal.key, "where": refusal.where, **refusal.values}


def forms(own: Path | None = None) -> dict[str, form.Form]:
    """Return every form by its name. Raises: BadData."""
    known: dict[str, form.Form] = {}
    for root, mine in ((data_folder("forms"), False), (own and own / "forms", True)):
        if isinstance(root, Path) and root.is_dir():
            for outline in sorted(root.glob("*/outline.toml")):
                known[outline.parent.name] = _form(outline.parent, own=mine)
    for file in sorted((own / "forms").glob("*/??.toml")) if own is not None else ():
        form = known.get(file.parent.name)
        if form is not None and not form.own:  # words alone: of a shipped form, in his language
            words = {**form.words.get(file.stem, {}), **_flat(toml(file))}
            known[form.name] = form.but(words={**form.words, file.stem: words})
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
    common = _pack(data_folder("jurisdictions") / "_common") if not code else _shipped_pack("")
    return _over(common, _pack(_shipped_places()[code])) if code else common


def _jurisdiction(code: str, raw: dict[str, Any], folder: Path) -> jurisdiction.Jurisdiction:
    try:
        return jurisdiction.Jurisdiction.model_validate({**raw, "code": code})
    except ValidationError as trouble:
        field = str(trouble.errors()[0]["loc"][0])
        where = folder / f"{_FILE_OF.get(field, 'place')}.toml"
        raise BadData(**_as_data(trouble, str(where))) from trouble


@cache
def _shipped(code: str) -> jurisdiction.Jurisdiction:
    return _jurisdiction(code, _shipped_pack(code), _shipped_places()[code])


class Jurisdictions(Mapping[str, "jurisdiction.Jurisdiction"]):
    """Every place by its code, each read when its law is first asked for: most libraries have one.

    What is common to all places lies in ``_common``; a place's own rows of the same id win, and
    values in ``<own>/jurisdictions/<place>/`` win over shipped ones.
    """

    def __init__(self, own: Path | None) -> None:
        self._mine = _places(own / "jurisdictions") if own is not None else {}
        self._codes = sorted({*_shipped_places(), *self._mine})
        self._read: dict[str, jurisdiction.Jurisdiction] = {}
        self._rests: dict[str, Rest] = {}
        self._prints: dict[str, str] = {}

    def __getitem__(self, code: str) -> jurisdiction.Jurisdiction:
        """Return the law of a place. Raises: KeyError; BadData, naming the file and the field."""
        if code not in self._read:
            self.fingerprint(code)  # never of files that were changed after they were read
            self._read[code] = self._with_own(code) if code in self._mine else _shipped(code)
        return self._read[code]

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

    def __contains__(self, code: object) -> bool:
        """True for a place that is known; nothing is read."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """Yield the codes in their order."""
        return iter(self._codes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._codes)

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
