"""Complete, open copies out: valid, resumable, never written over what is there."""

from __future__ import annotations

import subprocess

import bagit
import pytest
from bags import copied, filled
from shelf import SAID, library, mode

from casefile.model.errors import BadInput, Damaged, Exists, NotFound, StoreError
from casefile.store import bagging
from casefile.store.bagcheck import bag_faults
from casefile.store.bagging import export_bag, export_zip
from casefile.store.checking import check
from casefile.store.disk import passing_place
from casefile.store.factory import open_library
from casefile.store.history import history
from casefile.store.notebook import write_owner
from casefile.store.unbagging import import_bag


def test_a_case_goes_out_as_a_valid_bag_that_others_can_read(store, tmp_path):
    bag = export_bag(store, "one", tmp_path / "out" / "one")

    assert bag_faults(bag) == ()
    bagit.Bag(str(bag)).validate()
    assert (bag / "bagit.txt").read_text().startswith("BagIt-Version: 0.97")
    (store.packets("one") / "demand 100% ‏חוזה.docx").unlink()
    assert export_bag(store, "one", tmp_path / "plain")
    assert (tmp_path / "plain" / "bagit.txt").read_text().startswith("BagIt-Version: 1.0")
    names = sorted(str(p.relative_to(bag)) for p in bag.rglob("*") if p.is_file())
    assert names[:5] == [
        "bag-info.txt",
        "bagit.txt",
        "data/audit.jsonl",
        "data/case.json",
        "data/custody.jsonl",
    ]
    assert not any("readings" in name or "backups" in name or "lock" in name for name in names)
    info = (bag / "bag-info.txt").read_text()
    assert f"audit log head {history(store, 'one')[-1].hash}" in info
    assert list(bag.parent.iterdir()) == [bag]
    assert check(bag / "data", read=True) == ()


def test_a_zip_goes_out_and_comes_back_and_leaves_nothing_behind(store, other, tmp_path):
    packed = export_zip(store, "one", tmp_path / "out.zip")
    assert mode(packed) == "0o600"
    assert [p.name for p in tmp_path.iterdir() if "out" in p.name] == ["out.zip"]
    import_bag(other, packed, actor="Ewa")

    assert other.get("one")[0] == store.get("one")[0]
    assert list((other.home / ".passing").iterdir()) == []


def test_an_export_never_writes_over_what_is_there(store, tmp_path):
    (tmp_path / "there").mkdir()
    for export in (export_bag, export_zip):
        with pytest.raises(Exists):
            export(store, "one", tmp_path / "there")
        with pytest.raises(NotFound):
            export(store, "none", tmp_path / "new")


def test_a_case_that_does_not_hold_is_not_handed_on(store, tmp_path):
    path = store.blobs("one").path(next(store.blobs("one").all()))
    path.chmod(0o600)
    path.write_bytes(b"%PDF forgery!")
    (tmp_path / "x").mkdir()
    bag = export_bag(store, "one", tmp_path / "x" / "one")
    with pytest.raises(BadInput) as refused:
        import_bag(library(tmp_path / "other"), bag, actor="Ewa")
    assert refused.value.key == "import_does_not_hold"
    (store.folder("one") / "case.json").write_bytes(b"x")
    with pytest.raises(Damaged):
        export_bag(store, "one", tmp_path / "x" / "two")


def test_a_broken_off_export_is_taken_up_and_the_evidence_there_is_not_copied_again(
    store, tmp_path, monkeypatch
):
    with pytest.raises(StoreError) as refused:
        export_bag(store, "one", tmp_path / "one", progress=lambda done, whole: False)
    assert refused.value.key == "export_cancelled"
    assert not (tmp_path / "one").exists()
    (tmp_path / "one.partial" / "data" / "stray").write_bytes(b"x")
    copied = []
    real = bagging.disk.fresh_file
    monkeypatch.setattr(
        bagging.disk, "fresh_file", lambda path: copied.append(path.parent.name) or real(path)
    )
    bag = export_bag(store, "one", tmp_path / "one")

    assert bag_faults(bag) == () and not (bag / "data" / "stray").exists()
    assert "packets" in copied and not any(len(name) == 2 for name in copied)


def test_a_copy_whose_bytes_were_spoilt_on_the_way_is_refused_and_not_kept(
    store, tmp_path, monkeypatch
):
    real = bagging.disk.written
    monkeypatch.setattr(
        bagging.disk, "written", lambda n, body: real(n, bytes(body).replace(b"%PDF", b"%POF"))
    )
    with pytest.raises(Damaged) as refused:
        export_bag(store, "one", tmp_path / "one")
    assert refused.value.key == "export_does_not_hold"
    assert not list(tmp_path.glob("one*"))


def test_evidence_of_a_broken_off_copy_that_is_not_what_its_name_says_is_copied_again(
    store, tmp_path
):
    with pytest.raises(StoreError):
        export_bag(store, "one", tmp_path / "one", progress=lambda done, whole: False)
    (name,) = store.blobs("one").all()
    (kept,) = (tmp_path / "one.partial").rglob(name)
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF CONTRACT")
    bag = export_bag(store, "one", tmp_path / "one")
    assert next(bag.rglob(name)).read_bytes() == b"%PDF contract"


def test_a_whole_library_goes_out_again_only_where_it_changed(store, other, tmp_path):
    filled(store, "two")
    write_owner(store.home, {"name": "Dana"})
    target = tmp_path / "disk"
    assert [(x.id, x.fresh) for x in copied(store, target)] == [("one", True), ("two", True)]
    document, revision = store.get("two")
    store.put("two", {**document, "title": "later"}, revision, **SAID)

    for left in ("two.old", "two.fresh"):  # of a run that was broken off
        (target / left).mkdir()
        (target / left / "half").write_bytes(b"x")
    assert [(x.id, x.fresh) for x in copied(store, target)] == [("one", False), ("two", True)]
    assert sorted(p.name for p in target.iterdir()) == ["one", "owner.json", "two"]
    for name in ("one", "two"):
        assert import_bag(other, target / name, actor="Ewa")[0] == name
        with pytest.raises(Exists):
            import_bag(other, target / name, actor="Ewa")
    assert other.get("two")[0]["title"] == "later"


def test_a_library_export_goes_past_a_damaged_case_and_names_it(store, tmp_path):
    filled(store, "two")
    (store.folder("one") / "case.json").write_bytes(b"x")
    one, two = copied(store, tmp_path / "disk")

    assert one.trouble is not None and one.trouble.key == "case_header_damaged"
    assert two.fresh and two.trouble is None


def test_what_a_program_that_ended_in_between_left_of_an_open_copy_is_swept_away(store, tmp_path):
    """The folder of an import, the zip of an encrypted export: nobody would look for them there."""
    gone = subprocess.Popen(["true"])
    gone.wait()
    passing = store.home / ".passing"
    (passing / f"{gone.pid}-abc" / "evidence").mkdir(parents=True)
    (passing / f"{gone.pid}-abc" / "evidence" / "paper").write_bytes(b"contract")
    (passing / f"{gone.pid}-def.zip").write_bytes(b"contract")
    mine = passing_place(store.home)
    mine.mkdir()
    open_library(store.home, now=store.now)
    assert list(passing.iterdir()) == [mine]
