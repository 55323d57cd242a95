"""Complete, open copies out and in again: verified in full, resumable, the chain marked."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import subprocess
import zipfile

import bagit
import pytest
from shelf import CASE, SAID, library, mode

from casefile.model.errors import BadInput, Damaged, Exists, NotFound, StoreError
from casefile.store import bagging
from casefile.store.bagcheck import bag_faults
from casefile.store.bagging import export_all, export_bag, export_zip
from casefile.store.checking import check
from casefile.store.commits import body_hash, header_for
from casefile.store.custody import Access, record_access
from casefile.store.disk import passing_place
from casefile.store.factory import open_library
from casefile.store.history import history, undo
from casefile.store.keeper import FolderKeeper
from casefile.store.notebook import write_owner
from casefile.store.page import body_of, page_of, page_text
from casefile.store.seal import sealed
from casefile.store.unbagging import import_bag


def filled(store, id="one"):
    store.create(id, {**CASE, "id": id}, **SAID)
    stored = store.blobs(id).put(io.BytesIO(b"%PDF contract"))
    document, revision = store.get(id)
    document["exhibits"][0]["custody"] = {"sha256": stored.sha256, "size": stored.size}
    store.put(id, document, revision, **SAID)
    store.blobs(id).put_reading(stored.sha256, b"{}")
    (store.packets(id) / "demand 100% ‏חוזה.docx").write_bytes(b"packet")
    record_access(store, id, Access.TAKEN_IN, actor="Dana", sha256=stored.sha256)
    return stored.sha256


@pytest.fixture
def store(tmp_path):
    store = library(tmp_path / "home")
    filled(store)
    return store


@pytest.fixture
def other(tmp_path):
    return library(tmp_path / "other")


def copied(store, target):
    """Copy every case of a library of folders."""
    return export_all(store, target, as_folder=FolderKeeper(store).as_folder)


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


def test_it_comes_back_the_same_with_its_log_going_on(store, other, tmp_path):
    bag = export_bag(store, "one", tmp_path / "one")
    id, revision = import_bag(other, bag, actor="Ewa")

    assert (id, revision) == ("one", other.get("one")[1])
    assert other.get("one")[0] == store.get("one")[0]
    last = history(other, "one")[-1]
    assert (last.action, last.actor, last.note) == ("import", "Ewa", "one")
    assert [e.hash for e in history(other, "one")][:-1] == [e.hash for e in history(store, "one")]
    assert (other.packets("one") / "demand 100% ‏חוזה.docx").read_bytes() == b"packet"
    assert not any(finding.serious for finding in check(other.folder("one"), read=True))
    sha = next(other.blobs("one").all())
    assert mode(other.blobs("one").path(sha)) == "0o400"
    undo(other, "one", actor="Ewa")
    assert "custody" not in other.get("one")[0]["exhibits"][0]
    with pytest.raises(Exists):
        import_bag(other, bag, actor="Ewa")


def test_a_zip_goes_out_and_comes_back_and_leaves_nothing_behind(store, other, tmp_path):
    packed = export_zip(store, "one", tmp_path / "out.zip")
    assert mode(packed) == "0o600"
    assert [p.name for p in tmp_path.iterdir() if "out" in p.name] == ["out.zip"]
    import_bag(other, packed, actor="Ewa")

    assert other.get("one")[0] == store.get("one")[0]
    assert list((other.home / ".passing").iterdir()) == []


def test_a_zip_that_lost_its_beginning_or_a_part_of_it_is_no_bag(store, other, tmp_path):
    whole = export_zip(store, "one", tmp_path / "bag.zip").read_bytes()
    broken = tmp_path / "broken.zip"
    middle = len(whole) // 3
    for data in (whole[9:], whole[:middle] + bytes(400) + whole[middle + 400 :]):
        broken.write_bytes(data)
        with pytest.raises(BadInput) as refused:
            import_bag(other, broken, actor="ann")
        assert refused.value.key == "not_a_bag"


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


def test_any_flipped_byte_in_a_bag_from_outside_is_refused(store, other, tmp_path):
    bag = export_bag(store, "one", tmp_path / "one")
    for path in sorted(p for p in bag.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        path.chmod(0o600)
        for index in range(0, len(whole), max(1, len(whole) // 7)):
            path.write_bytes(whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :])
            if path.name == "tagmanifest-sha256.txt" or bag_faults(bag):
                with pytest.raises(BadInput):
                    import_bag(other, bag, actor="Ewa")
            else:
                raise AssertionError(path)
        path.write_bytes(whole)
    assert list(other.list()) == []


def resealed(bag):
    """The lists of a bag made again by somebody who knows how."""
    for path in bag.glob("*manifest-*"):
        path.unlink()
    (bag / "bag-info.txt").unlink()
    shutil.move(bag / "data", bag / "payload")
    (bag / "bagit.txt").unlink()
    shutil.move(bag / "payload", bag.parent / "payload")
    shutil.rmtree(bag)
    shutil.move(bag.parent / "payload", bag)
    bagit.make_bag(str(bag), checksums=["sha256"])


def test_a_bag_packed_again_after_a_forgery_is_refused_by_the_case_itself(store, other, tmp_path):
    bag = export_bag(store, "one", tmp_path / "one")
    case = bag / "data" / "case.json"
    case.write_text(case.read_text().replace("100.00", "900.00", 1))
    resealed(bag)
    assert [fault for fault in bag_faults(bag) if fault.fatal] == []

    with pytest.raises(BadInput) as refused:
        import_bag(other, bag, actor="Ewa")
    assert refused.value.key == "bag_case_damaged"


def test_a_bag_of_a_later_version_or_without_a_usable_id_is_refused(store, other, tmp_path):
    for name, changed, key in (
        ("later", {"schema": 9}, "case_too_new"),
        ("nameless", {"id": "../x"}, "bad_case_id"),
    ):
        bag = export_bag(store, "one", tmp_path / name)
        page = page_of((bag / "data" / "case.json").read_bytes(), "one")
        told = {key: value for key, value in page.newest.items() if key != "hash"}
        tables = {**page.tables, "case": {"1": {**page.tables["case"]["1"], **changed}}}
        body = body_of(tables) if "id" in changed else body_of(page.tables)
        told |= {"body_sha256": body_hash(body), "schema": changed.get("schema", told["schema"])}
        made = header_for(told, sealed(told), page.header.summary)
        (bag / "data" / "case.json").write_bytes(page_text(made, sealed(told), body))
        (bag / "data" / "audit.jsonl").write_bytes(
            b"\n".join((bag / "data" / "audit.jsonl").read_bytes().splitlines()[:-1]) + b"\n"
        )
        resealed(bag)
        with pytest.raises(BadInput) as refused:
            import_bag(other, bag, actor="Ewa")
        assert refused.value.key == key


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


def test_a_bag_without_a_case_and_what_is_no_bag_are_refused(other, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "x.txt").write_bytes(b"x")
    bagit.make_bag(str(tmp_path / "papers"))
    (tmp_path / "file.zip").write_bytes(b"PK nothing")
    for name, key in (
        ("papers", "bag_without_case"),
        ("file.zip", "not_a_bag"),
        ("none", "not_a_bag"),
    ):
        with pytest.raises(BadInput) as refused:
            import_bag(other, tmp_path / name, actor="Ewa")
        assert refused.value.key == key


def test_files_that_do_not_belong_to_a_case_are_left_outside(store, other, tmp_path):
    bag = export_bag(store, "one", tmp_path / "one")
    (bag / "data" / "run.sh").write_bytes(b"#!/bin/sh")
    (bag / "data" / "backups").mkdir()
    (bag / "data" / "backups" / "00000001.json").write_bytes(b"{}")
    resealed(bag)
    import_bag(other, bag, actor="Ewa")

    assert not (other.folder("one") / "run.sh").exists()
    assert b"{}" not in [p.read_bytes() for p in other.folder("one").rglob("*.json")]


def _zip(path, *members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, body, kind in members:
            told = zipfile.ZipInfo(name)
            told.external_attr = kind << 16
            archive.writestr(told, body)
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../../escaped", stat.S_IFREG | 0o600),
        ("/tmp/escaped", stat.S_IFREG | 0o600),
        ("bag\\..\\..\\escaped", stat.S_IFREG | 0o600),
        ("C:/escaped", stat.S_IFREG | 0o600),
        ("link", stat.S_IFLNK | 0o777),
        ("pipe", stat.S_IFIFO | 0o600),
    ],
)
def test_a_zip_that_leads_out_is_refused_before_anything_is_written(other, tmp_path, name, kind):
    packed = _zip(tmp_path / "evil.zip", (name, "/etc/passwd", kind))
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(BadInput) as refused:
        import_bag(other, packed, actor="Ewa")
    assert refused.value.key == "zip_leads_out"
    assert not os.path.lexists("/tmp/escaped")
    outside_home = [p for p in sorted(tmp_path.rglob("*")) if other.home not in (p, *p.parents)]
    assert outside_home == before


def test_a_zip_bomb_is_refused(other, tmp_path, monkeypatch):
    packed = tmp_path / "bomb.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"\0" * 3_000_000)
    body = packed.read_bytes()
    size = (3_000_000).to_bytes(4, "little")
    packed.write_bytes(body.replace(size, (2_000_000_000).to_bytes(4, "little")))
    with pytest.raises(BadInput) as refused:
        import_bag(other, packed, actor="Ewa")
    assert refused.value.key == "zip_bomb"


def test_the_summary_of_the_listing_travels_with_the_case(store, other, tmp_path):
    import_bag(other, export_bag(store, "one", tmp_path / "one"), actor="Ewa")
    assert next(other.list()).summary == {"title": "חוב"}
    header = (other.folder("one") / "case.json").read_text().splitlines()[0].rstrip(",") + "}"
    assert json.loads(header)["_meta"]["1"]["rev"] == 3
