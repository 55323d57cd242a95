"""Official forms that a place asks to be enclosed: filed once, kept for every later demand.

They are nobody's evidence: they lie in the office's own folder, by place and name, and are copied
beside each demand that must enclose them. The program ships none: a person takes the current one
from its source.
"""

from __future__ import annotations

from pathlib import Path

from casefile.model.errors import BadInput
from casefile.model.say import Say, coded
from casefile.rules.demand_check import ENCLOSURES
from casefile.store.disk import put_in_place

KINDS = (".pdf", ".docx", ".doc", ".odt")


def kept_enclosures(own: Path, place: str) -> dict[str, Path]:
    """Return the official forms of a place that were filed, by name."""
    folder = own / "enclosures" / place
    found = {file.stem: file for file in sorted(folder.glob("*")) if file.suffix in KINDS}
    return {name: found[name] for name in ENCLOSURES if name in found}


def keep_enclosure(own: Path, place: str, name: str, path: Path) -> Path:
    """File the current form of that name; it takes the place of an older one. Raises: BadInput."""
    if name not in ENCLOSURES:
        known = tuple(coded(one, Say(f"demand.enclosure.{one}")) for one in ENCLOSURES)
        raise BadInput("no_such_enclosure", where=name, known=known)
    if not path.is_file():
        raise BadInput("no_such_file", field=str(path))
    suffix = path.suffix.lower()
    if suffix not in KINDS:
        raise BadInput("enclosure_kind", where=path.name, known=", ".join(KINDS))
    body = path.read_bytes()
    older = kept_enclosures(own, place).get(name)
    target = own / "enclosures" / place / f"{name}{suffix}"
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    put_in_place(target, body)
    if older is not None and older != target:
        older.unlink()
    return target
