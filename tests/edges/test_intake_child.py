"""A file may do what it likes to its reader; the program stays up and keeps the bytes."""

import os
import sys
import time
from pathlib import Path

import pytest

from casefile.intake import fence
from casefile.intake.child import Limits, ReadingChild, plain_bytes, read_file
from casefile.model.errors import BadInput

WITH_LIMITS = pytest.mark.skipif(fence.resource is None, reason="the system has no limits to set")


@pytest.fixture(scope="module")
def beside():
    """Let a child find the readers that stand beside this test."""
    sys.path.insert(0, str(Path(__file__).parent))
    yield
    sys.path.remove(str(Path(__file__).parent))


@pytest.fixture(scope="module")
def bad(beside):
    with ReadingChild(readers="bad_readers") as child:
        yield child


@pytest.fixture(scope="module")
def hasty(beside):
    with ReadingChild(Limits(seconds=2), readers="bad_readers") as child:
        yield child


def reads_on(child):
    return child.read(b"well", "next.txt").own_text == "read"


@WITH_LIMITS
def test_a_reader_that_loops_is_stopped(hasty):
    begun = time.monotonic()
    full = hasty.read(b"loop", "loop.txt")

    assert full.trouble == "reader_too_slow"
    assert time.monotonic() - begun < 15
    assert reads_on(hasty)


def test_a_reader_that_waits_for_ever_is_stopped_by_the_clock(hasty):
    assert hasty.read(b"sleep", "sleep.txt").trouble == "reader_too_slow"
    assert reads_on(hasty)


@WITH_LIMITS
def test_a_reader_that_asks_for_two_gigabytes_is_refused(bad):
    assert bad.read(b"memory", "memory.txt").trouble == "reader_too_big"
    assert reads_on(bad)


@pytest.mark.parametrize(
    ("deed", "asked"),
    [
        ("connect", "socket.__new__"),
        ("connect_quietly", "socket.__new__"),
        ("fork", "os.fork"),
        ("run", "subprocess.Popen"),
        ("shell", "os.system"),
        ("peek /etc/hostname", "open"),
        ("listing /", "os.scandir"),
    ],
)
def test_a_reader_that_oversteps_the_fence_is_named(bad, deed, asked):
    full = bad.read(deed.encode(), "deed.txt")

    assert (full.trouble, full.about, full.paragraphs) == ("reader_overstepped", asked, ())
    assert reads_on(bad)


def test_a_reader_cannot_write_a_file(bad, tmp_path):
    full = bad.read(f"write {tmp_path / 'mark'}".encode(), "write.txt")

    assert full.trouble == "reader_overstepped"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("deed", ["die", "abort"])
def test_a_reader_that_dies_is_told_and_the_next_file_is_read(bad, deed):
    assert bad.read(deed.encode(), "die.txt").trouble == "reader_died"
    assert reads_on(bad)


def test_endless_nesting_is_told(bad):
    assert bad.read(b"deep", "deep.txt").trouble == "reader_too_deep"


def test_an_answer_beyond_the_cap_is_refused(beside):
    with ReadingChild(Limits(text=100_000), readers="bad_readers") as child:
        assert child.read(b"long", "long.txt").trouble == "reader_too_big"


def test_what_a_library_prints_does_not_spoil_the_answer(bad):
    assert bad.read(b"chatter", "chatter.txt").own_text == "quiet"


def test_the_child_inherits_no_secrets(beside, monkeypatch):
    monkeypatch.setenv("BANK_PASSWORD", "hunter2")
    with ReadingChild(readers="bad_readers") as child:
        told = child.read(b"environment", "e.txt").own_text

    assert "BANK_PASSWORD" not in told


@WITH_LIMITS
def test_a_warm_child_gets_the_whole_time_for_each_file(hasty):
    for _ in range(8):
        assert hasty.read(b"busy", "busy.txt").own_text == "done"


def test_without_limits_of_the_system_the_hook_and_the_clock_remain(monkeypatch):
    monkeypatch.setattr(fence, "resource", None)
    monkeypatch.setattr(sys, "addaudithook", lambda hook: None)
    stands = fence.Fence(memory=1)
    fence.grant_seconds(1)

    with pytest.raises(fence.Overstepped):
        stands._watch("socket.__new__", ())
    assert stands.asked == "socket.__new__"


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "missing"])
def test_only_a_plain_file_is_read(tmp_path, kind):
    path = tmp_path / "evidence.txt"
    if kind == "link":
        path.symlink_to("/etc/hostname")
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)

    with pytest.raises(BadInput) as refused:
        read_file(path)
    assert refused.value.key == ("no_such_file" if kind == "missing" else "not_a_plain_file")


def test_a_file_beyond_the_limit_is_kept_unread(tmp_path):
    path = tmp_path / "film.bin"
    path.write_bytes(b"x" * 1001)

    assert plain_bytes(path, 1000) is None
    full = read_file(path, limits=Limits(file=1000))
    assert full.trouble == "file_too_big"


def test_an_empty_file_and_a_strange_one_are_told(tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "strange.bin").write_bytes(bytes(range(256)) * 40)

    assert read_file(tmp_path / "empty.pdf").trouble == "file_empty"
    assert read_file(tmp_path / "strange.bin").trouble == "no_reader"
