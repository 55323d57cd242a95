"""Logs line by line: their ends, what a crash broke off, what joins and what does not."""

from __future__ import annotations

from hashlib import sha256

import pytest

from casefile.model.errors import Damaged
from casefile.store import trail
from casefile.store.seal import ZERO, body_sealed, seal_of, sealed, unsealed
from casefile.store.trail import Joint

TXIDS = ("a", "b", "c", "d")


def entry(number, prev, **more):
    """Entry *number* of a log of changes, sealed."""
    told = {"seq": number, "at": f"2026-03-01T12:00:0{number}", "actor": "Dana", "action": "edit"}
    told |= {"note": "", "rev": number, "txid": TXIDS[number - 1], "schema": 1}
    return sealed({**told, "body_sha256": ZERO, "changes": [], "prev": prev, **more})


def lines(count=3, **last):
    """The lines of a log, joined on; the last one with *last* in place of what is right."""
    made = []
    for number in range(1, count + 1):
        joined = {"prev": seal_of(made[-1]) if made else ZERO}
        made.append(entry(number, **joined | (last if number == count else {})))
    return made


def written(path, made, end=b"\n"):
    path.write_bytes(b"\n".join(made) + end)
    return path


@pytest.fixture
def log(tmp_path):
    return tmp_path / "one" / "audit.jsonl"


@pytest.fixture(autouse=True)
def folder(log):
    log.parent.mkdir()


def test_a_log_that_is_not_there_or_empty_has_no_end(log):
    for body in (None, b""):
        if body is not None:
            log.write_bytes(body)
        assert trail.last_hash(log) == ZERO and trail.last_entry(log) is None
        assert not trail.torn(log) and list(trail.entries(log, "one")) == []
        trail.cut_torn_line(log)
        assert log.exists() is (body is not None)


def test_the_end_of_a_log_is_its_last_whole_line(log):
    made = lines()
    written(log, made)
    assert trail.last_hash(log) == seal_of(made[2])
    assert trail.last_entry(log)["seq"] == 3 and not trail.torn(log)
    trail.cut_torn_line(log)
    assert log.read_bytes() == b"\n".join(made) + b"\n"

    written(log, made[:2], b"\n" + made[2][:-1])
    assert trail.torn(log) and trail.last_hash(log) == seal_of(made[1])
    assert [x["seq"] for x in trail.whole_entries(log, "one")] == [1, 2]
    with pytest.raises(Damaged):
        list(trail.entries(log, "one"))
    trail.cut_torn_line(log)
    assert log.read_bytes() == b"\n".join(made[:2]) + b"\n" and not trail.torn(log)

    log.write_bytes(made[0][:-1])
    assert trail.torn(log) and trail.last_hash(log) == ZERO
    trail.cut_torn_line(log)
    assert log.read_bytes() == b""


@pytest.mark.parametrize("size", [8_000, 8_300, 70_000, 600_000])
def test_a_long_line_at_the_end_is_read_whole(log, size):
    made = lines(2, note="x" * size)
    written(log, made)
    assert trail.last_entry(log)["note"] == "x" * size
    assert trail.last_hash(log) == seal_of(made[1])
    written(log, [*made, entry(3, seal_of(made[1]))])
    assert trail.last_entry(log)["seq"] == 3


def test_a_last_line_that_is_not_what_was_written_is_named_with_its_case(log):
    written(log, [*lines(2), b'{"seq":3}'])
    with pytest.raises(Damaged) as told:
        trail.last_entry(log)
    assert (told.value.where, told.value.values) == ("one", {"line": -1})


def test_an_entry_is_in_the_log_or_behind_it_or_of_another(log):
    first, second, third = lines()
    written(log, [first, second])
    assert trail.joint(log, second) is Joint.WHOLE
    assert trail.joint(log, third) is Joint.BEHIND
    assert trail.joint(log, entry(3, seal_of(first))) is Joint.BROKEN
    assert trail.joint(log, third[:-1] + b" ") is Joint.BROKEN

    trail.heal(log, second, "one")
    assert log.read_bytes() == first + b"\n" + second + b"\n"
    written(log, [first, second], b"\n" + third[:9])
    trail.heal(log, third, "one")
    assert log.read_bytes() == b"\n".join(lines()) + b"\n"
    with pytest.raises(Damaged) as told:
        trail.heal(log, first, "one")
    assert (told.value.key, told.value.where) == ("case_rolled_back", "one")


def test_what_came_after_a_revision_is_told_with_what_a_crash_kept_out(log):
    made = lines(4)
    written(log, made[:3])
    newest = {"rev": 4, "txid": "d"}

    def after(revision, newest=newest):
        return [x["rev"] for x in trail.after(log, newest, revision, "one")]

    assert after("1-a") == [2, 3, 4] and after("3-c") == [4]
    assert after("1-a", {}) == [2, 3] and after("3-c", {}) == []
    assert after("2-b", {"rev": 3, "txid": "c"}) == [3]
    assert after("2-x") == [] and after("9-a") == []


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"seq": 4}, "log_chain_broken"),
        ({"seq": 2}, "log_chain_broken"),
        ({"rev": 2}, "log_chain_broken"),
        ({"prev": ZERO}, "log_chain_broken"),
        ({"seq": "3"}, "log_line_damaged"),
        ({"seq": True}, "log_line_damaged"),
        ({"rev": 3.0}, "log_line_damaged"),
        ({"schema": None}, "log_line_damaged"),
        ({"changes": {}}, "log_line_damaged"),
        ({"note": 7}, "log_line_damaged"),
        ({"actor": None}, "log_line_damaged"),
        ({"at": 7}, "log_line_damaged"),
        ({"action": "undo"}, "log_line_damaged"),
        ({"action": "undo", "undid": 2}, "log_line_damaged"),
        ({"action": "undo", "undid": [2, "1"]}, "log_line_damaged"),
    ],
)
def test_a_sealed_line_that_does_not_join_or_is_nonsense_is_named(log, wrong, key):
    written(log, lines(3, **wrong))
    with pytest.raises(Damaged) as told:
        list(trail.entries(log, "one"))
    assert (told.value.key, told.value.where, told.value.values) == (key, "one", {"line": 3})


def test_an_undo_says_what_it_undid_and_a_revision_may_be_skipped(log):
    written(log, lines(3, action="undo", undid=[2], rev=7))
    assert [x["rev"] for x in trail.entries(log, "one")] == [1, 2, 7]
    written(log, lines(3, undid="not asked of an edit"))
    assert len(list(trail.entries(log, "one"))) == 3


def test_a_log_of_access_is_held_to_its_own_fields(log):
    told = {"seq": 1, "at": "2026", "actor": "Dana", "prev": ZERO}
    access = {"access": "opened", "mark": "C-1", "sha256": "", "told": ""}
    path = log.with_name("custody.jsonl")
    written(path, [sealed({**told, **access})])
    assert [x["mark"] for x in trail.entries(path, "one")] == ["C-1"]
    for field in access:
        written(path, [sealed({**told, **access, field: None})])
        with pytest.raises(Damaged):
            list(trail.entries(path, "one"))
    written(path, [sealed({**told, **access})], b"")
    with pytest.raises(Damaged):
        list(trail.entries(path, "one"))
    assert list(trail.whole_entries(path, "one")) == []


def test_a_sealed_line_is_of_its_own_bytes_and_of_an_object_alone():
    line = sealed({"seq": 1})
    assert line.startswith(b'{"seq":1,"hash":"') and line.endswith(b'"}')
    assert sha256(body_sealed(line)).hexdigest() == seal_of(line) == unsealed(line)["hash"]
    assert body_sealed(line) == b'{"seq":1'
    assert seal_of(b"") == seal_of(line[:-1]) == seal_of(body_sealed(line)) == ""
    for nonsense in (b'{"seq":', b'["seq"'):
        forged = nonsense + b',"hash":"' + sha256(nonsense).hexdigest().encode() + b'"}'
        assert seal_of(forged) and unsealed(forged) is None
    assert unsealed(line[:-1] + b"]") is None and unsealed(line + b" ") is None
