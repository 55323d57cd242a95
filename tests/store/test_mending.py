"""Repair and restore: explicit, in the log, and what was found is kept."""

from __future__ import annotations

import pytest
from shelf import CASE, SAID, with_revisions

from casefile.model.errors import BadInput, Damaged, NotFound
from casefile.store.checking import check
from casefile.store.history import history, undo
from casefile.store.mending import repair, restore


@pytest.fixture
def store(tmp_path):
    return with_revisions(tmp_path, 6)


@pytest.fixture
def folder(store):
    return store.folder("one")


def title(store):
    return store.get("one")[0]["title"]


def holds(store):
    folder = store.folder("one")
    assert [x for x in check(folder, read=True) if x.serious] == []
    document, revision = store.get("one")
    store.put("one", {**document, "title": "goes on"}, revision, **SAID)
    assert title(store) == "goes on"


def by_hand(folder, old="title 6", new="forged"):
    path = folder / "case.json"
    text = path.read_text().split("\n", 2)
    path.write_text("\n".join([*text[:2], text[2].replace(old, new)]))


def test_a_case_edited_by_hand_goes_back_to_what_was_written(store, folder):
    by_hand(folder)
    found = (folder / "case.json").read_bytes()
    with pytest.raises(Damaged):
        store.get("one")
    repair(store, "one", actor="Ewa")

    assert title(store) == "title 6"
    last = history(store, "one")[-1]
    assert (last.action, last.actor, last.rev, last.changes) == ("repair", "Ewa", 7, ())
    assert [x.read_bytes() for x in (folder / "backups").glob("found-*")] == [found]
    holds(store)


def test_an_edit_by_hand_may_be_taken_over_and_the_log_shows_it(store, folder):
    by_hand(folder)
    repair(store, "one", actor="Ewa", accept=True)

    assert title(store) == "forged"
    last = history(store, "one")[-1]
    assert last.changes == ({"path": ["title"], "was": "title 6", "now": "forged"},)
    undo(store, "one", actor="Ewa")
    assert title(store) == "title 6"
    holds(store)


@pytest.mark.parametrize(
    "body",
    [b"", b"garbage", b'{"case": [1]}', b"{}", b"\0" * 500, b'{"_meta":{"1":{}},\n"case":{}}'],
)
@pytest.mark.parametrize("accept", [False, True])
def test_a_case_file_that_cannot_be_read_is_made_again_from_the_log(store, folder, body, accept):
    (folder / "case.json").write_bytes(body)
    repair(store, "one", actor="Ewa", accept=accept and b"meta" not in body)

    assert title(store) == "title 6"
    holds(store)


def test_a_case_file_that_is_gone_is_made_again_from_the_log(store, folder):
    (folder / "case.json").unlink()
    repair(store, "one", actor="Ewa")

    assert title(store) == "title 6"
    holds(store)


def test_an_older_copy_goes_forward_again(store, folder):
    (folder / "case.json").write_bytes((folder / "backups/00000002.json").read_bytes())
    repair(store, "one", actor="Ewa")

    assert title(store) == "title 6"
    assert history(store, "one")[-1].rev == 7
    holds(store)


@pytest.mark.parametrize("lose", [2, 5])
def test_a_log_whose_end_was_cut_is_set_aside_and_a_new_one_begun(store, folder, lose):
    log = folder / "audit.jsonl"
    old = b"".join(log.read_bytes().splitlines(keepends=True)[:-lose])
    log.write_bytes(old)
    with pytest.raises(Damaged):
        store.get("one")
    repair(store, "one", actor="Ewa")

    assert title(store) == "title 6"
    (aside,) = folder.glob("audit.2*.jsonl")
    assert aside.read_bytes() == old
    (entry,) = history(store, "one")
    assert (entry.action, entry.rev) == ("repair", 7)
    with pytest.raises(BadInput):
        undo(store, "one", actor="Ewa")
    holds(store)


def test_a_log_with_a_changed_line_is_set_aside(store, folder):
    log = folder / "audit.jsonl"
    log.write_bytes(log.read_bytes().replace(b"title 3", b"title 9"))
    repair(store, "one", actor="Ewa")

    assert title(store) == "title 6"
    holds(store)


def test_with_case_and_log_both_damaged_the_newest_backup_is_taken(store, folder):
    (folder / "case.json").write_bytes(b"x")
    (folder / "audit.jsonl").write_bytes(b"x\n")
    (folder / "backups/00000005.json").write_bytes(b"x")
    repair(store, "one", actor="Ewa")

    assert title(store) == "title 4"
    holds(store)


def test_with_nothing_left_it_says_so(store, folder):
    for path in (*(folder / "backups").iterdir(), folder / "case.json", folder / "audit.jsonl"):
        path.write_bytes(b"x\n")
    with pytest.raises(Damaged) as refused:
        repair(store, "one", actor="Ewa")
    assert refused.value.key == "beyond_repair"
    with pytest.raises(NotFound):
        repair(store, "none", actor="Ewa")


def test_repairing_what_is_whole_writes_nothing(store, folder):
    before = (folder / "case.json").read_bytes()
    assert repair(store, "one", actor="Ewa") == store.get("one")[1]
    assert (folder / "case.json").read_bytes() == before


def test_a_crash_is_healed_without_a_new_revision(store, folder):
    log = folder / "audit.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole[:-30])
    repair(store, "one", actor="Ewa")
    assert log.read_bytes() == whole


def test_any_revision_is_restored_as_a_new_one_and_can_be_undone(store, folder):
    restore(store, "one", 1, actor="Ewa")
    assert store.get("one")[0] == CASE
    last = history(store, "one")[-1]
    assert (last.rev, last.action, last.note) == (7, "restore", "1")
    undo(store, "one", actor="Ewa")
    assert title(store) == "title 6"
    with pytest.raises(BadInput):
        restore(store, "one", 99, actor="Ewa")
    holds(store)


def test_restore_works_on_a_damaged_case_and_from_a_backup_when_the_log_is_gone(store, folder):
    (folder / "case.json").write_bytes(b"x")
    restore(store, "one", 3, actor="Ewa")
    assert title(store) == "title 3"
    (folder / "audit.jsonl").write_bytes(b"x\n")
    restore(store, "one", 2, actor="Ewa", summarised=lambda d: {"title": d["title"]})

    assert title(store) == "title 2"
    assert next(store.list()).summary == {"title": "title 2"}
    holds(store)


def test_a_crash_at_the_newest_entry_together_with_a_damaged_body_loses_nothing(store, folder):
    log = folder / "audit.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    by_hand(folder)
    repair(store, "one", actor="Ewa")

    assert title(store) == "title 6"
    holds(store)
