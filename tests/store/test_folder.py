"""A case on disk: private, readable by any TinyDB, and the old one or the new one."""

from __future__ import annotations

import errno
import json
import os
from hashlib import sha256

import pytest
from shelf import CASE, SAID, Clock, Fails, library, mode, tree, with_revisions
from tinydb import TinyDB, where

from casefile.model.errors import Busy, Conflict, Damaged, NoRoom, NotFound, StoreError, TooNew
from casefile.store import disk, trail
from casefile.store.commits import Why
from casefile.store.ids import new_id
from casefile.store.page import Header, page_text
from casefile.store.seal import sealed
from casefile.store.wholefile import CaseTables, WholeFile


def test_a_plain_tinydb_reads_the_case_with_its_tables_and_rows_in_order(tmp_path):
    library(tmp_path).create("one", CASE, **SAID)
    path = tmp_path / "cases" / "one" / "case.json"

    with TinyDB(path, access_mode="r") as plain:
        assert plain.tables() == {"_meta", "_audit", "case", "debts", "exhibits"}
        assert [row["mark"] for row in plain.table("exhibits").all()] == ["C-1", "C-2"]
        assert plain.table("debts").get(where("ref") == "F2") == {"ref": "F2", "amount": "50.00"}
        assert plain.table("case").all() == [
            {"notes": [], "stage": "friendly", "title": "Unpaid invoice"}
        ]
        assert plain.table("_meta").all()[0]["rev"] == 1


def test_the_first_line_tells_revision_shape_and_summary_without_the_rest(tmp_path):
    library(tmp_path).create("one", CASE, **SAID)
    first = (tmp_path / "cases/one/case.json").read_text("utf-8").splitlines()[0]
    header = json.loads(first.rstrip(",") + "}")["_meta"]["1"]

    assert (header["rev"], header["schema"], header["summary"]) == (1, 1, {"title": "חוב"})
    assert len(header["txid"]) == 16 and len(header["body_sha256"]) == 64


def test_hebrew_stays_hebrew_in_the_file(tmp_path):
    library(tmp_path).create("one", {"title": "חשבונית 😀"}, **SAID)
    assert "חשבונית 😀" in (tmp_path / "cases/one/case.json").read_text("utf-8")


def test_folders_and_files_are_for_the_owner_alone_even_with_an_open_umask(tmp_path):
    before = os.umask(0)
    try:
        store = with_revisions(tmp_path / "home", 2)
        stored = store.blobs("one").take_in(_file(tmp_path, b"contract"))
        store.blobs("one").put_reading(stored.sha256, b"{}")
        store.packets("one")
        list(store.list())
    finally:
        os.umask(before)
    found = {path: mode(path) for path in (tmp_path / "home").rglob("*")}

    assert {m for path, m in found.items() if path.is_dir()} == {"0o700"}
    evidence = store.blobs("one").path(stored.sha256)
    assert found.pop(evidence) == "0o400"
    assert {m for path, m in found.items() if path.is_file()} == {"0o600"}
    assert mode(tmp_path / "home") == "0o700"


def _file(folder, body):
    path = folder / "paper"
    path.write_bytes(body)
    return path


def test_the_conflict_names_the_fields_that_differ_who_changed_them_and_when(tmp_path):
    store = library(tmp_path)
    case = {**CASE, "contacts": [{"id": new_id(Clock()()), "said": "he will pay"}]}
    mine = store.create("one", case, **SAID)

    def changed(revision, actor, note, **fields):
        return store.put("one", {**case, **fields}, revision, note=note, actor=actor, summary={})

    debts = [{"ref": "F1", "amount": "90.00"}, {"ref": "F2", "amount": "50.00"}]
    contacts = [{**case["contacts"][0], "said": "he will not"}]
    theirs = changed(mine, "Adam", "log a call", stage="firm", title="x", contacts=contacts)
    changed(theirs, "Ewa", "pay", debts=debts, stage="firm", contacts=contacts)

    for log in (None, slice(0, -1)):  # as written, and as after a crash before the last line
        if log is not None:
            path = store.file("one").log
            path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[log]))
        with pytest.raises(Conflict) as refused:
            store.put("one", {**case, "title": "mine"}, mine, **SAID)
        assert refused.value.values == {
            "by": "Adam, Ewa",
            "at": "2026-03-01 12:00",
            "note": "pay",
            "changed": "contacts.said, debts.F1.amount, stage",  # the title is as it was read
        }


def test_a_conflict_over_many_fields_names_eight_and_counts_the_rest(tmp_path):
    store = library(tmp_path)
    mine = store.create("one", CASE, **SAID)
    store.put("one", {**CASE, **{f"field{n}": n for n in range(11)}}, mine, **SAID)
    with pytest.raises(Conflict) as refused:
        store.put("one", CASE, mine, **SAID)
    names = [f"field{n}" for n in (0, 1, 10, 2, 3, 4, 5, 6)]
    assert refused.value.values["changed"] == ", ".join(names) + " +3"


def test_a_conflict_with_people_without_a_name_over_eight_fields_counts_no_more(tmp_path):
    store = library(tmp_path)
    mine = store.create("one", CASE, **SAID)
    eight = {**CASE, **{f"field{n}": n for n in range(7)}}
    theirs = store.put("one", eight, mine, note="", actor="", summary={})
    for actor, by in (("", "-"), ("Ewa", "Ewa")):
        fresh = {**eight, "title": f"of {actor}"}
        theirs = store.put("one", fresh, theirs, note="", actor=actor, summary={})
        with pytest.raises(Conflict) as refused:
            store.put("one", CASE, mine, **SAID)
        told = refused.value.values
        assert (told["by"], told["note"], len(told["changed"].split(", "))) == (by, "-", 8)
        assert "+" not in told["changed"]


def test_a_commit_that_is_asked_for_again_is_made_once_and_another_is_a_conflict(tmp_path):
    store = library(tmp_path)
    mine = store.create("one", CASE, **SAID)
    why = Why("edit", "note", "Dana", {}, change="c0ffee")
    made = store.write("one", {**CASE, "title": "x"}, mine, why)
    theirs = store.put("one", {**CASE, "title": "y"}, made, **SAID)

    assert made == "2-c0ffee"
    assert store.write("one", {**CASE, "title": "x"}, mine, why) == made
    assert store.get("one") == ({**CASE, "title": "y"}, theirs)
    for other in (why._replace(change="another"), why._replace(change="")):
        with pytest.raises(Conflict):
            store.write("one", {**CASE, "title": "x"}, mine, other)


def test_a_conflict_with_a_revision_the_log_does_not_know_still_says_who_and_when(tmp_path):
    store = library(tmp_path)
    store.create("one", CASE, **SAID)
    with pytest.raises(Conflict) as refused:
        store.put("one", CASE, "7-of-another", **SAID)
    assert (refused.value.values["by"], refused.value.values["changed"]) == ("Dana", "-")


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


def test_a_case_of_a_later_version_is_read_but_not_changed(tmp_path):
    store = with_revisions(tmp_path, 1)
    path = tmp_path / "cases/one/case.json"
    page = store.page("one")
    _, _, body = path.read_bytes().split(b"\n", 2)
    newer = page.header._replace(schema=9)
    path.write_bytes(page_text(newer, page.entry, body))

    document, revision = store.get("one")
    assert document == CASE
    with pytest.raises(TooNew) as refused:
        store.put("one", CASE, revision, **SAID)
    assert refused.value.values == {"schema": 9, "known": 1}


def test_every_single_bit_of_the_case_file_is_watched(tmp_path):
    store = with_revisions(tmp_path, 2)
    path = tmp_path / "cases/one/case.json"
    whole = path.read_bytes()
    for index in range(len(whole)):
        path.write_bytes(
            whole[:index] + bytes([whole[index] ^ 1 << index % 8]) + whole[index + 1 :]
        )
        with pytest.raises(Damaged):
            store.get("one")


@pytest.mark.parametrize("body", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"_meta":{"1":{}},'])
def test_what_is_no_case_file_is_damaged_and_not_a_traceback(tmp_path, body):
    store = with_revisions(tmp_path, 1)
    (tmp_path / "cases/one/case.json").write_bytes(body)

    with pytest.raises(Damaged):
        store.get("one")
    assert [(x.id, x.revision) for x in store.list()] == [("one", "")]


def test_a_header_with_other_fields_is_damaged(tmp_path):
    store = with_revisions(tmp_path, 1)
    path = tmp_path / "cases/one/case.json"
    path.write_bytes(b'{"_meta":{"1":' + sealed({"rev": 1}) + b"},\n\n{}")

    with pytest.raises(Damaged):
        store.get("one")


def test_an_older_copy_put_in_place_by_hand_is_noticed(tmp_path):
    store = with_revisions(tmp_path, 3)
    case = tmp_path / "cases/one"
    (case / "case.json").write_bytes((case / "backups/00000001.json").read_bytes())

    with pytest.raises(Damaged) as refused:
        store.get("one")
    assert refused.value.key == "case_rolled_back"
    with pytest.raises(Damaged):
        store.put("one", CASE, store.file("one").page().header.revision, **SAID)


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


def test_a_case_held_by_another_program_is_busy(tmp_path, monkeypatch):
    store = with_revisions(tmp_path, 1)
    revision = store.get("one")[1]
    wait = disk.locked
    with wait(tmp_path / "locks/one.lock", where="one"):
        monkeypatch.setattr(
            disk, "locked", lambda path, *, where: wait(path, where=where, timeout=0)
        )
        with pytest.raises(Busy):
            store.put("one", CASE, revision, **SAID)


def test_the_storage_serves_tinydb_alone_and_notices_another_writer(tmp_path):
    def table():
        storage = WholeFile(tmp_path / "a/case.json", lock=tmp_path / "a.lock", now=Clock())
        return CaseTables(storage=lambda: storage).table("debts")

    one, two = table(), table()
    one.insert({"ref": "F1"})
    assert two.all() == [{"ref": "F1"}]
    one.update({"paid": True})
    assert two.all() == [{"ref": "F1", "paid": True}]
    assert two.search(where("ref") == "F1")
    one.remove(where("ref") == "F1")
    assert two.search(where("ref") == "F1") == [], "nothing found before is told again"


def test_a_stale_tinydb_write_is_a_conflict(tmp_path):
    storage = WholeFile(tmp_path / "a/case.json", lock=tmp_path / "a.lock", now=Clock())
    other = WholeFile(tmp_path / "a/case.json", lock=tmp_path / "a.lock", now=Clock())
    storage.write({"t": {1: {"a": 1}}})
    seen = other.read()
    storage.write({"t": {1: {"a": 2}}})

    with pytest.raises(Conflict):
        other.write(seen)


def test_an_index_that_was_deleted_or_spoiled_comes_back(tmp_path):
    store = with_revisions(tmp_path, 2)
    listed = list(store.list())
    assert store.glance() == tuple(listed)
    for spoiled in (None, b"", b"[]", b'{"version":1,"cases":{"one":[]}}', b'{"version":2}'):
        (tmp_path / "index.json").unlink()
        if spoiled is not None:
            (tmp_path / "index.json").write_bytes(spoiled)
        assert list(store.list()) == listed


def test_a_file_or_an_empty_folder_among_the_cases_is_no_case(tmp_path):
    store = with_revisions(tmp_path, 1)
    (tmp_path / "cases/stray").mkdir()
    (tmp_path / "cases/note.txt").write_text("x")

    assert [x.id for x in store.list()] == ["one"]
    with pytest.raises(NotFound):
        store.get("stray")
    store.create("stray", CASE, **SAID)
    assert store.get("stray")[0] == CASE


def test_the_hash_in_the_header_is_of_the_bytes_below_the_second_line(tmp_path):
    store = with_revisions(tmp_path, 1)
    header: Header = store.page("one").header
    body = (tmp_path / "cases/one/case.json").read_bytes().split(b"\n", 2)[2]

    assert sha256(body).hexdigest() == header.body_sha256
