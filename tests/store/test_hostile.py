"""A bag from the other side, every seal made right: refused plainly, or taken in whole."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from hashlib import sha256

import orjson
import pytest
from shelf import library, with_revisions
from test_bagging import filled

from casefile.model.errors import CasefileError
from casefile.store import trail
from casefile.store.bagging import export_bag
from casefile.store.checking import check
from casefile.store.custody import accesses, keeping
from casefile.store.history import history, undo
from casefile.store.page import _END, _ENTRY, _HEADER, are_tables, body_of
from casefile.store.seal import seal_of, sealed, unsealed
from casefile.store.unbagging import import_bag

NONSENSE = [
    None,
    True,
    -1,
    0,
    2**60,
    1.5,
    "",
    "x",
    "../../x",
    "\x1b[2J",
    [],
    [1],
    [[]],
    {},
    {"a": []},
]


def places(value, path=()):
    """Every place in a JSON value."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from places(value[index], (*path, index))


def spoiled(value, chance):
    """The value with nonsense in one place, or without what stood there."""
    value = orjson.loads(orjson.dumps(value))
    path = chance.choice([place for place in places(value) if place])
    holder = value
    for step in path[:-1]:
        holder = holder[step]
    if chance.random() < 0.2:
        del holder[path[-1]]
    else:
        holder[path[-1]] = chance.choice(NONSENSE)
    return value


def put_back(data, lines, tables, header):
    """Write log and case with every hash made right."""
    before, texts = trail.ZERO, []
    body = body_of(tables) if are_tables(tables) else orjson.dumps(tables)[1:] + b"\n"
    for number, line in enumerate(lines, start=1):
        line = {k: v for k, v in line.items() if k != "hash"}
        if "seq" in line:
            line["seq"] = number
        line["prev"] = before
        if number == len(lines) and "body_sha256" in line:
            line["body_sha256"] = sha256(body).hexdigest()
        texts.append(sealed(line))
        before = seal_of(texts[-1])
    header = {k: v for k, v in header.items() if k != "hash"}
    header |= {"audit": before, "body_sha256": sha256(body).hexdigest()}
    first = _HEADER + sealed(header) + _END
    (data / "audit.jsonl").write_bytes(b"\n".join(texts) + b"\n")
    (data / "case.json").write_bytes(first + b"\n" + _ENTRY + texts[-1] + _END + b"\n" + body)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_a_sealed_case_says_it_is_refused_plainly_or_taken_in_whole(tmp_path, seed):
    store = library(tmp_path / "home")
    filled(store)
    undo(store, "one", actor="Dana")
    bag = export_bag(store, "one", tmp_path / "bag")
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        (bag / name).unlink()
    data = bag / "data"
    first, _, rest = (data / "case.json").read_bytes().partition(b"\n")
    header = unsealed(first[len(_HEADER) : -len(_END)])
    tables = orjson.loads(b"{" + rest.partition(b"\n")[2])
    lines = [unsealed(line) for line in (data / "audit.jsonl").read_bytes().splitlines()]
    chance = random.Random(seed)
    taken, refused = 0, set()
    for _ in range(40):
        what = chance.randrange(3)
        told = [
            spoiled(lines, chance) if what == 0 else lines,
            spoiled(tables, chance) if what == 1 else tables,
            spoiled(header, chance) if what == 2 else header,
        ]
        if not all(isinstance(line, dict) and line for line in told[0]) or not told[0]:
            continue
        put_back(data, *told)
        known = "".join(
            f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bag).as_posix()}\n"
            for path in sorted(data.rglob("*"))
            if path.is_file()
        )
        (bag / "manifest-sha256.txt").write_text(known)
        octets = [path.stat().st_size for path in data.rglob("*") if path.is_file()]
        (bag / "bag-info.txt").write_text(f"Payload-Oxum: {sum(octets)}.{len(octets)}\n")
        other = library(tmp_path / "other")
        try:
            id, _ = import_bag(other, bag, actor="Ewa")
            taken += 1
            other.get(id)
            history(other, id)
            keeping(other, id)
            accesses(other, id)
            assert not any(x.serious for x in check(other.folder(id), read=True))
        except CasefileError as trouble:
            refused.add(str(trouble))
        shutil.rmtree(tmp_path / "other", ignore_errors=True)
    assert taken and len(refused) > 3, refused


def test_nonsense_under_a_right_seal_in_the_log_is_damaged_and_no_traceback(tmp_path):
    store = with_revisions(tmp_path, 4)
    folder = store.folder("one")
    log = folder / "audit.jsonl"
    lines = [unsealed(line) for line in log.read_bytes().splitlines()]
    chance = random.Random(1)
    for _ in range(150):
        wrong = spoiled(lines, chance)
        if all(isinstance(line, dict) and line for line in wrong):
            log.write_bytes(b"".join(sealed(line) + b"\n" for line in wrong))
            check(folder, read=True)
            for ask in (history, lambda s, i: undo(s, i, actor="Ewa")):
                with suppress(CasefileError):
                    ask(store, "one")
