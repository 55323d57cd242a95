"""The name under which a field has its word, where the same name means another thing elsewhere."""

from __future__ import annotations

from casefile.model.exhibit import Signature
from casefile.model.record import Record

_OTHERWISE: dict[tuple[type[Record], str], str] = {(Signature, "place"): "signed_at"}


def called(name: str, record: type[Record] | None) -> str:
    """Return the key of the word for the field *name* of a *record*; None: it is not known."""
    return _OTHERWISE.get((record, name), name) if record else name
