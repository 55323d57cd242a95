"""Folders of forms become records; the user's own stand beside the shipped ones."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from casefile.library.files import as_data, data_folder, flattened, toml
from casefile.model import form as papers
from casefile.model.errors import BadData


def _form(folder: Path, *, own: bool) -> papers.Form:
    outline = toml(folder / "outline.toml")
    words = {file.stem: flattened(toml(file)) for file in sorted(folder.glob("??.toml"))}
    try:
        return papers.Form.model_validate(
            {
                **outline,
                "name": folder.name,
                "words": words,
                "own": own,
                "shipped": {} if own else words,
            }
        )
    except ValidationError as trouble:
        raise BadData(**as_data(trouble, str(folder / "outline.toml"))) from trouble


def forms(own: Path | None = None) -> dict[str, papers.Form]:
    """Return every form by its name, ordered by who receives it. Raises: BadData."""
    known: dict[str, papers.Form] = {}
    for root, mine in ((data_folder("forms"), False), (own and own / "forms", True)):
        if isinstance(root, Path) and root.is_dir():
            for outline in sorted(root.glob("*/outline.toml")):
                known[outline.parent.name] = _form(outline.parent, own=mine)
    for file in sorted((own / "forms").glob("*/??.toml")) if own is not None else ():
        form = known.get(file.parent.name)
        if form is not None and not form.own:  # words alone: of a shipped form, in his language
            words = {**form.words.get(file.stem, {}), **flattened(toml(file))}
            known[form.name] = form.but(words={**form.words, file.stem: words})
    return {one.name: one for one in papers.by_receiver(known.values())}
