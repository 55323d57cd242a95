"""A cluster that mends itself (Debian's Patroni and etcd): its primary dies, nobody is asked.

    apt-get install postgresql patroni etcd-server
    python bench/cluster.py [--deaths 3]

Two PostgreSQL servers with a synchronous standby, watched by Patroni. Four clerks write through the
program; the primary and its Patroni are killed; the program finds the new primary by itself. The
exit code is 1 when an acknowledged write was lost.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from team_server import _free_port

from casefile.model.errors import StoreError
from casefile.store.team.address import Address
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role, found, seat
from casefile.store.team.store import TeamStore

SAID = {"note": "bench", "actor": "bench", "summary": {"title": "חוב", "number": 1}}
NODE = """
scope: casefile
name: {name}
restapi: {{listen: "127.0.0.1:{rest}", connect_address: "127.0.0.1:{rest}"}}
etcd3: {{host: "127.0.0.1:{etcd}"}}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 5
    synchronous_mode: true
    postgresql: {{use_pg_rewind: true}}
  initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}]
  pg_hba: ["host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
postgresql:
  listen: "127.0.0.1:{port}"
  connect_address: "127.0.0.1:{port}"
  data_dir: {folder}/{name}
  bin_dir: {tools}
  authentication:
    superuser: {{username: postgres}}
    replication: {{username: postgres}}
    rewind: {{username: postgres}}
  parameters: {{unix_socket_directories: "{folder}"}}
tags: {{nofailover: false}}
"""


class Cluster:
    """Two servers, their watchers, and the register they agree in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.etcd, peer = _free_port(), _free_port()
        self.ports = {name: (_free_port(), _free_port()) for name in ("one", "two")}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        tools = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        told = ("--data-dir", folder / "etcd", "--listen-peer-urls", f"http://127.0.0.1:{peer}")
        urls = f"http://127.0.0.1:{self.etcd}"
        more = ("--listen-client-urls", urls, "--advertise-client-urls", urls)
        self._start("etcd", "etcd", *told, *more)
        for name, (port, rest) in self.ports.items():
            text = NODE.format(
                name=name, port=port, rest=rest, etcd=self.etcd, folder=folder, tools=tools
            )
            (folder / f"{name}.yml").write_text(text)
            self._start(name, "patroni", folder / f"{name}.yml")
            self.wait(lambda: self.primary() is not None)
        self.wait(lambda: len(self.members("sync_standby")) == 1)

    def _start(self, name: str, *told: object) -> None:
        as_user = []
        if os.geteuid() == 0:
            as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        log = (self.folder / f"{name}.log").open("wb")
        self.running[name] = subprocess.Popen(
            [*as_user, *map(str, told)],
            cwd=self.folder,
            stdout=log,
            stderr=log,
            env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(self.folder)},
            start_new_session=True,
        )

    def members(self, role: str) -> list[str]:
        """Return the names of the servers in a role, as any watcher that lives tells it."""
        for _, rest in self.ports.values():
            with suppress(OSError):
                with urllib.request.urlopen(f"http://127.0.0.1:{rest}/cluster", timeout=2) as told:
                    members = json.load(told)["members"]
                return [x["name"] for x in members if x["role"] == role and x["state"] == "running"]
        return []

    def primary(self) -> str | None:
        """Return the name of the primary."""
        return next(iter(self.members("leader")), None)

    def wait(self, done, patience: float = 90) -> None:
        """Wait until *done*; end the run when it takes too long."""
        until = time.monotonic() + patience
        while not done():
            if time.monotonic() > until:
                logs = [x.read_text()[-1500:] for x in self.folder.glob("*.log")]
                raise SystemExit("the cluster did not come up:\n" + "\n".join(logs))
            time.sleep(0.3)

    def kill(self, name: str) -> None:
        """Kill a server and its watcher at once, as a machine that loses its power."""
        postmaster = self.folder / name / "postmaster.pid"
        pids = [int(postmaster.read_text().splitlines()[0]), self.running[name].pid]
        for pid in pids:
            told = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
            for one in (pid, *map(int, told.stdout.split())):
                with suppress(ProcessLookupError):
                    os.kill(one, signal.SIGKILL)

    def stop(self) -> None:
        """End everything."""
        for name in self.ports:
            with suppress(OSError, ValueError):
                self.kill(name)
        self.running["etcd"].kill()


def death(folder: Path) -> tuple[int, int, float]:
    """Return (acknowledged writes lost, acknowledged writes, longest pause in seconds)."""
    folder.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    cluster = Cluster(folder)
    try:
        first = cluster.primary()
        assert first is not None
        admin = Line(f"postgresql://postgres@127.0.0.1:{cluster.ports[first][0]}/postgres")
        found(admin, "bar")
        seat(admin, "bar", "dana", Role.CLERK)
        admin.close()
        hosts = ",".join(f"127.0.0.1:{port}" for port, _ in cluster.ports.values())
        at = Address(f"postgresql://dana@{hosts}/postgres?target_session_attrs=read-write", "bar")
        acked: dict[int, int] = {}
        slowest: list[float] = []
        stop = threading.Event()

        def write(k: int) -> None:
            store = TeamStore(folder / f"clerk{k}", at, now=lambda: datetime.now(UTC))
            store.line.patience = 90
            revision = store.create(f"c{k}", {"n": 0}, **SAID)
            while not stop.is_set():
                n = acked.get(k, 0) + 1
                begin = time.monotonic()
                with suppress(StoreError):
                    said = {"n": n, "pad": "x" * 3000}
                    revision = store.put(f"c{k}", said, revision, **SAID)
                    acked[k] = n
                    slowest.append(time.monotonic() - begin)

        threads = [threading.Thread(target=write, args=(k,)) for k in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(3)
        cluster.kill(first)
        cluster.wait(lambda: cluster.primary() not in (None, first))
        time.sleep(5)
        stop.set()
        for thread in threads:
            thread.join()
        reader = TeamStore(folder / "reader", at, now=lambda: datetime.now(UTC))
        lost = sum(max(0, n - int(reader.get(f"c{k}")[0]["n"])) for k, n in acked.items())
        return lost, sum(acked.values()), max(slowest)
    finally:
        cluster.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--deaths", type=int, default=3)
    asked = parser.parse_args()
    if not all(shutil.which(tool) for tool in ("patroni", "etcd")):
        raise SystemExit("not measured: Patroni and etcd are not here (see the first lines)")
    at = Path(tempfile.mkdtemp(prefix="casefile-cluster-"))
    at.chmod(0o755)
    try:
        runs = [death(at / str(n)) for n in range(asked.deaths)]
    finally:
        shutil.rmtree(at, ignore_errors=True)
    lost, acked = sum(x[0] for x in runs), sum(x[1] for x in runs)
    print(f"{len(runs)} primaries killed with their watchers, under the load of four clerks")
    print(f"  {acked} acknowledged writes, {lost} lost")
    print(f"  longest pause of a clerk {max(x[2] for x in runs):.0f} s (Patroni waits 20)")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
