"""Evidence taken in: copied, read, marked once for ever, what comes inside a file with it."""

import io
import os
import zipfile

import pytest
from papers_filed import mail

from casefile.model.disclosure import Disclosure


def test_a_mail_becomes_a_dated_described_exhibit_with_its_bytes_untouched(desk, case, tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(mail()))
    (filed,) = desk.add(case.id, [path])
    exhibit = desk.case(case.id).exhibit(filed.exhibit.mark)
    assert (exhibit.mark, str(exhibit.dated), exhibit.title) == (
        "C-1",
        "2026-02-02",
        "Invoice INV-7",
    )
    assert exhibit.custody.size == path.stat().st_size
    assert desk.evidence_path(case.id, "C-1").read_bytes() == path.read_bytes()
    assert not exhibit.accepted and exhibit.disclosure is Disclosure.INTERNAL


def test_what_comes_inside_a_mail_inside_a_zip_is_evidence_of_its_own(desk, case, tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("outer.eml", bytes(mail("Outer", inside=mail("Inner"))))
    path = tmp_path / "papers.zip"
    path.write_bytes(held.getvalue())
    filed = desk.add(case.id, [path])
    parents = {f.exhibit.title: f.exhibit.custody.parent for f in filed}
    marks = {f.exhibit.title: f.exhibit.mark for f in filed}
    assert parents["Inner"] == marks["Outer"]
    assert parents["Outer"] == marks["papers"]


def test_the_same_bytes_are_told_and_not_taken_in_twice(desk, case, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Delivered on Monday.", encoding="utf-8")
    first, second = desk.add(case.id, [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert second.duplicate_of == first.exhibit.mark
    assert len(desk.case(case.id).exhibits) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links without a right to make them")
def test_a_link_a_pipe_and_a_missing_file_are_refused_and_the_rest_goes_on(desk, case, tmp_path):
    (tmp_path / "real.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    filed = desk.add(case.id, [tmp_path / x for x in ("link.txt", "pipe", "gone.txt", "real.txt")])
    assert [bool(f.trouble) for f in filed] == [True, True, True, False]
    assert len(desk.case(case.id).exhibits) == 1


def test_what_cannot_be_read_is_kept_and_says_why(desk, case, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really")
    (filed,) = desk.add(case.id, [tmp_path / "broken.pdf"])
    assert filed.trouble is None
    assert filed.exhibit.reading.trouble
    assert desk.evidence_path(case.id, "C-1").read_bytes().startswith(b"%PDF")


def test_cancelling_keeps_what_was_taken_in_so_far(desk, case, tmp_path):
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"note {n}", encoding="utf-8")
    desk.add(case.id, [tmp_path], told=lambda done, of, name: done < 2)
    assert len(desk.case(case.id).exhibits) == 2


def test_marks_are_never_given_twice(desk, case, tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"note {n}", encoding="utf-8")
    desk.add(case.id, [tmp_path / "0.txt", tmp_path / "1.txt"])
    desk.add(case.id, [tmp_path / "2.txt"], side="R")
    assert [x.mark for x in desk.case(case.id).exhibits] == ["C-1", "C-2", "R-1"]


def test_the_text_can_be_read_again_when_the_cache_is_gone(desk, case, tmp_path):
    (tmp_path / "a.txt").write_text("Delivered on Monday.", encoding="utf-8")
    desk.add(case.id, [tmp_path / "a.txt"])
    for cached in (desk.home / "cases" / case.id / "readings").rglob("*.json"):
        cached.unlink()
    exhibit = desk.case(case.id).exhibits[0]
    assert "Delivered on Monday." in desk.full_reading(case.id, exhibit).text


def test_what_is_inside_an_archive_counts_in_the_progress_and_can_be_cancelled(
    desk, case, tmp_path
):
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        for n in range(4):
            box.writestr(f"{n}.txt", f"note number {n}")
    heard = []

    def go_on(done, every, name):
        heard.append((done, every, name))
        return name != "2.txt"

    desk.add(case.id, [tmp_path / "box.zip"], told=go_on)
    assert heard == [(0, 1, "box.zip"), (0, 5, "0.txt"), (1, 5, "1.txt"), (2, 5, "2.txt")]
    assert [x.custody.original_name for x in desk.case(case.id).exhibits] == [
        "box.zip",
        "0.txt",
        "1.txt",
    ]


def test_an_archive_in_archives_ends_somewhere_and_says_so(desk, case, tmp_path):
    inner = b"the innermost note"
    for level in range(9):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as box:
            box.writestr(f"{level}.zip" if level else "note.txt", inner)
        inner = held.getvalue()
    (tmp_path / "deep.zip").write_bytes(inner)
    filed = desk.add(case.id, [tmp_path / "deep.zip"])

    assert len(filed) == 6
    assert "inside_not_opened" in filed[-1].exhibit.reading.flags
    assert all("inside_not_opened" not in one.exhibit.reading.flags for one in filed[:-1])


def test_a_file_with_more_inside_than_any_evidence_has_is_stopped(
    desk, case, tmp_path, monkeypatch
):
    monkeypatch.setattr("casefile.desk.batch.MOST_INSIDE", 5)
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as box:
        for n in range(9):
            box.writestr(f"{n}.txt", f"note number {n}")
    (tmp_path / "next.txt").write_text("an ordinary note", encoding="utf-8")
    filed = desk.add(case.id, [tmp_path / "many.zip", tmp_path / "next.txt"])

    assert [one.trouble.key for one in filed if one.trouble] == ["archive_bomb"]
    assert filed[-1].name == "next.txt" and filed[-1].exhibit is not None
    assert len(desk.case(case.id).exhibits) == 7


def test_a_file_named_in_an_old_code_page_is_taken_in_with_all_the_others(desk, case, tmp_path):
    """``umowę.txt`` as an archive of Windows leaves it here: one byte that is no UTF-8."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "list.txt").write_text("We agreed on 500.")
    with open(os.fsencode(folder / "umow") + b"\xea.txt", "w") as file:
        file.write("The contract.")
    filed = desk.add(case.id, [folder])
    assert [one.exhibit.custody.original_name for one in filed] == ["list.txt", "umow\ufffd.txt"]
    assert [x.mark for x in desk.case(case.id).exhibits] == ["C-1", "C-2"]
