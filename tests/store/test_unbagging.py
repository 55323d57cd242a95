"""Copies in again: verified in full, the log going on; what is forged or no bag is refused."""

from __future__ import annotations

import json
import os
import stat
import zipfile

import bagit
import pytest
from bags import resealed, zipped
from shelf import mode

from casefile.model.errors import BadInput, Exists
from casefile.store.bagcheck import bag_faults
from casefile.store.bagging import export_bag, export_zip
from casefile.store.checking import check
from casefile.store.commits import body_hash, header_for
from casefile.store.history import history, undo
from casefile.store.page import body_of, page_of, page_text
from casefile.store.seal import sealed
from casefile.store.unbagging import import_bag


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


def test_a_zip_that_lost_its_beginning_or_a_part_of_it_is_no_bag(store, other, tmp_path):
    whole = export_zip(store, "one", tmp_path / "bag.zip").read_bytes()
    broken = tmp_path / "broken.zip"
    middle = len(whole) // 3
    for data in (whole[9:], whole[:middle] + bytes(400) + whole[middle + 400 :]):
        broken.write_bytes(data)
        with pytest.raises(BadInput) as refused:
            import_bag(other, broken, actor="ann")
        assert refused.value.key == "not_a_bag"


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
    packed = zipped(tmp_path / "evil.zip", (name, "/etc/passwd", kind))
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
