"""The log as a history, and steps taken back, also after the program was started again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shelf import CASE, SAID, library, with_revisions
from undone_list import CHANGE, REDO, STEPS, UNDO, held_to_the_list, redoable

from casefile.model.errors import BadInput, Conflict
from casefile.store import trail
from casefile.store.history import document_at, head, history, undo, undo_one


def title(store):
    return store.get("one")[0]["title"]


def put(store, **fields):
    document, revision = store.get("one")
    store.put("one", {**document, **fields}, revision, **SAID)


def test_the_history_tells_who_when_what_before_and_after(tmp_path):
    store = with_revisions(tmp_path, 2)
    first, second = history(store, "one")

    assert (first.action, first.rev, first.actor) == ("create", 1, "Dana")
    assert (second.action, second.rev, second.note) == ("edit", 2, "noted")
    assert second.at == "2026-03-01T12:00:02.000+00:00"
    assert second.changes == ({"path": ["title"], "was": "Unpaid invoice", "now": "title 2"},)
    assert head(store, "one") == second.hash


def test_the_head_for_a_packet_is_told_without_reading_the_log_through(tmp_path, monkeypatch):
    store = with_revisions(tmp_path, 30)
    told = history(store, "one")[-1].hash
    monkeypatch.setattr(trail, "entries", None)
    monkeypatch.setattr(trail, "whole_entries", None)
    assert head(store, "one") == told


def test_any_number_of_steps_is_taken_back_after_a_restart(tmp_path):
    with_revisions(tmp_path, 9)
    undo(library(tmp_path), "one", 3, actor="Ewa")
    assert title(library(tmp_path)) == "title 6"
    undo(library(tmp_path), "one", 4, actor="Ewa")
    assert title(library(tmp_path)) == "title 2"
    undo(library(tmp_path), "one", actor="Ewa")
    assert library(tmp_path).get("one")[0] == CASE
    with pytest.raises(BadInput) as refused:
        undo(library(tmp_path), "one", actor="Ewa")

    assert (refused.value.key, refused.value.values) == ("nothing_to_undo", {"n": 0})
    last = history(library(tmp_path), "one")[-1]
    assert (last.action, last.actor, last.undid, last.rev) == ("undo", "Ewa", (2,), 12)


def test_after_an_undo_new_changes_are_undone_before_older_ones(tmp_path):
    store = with_revisions(tmp_path, 4)
    undo(store, "one", actor="Ewa")
    put(store, title="other")
    undo(store, "one", actor="Ewa")
    assert title(store) == "title 3"
    undo(store, "one", actor="Ewa")
    assert title(store) == "title 2"


def test_an_undo_can_itself_be_taken_back(tmp_path):
    store = with_revisions(tmp_path, 4)
    undo(store, "one", 2, actor="Ewa")
    undo_one(store, "one", 5, actor="Ewa")

    assert title(store) == "title 4"
    told = {entry.rev: entry.taken_back for entry in history(store, "one")}
    assert told == {1: False, 2: False, 3: False, 4: False, 5: True, 6: False}
    undo(store, "one", actor="Ewa")
    assert title(store) == "title 3"


@settings(max_examples=15)
@given(st.lists(st.sampled_from(STEPS), max_size=14))
@example([CHANGE] * 2 + [UNDO] * 2 + [REDO] * 2 + [UNDO] * 2 + [REDO, CHANGE, REDO, UNDO, REDO])
def test_undo_and_redo_in_any_order_come_to_what_two_lists_come_to(steps):
    with TemporaryDirectory() as home:
        store = with_revisions(Path(home), 1)
        held_to_the_list(store, lambda text: put(store, title=text), steps)


def test_several_steps_taken_back_at_once_are_done_again_at_once(tmp_path):
    store = with_revisions(tmp_path, 4)
    undo(store, "one", 2, actor="Ewa")
    undo(store, "one", actor="Ewa")
    assert redoable(store) == [6, 5]
    for rev in (6, 5):
        undo_one(store, "one", rev, actor="Ewa")
    assert (title(store), redoable(store)) == ("title 4", [])


def test_one_change_is_taken_back_and_later_ones_stay(tmp_path):
    store = with_revisions(tmp_path, 1)
    put(store, debts=[{"ref": "F1", "amount": "999.00"}, {"ref": "F2", "amount": "50.00"}])
    put(store, stage="firm")
    put(store, exhibits=[*CASE["exhibits"], {"mark": "C-3", "title": "Letter"}])
    document, _ = undo_one(store, "one", 2, actor="Ewa")

    assert document == store.get("one")[0]
    assert document["debts"] == CASE["debts"]
    assert document["stage"] == "firm" and len(document["exhibits"]) == 3


def test_a_later_change_of_the_same_place_is_named_and_nothing_is_written(tmp_path):
    store = with_revisions(tmp_path, 3)
    before = store.get("one")

    with pytest.raises(Conflict) as refused:
        undo_one(store, "one", 2, actor="Ewa")
    assert (refused.value.key, refused.value.values) == ("undo_clash", {"path": "title"})
    assert store.get("one") == before


@pytest.mark.parametrize("rev", [0, 1, 3, 99])
def test_only_a_change_that_stands_can_be_taken_back(tmp_path, rev):
    store = with_revisions(tmp_path, 3)
    undo(store, "one", actor="Ewa")

    with pytest.raises(BadInput):
        undo_one(store, "one", rev, actor="Ewa")


def test_an_undo_meant_for_an_older_revision_is_a_conflict(tmp_path):
    store = with_revisions(tmp_path, 3)
    seen = store.get("one")[1]
    put(store, title="theirs")

    with pytest.raises(Conflict):
        undo(store, "one", actor="Ewa", expect=seen)
    assert title(store) == "theirs"


def test_every_revision_can_be_read_again_from_the_log(tmp_path):
    store = with_revisions(tmp_path, 30)
    undo(store, "one", 5, actor="Ewa")

    assert document_at(store, "one", 1) == CASE
    assert all(document_at(store, "one", n)["title"] == f"title {n}" for n in range(2, 31))
    assert document_at(store, "one", 31)["title"] == "title 25"
    with pytest.raises(BadInput):
        document_at(store, "one", 32)


def test_an_undo_by_hand_keeps_the_summary_of_the_listing_unless_given(tmp_path):
    store = with_revisions(tmp_path, 3)
    undo(store, "one", actor="Ewa")
    assert next(store.list()).summary == {"title": "חוב"}
    undo(store, "one", actor="Ewa", summarised=lambda document: {"title": document["title"]})
    assert next(store.list()).summary == {"title": "Unpaid invoice"}


def test_the_newest_entry_is_in_the_history_though_a_crash_kept_it_out_of_the_log(tmp_path):
    store = with_revisions(tmp_path, 3)
    path = tmp_path / "cases/one/audit.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    for torn in (b"", lines[2][:30]):
        path.write_bytes(lines[0] + lines[1] + torn)
        assert [entry.rev for entry in history(store, "one")] == [1, 2, 3]
    undo(store, "one", actor="Ewa")
    assert [entry.rev for entry in history(store, "one")] == [1, 2, 3, 4]
