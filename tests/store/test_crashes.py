"""Killed in the middle of writing: nothing that was reported done is missing, ever."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from crashing import Ours, killed, killed_apart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are needed")
PAUSE = 0.001


def test_a_hundred_and_fifty_kills_lose_nothing_and_stock_tinydb_shows_that_they_bite(tmp_path):
    """The same kills on TinyDB's own storage leave unreadable files, or the test proves nothing."""
    ours = killed_apart("ours", tmp_path / "ours", runs=150, base=40, pause=PAUSE, seed=1)
    assert ours["ok"] == 150, ours
    assert ours["acknowledged"] > 150, ours

    stock: Counter[str] = Counter()
    for seed in range(1, 11):  # a kill at a random moment may miss forty times, hardly four hundred
        stock += killed_apart("stock", tmp_path / "s", runs=40, base=40, pause=PAUSE, seed=seed)
        if stock["unreadable"]:
            break
    assert stock["unreadable"] > 0, stock


class Forgetful(Ours):
    """Reports every second change without writing it."""

    turn = 0

    def write(self, rows):
        self.turn += 1
        if self.turn % 2:
            super().write(rows)


class Ended(Ours):
    """Gives up by itself."""

    def write(self, rows):
        raise OSError("no more")


def test_the_count_sees_a_store_that_reports_what_it_did_not_write(tmp_path):
    told = killed(Forgetful, tmp_path / "home", runs=20, base=10, pause=0, seed=3)
    assert told["lost"] > 0, told


def test_a_writer_that_ends_by_itself_is_told_with_its_own_words(tmp_path):
    with pytest.raises(RuntimeError, match="no more"):
        killed(Ended, tmp_path / "home", runs=20, base=10, pause=0, seed=3)
