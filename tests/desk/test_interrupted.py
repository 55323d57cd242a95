"""Broken off in the middle and done again: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path

import pytest
from interrupting import FORM, inbox, main_job, state, steps_of, the_desk

from casefile import __main__ as program
from casefile.desk import Desk
from casefile.model.errors import NoRoom
from casefile.store import disk
from casefile.store.custody import Access

pytestmark = pytest.mark.folders


@pytest.fixture
def papers(tmp_path):
    return inbox(tmp_path / "papers")


@pytest.fixture
def desk(tmp_path):
    return the_desk(tmp_path / "library")


@pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are needed")
def test_the_main_job_killed_or_interrupted_and_done_again_is_as_if_never_disturbed(
    tmp_path, papers
):
    """bench/interrupted.py does it before every step; here before two of them."""
    job = partial(main_job, papers=papers)
    whole = tmp_path / "undisturbed"
    count = steps_of(partial(job, whole), whole)
    wanted = state(whole)
    assert wanted["left behind"] == [] and len(wanted["Sowa owes for chairs"]) == 1
    assert count > 100
    for at, how in ((count // 2, signal.SIGKILL), (count * 9 // 10, signal.SIGINT)):
        home = tmp_path / f"broken-{how}"
        steps_of(partial(job, home), home, at, how)
        main_job(home, papers)
        assert state(home) == wanted, at


def test_a_case_whose_files_were_not_come_to_is_gone_on_with(desk, papers, monkeypatch):
    def broken_off(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as then:
        then.setattr(Desk, "_with_files", broken_off)
        with pytest.raises(KeyboardInterrupt):
            desk.new_from(papers / "case.toml")
    (half,) = desk.cases()
    assert desk.case(half.id).exhibits == ()

    assert desk.new_from(papers / "case.toml").case.id == half.id
    assert [x.mark for x in desk.case(half.id).exhibits] == ["C-1"]
    other = desk.new_from(papers / "case.toml").case  # a whole one is never gone on with
    assert other.id != half.id and other.number == 2


def test_what_was_taken_in_but_not_noted_is_noted_when_more_comes(desk, papers, monkeypatch):
    ref = desk.new_from(papers / "case.toml").case.id

    def broken_off(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as then:
        then.setattr(Desk, "_accessed_all", broken_off)
        with pytest.raises(KeyboardInterrupt):
            desk.add(ref, [papers / "inbox"])
    for _ in range(2):
        desk.add(ref, [papers / "case.toml"])
    noted = [line.mark for line in desk.accesses(ref) if line.access is Access.TAKEN_IN]
    assert sorted(noted) == ["C-1", "C-2", "C-3", "C-4"]


def test_a_packet_written_again_keeps_no_file_of_the_one_before(desk, papers):
    ref = desk.new_from(papers / "case.toml").case.id
    desk.add(ref, [papers / "inbox"])
    desk.accept(ref, label="open")
    first = desk.write(ref, FORM)
    assert len(first.files) == 3
    desk.remove(ref, "C-2")
    (first.path.parent / "exhibits" / ".002-C-2.eml.999999999.ab12.new").write_bytes(b"half")
    again = desk.write(ref, FORM)
    assert again.path == first.path
    assert sorted((again.path.parent / "exhibits").iterdir()) == sorted(again.files)
    assert desk.check_packet(again.path) == ()


def test_only_what_a_writer_that_is_gone_left_is_swept(tmp_path):
    def left(folder: Path) -> set[str]:
        return {file.name for file in folder.iterdir()}

    mine = disk.beside(tmp_path / "mine", b"being written")
    others = {".owner.json.new", "note.new", mine.name}
    gone = 999_999_999  # above any number of a process
    for name in (*others, f".owner.json.{gone}.ab12.new"):
        (tmp_path / name).touch()
    if os.name == "nt":  # there only time tells
        os.utime(tmp_path / f".owner.json.{gone}.ab12.new", (0, 0))
    disk.sweep(tmp_path)
    assert left(tmp_path) == others


def test_bytes_of_an_entry_that_was_refused_are_named_and_used_when_they_come_again(
    desk, papers, monkeypatch
):
    def full(*_, **__):
        raise NoRoom("no_room", where="case.json", fault="disk full")

    def unused():
        return [one for one in desk.check(ref) if one.say.key == "checks.evidence_unused"]

    ref = desk.new_from(papers / "case.toml").case.id
    late = papers / "late.txt"
    late.write_text("A letter that came later.", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(type(desk), "change", full)
        with pytest.raises(NoRoom):
            desk.add(ref, [late])
    assert len(unused()) == 1
    (filed,) = desk.add(ref, [late])
    assert filed.exhibit is not None and not filed.duplicate_of
    assert unused() == []


def test_a_case_that_was_never_written_leaves_no_folder(desk, papers):
    ref = desk.new_from(papers / "case.toml").case.id
    cases = desk.store.folder(ref).parent
    for name in ("begun", "kept"):
        (cases / name).mkdir()
    (cases / "begun" / ".case.json.999999999.ab12.new").touch()
    (cases / "kept" / "note.txt").touch()
    desk.store.changes()
    assert {folder.name for folder in cases.iterdir()} == {ref, "kept"}


def test_a_command_that_is_interrupted_ends_without_a_traceback(tmp_path, monkeypatch, capsys):
    def broken_off(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "cases", broken_off)
    assert program.main(["cases", "--home", str(tmp_path)]) == 130
    assert capsys.readouterr().err == "\n"
