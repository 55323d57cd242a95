"""Killed in the middle of writing: nothing that was reported done is missing, ever."""

from __future__ import annotations

import sys

import pytest
from crashing import Ours, Stock, killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are needed")
PAUSE = 0.001


def test_a_hundred_and_fifty_kills_lose_nothing_and_stock_tinydb_shows_that_they_bite(tmp_path):
    """The same kills on TinyDB's own storage leave unreadable files, or the test proves nothing."""
    ours = killed(Ours, tmp_path / "ours", runs=150, base=40, pause=PAUSE, seed=1)
    stock = killed(Stock, tmp_path / "stock", runs=40, base=40, pause=PAUSE, seed=1)

    assert ours["ok"] == 150, ours
    assert ours["acknowledged"] > 150, ours
    assert stock["unreadable"] > 0, stock
