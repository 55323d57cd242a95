"""The bin keeps a deleted case for thirty days; the end of keeping leaves a tombstone of hashes."""

from __future__ import annotations

import io
import shutil
import time
from datetime import UTC, date, datetime, timedelta
from unittest.mock import Mock

import pytest
from shelf import CASE, SAID, library, tree

from casefile.model.errors import BadInput, Exists, NotFound
from casefile.store import trail
from casefile.store.bin import binned, empty, erase, half_erased, take_back
from casefile.store.checking import check
from casefile.store.custody import Access, accesses
from casefile.store.history import history
from casefile.store.notebook import write_draft
from casefile.store.retention import Retention, retention, set_retention

LATER = date(2026, 7, 1)


class Calendar:
    moment = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self):
        return self.moment


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def store(tmp_path, calendar):
    store = library(tmp_path, now=calendar)
    revision = store.create("one", CASE, **SAID)
    store.blobs("one").put(io.BytesIO(b"contract"))
    store.delete("one", revision, actor="Dana")
    return store


def test_a_deleted_case_lies_whole_in_the_bin_and_comes_back_with_its_log(store):
    (case,) = binned(store)
    assert (case.id, case.deleted_at, case.goes_at) == (
        "one",
        datetime(2026, 3, 1, tzinfo=UTC),
        datetime(2026, 3, 31, tzinfo=UTC),
    )
    assert case.summary == {"title": "חוב"}
    take_back(store, "one", actor="Ewa")

    assert store.get("one")[0] == CASE
    assert [(e.action, e.actor) for e in history(store, "one")] == [
        ("create", "Dana"),
        ("delete", "Dana"),
        ("take_back", "Ewa"),
    ]
    assert [x for x in check(store.folder("one"), read=True) if x.serious] == []
    assert binned(store) == ()


@pytest.fixture
def in_new_york(monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_day_on_which_it_goes_is_the_day_where_this_machine_stands(store, in_new_york):
    """Midnight of 31 March in UTC is the evening of the 30th in New York."""
    (case,) = binned(store)
    assert case.goes_on == date(2026, 3, 30)


def test_a_term_moves_the_day_on_which_a_case_may_be_erased_and_a_hold_takes_it_away():
    day = date(2026, 3, 31)
    assert Retention().free_on(day) == day == Retention(date(2026, 3, 30)).free_on(day)
    assert Retention(day).free_on(day) == date(2026, 4, 1)
    assert Retention(hold=True).free_on(day) is None


def test_it_does_not_come_back_over_a_new_case_of_its_id(store):
    store.create("one", {"title": "new"}, **SAID)
    with pytest.raises(Exists):
        take_back(store, "one", actor="Ewa")
    assert store.get("one")[0] == {"title": "new"}
    with pytest.raises(NotFound):
        take_back(store, "two", actor="Ewa")


def test_what_was_written_beside_it_after_it_was_deleted_comes_back_with_it(store):
    """A packet that was still being written lies where the case was: both files are kept."""
    (case,) = binned(store)
    before = store.bin / case.name / "packets" / "demand.docx"
    late = store.folder("one") / "packets" / "demand.docx"
    for file, body in ((before, b"first"), (late, b"late")):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    take_back(store, "one", actor="Ewa")
    assert late.read_bytes() == b"first"
    assert late.with_stem("demand-2").read_bytes() == b"late"
    assert store.get("one")[0] == CASE


def test_after_thirty_days_it_is_erased_and_not_an_hour_before(store, calendar):
    calendar.moment += timedelta(days=30, hours=-1)
    assert empty(store, actor="Dana") == ()
    calendar.moment += timedelta(hours=1)
    assert empty(store, actor="Dana") == ("one",)
    assert binned(store) == () and tree(store.bin) == {}


def tombstones(store):
    return list(trail.entries(store.home / "tombstones.jsonl", "tombstones"))


def test_of_an_erased_case_only_hashes_are_left(store, tmp_path):
    take_back(store, "one", actor="Ewa")
    write_draft(tmp_path, "log-one", {"said": "secret words"})
    last = history(store, "one")[-1].hash
    erase(store, "one", actor="Ewa", on=LATER, why="end of limitation")

    (stone,) = tombstones(store)
    assert (stone["id"], stone["actor"], stone["why"]) == ("one", "Ewa", "end of limitation")
    assert stone["log_head"] == last and len(stone["evidence"]) == 1
    assert not list((tmp_path / "drafts").glob("*"))
    rest = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Unpaid" not in rest and b"contract" not in rest
    with pytest.raises(NotFound):
        erase(store, "one", actor="Ewa", on=LATER)


@pytest.mark.parametrize(
    "term",
    [Retention(hold=True, why="court order"), Retention(until=LATER), Retention(date(2099, 1, 1))],
)
def test_a_case_that_must_be_kept_is_not_erased_not_even_from_the_bin(store, calendar, term):
    take_back(store, "one", actor="Ewa")
    set_retention(store, "one", term, actor="Ewa")
    with pytest.raises(BadInput) as refused:
        erase(store, "one", actor="Ewa", on=LATER)
    assert refused.value.key == "still_held"
    store.delete("one", store.get("one")[1], actor="Dana")
    with pytest.raises(BadInput):
        erase(store, "one", actor="Ewa", on=LATER)
    calendar.moment = datetime(2026, 7, 1, tzinfo=UTC)
    assert empty(store, actor="Dana") == ()
    take_back(store, "one", actor="Ewa")
    assert [x.access for x in accesses(store, "one")] == [Access.RETENTION]
    set_retention(store, "one", Retention(date(2026, 6, 30)), actor="Ewa")
    erase(store, "one", actor="Ewa", on=LATER)
    assert len(tombstones(store)) == 1


def test_a_term_that_cannot_be_read_holds(store):
    take_back(store, "one", actor="Ewa")
    assert not retention(store.folder("one")).binds(LATER)
    for body in (b"", b"{}", b"[]", b'{"until":"soon","hold":false,"why":""}'):
        (store.folder("one") / "retention.json").write_bytes(body)
        assert retention(store.folder("one")).binds(LATER)


def test_a_case_in_the_bin_can_be_erased_before_its_time(store):
    erase(store, "one", actor="Ewa", on=LATER)
    assert binned(store) == () and len(tombstones(store)) == 1


def test_a_damaged_case_in_the_bin_is_listed_and_can_be_erased(store):
    (case,) = store.bin.iterdir()
    (case / "case.json").write_bytes(b"x")
    (store.bin / "a~stray~name").mkdir()
    (listed,) = binned(store)
    assert (listed.id, listed.summary) == ("one", {})
    erase(store, "one", actor="Ewa", on=LATER)
    assert binned(store) == () and len(tombstones(store)) == 1


@pytest.mark.parametrize("days", [1, 60])
def test_an_erasing_that_was_broken_off_is_no_case_of_the_bin_and_is_brought_to_its_end(
    store, calendar, monkeypatch, days
):
    with monkeypatch.context() as ended:
        ended.setattr(shutil, "rmtree", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            erase(store, "one", actor="Ewa", on=LATER)
    assert len(half_erased(store)) == 1
    assert binned(store) == ()

    calendar.moment += timedelta(days=days)
    assert empty(store, actor="Dana") == ()
    assert list(store.bin.iterdir()) == []
    stones = (store.home / "tombstones.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(stones) == 1
