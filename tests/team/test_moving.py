"""A library moves to a firm's server and back, byte for byte, and outlives a break on the way."""

from __future__ import annotations

import io
import sys
from datetime import date, timedelta
from hashlib import sha256
from shutil import rmtree

import pytest
from team_server import fresh_firm

from casefile.model.errors import BadInput, Conflict, NotFound, StoreError
from casefile.store import custody, history
from casefile.store.checking import check
from casefile.store.factory import open_store
from casefile.store.keeper import exported
from casefile.store.retention import Retention, set_retention
from casefile.store.team import moving
from casefile.store.team.folders import brought_in, differences, laid_out
from casefile.store.team.founding import Role
from casefile.store.team.keeper import TeamKeeper
from casefile.store.team.store import TeamStore
from casefile.store.unbagging import import_bag

CASE = {
    "title": "Unpaid invoice",
    "stage": "friendly",
    "debts": [{"ref": "F1", "amount": "100.00"}, {"ref": "F2", "amount": "50.00"}],
    "notes": [],
}
SAID = {"note": "noted", "actor": "Dana", "summary": {"title": "חוב", "number": 7}}


def held(body: bytes) -> dict[str, object]:
    kept = {"sha256": sha256(body).hexdigest(), "size": len(body)}
    return {"mark": "C-1", "title": "Contract", "custody": kept}


@pytest.fixture
def folders(tmp_path, clock):
    """A library of folders with one case that has a past, a piece of evidence and a term."""
    store = open_store(tmp_path / "library", now=clock)
    body = b"contract" * 300_000
    document = {**CASE, "id": "one", "exhibits": [held(body)]}
    revision = store.create("one", document, **SAID)
    store.put("one", {**document, "title": "Paid"}, revision, **SAID)
    history.undo(store, "one", actor="Rut")
    stored = store.blobs("one").put(io.BytesIO(body))
    custody.record_access(
        store, "one", custody.Access.TAKEN_IN, actor="Dana", sha256=stored.sha256, mark="C-1"
    )
    set_retention(store, "one", Retention(date(2030, 1, 1), why="tax"), actor="Dana")
    return store


@pytest.fixture
def team(tmp_path, clock):
    (seat,) = fresh_firm(Role.OWNER)
    return TeamStore(tmp_path / "near", seat, now=clock)


def test_a_case_moves_to_the_server_and_back_byte_for_byte(folders, team, tmp_path, clock):
    assert brought_in(team, "one", folders.folder("one"))

    assert differences(team, "one", folders.folder("one")) == []
    assert team.get("one") == folders.get("one")
    assert team.entries("one") == folders.entries("one")
    assert team.retention("one") == Retention(date(2030, 1, 1), why="tax")
    assert team.fresh_number() == 8

    back = open_store(tmp_path / "back", now=clock)
    laid_out(team, "one", back.folder("one"))
    for name in ("case.json", "audit.jsonl", "custody.jsonl"):
        assert (back.folder("one") / name).read_bytes() == (
            folders.folder("one") / name
        ).read_bytes(), name
    assert [x for x in check(back.folder("one"), read=True) if x.serious] == []


def test_a_move_that_broke_off_goes_on_where_it_stopped(folders, team):
    for n in range(3):
        folders.blobs("one").put(io.BytesIO(b"page %d" % n))
    with pytest.raises(StoreError):
        brought_in(team, "one", folders.folder("one"), lambda done, of: done < 2)
    with pytest.raises(NotFound):
        team.get("one")  # a case that is not all there is not there

    assert brought_in(team, "one", folders.folder("one"))
    assert differences(team, "one", folders.folder("one")) == []
    assert not brought_in(team, "one", folders.folder("one"))  # and once more changes nothing


def test_a_move_back_that_was_killed_leaves_nothing_once_it_is_run_again(
    folders, team, tmp_path, clock, monkeypatch
):
    brought_in(team, "one", folders.folder("one"))
    back = open_store(tmp_path / "back", now=clock)
    with monkeypatch.context() as killed:
        killed.setattr(moving, "differences", lambda *_: sys.exit())
        killed.setattr(moving, "rmtree", lambda *_, **__: None)
        with pytest.raises(SystemExit):
            list(moving.to_folders(team, back))
    assert [x.id for x in back.list()] == [] and any((tmp_path / "back" / "cases").iterdir())

    assert [x.trouble for x in moving.to_folders(team, back)] == [None]
    assert [x.name for x in (tmp_path / "back" / "cases").iterdir()] == ["one"]


def test_a_case_that_went_on_in_the_folder_goes_forward_on_the_server(folders, team):
    brought_in(team, "one", folders.folder("one"))
    document, revision = folders.get("one")
    folders.put("one", {**document, "title": "Later"}, revision, **SAID)

    assert brought_in(team, "one", folders.folder("one"))
    assert team.get("one")[0]["title"] == "Later"
    assert differences(team, "one", folders.folder("one")) == []


def test_a_case_changed_on_both_sides_is_a_named_conflict(folders, team):
    brought_in(team, "one", folders.folder("one"))
    for store in (folders, team):
        document, revision = store.get("one")
        store.put("one", {**document, "title": "Mine"}, revision, **SAID)

    with pytest.raises(Conflict) as told:
        brought_in(team, "one", folders.folder("one"))
    assert told.value.key == "move_clash"


def test_a_folder_that_does_not_hold_is_not_moved(folders, team):
    path = folders.folder("one") / "case.json"
    path.write_bytes(path.read_bytes().replace(b"Unpaid", b"Unpayd"))

    with pytest.raises(BadInput):
        brought_in(team, "one", folders.folder("one"))
    assert list(team.list()) == []


def test_evidence_that_was_changed_on_the_server_is_seen(folders, team):
    brought_in(team, "one", folders.folder("one"))
    (name,) = team.blobs("one").all()
    team.line.asked(lambda wire: wire.execute("delete from evidence_part where part = 1"))

    assert not team.blobs("one").verify(name)
    assert differences(team, "one", folders.folder("one")) == [name]

    def found(*, read):
        told = TeamKeeper(team).check("one", read=read, anchors=(), roots=b"")
        return [x.say.key for x in told if x.serious]

    assert team.blobs("one").path(name).is_file(), "the copy at hand is whole"
    assert found(read=False) == []
    assert found(read=True) == ["checks.evidence_missing"]


def test_a_copy_out_of_the_server_goes_into_any_library(folders, team, tmp_path, clock):
    brought_in(team, "one", folders.folder("one"))
    bag = exported(TeamKeeper(team), "one", tmp_path / "bag", packed=False)

    other = open_store(tmp_path / "other", now=clock)
    assert import_bag(other, bag, actor="Rut")[0] == "one"
    assert other.get("one")[0] == folders.get("one")[0]
    (fresh,) = fresh_firm()
    elsewhere = TeamStore(tmp_path / "elsewhere", fresh, now=clock)
    TeamKeeper(elsewhere).import_bag(bag, actor="Rut")
    assert elsewhere.get("one")[0] == folders.get("one")[0]
    assert elsewhere.entries("one")[-1]["action"] == "import"


def test_a_deleted_case_comes_back_and_an_erased_one_leaves_hashes_alone(folders, team, clock):
    brought_in(team, "one", folders.folder("one"))
    keeper = TeamKeeper(team)
    (name,) = team.blobs("one").all()
    team.delete("one", team.get("one")[1], actor="Dana")
    assert [x.id for x in keeper.binned()] == ["one"]
    keeper.take_back("one", actor="Dana")
    assert [x["action"] for x in team.entries("one")][-2:] == ["delete", "take_back"]

    with pytest.raises(BadInput):
        keeper.erase("one", actor="Dana", on=date(2027, 1, 1))
    keeper.set_retention("one", Retention(), actor="Dana")
    keeper.erase("one", actor="Dana", on=date(2027, 1, 1))
    assert list(team.list()) == [] and keeper.binned() == ()
    record = keeper.check_erased(())
    assert (record.ids, record.n, record.findings) == ({"one"}, 1, ())
    assert [x.say.key for x in keeper.check_erased(["0" * 64]).findings] == [
        "checks.anchor_missing"
    ]
    assert keeper.check_list() == () and "one" not in keeper.left_in_library()
    held = team.line.asked(lambda wire: wire.execute("select line from tombstone").fetchall())
    assert len(held) == 1 and name.encode() in held[0][0] and b"Unpaid" not in held[0][0]


def test_a_deleted_case_is_checked_by_its_key_as_it_lies_on_the_server(folders, team):
    brought_in(team, "one", folders.folder("one"))
    team.delete("one", team.get("one")[1], actor="Dana")
    keeper = TeamKeeper(team)
    (deleted,) = keeper.binned()
    team.create("one", {**CASE, "id": "one"}, **SAID)  # another case of the same id

    def found():
        told = keeper.check(deleted.name, read=True, anchors=(), roots=b"")
        return {x.say.key for x in told if x.serious}

    assert found() == set()
    rmtree(team.near(deleted.name))
    team.line.asked(lambda wire: wire.execute("delete from evidence_part where part = 1"))
    assert found() == {"checks.evidence_missing"}
    sql = "update cases set body = %s where key = %s"
    team.line.asked(lambda wire: wire.execute(sql, (b"{}", deleted.name)))
    assert found() == {"checks.case_changed_outside"}
    assert keeper.check("one", read=True, anchors=(), roots=b"") == ()
    with pytest.raises(NotFound):
        keeper.check("0123456789abcdef", read=False, anchors=(), roots=b"")


def test_the_bin_is_emptied_after_thirty_days(folders, team, clock):
    brought_in(team, "one", folders.folder("one"))
    team.set_retention("one", Retention())
    team.delete("one", team.get("one")[1], actor="Dana")
    keeper = TeamKeeper(team)
    assert keeper.empty(actor="Dana") == ()

    clock.moment += timedelta(days=31)
    assert keeper.empty(actor="Dana") == ("one",)


def test_a_case_is_put_back_as_it_was(folders, team):
    brought_in(team, "one", folders.folder("one"))
    TeamKeeper(team).restore("one", 2, actor="Dana", summarised=None)

    assert team.get("one")[0]["title"] == "Paid"
    assert team.entries("one")[-1]["action"] == "restore"
