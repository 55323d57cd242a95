"""One commit: the old case or the new one whatever fails, a log made whole, revisions kept."""

from __future__ import annotations

import errno
import os

import pytest
from shelf import CASE, SAID, Fails, tree, with_revisions

from casefile.model.errors import Damaged, NoRoom, StoreError
from casefile.store import disk, trail
from casefile.store.seal import sealed
from casefile.store.wholefile import WholeFile


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_an_error_at_any_file_operation_leaves_the_old_case_or_the_new_one(tmp_path, error):
    """The operations of one commit are counted first; then each one fails in its turn."""
    with pytest.MonkeyPatch.context() as patch:
        store = with_revisions(tmp_path / "count", 2)
        counter = Fails(patch, tmp_path / "count", 0, error)
        store.put("one", {**CASE, "title": "new"}, store.get("one")[1], **SAID)
    operations = counter.count
    assert operations > 12

    for at in range(1, operations + 1):
        home = tmp_path / str(at)
        store = with_revisions(home, 2)
        old, revision = store.get("one")
        before = tree(home)
        with pytest.MonkeyPatch.context() as patch:
            fails = Fails(patch, home, at, error)
            try:
                store.put("one", {**CASE, "title": "new"}, revision, **SAID)
                outcome = "written"
            except NoRoom:
                outcome = "no room"
            except (StoreError, OSError) as trouble:
                outcome = str(trouble)
        now = store.get("one")[0]["title"]
        told = f"{at} {fails.names[-1]}: {outcome}"
        if outcome == "written":
            assert now == "new", told
        elif "commit_unconfirmed" not in outcome:
            assert now == old["title"], told
            after = tree(home)
            assert {k: v for k, v in after.items() if "backups" not in k} == {
                k: v for k, v in before.items() if "backups" not in k
            }, told
            assert error == errno.EIO or outcome == "no room", told
        assert not list(home.rglob("*.new")), told
        latest, revision = store.get("one")
        store.put("one", {**latest, "title": "after"}, revision, **SAID)
        assert store.get("one")[0]["title"] == "after", told


def test_a_temporary_file_that_a_crash_left_is_swept_at_the_next_write(tmp_path):
    store = with_revisions(tmp_path, 1)
    left = tmp_path / "cases/one/.case.json.99.aa.new"
    left.write_bytes(b"half")
    store.put("one", CASE, store.get("one")[1], **SAID)

    assert not left.exists()


def test_a_link_planted_under_the_temporary_name_is_not_written_through(tmp_path, monkeypatch):
    store = with_revisions(tmp_path, 1)
    revision = store.get("one")[1]
    other = tmp_path / "other"
    other.write_bytes(b"mine")
    monkeypatch.setattr(disk.secrets, "token_hex", lambda n: "ab")
    planted = tmp_path / f"cases/one/.case.json.{os.getpid()}.ab.new"
    monkeypatch.setattr(WholeFile, "_sweep", lambda self: None)
    planted.symlink_to(other)

    with pytest.raises(FileExistsError):
        store.put("one", CASE, revision, **SAID)
    assert other.read_bytes() == b"mine"


def test_a_log_entry_that_a_crash_kept_out_is_put_there_by_the_next_write(tmp_path):
    store = with_revisions(tmp_path, 3)
    log = tmp_path / "cases/one/audit.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    for torn in (b"", lines[2][:40], lines[2][:-1]):
        log.write_bytes(lines[0] + lines[1] + torn)
        document, revision = store.get("one")
        assert document["title"] == "title 3"
        if torn != lines[2][:-1]:
            continue
        store.put("one", {**CASE, "title": "title 4"}, revision, **SAID)
    healed = log.read_bytes().splitlines(keepends=True)

    assert healed[:3] == lines and len(healed) == 4


def test_the_last_line_of_a_log_is_read_however_long_it_is(tmp_path):
    log = tmp_path / "audit.jsonl"
    assert (trail.last_entry(log), trail.last_hash(log)) == (None, trail.ZERO)
    log.write_bytes(b"")
    assert trail.last_entry(log) is None and not trail.torn(log)
    long = sealed({"note": "x" * 20_000})
    log.write_bytes(sealed({"note": "before"}) + b"\n" + long + b"\n")
    assert trail.last_entry(log)["note"] == "x" * 20_000
    log.write_bytes(sealed({"note": "before"}) + b"\n" + long[:-9] + b"\n")
    with pytest.raises(Damaged):
        trail.last_entry(log)


def test_a_first_line_that_broke_off_after_a_few_bytes_is_written_again(tmp_path):
    store = with_revisions(tmp_path, 1)
    log = tmp_path / "cases/one/audit.jsonl"
    (line,) = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(line[:5])
    store.put("one", {**CASE, "title": "title 2"}, store.get("one")[1], **SAID)
    assert log.read_bytes().startswith(line)


def test_a_commit_that_may_not_outlast_a_power_cut_is_told_and_stands(tmp_path, monkeypatch):
    store = with_revisions(tmp_path, 2)
    revision = store.get("one")[1]

    def fails(folder):
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(disk, "sync_folder", fails)
    with pytest.raises(StoreError) as told:
        store.put("one", {**CASE, "title": "new"}, revision, **SAID)
    assert told.value.key == "commit_unconfirmed" and told.value.where == "one"
    assert told.value.values == {"fault": "input/output error"}
    assert store.get("one")[0]["title"] == "new"


def test_every_256th_revision_and_what_a_person_laid_there_outlast_the_twenty(tmp_path):
    store = with_revisions(tmp_path, 2)
    backups = tmp_path / "cases/one/backups"
    for name in ("00000000.json", "+ by hand.json", "00000256.json", "00000257.json"):
        (backups / name).write_bytes(b"{}")
    revision = store.get("one")[1]
    for number in range(3, 25):
        revision = store.put("one", {**CASE, "title": f"title {number}"}, revision, **SAID)
    left = sorted(path.name for path in backups.iterdir())
    assert left[:3] == ["+ by hand.json", "00000000.json", "00000006.json"]
    for number in range(300, 321):
        (backups / f"{number:08d}.json").write_bytes(b"{}")
    for number in range(25, 33):
        revision = store.put("one", {**CASE, "title": f"title {number}"}, revision, **SAID)
    left = sorted(path.name for path in backups.iterdir())
    assert left[:4] == ["+ by hand.json", "00000000.json", "00000256.json", "00000301.json"]


def test_twenty_revisions_are_kept_as_links_and_cost_no_bytes(tmp_path):
    store = with_revisions(tmp_path, 33)
    kept = sorted((tmp_path / "cases/one/backups").iterdir())

    assert 20 <= len(kept) <= 28
    assert kept[-1].name == "00000032.json"
    before = (tmp_path / "cases/one/case.json").stat().st_ino
    store.put("one", CASE, store.get("one")[1], **SAID)
    assert (tmp_path / "cases/one/backups/00000033.json").stat().st_ino == before
