"""Systems that lack something (Windows, old file systems): the way round works the same."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from shelf import CASE, SAID, library, mode, tree

from casefile.model.errors import BadInput
from casefile.store import disk


def used(home: Path, paper: Path) -> None:
    """A whole day in a library: new case, change, evidence, deletion."""
    store = library(home)
    revision = store.create("one", CASE, **SAID)
    revision = store.put("one", {**CASE, "title": "second"}, revision, **SAID)
    stored = store.blobs("one").take_in(paper)
    assert store.blobs("one").verify(stored.sha256)
    assert not store.blobs("one").take_in(paper).fresh
    assert store.get("one") == ({**CASE, "title": "second"}, revision)
    store.delete("one", revision, actor="Dana")
    assert list(store.list()) == []


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper"
    path.write_bytes(b"invoice")
    return path


@pytest.mark.parametrize("lacks", ["O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "O_CLOEXEC"])
def test_without_a_flag_of_open_everything_still_works(tmp_path, paper, monkeypatch, lacks):
    assert disk.flag(lacks)
    monkeypatch.delattr(os, lacks)
    assert disk.flag(lacks) == 0
    if lacks == "O_NONBLOCK":
        monkeypatch.setattr(disk, "FileLock", _NoLock)
    used(tmp_path / "home", paper)


class _NoLock:
    """filelock has its own way on such systems."""

    def __init__(self, *_, **__): ...
    def acquire(self): ...
    def release(self): ...


def test_without_o_nofollow_a_link_is_still_refused(tmp_path, paper, monkeypatch):
    monkeypatch.delattr(os, "O_NOFOLLOW")
    store = library(tmp_path / "home")
    store.create("one", CASE, **SAID)
    (tmp_path / "link").symlink_to(paper)

    with pytest.raises(BadInput):
        store.blobs("one").take_in(tmp_path / "link")


def test_without_o_nofollow_a_swap_for_a_link_is_noticed_after_opening(
    tmp_path, paper, monkeypatch
):
    monkeypatch.delattr(os, "O_NOFOLLOW")
    store = library(tmp_path / "home")
    store.create("one", CASE, **SAID)
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret!")
    real = os.open

    def swapped(path, *rest, **named):
        if path == paper:
            paper.unlink()
            paper.symlink_to(secret)
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(BadInput):
        store.blobs("one").take_in(paper)


def test_without_fchmod_evidence_is_read_only_all_the_same(tmp_path, paper, monkeypatch):
    monkeypatch.delattr(os, "fchmod")
    monkeypatch.setattr(disk, "FileLock", _NoLock)
    used(tmp_path / "home", paper)
    store = library(tmp_path / "other")
    store.create("one", CASE, **SAID)
    stored = store.blobs("one").take_in(paper)

    assert mode(store.blobs("one").path(stored.sha256)) == "0o400"


def test_without_hard_links_revisions_are_copied_and_evidence_is_renamed(
    tmp_path, paper, monkeypatch
):
    def refused(*_, **__):
        raise OSError(errno.ENOTSUP, "no links here")

    monkeypatch.setattr(os, "link", refused)
    store = library(tmp_path / "home")
    revision = store.create("one", CASE, **SAID)
    store.put("one", {**CASE, "title": "second"}, revision, **SAID)
    stored = store.blobs("one").take_in(paper)

    kept = tmp_path / "home/cases/one/backups/00000001.json"
    assert kept.stat().st_nlink == 1 and mode(kept) == "0o600"
    assert store.blobs("one").verify(stored.sha256)


def test_on_windows_a_file_held_by_a_virus_scanner_is_waited_for(tmp_path, monkeypatch):
    new, target = tmp_path / "new", tmp_path / "case.json"
    new.write_bytes(b"new")
    target.write_bytes(b"old")
    real, tries, waits = Path.replace, [], []

    def held(self, to):
        tries.append(to)
        if len(tries) < 4:
            raise PermissionError(errno.EACCES, "held")
        return real(self, to)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(disk, "on_windows", lambda: True)
    monkeypatch.setattr(disk.time, "sleep", waits.append)
    disk.take_name(new, target)

    assert target.read_bytes() == b"new"
    assert len(tries) == 4 and len(waits) == 3


def test_on_windows_patience_has_an_end_and_elsewhere_there_is_none(tmp_path, monkeypatch):
    new, tries = tmp_path / "new", []

    def held(self, to):
        tries.append(to)
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(disk.time, "sleep", lambda _: None)
    with pytest.raises(PermissionError):
        disk.take_name(new, tmp_path / "x", tries=5)
    assert len(tries) == 1
    monkeypatch.setattr(disk, "on_windows", lambda: True)
    with pytest.raises(PermissionError):
        disk.take_name(new, tmp_path / "x", tries=5)
    assert len(tries) == 1 + 6


def test_on_windows_folders_are_not_synced_and_read_only_files_can_be_removed(
    tmp_path, paper, monkeypatch
):
    monkeypatch.setattr(disk, "on_windows", lambda: True)
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda n: synced.append(os.fstat(n).st_mode) or real(n))
    used(tmp_path / "home", paper)
    assert synced and not any(os.path.stat.S_ISDIR(m) for m in synced)

    store = library(tmp_path / "other")
    store.create("one", CASE, **SAID)
    blobs = store.blobs("one")
    stored = blobs.take_in(paper)
    blobs.delete(stored.sha256)
    assert not blobs.has(stored.sha256)
    assert tree(tmp_path / "other").keys() == {"cases/one/case.json", "cases/one/audit.jsonl"}
