"""Copies that only a chosen key opens: files encrypted with age, and opened again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import pyrage

    HERE = True
except ImportError:
    HERE = False

from casefile.model.errors import BadInput, Exists
from casefile.store import disk

_MAGIC = b"age-encryption.org/v1"


def encrypted(source: Path, target: Path, recipients: Sequence[str]) -> Path:
    """Write *source* encrypted to the new file *target*, for each of *recipients* to open.

    A recipient is an age key (``age1...``) or a public SSH key. Raises: BadInput, Exists, NoRoom.
    """
    keys = [_recipient(text) for text in recipients]
    if target.exists():
        raise Exists("export_exists", where=str(target))
    with disk.new_file(target) as file, source.open("rb") as plain:
        pyrage.encrypt_io(plain, file, keys)
    return target


@contextmanager
def decrypted(path: Path, identity: Path, place: Path) -> Iterator[Path]:
    """Give *path* decrypted, as the private file *place*, which goes away again.

    Raises: BadInput (no such key, the key does not open it, the file was changed), NoRoom.
    """
    keys = _identities(identity)
    try:
        with disk.room_needed(path.name):
            disk.private_folder(place.parent)
            with path.open("rb") as file, os.fdopen(disk.fresh_file(place), "wb") as plain:
                try:
                    pyrage.decrypt_io(file, plain, keys)
                except (pyrage.DecryptError, OSError) as trouble:
                    if isinstance(trouble, OSError) and trouble.errno is not None:
                        raise  # of the disk; a changed part of the file has no number
                    fault = str(trouble)
                    raise BadInput("age_not_opened", where=path.name, fault=fault) from trouble
        yield place
    finally:
        place.unlink(missing_ok=True)


def is_encrypted(path: Path) -> bool:
    """True for a file that age wrote."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def refuse_without_age(where: str) -> None:
    """Say so when the package that encrypts is not installed. Raises: BadInput."""
    if not HERE:
        raise BadInput("age_missing", where=where)


def _recipient(text: str) -> Any:
    refuse_without_age(text)
    kind = pyrage.ssh.Recipient if text.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return kind.from_str(text.strip())
    except pyrage.RecipientError as trouble:
        raise BadInput("not_a_recipient", where=text, fault=str(trouble)) from trouble


def _identities(path: Path) -> list[Any]:
    """Return the secret keys of a key file: of age, one a line, or of SSH."""
    refuse_without_age(path.name)
    try:
        text = path.read_bytes()
    except OSError as trouble:
        raise BadInput("no_such_file", field=str(path)) from trouble
    try:
        if text.startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(text)]
        lines = [line.strip() for line in text.decode("ascii", "replace").splitlines()]
        keys = [pyrage.x25519.Identity.from_str(x) for x in lines if x and not x.startswith("#")]
    except pyrage.IdentityError as trouble:
        raise BadInput("not_an_identity", where=path.name) from trouble
    if not keys:
        raise BadInput("not_an_identity", where=path.name)
    return keys
