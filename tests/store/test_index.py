"""The index of cases: right after any change, cheap when nothing changed, only a cache."""

from __future__ import annotations

from shelf import CASE, SAID, library

from casefile.store import index


def filled(home, count):
    store = library(home)
    for number in range(count):
        store.create(f"c{number:04d}", {"n": number}, **{**SAID, "summary": {"n": number}})
    return store


def test_only_cases_that_changed_are_opened_again(tmp_path, monkeypatch):
    store = filled(tmp_path, 30)
    list(store.list())
    opened = []
    real = index.header_line
    monkeypatch.setattr(
        index, "header_line", lambda path: opened.append(path.parent.name) or real(path)
    )

    assert len(list(store.list())) == 30 and opened == []
    store.put("c0007", CASE, store.get("c0007")[1], **{**SAID, "summary": {"n": "new"}})
    assert [x.summary["n"] for x in store.list()][7] == "new"
    assert set(opened) == {"c0007"}


def test_at_a_glance_the_last_known_state_is_shown_without_looking(tmp_path):
    store = filled(tmp_path, 3)
    assert store.glance() == ()
    listed = tuple(store.list())
    store.put("c0001", CASE, store.get("c0001")[1], **SAID)

    assert store.glance() == listed
    assert tuple(store.list()) != listed
    assert store.glance() == tuple(store.list())


def test_another_program_and_a_deleted_cache_see_the_same_changes(tmp_path):
    store = filled(tmp_path, 3)
    _, token = store.changes()
    revision = store.put("c0002", CASE, store.get("c0002")[1], **SAID)

    assert library(tmp_path).changes(token)[0] == (("c0002", revision),)
    (tmp_path / "index.json").unlink()
    assert {id for id, _ in store.changes(token)[0]} == {"c0000", "c0001", "c0002"}


def test_a_case_that_came_back_from_the_bin_is_a_change(tmp_path):
    store = filled(tmp_path, 2)
    store.delete("c0000", store.get("c0000")[1], actor="Dana")
    gone, token = store.changes(store.changes()[1])
    assert gone == ()
    store.create("c0000", {"n": 9}, **SAID)
    assert [id for id, _ in store.changes(token)[0]] == ["c0000"]
    assert [x.id for x in store.list()] == ["c0000", "c0001"]


def test_pages_of_a_long_listing_do_not_read_the_rest(tmp_path, monkeypatch):
    store = filled(tmp_path, 40)
    opened = []
    real = index.header_line
    monkeypatch.setattr(
        index, "header_line", lambda path: opened.append(path.parent.name) or real(path)
    )

    assert [x.id for x in store.list(after="c0009", limit=5)] == [
        f"c{n:04d}" for n in range(10, 15)
    ]
    assert len(opened) == 5
