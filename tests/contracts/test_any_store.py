"""What any store of cases and bytes must do; a new store joins by one line in OPENERS."""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory_store import MemoryStore
from team_server import fresh_firm, object_store, server_of_the_system

from casefile.model.errors import BadInput, Conflict, Exists, NotFound, StoreError
from casefile.store.factory import open_store
from casefile.store.port import CaseStore
from casefile.store.team.store import TeamStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAID = {"note": "a note", "actor": "Dana", "summary": {"title": "חוב"}}
CASE = {
    "title": "Unpaid invoice · חשבונית · faktura „VAT” 😀",
    "stage": None,
    "held_complete": True,
    "others": [],
    "private": {"floor": "1200.00", "notes": [], "deep": {"a": [1, [2, {"b": None}]]}},
    "debts": [{"ref": "b", "amount": "1.10"}, {"ref": "a", "amount": "2.20"}, {"ref": "c"}],
    "exhibits": [{"mark": f"C-{n}", "shows": ["amount"]} for n in (3, 1, 2, 10)],
    "mixed": [1, {"id": "x"}, "two"],
    "later_version": [{"unknown": 1}],
    "case": [{"id": "a name that a store might want for itself"}],
    "_meta": {"1": {"rev": 7}},
    "empty": "",
    "numbers": [0, -1, 2**53, 0.1, 1e-7],
}


def clock() -> datetime:
    return NOON


def folder(path: Path) -> CaseStore:
    return open_store(path, now=clock)


def team(path: Path) -> Callable[[], CaseStore]:
    (seat,) = fresh_firm()
    return partial(TeamStore, path, seat, now=clock)


def team_on_the_system(path: Path) -> Callable[[], CaseStore]:
    (seat,) = fresh_firm(at=server_of_the_system())
    return partial(TeamStore, path, seat, now=clock)


def team_and_objects(path: Path) -> Callable[[], CaseStore]:
    (seat,) = fresh_firm()
    return partial(TeamStore, path, seat._replace(evidence=object_store()), now=clock)


OPENERS: dict[str, Callable[[Path], Callable[[], CaseStore]]] = {
    "folder": lambda path: partial(folder, path),
    "team": team,
    "team and objects": team_and_objects,
    "team on the system's server": team_on_the_system,
    "memory": lambda path: partial(lambda store: store, MemoryStore()),
}
BETWEEN_PROCESSES = ("folder", "team")


@pytest.fixture(params=sorted(OPENERS))
def opener(request, tmp_path):
    return OPENERS[request.param](tmp_path)


@pytest.fixture
def store(opener):
    return opener()


def test_a_case_comes_back_exactly_as_it_was_put(store):
    revision = store.create("one", CASE, **SAID)

    assert store.get("one") == (CASE, revision)
    assert [x["mark"] for x in store.get("one")[0]["exhibits"]] == ["C-3", "C-1", "C-2", "C-10"]


def test_what_a_caller_does_to_a_document_afterwards_does_not_reach_the_store(store):
    mine = {"debts": [{"ref": "a"}]}
    store.create("one", mine, **SAID)
    mine["debts"].append({"ref": "b"})
    store.get("one")[0]["debts"].clear()

    assert store.get("one")[0] == {"debts": [{"ref": "a"}]}


def test_a_second_case_of_the_same_id_is_refused_and_the_first_stands(store):
    revision = store.create("one", CASE, **SAID)

    with pytest.raises(Exists):
        store.create("one", {"title": "another"}, **SAID)
    assert store.get("one") == (CASE, revision)


@pytest.mark.parametrize("id", ["none", "", "..", "a/b", "../one", "\0", "x" * 300])
def test_a_case_that_is_not_there_is_not_found(store, id):
    store.create("one", CASE, **SAID)

    with pytest.raises(NotFound):
        store.get(id)
    with pytest.raises(NotFound):
        store.put(id, CASE, "1-x", **SAID)
    with pytest.raises(NotFound):
        store.delete(id, "1-x", actor="Dana")
    with pytest.raises(NotFound):
        store.blobs(id)


def test_a_stale_put_is_a_conflict_and_nothing_is_written(store):
    first = store.create("one", {"n": 0}, **SAID)
    second = store.put("one", {"n": 1}, first, **SAID)

    with pytest.raises(Conflict):
        store.put("one", {"n": 2}, first, **SAID)
    assert store.get("one") == ({"n": 1}, second)


def test_equal_contents_put_twice_are_two_revisions(store):
    first = store.create("one", {"n": 0}, **SAID)
    second = store.put("one", {"n": 0}, first, **SAID)

    assert first != second
    with pytest.raises(Conflict):
        store.put("one", {"n": 0}, first, **SAID)


def test_deleting_needs_the_revision_that_was_read(store):
    first = store.create("one", {"n": 0}, **SAID)
    second = store.put("one", {"n": 1}, first, **SAID)

    with pytest.raises(Conflict):
        store.delete("one", first, actor="Dana")
    assert store.get("one")[1] == second
    store.delete("one", second, actor="Dana")
    with pytest.raises(NotFound):
        store.get("one")
    assert list(store.list()) == []


def test_the_id_of_a_deleted_case_may_be_used_again_but_not_its_revision(store):
    first = store.create("one", {"n": 0}, **SAID)
    store.delete("one", first, actor="Dana")
    again = store.create("one", {"n": 5}, **SAID)

    assert again != first
    with pytest.raises(Conflict):
        store.put("one", {"n": 6}, first, **SAID)
    assert store.get("one") == ({"n": 5}, again)


def test_the_listing_is_in_order_of_id_in_pages_with_the_summary_of_the_last_put(store):
    for number in (3, 1, 5, 2, 4):
        revision = store.create(f"c{number}", {"n": number}, **{**SAID, "summary": {"n": 0}})
        store.put(f"c{number}", {"n": 1}, revision, **{**SAID, "summary": {"n": number}})

    assert [x.id for x in store.list(limit=2)] == ["c1", "c2"]
    assert [x.id for x in store.list(after="c2", limit=2)] == ["c3", "c4"]
    assert [x.id for x in store.list(after="c4")] == ["c5"]
    assert [x.summary["n"] for x in store.list()] == [1, 2, 3, 4, 5]
    assert all(x.revision == store.get(x.id)[1] for x in store.list())


def test_changes_since_a_token_are_those_cases_and_no_others(store):
    revisions = {id: store.create(id, {}, **SAID) for id in ("a", "b", "c")}
    first, token = store.changes()
    assert dict(first) == revisions

    assert store.changes(token)[0] == ()
    revisions["b"] = store.put("b", {"n": 1}, revisions["b"], **SAID)
    store.delete("c", revisions["c"], actor="Dana")
    changed, later = store.changes(token)

    assert dict(changed) == {"b": revisions["b"], "c": ""}
    assert store.changes(later)[0] == ()
    assert dict(store.changes()[0]) == {"a": revisions["a"], "b": revisions["b"]}


def counted_up(opener: Callable[[], CaseStore], times: int) -> int:
    """Add one to the case *times* times, reading again at every conflict; return the conflicts."""
    store, conflicts = opener(), 0
    for _ in range(times):
        while True:
            document, revision = store.get("one")
            document["n"] += 1
            try:
                store.put("one", document, revision, **SAID)
            except Conflict:
                conflicts += 1
            else:
                break
    return conflicts


def test_four_writers_at_once_in_threads_lose_no_increment(opener):
    opener().create("one", {"n": 0}, **SAID)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: counted_up(opener, 15), range(4)))

    assert opener().get("one")[0]["n"] == 60


@pytest.mark.parametrize("name", BETWEEN_PROCESSES)
@pytest.mark.parametrize("writers", [2, 4])
def test_writers_at_once_in_processes_lose_no_increment(tmp_path, name, writers):
    opener = OPENERS[name](tmp_path)
    opener().create("one", {"n": 0}, **SAID)
    forked = multiprocessing.get_context("fork")  # no pool: its locks want a /dev/shm of the user's
    processes = [forked.Process(target=counted_up, args=(opener, 20)) for _ in range(writers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0] * writers
    assert opener().get("one")[0]["n"] == 20 * writers


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES, max_size=5)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=DOCUMENTS, second=DOCUMENTS, data=st.data())
def test_any_json_document_comes_back_after_any_other(store, first, second, data):
    listed = [x.id for x in store.list()]
    revision = store.create(f"c{len(listed)}", first, **SAID)
    assert store.get(f"c{len(listed)}") == (first, revision)
    revision = store.put(f"c{len(listed)}", second, revision, **SAID)
    assert store.get(f"c{len(listed)}") == (second, revision)


# -- bytes ------------------------------------------------------------------------------------


@pytest.fixture
def blobs(store):
    store.create("one", CASE, **SAID)
    return store.blobs("one")


def test_bytes_are_named_by_their_hash_and_come_back(blobs):
    body = b"contract" * 500_000
    stored = blobs.put(io.BytesIO(body), size=len(body))

    assert stored == (sha256(body).hexdigest(), 4_000_000, True)
    with blobs.open(stored.sha256) as file:
        assert file.read() == body
    assert blobs.has(stored.sha256) and blobs.verify(stored.sha256)


def test_the_same_bytes_twice_are_held_once(blobs):
    assert blobs.put(io.BytesIO(b"invoice")).fresh
    assert not blobs.put(io.BytesIO(b"invoice")).fresh


def test_an_empty_file_is_evidence_too(blobs):
    stored = blobs.put(io.BytesIO(b""))
    assert stored.size == 0 and blobs.verify(stored.sha256)


def test_intake_tells_how_far_it_is_and_stops_when_told(blobs):
    told = []
    body = b"x" * 3_000_000
    stored = blobs.put(
        io.BytesIO(body), size=len(body), progress=lambda done, of: not told.append((done, of))
    )
    assert told[-1] == (3_000_000, 3_000_000) and stored.fresh

    other = b"y" * 3_000_000
    with pytest.raises(StoreError):
        blobs.put(io.BytesIO(other), progress=lambda done, of: False)
    assert not blobs.has(sha256(other).hexdigest())


@pytest.mark.parametrize("name", ["0" * 64, "", "../case.json", "A" * 64])
def test_bytes_that_are_not_held_are_not_found(blobs, name):
    assert not blobs.has(name)
    for ask in (blobs.open, blobs.verify, blobs.delete):
        with pytest.raises(NotFound):
            ask(name)


def test_deleted_bytes_are_gone_and_may_come_again(blobs):
    stored = blobs.put(io.BytesIO(b"letter"))
    blobs.delete(stored.sha256)

    assert not blobs.has(stored.sha256)
    assert blobs.put(io.BytesIO(b"letter")).fresh


def test_the_evidence_of_one_case_is_not_the_evidence_of_another(store):
    store.create("one", {}, **SAID)
    store.create("two", {}, **SAID)
    stored = store.blobs("one").put(io.BytesIO(b"letter"))

    assert not store.blobs("two").has(stored.sha256)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), NOON, (1, 2), {1: 2}, "\ud800"])
def test_the_folder_refuses_what_would_not_come_back_and_keeps_the_old(tmp_path, value):
    store = folder(tmp_path)
    revision = store.create("one", CASE, **SAID)

    with pytest.raises(BadInput):
        store.put("one", {"value": value}, revision, **SAID)
    assert store.get("one") == (CASE, revision)
