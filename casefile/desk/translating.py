"""What a new language needs: every sentence and form it lacks, in English, as files to fill in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from casefile.desk.office import Office
from casefile.library import Words
from casefile.model.errors import BadInput
from casefile.model.language import plural_categories
from casefile.store.disk import put_in_place


def to_translate(office: Office, code: str) -> dict[str, str]:
    """Return TOML by its place under ``own/``: what the language lacks, told in English.

    Plurals have a row for each category of its own grammar. Empty: it lacks nothing.
    Raises: BadInput, for a language that CLDR does not know.
    """
    try:
        lacking = office.languages.lacking(code)
    except KeyError as trouble:
        known = ", ".join(office.languages)
        raise BadInput("no_such_language", where=code, known=known) from trouble
    files = {f"wording/{code}.toml": _as_toml(lacking, code)} if lacking else {}
    for form in office.forms.values():
        have = form.words.get(code, {})
        wanted = {key: text for key, text in form.words["en"].items() if key not in have}
        if wanted and not form.own:
            files[f"forms/{form.name}/{code}.toml"] = _as_toml(wanted, code)
    return files


def _as_toml(words: Mapping[str, Words], code: str) -> str:
    rows = []
    for key, english in words.items():
        if isinstance(english, str):
            told = _quoted(english)
        else:
            other = _quoted(english["other"])
            told = ", ".join(f"{name} = {other}" for name in sorted(plural_categories(code)))
            told = f"{{ {told} }}"
        rows.append(f"{_quoted(key)} = {told}\n")
    return "".join(rows)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def laid_out(files: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    """Write the files under *folder* and return where. Raises: BadInput; what is there stays."""
    paths = {folder / name: text for name, text in files.items()}
    for path in paths:
        if path.exists():
            raise BadInput("file_is_there", where=str(path))
    for path, text in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(path, text.encode("utf-8"))
    return tuple(paths)
