"""A JSON object that ends with the hash of its own bytes: one changed bit and it no longer fits."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import orjson

ZERO = "0" * 64
"""What the first line of a chain holds in place of the hash before it."""

_NAME = b',"hash":"'
_TAIL = len(_NAME) + 64 + 2


def sealed(fields: dict[str, Any]) -> bytes:
    """Return *fields* as one line of JSON, its own hash last. *fields* must not be empty."""
    body = orjson.dumps(fields)[:-1]
    return body + _NAME + sha256(body).hexdigest().encode() + b'"}'


def seal_of(line: bytes) -> str:
    """Return the hash that stands at the end of a sealed line, unchecked; empty: none."""
    tail = line[-_TAIL:]
    return tail[len(_NAME) : -2].decode("ascii", "replace") if tail.startswith(_NAME) else ""


def body_sealed(line: bytes) -> bytes:
    """Return the bytes of a sealed line that its hash is of."""
    return line[:-_TAIL]


def unsealed(line: bytes) -> dict[str, Any] | None:
    """Return the fields of a sealed line, ``hash`` among them; None when it does not fit."""
    body = line[:-_TAIL]
    if line[-2:] != b'"}' or seal_of(line) != sha256(body).hexdigest():
        return None
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return fields if isinstance(fields, dict) else None
