"""Evidence: one pass, read-only, never a link or a pipe, never a file that changes meanwhile."""

from __future__ import annotations

import errno
import io
import os
import socket
import tracemalloc
from hashlib import sha256

import pytest
from shelf import CASE, SAID, Fails, library, mode

from casefile.model.errors import BadInput, NoRoom, NotFound, StoreError
from casefile.store.blobs import BLOCK


@pytest.fixture
def blobs(tmp_path):
    store = library(tmp_path / "home")
    store.create("one", CASE, **SAID)
    return store.blobs("one")


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "חוזה חתום.pdf"
    path.write_bytes(b"%PDF contract")
    return path


def test_a_file_lies_under_its_hash_read_only_and_the_original_is_untouched(blobs, paper):
    stored = blobs.take_in(paper)
    held = blobs.path(stored.sha256)

    assert stored == (sha256(b"%PDF contract").hexdigest(), 13, True)
    assert held.parts[-3:] == ("evidence", stored.sha256[:2], stored.sha256)
    assert mode(held) == "0o400" and held.stat().st_nlink == 1
    assert paper.read_bytes() == b"%PDF contract"
    assert list(blobs.all()) == [stored.sha256]
    assert not list((blobs.root / ".incoming").iterdir())


def _link(path, paper):
    path.symlink_to(paper)


def _folder_link(path, paper):
    path.symlink_to(paper.parent)


def _dangling(path, paper):
    path.symlink_to("nowhere")


def _pipe(path, paper):
    os.mkfifo(path)


def _folder(path, paper):
    path.mkdir()


def _socket(path, paper):
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(path))


@pytest.mark.parametrize(
    ("made", "key"),
    [
        (_link, "source_is_link"),
        (_folder_link, "source_is_link"),
        (_dangling, "source_is_link"),
        (_pipe, "source_is_pipe"),
        (_socket, "source_is_pipe"),
        (_folder, "source_is_folder"),
    ],
)
def test_what_is_no_ordinary_file_is_refused_by_its_kind(blobs, paper, tmp_path, made, key):
    path = tmp_path / "x"
    made(path, paper)

    with pytest.raises(BadInput) as refused:
        blobs.take_in(path)
    assert refused.value.key == key
    assert list(blobs.all()) == []


def test_a_device_is_refused_and_a_missing_file_is_not_found(blobs, tmp_path):
    with pytest.raises(BadInput) as refused:
        blobs.take_in(type(tmp_path)("/dev/zero"))
    assert refused.value.key == "source_is_device"
    with pytest.raises(NotFound):
        blobs.take_in(tmp_path / "none")


def test_a_file_swapped_for_a_link_between_look_and_open_is_refused(
    blobs, paper, tmp_path, monkeypatch
):
    other = tmp_path / "secret"
    other.write_bytes(b"secret")
    real = os.open

    def swapped(path, *rest, **named):
        if path == paper:
            paper.unlink()
            paper.symlink_to(other)
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(BadInput):
        blobs.take_in(paper)
    assert list(blobs.all()) == []


@pytest.mark.parametrize("grow", [b"more", None])
def test_a_file_that_changes_while_it_is_read_is_refused(blobs, tmp_path, grow):
    path = tmp_path / "log"
    path.write_bytes(b"a" * 3 * BLOCK)

    def meddle(done, size):
        if done == BLOCK:
            with path.open("r+b") as file:
                if grow:
                    file.seek(0, 2)
                    file.write(grow)
                else:
                    file.truncate(2 * BLOCK)
        return True

    with pytest.raises(BadInput) as refused:
        blobs.take_in(path, meddle)
    assert refused.value.key == "changed_while_read"
    assert list(blobs.all()) == [] and not list((blobs.root / ".incoming").iterdir())


def test_stopping_leaves_nothing(blobs, tmp_path):
    path = tmp_path / "film"
    path.write_bytes(b"a" * 3 * BLOCK)
    told = []

    with pytest.raises(StoreError) as refused:
        blobs.take_in(path, lambda done, size: told.append((done, size)) or done < 2 * BLOCK)
    assert refused.value.key == "intake_cancelled"
    assert told == [(BLOCK, 3 * BLOCK), (2 * BLOCK, 3 * BLOCK)]
    assert list(blobs.all()) == [] and not list((blobs.root / ".incoming").iterdir())


def test_memory_does_not_grow_with_the_file(blobs, tmp_path):
    path = tmp_path / "film"
    with path.open("wb") as file:
        file.truncate(64 * BLOCK)
    tracemalloc.start()
    try:
        blobs.take_in(path)
        assert tracemalloc.get_traced_memory()[1] < 4 * BLOCK
    finally:
        tracemalloc.stop()


def test_a_full_disk_at_any_operation_keeps_nothing_half(tmp_path, paper):
    with pytest.MonkeyPatch.context() as patch:
        store = library(tmp_path / "0")
        store.create("one", CASE, **SAID)
        operations = Fails(patch, tmp_path / "0", 0, errno.ENOSPC)
        store.blobs("one").take_in(paper)
    assert operations.count > 5
    for at in range(1, operations.count + 1):
        store = library(tmp_path / str(at))
        store.create("one", CASE, **SAID)
        blobs = store.blobs("one")
        with pytest.MonkeyPatch.context() as patch:
            fails = Fails(patch, tmp_path / str(at), at, errno.ENOSPC)
            try:
                blobs.take_in(paper)
            except NoRoom:
                pass
            else:
                assert fails.names[at - 1].startswith("link"), fails.names[at - 1]
        assert all(blobs.verify(name) for name in blobs.all())
        stored = blobs.take_in(paper)
        assert blobs.verify(stored.sha256)


def test_one_flipped_bit_is_found(blobs, paper):
    stored = blobs.take_in(paper)
    held = blobs.path(stored.sha256)
    held.chmod(0o600)
    body = bytearray(held.read_bytes())
    for index in range(len(body) * 8):
        body[index // 8] ^= 1 << index % 8
        held.write_bytes(body)
        assert not blobs.verify(stored.sha256)
        body[index // 8] ^= 1 << index % 8
    held.write_bytes(body)
    assert blobs.verify(stored.sha256)


def test_a_link_in_the_place_of_evidence_is_not_opened(blobs, paper):
    stored = blobs.take_in(paper)
    held = blobs.path(stored.sha256)
    held.unlink()
    held.symlink_to(paper)

    with pytest.raises(NotFound):
        blobs.open(stored.sha256)


def test_a_reading_is_kept_beside_the_evidence_and_can_be_made_again(blobs, paper):
    stored = blobs.take_in(paper)
    assert blobs.reading(stored.sha256) is None
    blobs.put_reading(stored.sha256, b'{"text": 1}')
    blobs.put_reading(stored.sha256, b'{"text": 2}')
    assert blobs.reading(stored.sha256) == b'{"text": 2}'

    blobs.delete(stored.sha256)
    assert blobs.reading(stored.sha256) is None
    with pytest.raises(NotFound):
        blobs.put_reading("../../x", b"{}")


def test_what_a_crash_left_in_the_middle_of_intake_is_swept_a_day_later(blobs, paper):
    blobs.take_in(paper)
    incoming = blobs.root / ".incoming"
    for name, age in (("old", 90_000), ("of another program now", 60)):
        (incoming / name).write_bytes(b"half")
        then = paper.stat().st_mtime - age
        os.utime(incoming / name, (then, then))
    blobs.put(io.BytesIO(b"next"))

    assert [path.name for path in incoming.iterdir()] == ["of another program now"]
