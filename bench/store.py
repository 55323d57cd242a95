"""The store against its peers, as ratios within one run: absolute times depend on the disk.

    python bench/store.py [--cases 10000] [--gigabytes 2] [--documents 10 1000 100000]
                          [--crashes 1000] [--in FOLDER]

Every comparison is paired: the two sides take turns, and the median of the ratios is told, so a
disk that is shared with others does not favour one side. Each bar is printed with what was
measured; the exit code is 1 when one was not reached. 0 leaves a part out.
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
from crashing import killed_apart

SAID = {"note": "bench", "actor": "bench", "summary": {"title": "חוב", "number": 1}}
WORDS = ["הלקוח", "לא", "שילם", "klient", "nie", "zapłacił", "the", "customer", "paid"]


BARS = []


def bar(what, figure, limit, unit=""):
    """Note one bar to reach: *figure* at most *limit*."""
    BARS.append((what, figure, limit, unit))


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
    bar(f"update in a library of {cases} / of one", ratio, 1.5)
    (place / "big" / "index.json").unlink(missing_ok=True)
    cold = seconds(lambda: list(open_store(place / "big", now=clock).list()))
    warm = statistics.median(seconds(lambda: list(big.list())) for _ in range(9))
    begin = time.process_time()
    list(big.list())
    busy = time.process_time() - begin
    glance = statistics.median(seconds(big.glance) for _ in range(9))
    print(
        f"list of {cases}: cold {cold * 1000:.0f} ms, warm {warm * 1000:.0f} ms "
        f"({busy * 1000:.0f} ms of it work, the rest waiting for other programs), "
        f"at a glance {glance * 1000:.0f} ms"
    )
    bar(f"{cases} cases listed warm", warm * 1000, 150, " ms")


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
    """One big file taken in, against cp and sha256sum, with and without making the copy durable.

    Ours is always durable when it returns.
    """
    big = place / "film.mp4"
    block = os.urandom(1 << 22)
    with big.open("wb") as file:
        for number in range(int(gigabytes * 256)):
            file.write(block[number:] + block[:number])
    os.sync()
    before = peak_memory()
    ratios = {True: [], False: []}
    for number in range(rounds):
        for durable in (True, False):
            theirs = seconds(lambda durable=durable: copied_and_hashed(big, place, durable))
            (place / "copy").unlink()
            home = place / f"home{number}{durable}"
            store = open_store(home, now=clock)
            store.create("one", {}, **SAID)
            ours = seconds(lambda store=store: store.blobs("one").take_in(big))
            shutil.rmtree(home)
            ratios[durable].append(ours / theirs)
            kind = "cp, sync, sha256sum" if durable else "cp, sha256sum"
            print(f"intake of {gigabytes:g} GB: ours {ours:.1f} s, {kind} {theirs:.1f} s")
    big.unlink()
    bar("intake / (cp + sync + sha256sum)", statistics.median(ratios[True]), 0.8)
    bar("intake / (cp + sha256sum), not durable", statistics.median(ratios[False]), 0.8)
    bar("memory the intake needed more than before it", peak_memory() - before, 8, " MB")


def copied_and_hashed(big, place, durable):
    copy = place / "copy"
    subprocess.run(["cp", big, copy], check=True)
    if durable:
        subprocess.run(["sync", copy], check=True)
    subprocess.run(["sha256sum", copy], check=True, stdout=subprocess.DEVNULL)


def peak_memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def crashes(place, runs):
    """Kills in the middle of writing; TinyDB's own storage beside it shows that they bite."""
    for pause in (0.00015, 0.004):
        told = {}
        for name, count in (("ours", runs), ("stock", max(50, runs // 5))):
            home = place / f"{name}{pause}"
            told[name] = killed_apart(name, home, runs=count, base=50, pause=pause, seed=7)
            kinds = {kind: told[name][kind] for kind in ("ok", "unreadable", "lost")}
            print(f"{count} kills, fsync + {pause * 1000:.2f} ms, {name}: {kinds}")
        bad = runs - told["ours"]["ok"]
        bar(f"of {runs} kills, not whole or lost (fsync + {pause * 1000:.2f} ms)", bad, 0)
        if not told["stock"]["unreadable"]:
            bar("stock TinyDB survived: these kills prove nothing", 1, 0)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--gigabytes", type=float, default=2)
    options.add_argument("--documents", type=int, nargs="*", default=[10, 1000, 100_000])
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
    print()
    for what, figure, limit, unit in BARS:
        reached = "reached" if figure <= limit else "NOT REACHED"
        print(f"{what}: {figure:.2f}{unit}, at most {limit:g}{unit}: {reached}")
    return int(any(figure > limit for _, figure, limit, _ in BARS))


if __name__ == "__main__":
    sys.exit(main())
