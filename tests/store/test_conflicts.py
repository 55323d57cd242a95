"""Two who write one case: who comes second is told what differs, by whom and when."""

from __future__ import annotations

import pytest
from shelf import CASE, SAID, Clock, library, with_revisions
from tinydb import where

from casefile.model.errors import Busy, Conflict
from casefile.store import disk
from casefile.store.commits import Why
from casefile.store.ids import new_id
from casefile.store.wholefile import CaseTables, WholeFile


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
