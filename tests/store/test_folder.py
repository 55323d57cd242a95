"""A case on disk: private, readable by any TinyDB, and noticed when it is not what was written."""

from __future__ import annotations

import json
import os
from hashlib import sha256

import pytest
from shelf import CASE, SAID, library, mode, with_revisions
from tinydb import TinyDB, where

from casefile.model.errors import Damaged, NotFound, TooNew
from casefile.store.page import Header, page_text
from casefile.store.seal import sealed


def test_a_plain_tinydb_reads_the_case_with_its_tables_and_rows_in_order(tmp_path):
    library(tmp_path).create("one", CASE, **SAID)
    path = tmp_path / "cases" / "one" / "case.json"

    with TinyDB(path, access_mode="r") as plain:
        assert plain.tables() == {"_meta", "_audit", "case", "debts", "exhibits"}
        assert [row["mark"] for row in plain.table("exhibits").all()] == ["C-1", "C-2"]
        assert plain.table("debts").get(where("ref") == "F2") == {"ref": "F2", "amount": "50.00"}
        assert plain.table("case").all() == [
            {"notes": [], "stage": "friendly", "title": "Unpaid invoice"}
        ]
        assert plain.table("_meta").all()[0]["rev"] == 1


def test_the_first_line_tells_revision_shape_and_summary_without_the_rest(tmp_path):
    library(tmp_path).create("one", CASE, **SAID)
    first = (tmp_path / "cases/one/case.json").read_text("utf-8").splitlines()[0]
    header = json.loads(first.rstrip(",") + "}")["_meta"]["1"]

    assert (header["rev"], header["schema"], header["summary"]) == (1, 1, {"title": "חוב"})
    assert len(header["txid"]) == 16 and len(header["body_sha256"]) == 64


def test_hebrew_stays_hebrew_in_the_file(tmp_path):
    library(tmp_path).create("one", {"title": "חשבונית 😀"}, **SAID)
    assert "חשבונית 😀" in (tmp_path / "cases/one/case.json").read_text("utf-8")


def test_folders_and_files_are_for_the_owner_alone_even_with_an_open_umask(tmp_path):
    before = os.umask(0)
    try:
        store = with_revisions(tmp_path / "home", 2)
        stored = store.blobs("one").take_in(_file(tmp_path, b"contract"))
        store.blobs("one").put_reading(stored.sha256, b"{}")
        store.packets("one")
        list(store.list())
    finally:
        os.umask(before)
    found = {path: mode(path) for path in (tmp_path / "home").rglob("*")}

    assert {m for path, m in found.items() if path.is_dir()} == {"0o700"}
    evidence = store.blobs("one").path(stored.sha256)
    assert found.pop(evidence) == "0o400"
    assert {m for path, m in found.items() if path.is_file()} == {"0o600"}
    assert mode(tmp_path / "home") == "0o700"


def _file(folder, body):
    path = folder / "paper"
    path.write_bytes(body)
    return path


def test_a_case_of_a_later_version_is_read_but_not_changed(tmp_path):
    store = with_revisions(tmp_path, 1)
    path = tmp_path / "cases/one/case.json"
    page = store.page("one")
    _, _, body = path.read_bytes().split(b"\n", 2)
    newer = page.header._replace(schema=9)
    path.write_bytes(page_text(newer, page.entry, body))

    document, revision = store.get("one")
    assert document == CASE
    with pytest.raises(TooNew) as refused:
        store.put("one", CASE, revision, **SAID)
    assert refused.value.values == {"schema": 9, "known": 1}


def test_every_single_bit_of_the_case_file_is_watched(tmp_path):
    store = with_revisions(tmp_path, 2)
    path = tmp_path / "cases/one/case.json"
    whole = path.read_bytes()
    for index in range(len(whole)):
        path.write_bytes(
            whole[:index] + bytes([whole[index] ^ 1 << index % 8]) + whole[index + 1 :]
        )
        with pytest.raises(Damaged):
            store.get("one")


@pytest.mark.parametrize("body", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"_meta":{"1":{}},'])
def test_what_is_no_case_file_is_damaged_and_not_a_traceback(tmp_path, body):
    store = with_revisions(tmp_path, 1)
    (tmp_path / "cases/one/case.json").write_bytes(body)

    with pytest.raises(Damaged):
        store.get("one")
    assert [(x.id, x.revision) for x in store.list()] == [("one", "")]


def test_a_header_with_other_fields_is_damaged(tmp_path):
    store = with_revisions(tmp_path, 1)
    path = tmp_path / "cases/one/case.json"
    path.write_bytes(b'{"_meta":{"1":' + sealed({"rev": 1}) + b"},\n\n{}")

    with pytest.raises(Damaged):
        store.get("one")


def test_an_older_copy_put_in_place_by_hand_is_noticed(tmp_path):
    store = with_revisions(tmp_path, 3)
    case = tmp_path / "cases/one"
    (case / "case.json").write_bytes((case / "backups/00000001.json").read_bytes())

    with pytest.raises(Damaged) as refused:
        store.get("one")
    assert refused.value.key == "case_rolled_back"
    with pytest.raises(Damaged):
        store.put("one", CASE, store.file("one").page().header.revision, **SAID)


def test_an_index_that_was_deleted_or_spoiled_comes_back(tmp_path):
    store = with_revisions(tmp_path, 2)
    listed = list(store.list())
    assert store.glance() == tuple(listed)
    for spoiled in (None, b"", b"[]", b'{"version":1,"cases":{"one":[]}}', b'{"version":2}'):
        (tmp_path / "index.json").unlink()
        if spoiled is not None:
            (tmp_path / "index.json").write_bytes(spoiled)
        assert list(store.list()) == listed


def test_a_file_or_an_empty_folder_among_the_cases_is_no_case(tmp_path):
    store = with_revisions(tmp_path, 1)
    (tmp_path / "cases/stray").mkdir()
    (tmp_path / "cases/note.txt").write_text("x")

    assert [x.id for x in store.list()] == ["one"]
    with pytest.raises(NotFound):
        store.get("stray")
    store.create("stray", CASE, **SAID)
    assert store.get("stray")[0] == CASE


def test_the_hash_in_the_header_is_of_the_bytes_below_the_second_line(tmp_path):
    store = with_revisions(tmp_path, 1)
    header: Header = store.page("one").header
    body = (tmp_path / "cases/one/case.json").read_bytes().split(b"\n", 2)[2]

    assert sha256(body).hexdigest() == header.body_sha256
