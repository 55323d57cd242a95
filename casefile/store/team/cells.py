"""What a cell of a row holds, in the types of this program."""

from __future__ import annotations

from typing import Any


def octets(value: object) -> bytes:
    """Return the bytes of a cell of bytes."""
    assert isinstance(value, (bytes, memoryview))
    return bytes(value)


def whole(value: object) -> int:
    """Return the number of a cell with a whole number."""
    assert isinstance(value, int)
    return value


def mapping(value: object) -> dict[str, Any]:
    """Return the mapping of a cell of jsonb; empty for anything else."""
    return dict(value) if isinstance(value, dict) else {}
