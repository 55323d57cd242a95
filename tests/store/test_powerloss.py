"""The power goes at any moment of a commit: every state the disk may be in is opened and read."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from powerloss import Recorder, states
from shelf import CASE, SAID, library, tree

from casefile.model.errors import CasefileError
from casefile.store import disk
from casefile.store.checking import check
from casefile.store.history import history


def outcomes(home: Path, *, windows: int) -> Counter[str]:
    """Lose the power in two commits at a time; count what is found in every state."""
    chance = random.Random(5)
    store = library(home / "library")
    store.create("one", CASE, **SAID)
    folder = store.folder("one")
    told: Counter[str] = Counter()
    for window in range(windows):
        before = tree(folder)
        held = [store.get("one")[0]]
        ends = [0]
        with Recorder(folder) as recorder:
            for number in range(2):
                notes = [{"text": "x" * chance.randrange(10, 9000)}] * (window % 2 + number)
                document = {**CASE, "title": f"{window}.{number}", "notes": notes}
                store.put("one", document, store.get("one")[1], **SAID)
                held.append(document)
                ends.append(len(recorder.steps))
        for cut, found in states(recorder.steps, before):
            told["states"] += 1
            done = sum(end <= cut for end in ends) - 1
            told[_found(home / "after", found, held, done)] += 1
    return told


def _found(home: Path, found: dict[str, bytes], held: list, done: int) -> str:
    shutil.rmtree(home, ignore_errors=True)
    store = library(home)
    folder = store.folder("one")
    for name, body in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    try:
        document, revision = store.get("one")
        if document not in held:
            return "wrong"
        if held.index(document) < done:
            return "lost"
        if any(finding.serious for finding in check(folder, read=True)):
            return "check complains"
        store.put("one", {**document, "title": "goes on"}, revision, **SAID)
        log = history(store, "one")
        if log[-1].rev != len(log) or any(x.serious for x in check(folder, read=True)):
            return "log broken"
    except (CasefileError, OSError) as trouble:
        return f"unreadable: {trouble}"
    return "good"


def test_in_every_state_the_case_is_whole_nothing_reported_is_lost_and_work_goes_on(tmp_path):
    told = outcomes(tmp_path, windows=4)

    assert told["states"] > 150
    assert told["good"] == told["states"], told


def _no_sync_of_the_new_file(patch):
    real = disk.os.fsync

    def beside(path, body):
        patch.setattr(disk.os, "fsync", lambda number: None)
        try:
            return genuine(path, body)
        finally:
            patch.setattr(disk.os, "fsync", real_now[0])

    genuine = disk.beside
    real_now = [real]

    def remembered(path, body):
        real_now[0] = disk.os.fsync
        return beside(path, body)

    patch.setattr(disk, "beside", remembered)


def _no_sync_of_the_folder(patch):
    patch.setattr(disk, "sync_folder", lambda path: None)


def _no_sync_of_the_log(patch):
    patch.setattr(disk, "make_durable", lambda path: None)


def _log_before_the_rename(patch):
    genuine, add_line = disk.take_name, disk.add_line

    def take_name(new, path, **named):
        second = new.read_bytes().split(b"\n", 2)[1]
        add_line(path.parent / "audit.jsonl", second.removeprefix(b'"_audit":{"1":')[:-2])
        genuine(new, path, **named)

    patch.setattr(disk, "take_name", take_name)
    patch.setattr(disk, "add_line", lambda path, line: None)


def _old_file_removed_first(patch):
    genuine = disk.take_name

    def take_name(new, path, **named):
        path.unlink(missing_ok=True)
        genuine(new, path, **named)

    patch.setattr(disk, "take_name", take_name)


@pytest.mark.parametrize(
    "mutant",
    [
        _no_sync_of_the_new_file,
        _no_sync_of_the_folder,
        _no_sync_of_the_log,
        _log_before_the_rename,
        _old_file_removed_first,
    ],
)
def test_a_store_that_leaves_out_one_precaution_is_caught(tmp_path, monkeypatch, mutant):
    """The model has teeth: each precaution of the commit is needed in some state."""
    mutant(monkeypatch)
    told = outcomes(tmp_path, windows=2)

    assert told["good"] < told["states"], told
