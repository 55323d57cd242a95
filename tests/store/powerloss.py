"""Every state a disk may be in when the power goes in the middle of a commit.

Pessimistic POSIX: what was not synced may be absent, half there, zeros, or there; names made,
changed or removed since the folder was last synced persist up to any of them, in order.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

Step = tuple[str, ...] | tuple[str, str, bytes]
Disk = dict[str, bytes]


class Recorder:
    """Notes what a commit asks of the file system, under one folder."""

    NAMES = ("open", "write", "fsync", "close", "replace", "link", "unlink")

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.steps: list[Step] = []
        self._numbers: dict[int, str] = {}
        self._real = {name: getattr(os, name) for name in self.NAMES}

    def _named(self, path) -> str:
        return os.path.relpath(os.fspath(path), self.root)

    def __enter__(self) -> Recorder:
        real = self._real

        def open_(path, flags, mode=0o777, **named):
            fresh = not os.path.lexists(path)
            number = real["open"](path, flags, mode, **named)
            name = self._named(path)
            if not name.startswith(".."):
                self._numbers[number] = name
                if fresh:
                    self.steps.append(("create", name))
            return number

        def write(number, body):
            count = real["write"](number, body)
            if number in self._numbers:
                self.steps.append(("write", self._numbers[number], bytes(body)[:count]))
            return count

        def fsync(number):
            real["fsync"](number)
            if number in self._numbers:
                self.steps.append(("fsync", self._numbers[number]))

        def close(number):
            self._numbers.pop(number, None)
            real["close"](number)

        def replace(old, new):
            real["replace"](old, new)
            self.steps.append(("rename", self._named(old), self._named(new)))

        def link(old, new, **named):
            real["link"](old, new, **named)
            self.steps.append(("link", self._named(old), self._named(new)))

        def unlink(path, **named):
            real["unlink"](path, **named)
            self.steps.append(("unlink", self._named(path)))

        for name, fake in zip(
            self.NAMES, (open_, write, fsync, close, replace, link, unlink), strict=True
        ):
            setattr(os, name, fake)
        return self

    def __exit__(self, *_: object) -> None:
        for name, real in self._real.items():
            setattr(os, name, real)


def states(steps: list[Step], before: Disk) -> Iterator[tuple[int, Disk]]:
    """Yield (how many steps were asked for, what may be found), each once."""
    seen = set()
    for cut in range(len(steps) + 1):
        for found in _after(steps[:cut], before):
            key = (cut, tuple(sorted(found.items())))
            if key not in seen:
                seen.add(key)
                yield cut, found


def _after(steps: list[Step], before: Disk) -> Iterator[Disk]:
    names = {name: number for number, name in enumerate(before)}
    synced = {number: before[name] for name, number in names.items()}
    loose: dict[int, bytes] = dict.fromkeys(synced, b"")
    numbers = itertools.count(len(before))
    tables, durable = [dict(names)], 0
    for what, name, *rest in steps:
        if what == "create":
            number = next(numbers)
            synced[number] = loose[number] = b""
            names = {**names, name: number}
        elif what == "write":
            loose[names[name]] += rest[0]
            continue
        elif what == "fsync":
            if name == ".":
                durable = len(tables) - 1
            elif name in names:
                number = names[name]
                synced[number], loose[number] = synced[number] + loose[number], b""
            continue
        elif what == "rename":
            names = {k: v for k, v in names.items() if k != name} | {rest[0]: names[name]}
        elif what == "link":
            names = {**names, rest[0]: names[name]}
        elif what == "unlink":
            names = {k: v for k, v in names.items() if k != name}
        tables.append(names)
    for table in tables[durable:]:
        open_ = [number for number in sorted(set(table.values())) if loose[number]]
        for choice in itertools.product(("none", "half", "zeros", "all"), repeat=len(open_)):
            fate = dict(zip(open_, choice, strict=True))
            yield {
                name: synced[number] + _left(loose[number], fate.get(number, "none"))
                for name, number in table.items()
            }


def _left(body: bytes, fate: str) -> bytes:
    return {
        "none": b"",
        "half": body[: len(body) // 2],
        "zeros": b"\0" * len(body),
        "all": body,
    }[fate]
