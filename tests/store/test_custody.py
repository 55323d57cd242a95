"""Who did what with the evidence, and how the record was kept."""

from __future__ import annotations

import os

import pytest
from shelf import with_revisions

from casefile.model.errors import Damaged, NotFound
from casefile.store.checking import check
from casefile.store.custody import (
    Access,
    Touched,
    accesses,
    keeping,
    record_access,
    record_accesses,
)
from casefile.store.history import head, undo
from casefile.store.mending import restore

A, B = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path):
    return with_revisions(tmp_path, 3)


def test_accesses_are_lines_in_order_each_joined_to_the_one_before(store):
    record_access(store, "one", Access.TAKEN_IN, actor="Dana", sha256=A, mark="C-1", told="inbox")
    record_access(store, "one", Access.OPENED, actor="Ewa", sha256=A, mark="C-1")
    record_access(store, "one", Access.COPIED, actor="Ewa", sha256=B, told="חבילה 1")

    assert [(x.access, x.actor, x.told) for x in accesses(store, "one")] == [
        (Access.TAKEN_IN, "Dana", "inbox"),
        (Access.OPENED, "Ewa", ""),
        (Access.COPIED, "Ewa", "חבילה 1"),
    ]
    assert len(accesses(store, "one", A)) == 2
    assert check(store.folder("one")) == ()
    with pytest.raises(NotFound):
        record_access(store, "two", Access.OPENED, actor="Ewa", sha256=A)


def test_a_thousand_accesses_are_a_thousand_lines_and_one_sync(store, monkeypatch):
    record_access(store, "one", Access.OPENED, actor="Ewa", sha256=B)
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(number) or real(number))
    mails = [Touched(f"{n:064x}", f"C-{n}", "post.mbox") for n in range(1000)]
    record_accesses(store, "one", Access.TAKEN_IN, mails, actor="Dana")

    assert len(synced) == 1
    found = accesses(store, "one")
    assert [x.mark for x in found[1:]] == [x.mark for x in mails]
    assert check(store.folder("one")) == ()


def test_nothing_touched_writes_nothing(store):
    record_accesses(store, "one", Access.TAKEN_IN, [], actor="Dana")
    assert not (store.folder("one") / "custody.jsonl").exists()


def test_a_changed_or_missing_line_is_found_and_a_torn_one_is_cut(store):
    for name in (A, B, A):
        record_access(store, "one", Access.OPENED, actor="Ewa", sha256=name)
    path = store.folder("one") / "custody.jsonl"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    path.write_bytes(whole.replace(b"Ewa", b"Eva", 1))
    with pytest.raises(Damaged):
        accesses(store, "one")
    path.write_bytes(lines[0] + lines[2])
    assert [x.say.key for x in check(store.folder("one"))] == ["checks.custody_chain_broken"]
    path.write_bytes(whole[:-9])
    assert len(accesses(store, "one")) == 2
    record_access(store, "one", Access.COPIED, actor="Ewa", sha256=A)
    assert [x.access for x in accesses(store, "one")][-1] is Access.COPIED


def test_what_another_version_wrote_of_an_access_is_read_as_another_one(store):
    line = {"actor": "Ewa", "access": "verified", "mark": "C-1", "sha256": A, "told": ""}
    store.note_accesses("one", [line])
    assert [(x.access, x.mark) for x in accesses(store, "one")] == [(Access.OTHER, "C-1")]


def test_how_the_record_was_kept_leaves_no_repair_or_restore_out(store):
    undo(store, "one", actor="Ewa")
    restore(store, "one", 1, actor="Adam")
    record_access(store, "one", Access.OPENED, actor="Ewa", sha256=A)
    told = keeping(store, "one")

    assert (told.commits, told.accesses) == (5, 1)
    assert told.first_at == "2026-03-01T12:00:01.000+00:00"
    assert told.actors == ("Dana", "Ewa", "Adam")
    assert told.head == head(store, "one")
    assert [(x["rev"], x["action"], x["actor"]) for x in told.exceptions] == [
        (5, "restore", "Adam")
    ]
