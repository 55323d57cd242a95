"""How the program and its reading child talk over a pipe: a length, JSON, then raw bytes."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

HEAD = struct.Struct(">QQ")


class Broken(Exception):
    """The pipe ended, or what came through it is not what was agreed."""


def send(pipe: IO[bytes], values: dict[str, Any], parts: tuple[bytes, ...] = ()) -> None:
    """Write one message: JSON *values*, then *parts*. Raises: OSError, when nobody listens."""
    body = json.dumps({**values, "_sizes": [len(part) for part in parts]}).encode()
    pipe.write(HEAD.pack(len(body), sum(len(part) for part in parts)))
    pipe.write(body)
    for part in parts:
        pipe.write(part)
    pipe.flush()


def received(
    pipe: IO[bytes], *, most_json: int, most_bytes: int
) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """Return the next message. Raises: Broken, EOFError (nothing more), OverflowError (too big)."""
    head = pipe.read(HEAD.size)
    if not head:
        raise EOFError
    if len(head) < HEAD.size:
        raise Broken
    json_size, parts_size = HEAD.unpack(head)
    if json_size > most_json or parts_size > most_bytes:
        raise OverflowError
    body = pipe.read(json_size)
    try:
        values = json.loads(body)
        sizes = values.pop("_sizes")
    except (ValueError, RecursionError, KeyError, AttributeError, TypeError) as bad:
        raise Broken from bad
    if not isinstance(sizes, list) or not all(isinstance(s, int) and s >= 0 for s in sizes):
        raise Broken
    if sum(sizes) != parts_size:
        raise Broken
    parts = tuple(pipe.read(size) for size in sizes)
    if any(len(part) != size for part, size in zip(parts, sizes, strict=True)):
        raise Broken
    return values, parts
