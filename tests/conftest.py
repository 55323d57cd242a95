"""What every test may lean on: a library in a temporary folder, and the outside corpora."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casefile.desk import Desk

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
