"""What every test may lean on: a library in a temporary folder, and the outside corpora."""

from __future__ import annotations

import compileall
import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from left_behind import AT_THE_END

import casefile
from casefile.desk import Desk
from casefile.intake.child import ReadingChild
from casefile.store import factory

settings.register_profile("any machine", deadline=None)  # no test asserts a time
settings.load_profile("any machine")

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
ON = date(2026, 11, 20)


class Clock:
    """A clock that moves one second at each look, so that order can be told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture(autouse=True)
def _no_library_of_the_user(tmp_path, monkeypatch):
    """No test may touch the data of whoever runs it."""
    monkeypatch.setenv("CASEFILE_HOME", str(tmp_path / "library"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)


@pytest.fixture(autouse=True, scope="session")
def _no_waiting_for_the_disk() -> Iterator[None]:
    """No plug is pulled on a test: a sync is asked for as ever, and answered without the disk.

    What the order of syncs is worth, tests/store/test_powerloss.py proves on a disk of its own.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: os.fstat(file) and None)
        yield


IDLE: list[ReadingChild] = []
"""Children that read for a batch of evidence and wait for the next; a fork has none of them."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=IDLE.clear)


@contextmanager
def _warm_child() -> Iterator[ReadingChild]:
    try:
        child = IDLE.pop()
    except IndexError:
        child = ReadingChild()
        AT_THE_END.callback(child.close)
    try:
        yield child
    except BaseException:  # it may be in the middle of a file
        child.close()
        raise
    finally:
        IDLE.append(child)


@pytest.fixture(autouse=True, scope="session")
def _no_waiting_for_a_child() -> Iterator[None]:
    """A batch begins with a child that read for an earlier one, and is as warm as within a batch.

    Children that start, die and are replaced have tests of their own in tests/edges.
    """
    with pytest.MonkeyPatch.context() as patch:
        for place in ("filing", "searching"):
            patch.setattr(f"casefile.desk.{place}.ReadingChild", _warm_child)
        yield


def pytest_configure(config):
    """Compile the program once, as whoever installs it does: hundreds of tests start it anew."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(casefile.__file__).parent, quiet=2)


def pytest_sessionfinish():
    """End what was started beside the tests, before a worker says that it is done."""
    AT_THE_END.close()


def pytest_addoption(parser):
    parser.addoption(
        "--on-server",
        action="store_true",
        help="every library of the tests is a firm's, on a real PostgreSQL",
    )


@pytest.fixture(autouse=True)
def _library_on_a_server(request, monkeypatch):
    """With --on-server, give each home a firm of its own; what looks into folders is left out."""
    if not request.config.getoption("--on-server"):
        return
    if request.node.get_closest_marker("folders"):
        pytest.skip("looks into the folders of a library")
    server = importlib.import_module("team_server")
    seats = {}

    def joined_to(home):
        seat = factory_joined_to(home)
        if seat is None and home not in seats:
            (seats[home],) = server.fresh_firm(server.Role.OWNER)
        return seat or seats[home]

    factory_joined_to = factory.joined_to
    monkeypatch.setattr(factory, "joined_to", joined_to)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, clock):
    """A desk on an empty library, reading on 20 November 2026, in English."""
    return Desk(tmp_path / "library", language="en", on=ON, now=clock)


@pytest.fixture
def corpora():
    """The folder of real files that no one here wrote; absent outside the workshop."""
    if not CORPORA.is_dir():
        pytest.skip("the corpora of outside files are not beside the checkout")
    return CORPORA
