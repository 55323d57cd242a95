"""The owner's record, drafts and ids."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from shelf import mode

from casefile.model.errors import BadInput, Damaged
from casefile.store.ids import new_id
from casefile.store.notebook import (
    read_draft,
    read_owner,
    remove_draft,
    write_draft,
    write_owner,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_the_owner_comes_back_and_is_nobody_before(tmp_path):
    assert read_owner(tmp_path) is None
    write_owner(tmp_path, {"name": "דנה כהן", "acting": "Dana"})

    assert read_owner(tmp_path) == {"name": "דנה כהן", "acting": "Dana"}
    assert mode(tmp_path / "owner.json") == "0o600"
    assert [path.name for path in tmp_path.iterdir()] == ["owner.json"]


def test_a_spoiled_owner_file_is_damaged_not_empty(tmp_path):
    for body in (b"", b"[]", b"\xff"):
        (tmp_path / "owner.json").write_bytes(body)
        with pytest.raises(Damaged):
            read_owner(tmp_path)


def drafts(home):
    return sorted(path.stem for path in (home / "drafts").glob("*.json"))


def test_a_draft_is_kept_until_it_is_removed(tmp_path):
    assert read_draft(tmp_path, "log_call") is None
    write_draft(tmp_path, "log_call", {"said": "ישלם מחר"})
    write_draft(tmp_path, "case-1", {"title": "x"})

    assert read_draft(tmp_path, "log_call") == {"said": "ישלם מחר"}
    assert drafts(tmp_path) == ["case-1", "log_call"]
    remove_draft(tmp_path, "log_call")
    remove_draft(tmp_path, "log_call")
    assert drafts(tmp_path) == ["case-1"]


@pytest.mark.parametrize("name", ["", "../owner", "a/b", ".x", "x" * 200])
def test_a_draft_cannot_be_written_elsewhere(tmp_path, name):
    with pytest.raises(BadInput):
        write_draft(tmp_path, name, {})


def test_what_is_not_json_is_refused_and_the_old_owner_stands(tmp_path):
    write_owner(tmp_path, {"name": "Dana"})
    for wrong in (float("nan"), (1,), object()):
        with pytest.raises(BadInput):
            write_owner(tmp_path, {"name": wrong})
    assert read_owner(tmp_path) == {"name": "Dana"}


def test_ids_are_in_order_of_time_and_never_the_same():
    ids = [new_id(NOON + timedelta(milliseconds=n)) for n in range(50)]

    assert ids == sorted(ids)
    assert len({new_id(NOON) for _ in range(1000)}) == 1000
    assert all(len(id) == 26 and id.isalnum() and id == id.lower() for id in ids)
