"""The store against its peers, as ratios within one run: absolute times depend on the disk.

    python bench/store.py [--cases 10000] [--gigabytes 2] [--documents 10 1000] [--crashes 1000]

Every comparison is paired: the two sides take turns, and the median of the ratios is printed, so a
disk that is shared with others does not favour one side.
"""

import argparse
import json
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document as Row

from casefile.store.factory import open_store

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))
from crashing import Ours, Stock, killed

SAID = {"note": "bench", "actor": "bench", "summary": {"title": "חוב", "number": 1}}
WORDS = ["הלקוח", "לא", "שילם", "klient", "nie", "zapłacił", "the", "customer", "paid"]


def clock():
    return datetime(2026, 3, 1, tzinfo=UTC)


def row(number):
    notes = " ".join(WORDS[(number + n) % len(WORDS)] for n in range(90))
    return {"id": f"r{number}", "n": number, "amount": "1234.50", "notes": notes}


def seconds(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def paired(one, other, rounds):
    """Return (median of one, median of other, median of the ratios), in milliseconds."""
    for work in (one, other):
        work()
    times = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return (
        1000 * statistics.median(a for a, _ in times),
        1000 * statistics.median(b for _, b in times),
        statistics.median(a / b for a, b in times),
    )


def updater(store, id):
    held = list(store.get(id))

    def work():
        document, revision = held
        document["rows"][3]["n"] += 1
        held[1] = store.put(id, document, revision, **SAID)

    return work


def library_of(place, cases, rows=10):
    store = open_store(place, now=clock)
    for number in range(cases):
        document = {"rows": [row(n) for n in range(rows)]}
        store.create(f"c{number:06d}", document, **SAID)
    return store


def libraries(place, cases):
    """A case of ten rows, changed in a library of one and in a library of many."""
    small = library_of(place / "small", 1)
    big = library_of(place / "big", cases)
    a, b, ratio = paired(updater(big, f"c{cases // 2:06d}"), updater(small, "c000000"), rounds=200)
    print(f"update of 10 rows: library of {cases} {a:.2f} ms, of one {b:.2f} ms, ratio {ratio:.2f}")
    cold = seconds(lambda: list(big.list()))
    warm = statistics.median(seconds(lambda: list(big.list())) for _ in range(7))
    glance = statistics.median(seconds(big.glance) for _ in range(7))
    print(
        f"list of {cases}: cold {cold * 1000:.0f} ms, warm {warm * 1000:.0f} ms, "
        f"at a glance {glance * 1000:.0f} ms"
    )


def growth(place, documents):
    """One change while the whole collection grows: ours keeps ten rows a case."""
    for count in documents:
        home = place / str(count)
        ours = updater(library_of(home / "ours", max(1, count // 10)), "c000000")
        stock_table = TinyDB(home / "stock.json").table("rows")
        stock_table.insert_multiple(Row(row(n), n + 1) for n in range(count))
        base = sqlite3.connect(home / "sql.db", isolation_level=None)
        base.execute("pragma journal_mode=wal")
        base.execute("pragma synchronous=full")
        base.execute("create table rows(id integer primary key, body text)")
        base.executemany(
            "insert into rows values(?,?)", ((n, json.dumps(row(n))) for n in range(count))
        )
        state = {"n": 0}

        def stock(table=stock_table, state=state):
            state["n"] += 1
            table.update({"n": state["n"]}, doc_ids=[4])

        def sql(base=base, state=state):
            state["n"] += 1
            base.execute("update rows set body=? where id=3", (json.dumps(row(state["n"])),))

        rounds = 60 if count <= 1000 else 12
        a, b, stock_ratio = paired(stock, ours, rounds)
        c, _, sql_ratio = paired(sql, ours, rounds)
        print(
            f"{count} documents: ours {b:.2f} ms, stock {a:.2f} ms ({stock_ratio:.1f}x ours), "
            f"SQLite WAL {c:.2f} ms ({sql_ratio:.2f}x ours)"
        )
        shutil.rmtree(home)


def intake(place, gigabytes, rounds=3):
    """One big file taken in, against a copy made durable and then hashed."""
    big = place / "film.mp4"
    block = os.urandom(1 << 22)
    with big.open("wb") as file:
        for number in range(int(gigabytes * 256)):
            file.write(block[number:] + block[:number])
    os.sync()
    ratios = []
    for number in range(rounds):
        copy = place / "copy"

        def peers(copy=copy):
            subprocess.run(["cp", big, copy], check=True)
            subprocess.run(["sync", copy], check=True)
            subprocess.run(["sha256sum", copy], check=True, stdout=subprocess.DEVNULL)

        home = place / f"home{number}"
        store = open_store(home, now=clock)
        store.create("one", {}, **SAID)
        theirs = seconds(peers)
        copy.unlink()
        ours = seconds(lambda store=store: store.blobs("one").take_in(big))
        shutil.rmtree(home)
        ratios.append(ours / theirs)
        print(f"intake of {gigabytes} GB: ours {ours:.1f} s, cp + sha256sum {theirs:.1f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"intake: median ratio {statistics.median(ratios):.2f}, peak memory {memory} MB")
    big.unlink()


def crashes(place, runs):
    """Kills in the middle of writing; TinyDB's own storage beside it shows that they bite."""
    for pause in (0.00015, 0.004):
        for name, make, count in (("ours", Ours, runs), ("stock", Stock, max(50, runs // 5))):
            told = killed(make, place / f"{name}{pause}", runs=count, base=50, pause=pause, seed=7)
            print(f"{count} kills, fsync + {pause * 1000:.2f} ms, {name}: {dict(told)}")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--gigabytes", type=float, default=2)
    options.add_argument("--documents", type=int, nargs="*", default=[10, 1000, 10_000])
    options.add_argument("--crashes", type=int, default=1000)
    options.add_argument("--in", dest="place", type=Path, help="folder on the disk to measure")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.place) as name:
        place = Path(name)
        if asked.gigabytes:
            intake(place, asked.gigabytes)
        if asked.cases:
            libraries(place / "libraries", asked.cases)
        if asked.documents:
            growth(place / "growth", asked.documents)
        if asked.crashes:
            crashes(place / "crashes", asked.crashes)


if __name__ == "__main__":
    main()
